import { advanceDelivery, matchReceipts } from '../messages/index.ts'
import {
  type Database,
  type Event,
  followEvents,
  type MessageId,
  type Transaction,
} from '../platform/index.ts'
import { listWaiting } from './list-waiting.ts'
import { claimUnmatched } from './receipt-store.ts'
import { advanceOf, waitingEvent } from './record-receipts.ts'

/**
 * A receipt can overtake the answer to our own call and then finds no message by its channel id. Whichever of the two is
 * written last, its event brings them together: when a message changes, receipts that waited for it are given to it, and
 * when a receipt waits, its message is looked for once more.
 */
export function followMessages(db: Database): Promise<number> {
  return followEvents(db, 'receipts', ['messages.changed', waitingEvent], async (trx, events) => {
    const [waiting, changed] = [
      events.filter((event) => event.name === waitingEvent),
      events.filter((event) => event.name !== waitingEvent),
    ]
    const messages = changed.flatMap((event) =>
      (event.body.message_ids as MessageId[]).map((message_id) => ({
        workspace_id: event.workspace_id,
        message_id,
      })),
    )
    messages.push(...(await findMessagesOf(trx, waiting)))
    const claimed = await claimUnmatched(trx, messages)
    await advanceDelivery(trx, claimed.flatMap(advanceOf))
  })
}

async function findMessagesOf(trx: Transaction, events: readonly Event[]) {
  const receipts = []
  for (const { workspace_id, body } of events) {
    receipts.push(...(await listWaiting(trx, workspace_id, body.receipt_ids as string[])))
  }
  return (await matchReceipts(trx, receipts)).filter((match) => match !== undefined)
}
