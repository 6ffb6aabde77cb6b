import { createHmac, timingSafeEqual } from 'node:crypto'

/** One Meta app whose deliveries we accept. `key` marks it without giving the secret away. */
export type App = { readonly key: string; readonly secret: string }

const shape = /^sha256=[0-9a-f]{64}$/i

/**
 * The app that signed these bytes, or undefined. The signature is HMAC-SHA256 over the raw body, hex, in
 * X-Hub-Signature-256 (webhooks/create-webhook-endpoint, 2025-11). Compared in constant time.
 */
export function findSigner(apps: readonly App[], body: Buffer, header: unknown): App | undefined {
  if (typeof header !== 'string' || !shape.test(header)) return undefined
  const given = Buffer.from(header.slice(7), 'hex')
  return apps.find((app) => timingSafeEqual(createHmac('sha256', app.secret).update(body).digest(), given))
}
