import { type Advance, advanceDelivery, matchReceipts } from '../messages/index.ts'
import {
  announce,
  type ContactId,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { type AdvancingStatus, failureOfReceipt, movesMessage, type Receipt } from './receipt.ts'
import { insertReceipts, receiptId, type StoredReceipt } from './receipt-store.ts'

export type RecordedReceipt = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly contact_id: ContactId | null
  readonly receipt: Receipt
}

/**
 * Appends receipts and moves their messages forward. Repeats fall away; a receipt whose message is not known yet waits
 * for it. Returns the new ones that found their message.
 */
export async function recordReceipts(
  trx: Transaction,
  receipts: readonly Receipt[],
): Promise<readonly RecordedReceipt[]> {
  const unique = [...new Map(receipts.map((receipt) => [receiptId(receipt), receipt])).values()]
  const matches = await matchReceipts(trx, unique)
  const matched = unique.map((receipt, index) => ({
    ...receipt,
    id: receiptId(receipt),
    message_id: matches[index]?.message_id ?? null,
  }))
  const freshIds = await insertReceipts(trx, matched)
  const fresh = matched.filter((receipt) => freshIds.has(receipt.id))
  await advanceDelivery(trx, fresh.flatMap(advanceOf))
  await announceWaiting(
    trx,
    fresh.filter((receipt) => receipt.message_id === null),
  )
  const contactOf = new Map(matches.map((match) => [match?.message_id, match?.contact_id ?? null]))
  return fresh.flatMap((receipt) =>
    receipt.message_id === null
      ? []
      : [
          {
            workspace_id: receipt.workspace_id,
            message_id: receipt.message_id,
            contact_id: contactOf.get(receipt.message_id) ?? null,
            receipt,
          },
        ],
  )
}

export const waitingEvent = 'receipts.waiting'

/**
 * The transaction that gives the message its channel id may be under way beside this one: it does not see the receipt
 * and this one does not see the id. So both leave an event, and whoever reads the later one sees both.
 */
async function announceWaiting(trx: Transaction, waiting: readonly StoredReceipt[]): Promise<void> {
  const byWorkspace = Map.groupBy(waiting, (receipt) => receipt.workspace_id)
  await announce(
    trx,
    [...byWorkspace].map(([workspace_id, ones]) => ({
      workspace_id,
      name: waitingEvent,
      body: { receipt_ids: ones.map((receipt) => receipt.id) },
    })),
  )
}

/** What a receipt adds to its message; nothing while the message is unknown or the status is not ours to act on. */
export function advanceOf(receipt: StoredReceipt): Advance[] {
  if (receipt.message_id === null || !movesMessage(receipt)) return []
  return [
    {
      workspace_id: receipt.workspace_id,
      message_id: receipt.message_id,
      channel_message_id: receipt.channel_message_id,
      status: receipt.status as AdvancingStatus,
      at: receipt.at,
      failure: failureOfReceipt(receipt),
      pricing: receipt.pricing,
    },
  ]
}
