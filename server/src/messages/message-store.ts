import { sql } from 'kysely'
import type { Database, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import { idFromFact, idSpan } from '../platform/index.ts'
import type { CheckedDraft, Former, MessageRef, MessageRow, ReceivedMessage } from './message.ts'

/** Every statement here takes arrays; one at a time is the array of one. */

const withOutbox = (db: Database) =>
  db
    .selectFrom('messages')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.workspace_id', '=', 'messages.workspace_id')
        .onRef('outbox.message_id', '=', 'messages.id'),
    )
    .selectAll('messages')
    .select(['outbox.leased_at', 'outbox.unclear_at', 'outbox.awaits_approval'])
    .select(sql<Former | null>`outbox.former`.as('former'))

export async function getMessageRows(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<MessageRow[]> {
  if (ids.length === 0) return []
  const { first, last } = idSpan(ids)
  return withOutbox(db)
    .where('messages.workspace_id', '=', workspaceId)
    .where('messages.id', 'in', [...ids])
    .where('messages.id', '>=', first)
    .where('messages.id', '<=', last)
    .execute()
}

export async function findMessageRow(
  db: Database,
  workspaceId: WorkspaceId,
  id: MessageId,
): Promise<MessageRow | undefined> {
  return (await getMessageRows(db, workspaceId, [id]))[0]
}

/** Those a second person must see first, oldest first. */
export async function listWaitingApproval(
  db: Database,
  workspaceId: WorkspaceId,
  page: { readonly after: MessageId | undefined; readonly limit: number },
): Promise<MessageRow[]> {
  let query = withOutbox(db)
    .where('outbox.workspace_id', '=', workspaceId)
    .where('outbox.awaits_approval', '=', true)
    .where('messages.workspace_id', '=', workspaceId)
    .orderBy('outbox.message_id')
    .limit(page.limit)
  if (page.after) query = query.where('outbox.message_id', '>', page.after)
  return query.execute()
}

export function findMessagesByChannelId(
  db: Database,
  workspaceId: WorkspaceId,
  channelMessageIds: readonly string[],
): Promise<MessageRow[]> {
  if (channelMessageIds.length === 0) return Promise.resolve([])
  return withOutbox(db)
    .where('messages.workspace_id', '=', workspaceId)
    .where('messages.channel_message_id', 'in', [...channelMessageIds])
    .execute()
}

export type Reaction = Pick<MessageRow, 'reacts_to' | 'direction' | 'contact_id' | 'body' | 'created_at'>

/**
 * The reaction of each person, and of ours, that stands on each of these messages: the last one that was not taken back
 * and did not fail. Nobody has two on one message, however often they change their mind.
 */
export async function listReactions(
  db: Database,
  workspaceId: WorkspaceId,
  channelMessageIds: readonly string[],
): Promise<Reaction[]> {
  if (channelMessageIds.length === 0) return []
  const { rows } = await sql<Reaction>`
    select reacts_to, direction, contact_id, body, created_at from (
      select distinct on (reacts_to, direction, case when direction = 'in' then contact_id end) *
      from messages
      where workspace_id = ${workspaceId} and reacts_to = any(${[...channelMessageIds]}::text[])
        and refused_at is null and recalled_at is null and failed_at is null and withdrawn_at is null
      order by reacts_to, direction, case when direction = 'in' then contact_id end, id desc) as last
    order by id`.execute(db)
  return rows
}

export const threadPageMax = 200

/**
 * A thread, newest first. Reactions stand on the messages they belong to, not in the thread; of what was hidden on this
 * desk the place stays.
 */
export function listThread(
  db: Database,
  workspaceId: WorkspaceId,
  of: { readonly contact_id: string } | { readonly group_id: string },
  page: { readonly before?: string; readonly limit: number },
): Promise<MessageRow[]> {
  let query = withOutbox(db)
    .where('messages.workspace_id', '=', workspaceId)
    .where('messages.type', '!=', 'reaction')
    .orderBy('messages.id', 'desc')
    .limit(Math.min(page.limit, threadPageMax))
  query =
    'contact_id' in of
      ? query.where('messages.contact_id', '=', of.contact_id).where('messages.group_id', 'is', null)
      : query.where('messages.group_id', '=', of.group_id)
  return (page.before ? query.where('messages.id', '<', page.before) : query).execute()
}

/** The row a delivered message becomes: the same platform time and id always make the same row. */
export function receivedMessageId(message: ReceivedMessage): MessageId {
  return idFromFact<'message'>(message.at, 'message', message.workspace_id, message.channel_message_id)
}

export const mediaPlaceholder = 'media_placeholder'

/** Inserts what is new and returns the ids of just those. */
export async function insertReceived(
  trx: Transaction,
  messages: readonly ReceivedMessage[],
): Promise<ReadonlySet<MessageId>> {
  if (messages.length === 0) return new Set()
  const column = <Value>(pick: (message: ReceivedMessage) => Value) => messages.map(pick)
  const { rows } = await sql<{ id: MessageId }>`
    insert into messages (workspace_id, id, number_id, contact_id, group_id, direction, channel_message_id, type, body,
      details, quotes, reacts_to, author, origin, created_at, delivery_id, accepted_at,
      sent_at, delivered_at, read_at, played_at, failed_at)
    select workspace_id, id, number_id, contact_id, group_id, direction, channel_message_id, type, body, details, quotes,
      reacts_to, author, origin, created_at, delivery_id,
      case when direction = 'out' then created_at end,
      case when reached in ('sent', 'delivered', 'read', 'played') then created_at end,
      case when reached in ('delivered', 'read', 'played') then created_at end,
      case when reached in ('read', 'played') then created_at end,
      case when reached = 'played' then created_at end,
      case when reached = 'failed' then created_at end
    from unnest(
      ${column((m) => m.workspace_id)}::integer[], ${column(receivedMessageId)}::uuid[],
      ${column((m) => m.number_id)}::uuid[], ${column((m) => m.contact_id)}::uuid[], ${column((m) => m.group_id)}::text[],
      ${column((m) => m.direction)}::text[], ${column((m) => m.channel_message_id)}::text[], ${column((m) => m.type)}::text[],
      ${column((m) => JSON.stringify(m.body))}::jsonb[], ${column((m) => JSON.stringify(m.details))}::jsonb[],
      ${column((m) => m.quotes)}::text[], ${column((m) => m.reacts_to)}::text[],
      ${column((m) => (m.direction === 'in' ? 'contact' : 'app'))}::text[], ${column((m) => m.origin)}::text[],
      ${column((m) => m.at)}::timestamptz[], ${column((m) => m.delivery_id)}::bigint[], ${column((m) => m.reached)}::text[]
    ) as told (workspace_id, id, number_id, contact_id, group_id, direction, channel_message_id, type, body, details,
      quotes, reacts_to, author, origin, created_at, delivery_id, reached)
    -- A transferred past names its files later, in a delivery of their own; until then a placeholder stands for each.
    on conflict (workspace_id, id) do update
      set type = excluded.type, body = excluded.body, details = excluded.details
      where messages.type = ${mediaPlaceholder} and excluded.type <> ${mediaPlaceholder}
        and messages.withdrawn_at is null
    returning id`.execute(trx)
  return new Set(rows.map((row) => row.id))
}

/** `approvals`: people who must approve it first. */
export type QueuedDraft = CheckedDraft & { readonly id: MessageId; readonly approvals: number }

export async function insertQueued(
  trx: Transaction,
  drafts: readonly QueuedDraft[],
  now: Date,
): Promise<void> {
  if (drafts.length === 0) return
  const column = <Value>(pick: (draft: QueuedDraft) => Value) => drafts.map(pick)
  await sql`
    with told as (
      select * from unnest(
        ${column((d) => d.workspace_id)}::integer[], ${column((d) => d.id)}::uuid[], ${column((d) => d.number_id)}::uuid[],
        ${column((d) => d.contact_id)}::uuid[], ${column((d) => d.type)}::text[],
        ${column((d) => JSON.stringify(d.body))}::jsonb[], ${column((d) => JSON.stringify(d.details))}::jsonb[],
        ${column((d) => d.quotes ?? null)}::text[], ${column(reactionTarget)}::text[], ${column((d) => d.purpose)}::text[],
        ${column((d) => d.author)}::text[], ${column((d) => d.draft_key ?? null)}::text[],
        ${column((d) => d.send_after)}::timestamptz[], ${column((d) => d.lane)}::smallint[],
        ${column((d) => d.approvals)}::smallint[]
      ) as draft (workspace_id, id, number_id, contact_id, type, body, details, quotes, reacts_to, purpose, author,
        draft_key, send_after, lane, approvals)),
    written as (
      insert into messages (workspace_id, id, number_id, contact_id, direction, type, body, details, quotes, reacts_to,
        purpose, author, draft_key, created_at, send_after)
      select workspace_id, id, number_id, contact_id, 'out', type, body, details, quotes, reacts_to, purpose, author,
        draft_key, ${now}, send_after from told)
    insert into outbox (workspace_id, message_id, number_id, contact_id, lane, send_after, approvals, awaits_approval)
    select workspace_id, id, number_id, contact_id, lane, send_after, approvals, approvals > 0 from told`.execute(
    trx,
  )
}

function reactionTarget(draft: CheckedDraft): string | null {
  if (draft.type !== 'reaction') return null
  const target = (draft.body as { message_id?: unknown }).message_id
  return typeof target === 'string' ? target : null
}

/** Rows in the order of their ids, so that two batches never wait for each other in a circle. */
export function inIdOrder<Ref extends MessageRef>(refs: readonly Ref[]): Ref[] {
  return refs.toSorted((a, b) => (a.message_id < b.message_id ? -1 : a.message_id > b.message_id ? 1 : 0))
}
