import { sql } from 'kysely'
import type { ContactId, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import { removeMediaOf } from './media-store.ts'
import type { MessageBody } from './message.ts'
import { recordCopies } from './message-copies.ts'

/** Stored bytes that still hold content somebody took back: the channel that stored them cuts it out. */
export type Scrub = { readonly delivery_id: number; readonly channel_message_id: string }

export type Withdrawal = {
  readonly workspace_id: WorkspaceId
  readonly channel_message_id: string
  readonly at: Date
  readonly by: 'contact' | 'app'
}

export type Edit = {
  readonly workspace_id: WorkspaceId
  readonly channel_message_id: string
  readonly at: Date
  readonly type: string
  readonly body: MessageBody
  readonly delivery_id: number | null
}

type Touched = {
  workspace_id: WorkspaceId
  message_id: MessageId
  contact_id: ContactId | null
  group_id: string | null
}

/**
 * People took messages back. The content goes at once, here and (through the scrubs returned) in the stored bytes; what
 * stays is that something was withdrawn, when, and by whom. The withdrawal is kept even when its message is not here
 * yet: it may arrive later, and then arrives empty.
 */
export async function withdrawMessages(
  trx: Transaction,
  withdrawals: readonly Withdrawal[],
): Promise<readonly Scrub[]> {
  if (withdrawals.length === 0) return []
  await sql`
    insert into withdrawals (workspace_id, channel_message_id, at, by)
    select workspace_id, channel_message_id, min(at), min(by) from unnest(
      ${withdrawals.map((w) => w.workspace_id)}::integer[], ${withdrawals.map((w) => w.channel_message_id)}::text[],
      ${withdrawals.map((w) => w.at)}::timestamptz[], ${withdrawals.map((w) => w.by)}::text[]
    ) as told (workspace_id, channel_message_id, at, by)
    group by 1, 2 order by 1, 2
    on conflict do nothing`.execute(trx)
  return emptyWithdrawn(trx, withdrawals)
}

/** People changed messages. Only the newest text is kept. */
export async function editMessages(trx: Transaction, edits: readonly Edit[]): Promise<readonly Scrub[]> {
  if (edits.length === 0) return []
  await recordCopies(trx, edits)
  // Of several edits of one message in one batch the newest counts.
  const newest = [
    ...Map.groupBy(edits, (edit) => `${edit.workspace_id} ${edit.channel_message_id}`).values(),
  ].map((same) => same.reduce((last, edit) => (edit.at >= last.at ? edit : last)))
  await sql`
    insert into edits (workspace_id, channel_message_id, at, type, body, delivery_id)
    select * from unnest(
      ${newest.map((e) => e.workspace_id)}::integer[], ${newest.map((e) => e.channel_message_id)}::text[],
      ${newest.map((e) => e.at)}::timestamptz[], ${newest.map((e) => e.type)}::text[],
      ${newest.map((e) => JSON.stringify(e.body))}::jsonb[], ${newest.map((e) => e.delivery_id)}::bigint[])
    on conflict (workspace_id, channel_message_id) do update
      set at = excluded.at, type = excluded.type, body = excluded.body, delivery_id = excluded.delivery_id
      where excluded.at >= edits.at`.execute(trx)
  const changed = await applyEdits(trx, newest)
  await announceMessages(trx, 'messages.changed', changed)
  return emptyWithdrawn(trx, newest)
}

type Named = { readonly workspace_id: WorkspaceId; readonly channel_message_id: string }

/** For messages that have just come in, or come again: whatever was already taken back or changed. */
export async function applyRevisions(
  trx: Transaction,
  messages: readonly Named[],
): Promise<readonly Scrub[]> {
  if (messages.length === 0) return []
  await applyEdits(trx, messages)
  return emptyWithdrawn(trx, messages)
}

const named = (names: readonly Named[]) => sql`
  unnest(${names.map((one) => one.workspace_id)}::integer[], ${names.map((one) => one.channel_message_id)}::text[])
    as named (workspace_id, channel_message_id)`

async function applyEdits(trx: Transaction, names: readonly Named[]): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    update messages set body = edits.body, type = edits.type, edited_at = edits.at
    from ${named(names)} join edits using (workspace_id, channel_message_id)
    where messages.workspace_id = edits.workspace_id and messages.channel_message_id = edits.channel_message_id
      and messages.withdrawn_at is null and messages.edited_at is distinct from edits.at
    returning messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id`.execute(
    trx,
  )
  return rows
}

async function emptyWithdrawn(trx: Transaction, names: readonly Named[]): Promise<readonly Scrub[]> {
  const { rows } = await sql<Touched & { delivery_id: number | null; channel_message_id: string }>`
    update messages
    set body = '{}', details = '{}', quotes = null, withdrawn_at = withdrawals.at, withdrawn_by = withdrawals.by
    from ${named(names)} join withdrawals using (workspace_id, channel_message_id)
    where messages.workspace_id = withdrawals.workspace_id
      and messages.channel_message_id = withdrawals.channel_message_id and messages.withdrawn_at is null
    returning messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id,
      messages.delivery_id, messages.channel_message_id`.execute(trx)
  const { rows: gone } = await sql<{ delivery_id: number | null; channel_message_id: string }>`
    with withdrawn as (
      select workspace_id, channel_message_id from ${named(names)}
      join withdrawals using (workspace_id, channel_message_id)),
    edited as (
      delete from edits using withdrawn
      where edits.workspace_id = withdrawn.workspace_id and edits.channel_message_id = withdrawn.channel_message_id
      returning edits.delivery_id, edits.channel_message_id),
    copied as (
      delete from message_copies as copies using withdrawn
      where copies.workspace_id = withdrawn.workspace_id and copies.channel_message_id = withdrawn.channel_message_id
      returning copies.delivery_id, copies.channel_message_id)
    select * from edited union all select * from copied`.execute(trx)
  await removeMediaOf(trx, rows)
  await announceMessages(trx, 'messages.changed', rows)
  return [...rows, ...gone].flatMap(({ delivery_id, channel_message_id }) =>
    delivery_id === null ? [] : [{ delivery_id, channel_message_id }],
  )
}
