import { sql } from 'kysely'
import {
  type Database,
  inTransaction,
  type MessageId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../../platform/index.ts'
import { announceMessages } from '../announce-messages.ts'

/** Hides a message on our desk only. The other side keeps it, and so does the record. */
export async function hideMessage(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
  by: string,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ contact_id: string | null; group_id: string | null }>`
      update messages set hidden_at = coalesce(hidden_at, ${now}), hidden_by = coalesce(hidden_by, ${by})
      where workspace_id = ${workspaceId} and id = ${id}
      returning contact_id, group_id`.execute(trx)
    if (!rows[0]) return refuse('messages.not_found', 'There is no such message.')
    await announceMessages(trx, 'messages.changed', [
      { workspace_id: workspaceId, message_id: id, ...rows[0] },
    ])
    return undefined
  })
}
