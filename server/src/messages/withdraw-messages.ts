import { sql } from 'kysely'
import { withdrawIfAsked } from '../consent/index.ts'
import {
  type ContactId,
  forgetAnswersAbout,
  type MessageId,
  type NumberId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { destroyApprovalSalts } from '../review/index.ts'
import { announceMessages } from './announce-messages.ts'
import { lockBefore } from './evidence-store.ts'
import { removeMediaOf } from './media-store.ts'
import type { MessageBody } from './message.ts'
import { recordCopies } from './message-copies.ts'
import { recordEdits, recordWithdrawals } from './record-for-evidence.ts'
import { textOf } from './text-of.ts'

/** Stored bytes that still hold content somebody took back: the channel that stored them cuts it out. */
export type Scrub = { readonly delivery_id: number; readonly channel_message_id: string }

export type Withdrawal = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly channel_message_id: string
  readonly at: Date
  /** `contact`; `app`: on the business's own phone; or an agent or token, where the channel deletes for everyone. */
  readonly by: string
}

export type Edit = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
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
    insert into withdrawals (workspace_id, number_id, channel_message_id, at, by)
    select workspace_id, number_id, channel_message_id, min(at), min(by) from unnest(
      ${withdrawals.map((w) => w.workspace_id)}::integer[], ${withdrawals.map((w) => w.number_id)}::uuid[],
      ${withdrawals.map((w) => w.channel_message_id)}::text[],
      ${withdrawals.map((w) => w.at)}::timestamptz[], ${withdrawals.map((w) => w.by)}::text[]
    ) as told (workspace_id, number_id, channel_message_id, at, by)
    group by 1, 2, 3 order by 1, 2, 3
    on conflict do nothing`.execute(trx)
  return emptyWithdrawn(trx, withdrawals)
}

/** Words about to go, so that rooms above can cut them out of what people copied them into. */
export type LeavingWords = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly words: string
}

/** What the messages named still say. Asked before they are withdrawn: afterwards nobody knows. */
export async function listLeavingWords(
  trx: Transaction,
  withdrawals: readonly Withdrawal[],
): Promise<readonly LeavingWords[]> {
  if (withdrawals.length === 0) return []
  const { rows } = await sql<Touched & { type: string; body: unknown; details: unknown }>`
    select messages.workspace_id, messages.contact_id, messages.group_id, messages.type, messages.body, messages.details
    from ${named(withdrawals)} join messages using (workspace_id, number_id, channel_message_id)
    where messages.withdrawn_at is null`.execute(trx)
  return rows.flatMap(({ workspace_id, contact_id, group_id, type, body, details }) => {
    const words = textOf(type, body, details)
    return words === '' ? [] : [{ workspace_id, contact_id, group_id, words }]
  })
}

/** People changed messages. Only the newest text is kept. */
export async function editMessages(trx: Transaction, edits: readonly Edit[]): Promise<readonly Scrub[]> {
  if (edits.length === 0) return []
  await recordCopies(trx, edits)
  // Of several edits of one message in one batch the newest counts.
  const newest = [...Map.groupBy(edits, keyOf).values()].map((same) =>
    same.reduce((last, edit) => (edit.at >= last.at ? edit : last)),
  )
  await sql`
    insert into edits (workspace_id, number_id, channel_message_id, at, type, body, delivery_id)
    select * from unnest(
      ${newest.map((e) => e.workspace_id)}::integer[], ${newest.map((e) => e.number_id)}::uuid[],
      ${newest.map((e) => e.channel_message_id)}::text[],
      ${newest.map((e) => e.at)}::timestamptz[], ${newest.map((e) => e.type)}::text[],
      ${newest.map((e) => JSON.stringify(e.body))}::jsonb[], ${newest.map((e) => e.delivery_id)}::bigint[])
    on conflict (workspace_id, channel_message_id, number_id) do update
      set at = excluded.at, type = excluded.type, body = excluded.body, delivery_id = excluded.delivery_id
      where excluded.at >= edits.at`.execute(trx)
  const changed = await applyEdits(trx, newest)
  await announceMessages(trx, 'messages.changed', changed)
  return emptyWithdrawn(trx, newest)
}

/** What is told by one number concerns the messages of that number alone. */
type Named = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly channel_message_id: string
}

const keyOf = (one: Named) => `${one.workspace_id} ${one.number_id} ${one.channel_message_id}`

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
  unnest(${names.map((one) => one.workspace_id)}::integer[], ${names.map((one) => one.number_id)}::uuid[],
    ${names.map((one) => one.channel_message_id)}::text[]) as named (workspace_id, number_id, channel_message_id)`

/** Which message a row of withdrawals, edits or copies speaks of. */
const sameMessage = (one: string, other: string) => sql`
  ${sql.ref(`${one}.workspace_id`)} = ${sql.ref(`${other}.workspace_id`)}
    and ${sql.ref(`${one}.number_id`)} = ${sql.ref(`${other}.number_id`)}
    and ${sql.ref(`${one}.channel_message_id`)} = ${sql.ref(`${other}.channel_message_id`)}`

type Edited = Touched & {
  readonly channel_message_id: string
  readonly direction: string
  readonly origin: string
  readonly type: string
  readonly body: unknown
  readonly edited_at: Date
}

async function applyEdits(trx: Transaction, names: readonly Named[]): Promise<Touched[]> {
  const before = await lockBefore(trx, 'edits', names)
  if (before.length === 0) return []
  const { rows } = await sql<Edited>`
    update messages set body = edits.body, type = edits.type, edited_at = edits.at
    from ${named(names)} join edits using (workspace_id, number_id, channel_message_id)
    where ${sameMessage('messages', 'edits')}
      and messages.withdrawn_at is null and messages.edited_at is distinct from edits.at
    returning messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id,
      messages.channel_message_id, messages.direction, messages.origin, messages.type, messages.body,
      messages.edited_at`.execute(trx)
  await recordEdits(trx, before)
  await hearEdits(trx, rows)
  return rows
}

/** Who changes a message to STOP says stop, as plainly as who writes it. */
async function hearEdits(trx: Transaction, edited: readonly Edited[]): Promise<void> {
  const said = edited.filter((one) => one.direction === 'in' && one.origin === 'live')
  await withdrawIfAsked(
    trx,
    said.flatMap(({ workspace_id, contact_id, channel_message_id, type, body, edited_at }) =>
      contact_id === null
        ? []
        : [
            {
              workspace_id,
              contact_id,
              channel: 'whatsapp' as const,
              text: textOf(type, body),
              at: edited_at,
              fact: `edit:${channel_message_id}:${edited_at.getTime()}`,
            },
          ],
    ),
  )
}

async function emptyWithdrawn(trx: Transaction, names: readonly Named[]): Promise<readonly Scrub[]> {
  const rows = await emptyMessages(trx, names)
  const { rows: gone } = await sql<{ delivery_id: number | null; channel_message_id: string }>`
    with withdrawn as (
      select workspace_id, number_id, channel_message_id from ${named(names)}
      join withdrawals using (workspace_id, number_id, channel_message_id)),
    edited as (
      delete from edits using withdrawn
      where ${sameMessage('edits', 'withdrawn')}
      returning edits.delivery_id, edits.channel_message_id),
    copied as (
      delete from message_copies as copies using withdrawn
      where ${sameMessage('copies', 'withdrawn')}
      returning copies.delivery_id, copies.channel_message_id)
    select * from edited union all select * from copied`.execute(trx)
  await removeMediaOf(trx, rows)
  await destroyApprovalSalts(
    trx,
    rows.map(({ workspace_id, message_id: subject_id }) => ({ workspace_id, subject_id })),
  )
  await forgetAnswersAbout(
    trx,
    rows.map(({ workspace_id, message_id: id }) => ({ workspace_id, id })),
  )
  await announceMessages(trx, 'messages.changed', rows)
  return [...rows, ...gone].flatMap(({ delivery_id, channel_message_id }) =>
    delivery_id === null ? [] : [{ delivery_id, channel_message_id }],
  )
}

type Emptied = Touched & {
  readonly delivery_id: number | null
  readonly channel_message_id: string
  readonly withdrawn_at: Date
  readonly withdrawn_by: string
}

async function emptyMessages(trx: Transaction, names: readonly Named[]): Promise<readonly Emptied[]> {
  const before = await lockBefore(trx, 'withdrawals', names)
  if (before.length === 0) return []
  const { rows } = await sql<Emptied>`
    update messages
    set body = '{}', details = '{}', quotes = null, withdrawn_at = withdrawals.at, withdrawn_by = withdrawals.by
    from ${named(names)} join withdrawals using (workspace_id, number_id, channel_message_id)
    where ${sameMessage('messages', 'withdrawals')} and messages.withdrawn_at is null
    returning messages.workspace_id, messages.id as message_id, messages.contact_id, messages.group_id,
      messages.delivery_id, messages.channel_message_id, messages.withdrawn_at, messages.withdrawn_by`.execute(
    trx,
  )
  const taken = new Map(rows.map((row) => [row.message_id, { at: row.withdrawn_at, by: row.withdrawn_by }]))
  await recordWithdrawals(trx, before, taken)
  return rows
}
