import { advanceDelivery } from '../messages/index.ts'
import { type Database, type Event, followEvents } from '../platform/index.ts'
import { claimUnmatched } from './receipt-store.ts'
import { advanceOf } from './record-receipts.ts'

/**
 * A receipt can overtake the answer to our own call and then finds no message by its channel id. When a message changes,
 * receipts that waited for it are given to it.
 */
export function followMessages(db: Database): Promise<number> {
  return followEvents(db, 'receipts', ['messages.changed'], async (trx, events) => {
    const messages = events.flatMap((event: Event) =>
      (event.body.message_ids as string[]).map((message_id) => ({
        workspace_id: event.workspace_id,
        message_id,
      })),
    )
    const claimed = await claimUnmatched(trx, messages)
    await advanceDelivery(trx, claimed.flatMap(advanceOf))
  })
}
