import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  inTransaction,
  type MessageId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import { announceMessages } from '../announce-messages.ts'
import { recordDeletions } from './deletion-store.ts'

type Touched = {
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly changed: boolean
}

/**
 * Hides a message on our desk only. The other side keeps it, and so does the record: a line stays in its place, and
 * anybody who may write can bring it back. Asked twice, done once.
 */
export function hideMessage(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
  by: string,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<Touched>`
      with named as (select id, hidden_at is null as changed from messages
        where workspace_id = ${workspaceId} and id = ${id} for update)
      update messages set hidden_at = coalesce(hidden_at, ${now}), hidden_by = coalesce(hidden_by, ${by})
      from named where messages.workspace_id = ${workspaceId} and messages.id = named.id
      returning messages.contact_id, messages.group_id, named.changed`.execute(trx)
    return tell(trx, { workspace_id: workspaceId, message_id: id, act: 'hide', by }, rows[0], now)
  })
}

/** Brings a hidden message back. Nothing was lost by hiding it. */
export function showMessage(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
  by: string,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<Touched>`
      with named as (select id, hidden_at is not null as changed from messages
        where workspace_id = ${workspaceId} and id = ${id} for update)
      update messages set hidden_at = null, hidden_by = null
      from named where messages.workspace_id = ${workspaceId} and messages.id = named.id
      returning messages.contact_id, messages.group_id, named.changed`.execute(trx)
    return tell(trx, { workspace_id: workspaceId, message_id: id, act: 'show', by }, rows[0], now)
  })
}

async function tell(
  trx: Transaction,
  done: Parameters<typeof recordDeletions>[1][number],
  touched: Touched | undefined,
  now: Date,
): Promise<Refusal | undefined> {
  if (!touched) return refuse('messages.not_found', 'There is no such message.')
  if (!touched.changed) return undefined
  const { workspace_id, message_id } = done
  const { contact_id, group_id } = touched
  await recordDeletions(trx, [done], now)
  await announceMessages(trx, 'messages.changed', [{ workspace_id, message_id, contact_id, group_id }])
  return undefined
}
