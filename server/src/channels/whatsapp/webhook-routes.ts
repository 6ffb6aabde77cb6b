import { webhookBytesMax } from '@doublecheck/whatsapp'
import { type DirectRoute, errorBody, type App as HttpApp } from '../../platform/index.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { type App, findSigner } from './verify-signature.ts'

const url = '/webhooks/whatsapp'

export type DeliveryDesk = {
  /** Every app a connected number belongs to. */
  readonly apps: () => readonly App[]
  readonly deliveries: DeliveryStore
  /** Counts what was turned away. */
  readonly turnedAway: (reason: 'signature') => void
}

/**
 * Meta's deliveries. One is answered 200 only when its bytes are durable, and nothing is understood before that: a
 * mistake in our parser must not lose a customer's words.
 */
export function deliveryRoute({ apps, deliveries, turnedAway }: DeliveryDesk): DirectRoute {
  return {
    method: 'POST',
    url,
    bytesMax: webhookBytesMax,
    async answer(body, headers) {
      const signer = findSigner(apps(), body, headers['x-hub-signature-256'])
      if (!signer) {
        turnedAway('signature')
        return { status: 401, body: unsigned }
      }
      await deliveries.store(signer.key, body)
      return { status: 200 }
    },
  }
}

const unsigned = errorBody({
  code: 'whatsapp.signature_wrong',
  message: 'X-Hub-Signature-256 does not match these bytes under any connected app secret.',
})

type Verification = { Querystring: Record<string, string | string[] | undefined> }

/** Meta's question, when the address is entered, whether it is ours. */
export function verificationRoute(app: HttpApp, knowsVerifyToken: (token: string) => Promise<boolean>): void {
  const options = { config: { permission: 'public' }, schema: { hide: true } } as const
  app.get<Verification>(url, options, async (request, reply) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
    if (
      mode === 'subscribe' &&
      typeof token === 'string' &&
      typeof challenge === 'string' &&
      challenge.length <= 500
    ) {
      if (await knowsVerifyToken(token)) return reply.type('text/plain').send(challenge)
    }
    const message = 'The verify token is not the one of any connected number.'
    return reply.code(403).send(errorBody({ code: 'whatsapp.not_allowed', message }))
  })
}
