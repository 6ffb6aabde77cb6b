import { z } from 'zod'
import type { WebhookChange, WebhookDelivery } from './inbound-envelope.ts'

export type * from './inbound-account.ts'
export type * from './inbound-coexistence.ts'
export type * from './inbound-envelope.ts'
export type * from './inbound-message.ts'
export type * from './inbound-status.ts'

// Only the frame is checked. The platform adds fields without asking, and a delivery that fails a check
// would be words of a customer thrown away: what is inside a value is read piece by piece, by whoever
// needs it.
const delivery = z.looseObject({
  object: z.string(),
  entry: z.array(
    z.looseObject({
      id: z.union([z.string(), z.number()]).transform(String),
      time: z.number().optional(),
      changes: z.array(z.looseObject({ field: z.string(), value: z.looseObject({}) })),
    }),
  ),
})

/** The delivery, or undefined when it is not an envelope of the platform. Unknown fields are kept. */
export function readDelivery(json: unknown): WebhookDelivery | undefined {
  const parsed = delivery.safeParse(json)
  return parsed.success ? (parsed.data as unknown as WebhookDelivery) : undefined
}

/** Every change of a delivery with the account it belongs to, in the order of the delivery. */
export function* changesOf(
  delivery: WebhookDelivery,
): Generator<{ accountId: string; time: number | undefined; change: WebhookChange }> {
  for (const entry of delivery.entry) {
    for (const change of entry.changes) yield { accountId: entry.id, time: entry.time, change }
  }
}
