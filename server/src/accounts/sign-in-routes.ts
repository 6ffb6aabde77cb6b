import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, errorBody, type House } from '../platform/index.ts'
import { actorPresent, bearerToken, type Identify } from './identify.ts'
import { findPresence } from './membership-store.ts'
import { addressHeader, type SignIn } from './sign-in.ts'
import { translateSignInError } from './sign-in-errors.ts'
import { claimTry, settleTry } from './sign-in-failures.ts'

type Place = readonly ['GET' | 'POST', path: string, permission: 'public' | 'signed_in', summary: string]

/** What of the sign-in library is open to the outside; it can do more, and that stays shut. */
const places: readonly Place[] = [
  ['POST', '/sign-in/email', 'public', 'Sign in with e-mail address and password'],
  ['POST', '/sign-out', 'public', 'Sign out'],
  ['GET', '/get-session', 'public', 'The session behind the cookie, or null'],
  ['POST', '/change-password', 'signed_in', 'Change the own password'],
  ['GET', '/list-sessions', 'signed_in', 'Where the own account is signed in'],
  ['POST', '/revoke-session', 'signed_in', 'Sign out one of the own sessions'],
  ['POST', '/revoke-other-sessions', 'signed_in', 'Sign out everywhere else'],
  ['POST', '/two-factor/enable', 'signed_in', 'Begin to set up the second factor'],
  ['POST', '/two-factor/disable', 'signed_in', 'Give up the second factor'],
  ['POST', '/two-factor/get-totp-uri', 'signed_in', 'The address to show as a QR code'],
  ['POST', '/two-factor/generate-backup-codes', 'signed_in', 'New backup codes instead of the old'],
  // Both also finish a sign-in, when there is no session yet.
  ['POST', '/two-factor/verify-totp', 'public', 'Prove the second factor with a code of the app'],
  ['POST', '/two-factor/verify-backup-code', 'public', 'Prove the second factor with a backup code'],
]

const signInPath = '/sign-in/email'
const sessionPath = '/get-session'
const passedOn = [
  'cookie',
  'host',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]
const bodyBytesMax = 16 * 1024

/**
 * Hands requests under /api/auth to the sign-in library and its answers back, with errors in the house's
 * form.
 */
export function signInRoutes(app: App, house: House, signIn: SignIn, baseUrl: string, who: Identify): void {
  for (const [method, path, permission, summary] of places) {
    app.route({
      method,
      url: `/api/auth${path}`,
      bodyLimit: bodyBytesMax,
      config: { permission },
      schema: { summary, tags: ['sign-in'] },
      onRequest: keepNoAnswer,
      handler: async (request, reply) => {
        const asked = new Request(`${baseUrl}${request.url}`, { method, ...contentOf(request) })
        if (path === signInPath) {
          const wait = await claimTry(house, emailOf(request))
          if (wait) return reply.code(429).header('retry-after', String(wait.seconds)).send(errorBody(wait))
        }
        // For the log of deeds: after a sign-out nobody could say any more who it was.
        request.actor ??= await who.identify(request.headers)
        // The library may remember a session for minutes that is over here.
        if (path === sessionPath && !request.actor) return reply.type('application/json').send('null')
        const answer = await signIn.handler(asked)
        if (path === signInPath) await settleTry(house, emailOf(request), answer.status)
        return passOn(house, request, reply, answer)
      },
    })
  }
}

/** Answers that show a secret once are not kept for repeated requests, nor is a mark of what was asked. */
export async function keepNoAnswer(request: FastifyRequest): Promise<void> {
  delete request.headers['idempotency-key']
}

function contentOf(request: FastifyRequest): { headers: Headers; body?: string } {
  const headers = new Headers()
  for (const name of passedOn) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  // Who sent a token acts by it, and not by a cookie that came along.
  if (bearerToken(request.headers) !== undefined) headers.delete('cookie')
  headers.set(addressHeader, request.ip)
  if (request.method === 'GET') return { headers }
  headers.set('content-type', 'application/json')
  // A text body is somebody's form dressed up; only what was parsed as JSON goes on.
  const body = typeof request.body === 'object' && request.body !== null ? request.body : {}
  return { headers, body: JSON.stringify(body) }
}

function emailOf(request: FastifyRequest): string {
  const email = (request.body as { email?: unknown } | null)?.email
  return typeof email === 'string' ? email.slice(0, 320) : ''
}

async function passOn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Response,
): Promise<FastifyReply> {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store')
  const text = await answer.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  if (answer.status >= 400) {
    const retryAfter = answer.headers.get('x-retry-after')
    if (retryAfter) reply.header('retry-after', retryAfter)
    return reply.code(answer.status).send(translateSignInError(answer.status, body))
  }
  const token = (body as { token?: unknown } | null)?.token
  if (!request.actor && typeof token === 'string') {
    const presence = await findPresence(house.db, token)
    if (presence) request.actor = actorPresent(presence)
  }
  return reply
    .code(answer.status)
    .type('application/json')
    .send(text === '' ? 'null' : text)
}
