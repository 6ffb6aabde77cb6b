import { webhookBytesMax } from '@doublecheck/whatsapp'
import type { FastifyInstance } from 'fastify'
import type { App as HttpApp } from '../../platform/index.ts'
import { errorBody } from '../../platform/index.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { type App, findSigner } from './verify-signature.ts'

export type WebhookDesk = {
  /** Every app a connected number belongs to. */
  readonly apps: () => readonly App[]
  readonly knowsVerifyToken: (token: string) => Promise<boolean>
  readonly deliveries: DeliveryStore
  /** Counts what was turned away. */
  readonly turnedAway: (reason: 'signature') => void
}

const path = '/webhooks/whatsapp'

/**
 * Meta's verification and deliveries. A delivery is answered 200 only when its bytes are durable, and nothing is
 * understood before that: a mistake in our parser must not lose a customer's words.
 */
export async function webhookRoutes(app: HttpApp, desk: WebhookDesk): Promise<void> {
  await app.register(async (scope: FastifyInstance) => {
    // A logger of its own for each request, with its secrets blanked, costs more than checking the signature, and a
    // delivery has nothing of its own to log.
    scope.setChildLoggerFactory((logger) => logger)
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: webhookBytesMax },
      (_request, body, done) => {
        done(null, body)
      },
    )
    scope.get<{ Querystring: Record<string, string | string[] | undefined> }>(
      path,
      { config: { permission: 'public' }, schema: { hide: true } },
      async (request, reply) => {
        const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
        if (
          mode === 'subscribe' &&
          typeof token === 'string' &&
          typeof challenge === 'string' &&
          challenge.length <= 500
        ) {
          if (await desk.knowsVerifyToken(token)) return reply.type('text/plain').send(challenge)
        }
        const message = 'The verify token is not the one of any connected number.'
        return reply.code(403).send(errorBody({ code: 'whatsapp.not_allowed', message }))
      },
    )
    scope.post(
      path,
      { config: { permission: 'public' }, schema: { hide: true }, bodyLimit: webhookBytesMax, helmet: false },
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const signer = findSigner(desk.apps(), body, request.headers['x-hub-signature-256'])
        if (!signer) {
          desk.turnedAway('signature')
          const message = 'X-Hub-Signature-256 does not match these bytes under any connected app secret.'
          return reply.code(401).send(errorBody({ code: 'whatsapp.signature_wrong', message }))
        }
        await desk.deliveries.store(signer.key, body)
        return reply.code(200).send()
      },
    )
  })
}
