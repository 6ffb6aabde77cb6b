import { sql } from 'kysely'
import {
  type Database,
  idSpan,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Spoken } from './evidence-content.ts'

const spoken = sql`messages.workspace_id, messages.id, messages.number_id, messages.contact_id, messages.direction,
  messages.origin, messages.channel_message_id, messages.type, messages.body, messages.details, messages.quotes,
  messages.reacts_to, messages.author, messages.purpose, messages.created_at, messages.accepted_at,
  messages.edited_at, messages.withdrawn_at`

export async function listSpoken(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<Spoken[]> {
  if (ids.length === 0) return []
  const { first, last } = idSpan(ids)
  const { rows } = await sql<Spoken>`
    select ${spoken} from messages
    where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[]) and id between ${first} and ${last}
    order by id`.execute(db)
  return rows
}

/** What one number told about a message of its own. */
export type Told = {
  readonly workspace_id: WorkspaceId
  readonly number_id: string
  readonly channel_message_id: string
}

/** Messages of which an edit or a withdrawal is known that did not reach them yet, as they stand, locked until it does. */
export async function lockBefore(
  trx: Transaction,
  revision: 'edits' | 'withdrawals',
  told: readonly Told[],
): Promise<Spoken[]> {
  const revised = revision === 'edits' ? sql`and messages.edited_at is distinct from revision.at` : sql``
  const { rows } = await sql<Spoken>`
    select ${spoken}
    from unnest(${told.map((one) => one.workspace_id)}::integer[], ${told.map((one) => one.number_id)}::uuid[],
      ${told.map((one) => one.channel_message_id)}::text[]) as told (workspace_id, number_id, channel_message_id)
    join ${sql.table(revision)} as revision using (workspace_id, number_id, channel_message_id)
    join messages on messages.workspace_id = told.workspace_id and messages.number_id = told.number_id
      and messages.channel_message_id = told.channel_message_id
    where messages.withdrawn_at is null ${revised}
    order by messages.workspace_id, messages.id
    for update of messages`.execute(trx)
  return rows
}

/** To whom messages belong, for deeds that name the message alone. */
export async function listOwners(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, string | null>> {
  const rows = await listSpoken(db, workspaceId, ids)
  return new Map(rows.map((row) => [row.id, row.contact_id]))
}
