import type { IncomingHttpHeaders } from 'node:http'
import { bearerToken } from './identify.ts'
import { ownOrigins } from './sign-in.ts'

/**
 * May this write come from a page? A browser sends the session's cookie along with writes that another
 * site's page makes it send, and says so in headers that the page cannot change. A bearer token is never
 * sent by itself, so it is trusted.
 *
 *   Sec-Fetch-Site: same-origin, or none (typed by the person) → yes; anything else → no
 *   Origin: ours → yes; another, or "null" → no
 *   neither, with a cookie → no: no browser of today does that
 *   neither, without a cookie → yes: a program, and nobody is signed in
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string): boolean {
  if (bearerToken(headers) !== undefined) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (headers.origin !== undefined) {
    return headers.origin === publicOrigin || ownOrigins(headers.host).includes(headers.origin)
  }
  return site !== undefined || headers.cookie === undefined
}
