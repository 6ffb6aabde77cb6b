import { sql } from 'kysely'
import {
  type Database,
  inTransaction,
  type MessageId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import { recordDeletions } from './deletion/deletion-store.ts'
import { findMessageRow } from './message-store.ts'
import { type MessageState, stateOf } from './state.ts'

/**
 * Takes a message back before it leaves. The outbox row decides: whoever removes or leases it first wins, so after
 * "recalled" the message has not left and never will, and after "too late" it has or may have.
 */
export function recallMessage(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
  by: string,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const removed = await sql`
      delete from outbox where workspace_id = ${workspaceId} and message_id = ${id}
        and leased_at is null and unclear_at is null`.execute(trx)
    if (removed.numAffectedRows === 1n) {
      const { rows } = await sql<{ contact_id: string | null; group_id: string | null }>`
        update messages set recalled_at = ${now} where workspace_id = ${workspaceId} and id = ${id}
        returning contact_id, group_id`.execute(trx)
      await announceMessages(trx, 'messages.changed', [
        { workspace_id: workspaceId, message_id: id, ...rows[0]! },
      ])
      await recordDeletions(trx, [{ workspace_id: workspaceId, message_id: id, act: 'recall', by }], now)
      return undefined
    }
    const message = await findMessageRow(trx, workspaceId, id)
    if (!message) return refuse('messages.not_found', 'There is no such message.')
    // Asked twice, answered the same.
    if (message.recalled_at) return undefined
    if (message.direction === 'in')
      return refuse('messages.too_late', 'A message from a customer cannot be recalled.')
    return refuseLate(stateOf(message, now))
  })
}

function refuseLate(state: MessageState): Refusal {
  if (state === 'refused' || state === 'failed') {
    const message = 'This message did not reach the person, and nothing of it waits to leave.'
    return refuse('messages.nothing_to_recall', message)
  }
  const message =
    state === 'sending' || state === 'unclear'
      ? 'This message is leaving, or may have left, and cannot be recalled. Wait for its outcome.'
      : 'This message has already left and cannot be recalled. Send a correction instead.'
  return refuse('messages.too_late', message)
}
