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
import { findMessageRow } from './message-store.ts'

/** The code of a failure that nobody but a person has told. */
export const decidedNotSent = 'not_sent'

/**
 * A person decides what became of an attempt whose answer was lost, for example after asking the customer. A receipt that
 * comes later still counts: it is a fact, the decision was an opinion.
 */
export function resolveUnclear(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
  outcome: 'sent' | 'not_sent',
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const taken = await sql`
      delete from outbox where workspace_id = ${workspaceId} and message_id = ${id} and unclear_at is not null`.execute(
      trx,
    )
    if (taken.numAffectedRows !== 1n) {
      const message = await findMessageRow(trx, workspaceId, id)
      return message
        ? refuse('messages.not_unclear', 'The outcome of this message is known; there is nothing to decide.')
        : refuse('messages.not_found', 'There is no such message.')
    }
    const failure = JSON.stringify({
      code: decidedNotSent,
      title: 'A person decided that this message did not leave.',
    })
    const { rows } = await sql<{ contact_id: string | null; group_id: string | null }>`
      update messages set
        accepted_at = case when ${outcome} = 'sent' then ${now}::timestamptz else accepted_at end,
        failed_at = case when ${outcome} = 'not_sent' then ${now}::timestamptz else failed_at end,
        failure = case when ${outcome} = 'not_sent' then ${failure}::jsonb else failure end
      where workspace_id = ${workspaceId} and id = ${id}
      returning contact_id, group_id`.execute(trx)
    await announceMessages(trx, 'messages.changed', [
      { workspace_id: workspaceId, message_id: id, ...rows[0]!, accepted: outcome === 'sent' },
    ])
    return undefined
  })
}
