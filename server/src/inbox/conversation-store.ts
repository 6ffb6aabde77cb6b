import { sql } from 'kysely'
import type { ConversationId, Database, NumberId, Transaction, WorkspaceId } from '../platform/index.ts'
import {
  type ConversationRow,
  conversationIdOf,
  type DerivedColumns,
  type LedgerEntries,
  type ThreadOwner,
} from './conversation.ts'

export type NewConversation = ThreadOwner & { readonly number_id: NumberId; readonly at: Date }

/** Opens the conversations that are not there yet. Whoever comes second changes nothing. */
export async function insertConversations(
  trx: Transaction,
  workspaceId: WorkspaceId,
  conversations: readonly NewConversation[],
): Promise<void> {
  if (conversations.length === 0) return
  const inOrder = conversations
    .map((one) => ({ ...one, id: conversationIdOf(workspaceId, one) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  await sql`
    insert into conversations (workspace_id, id, contact_id, group_id, number_id, last_message_at)
    select ${workspaceId}, * from unnest(
      ${inOrder.map((one) => one.id)}::uuid[], ${inOrder.map((one) => one.contact_id)}::uuid[],
      ${inOrder.map((one) => one.group_id)}::text[], ${inOrder.map((one) => one.number_id)}::uuid[],
      ${inOrder.map((one) => one.at)}::timestamptz[])
    on conflict do nothing`.execute(trx)
}

/** A conversation by its id, or by the id of one that was merged into it. */
export async function findConversation(
  db: Database,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<ConversationRow | undefined> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', (where) =>
      where.fn.coalesce(
        where
          .selectFrom('conversation_merges')
          .select('into_id')
          .where('workspace_id', '=', workspaceId)
          .where('from_id', '=', id),
        where.val(id),
      ),
    )
    .executeTakeFirst()
}

/**
 * Held until the transaction ends, taken in the order of the ids: an agent's word and the news never cross.
 */
export async function lockConversations(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<ConversationRow[]> {
  if (ids.length === 0) return []
  return trx
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The last words of each conversation's ledgers: its state and whose it is. Most have none. */
export async function listLastEntries(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, LedgerEntries>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LedgerEntries & { conversation_id: ConversationId }>`
    select asked.id as conversation_id, last_state.*, last_assignment.assigned_to,
      last_choice.team_id as chosen_team_id
    from unnest(${ids}::uuid[]) as asked (id)
    left join lateral (
      select state, pending_until, at as state_at, by as state_by from conversation_states
      where workspace_id = ${workspaceId} and conversation_id = asked.id
      order by at desc, id desc limit 1) as last_state on true
    left join lateral (
      select assigned_to from conversation_assignments
      where workspace_id = ${workspaceId} and conversation_id = asked.id
      order by at desc, id desc limit 1) as last_assignment on true
    left join lateral (
      select team_id from conversation_teams
      where workspace_id = ${workspaceId} and conversation_id = asked.id
      order by at desc, id desc limit 1) as last_choice on true`.execute(db)
  return new Map(rows.map((row) => [row.conversation_id, row]))
}

/** Writes only what differs, and returns the ids of those that did. */
export async function updateDerived(
  trx: Transaction,
  workspaceId: WorkspaceId,
  derived: readonly (DerivedColumns & { readonly id: ConversationId })[],
): Promise<ConversationId[]> {
  if (derived.length === 0) return []
  const column = <Value>(pick: (one: DerivedColumns & { id: ConversationId }) => Value) => derived.map(pick)
  const { rows } = await sql<{ id: ConversationId }>`
    update conversations set
      number_id = told.number_id, state = told.state, state_at = told.state_at,
      pending_until = told.pending_until, assigned_to = told.assigned_to,
      last_message_id = told.last_message_id, last_message_at = told.last_message_at,
      waiting_since = told.waiting_since, window_closes_at = told.window_closes_at,
      unread_count = told.unread_count, failed_at = told.failed_at,
      team_id = told.team_id, team_chosen = told.team_chosen, owed_since = told.owed_since, warn_at = told.warn_at, due_at = told.due_at
    from unnest(
      ${column((one) => one.id)}::uuid[], ${column((one) => one.number_id)}::uuid[],
      ${column((one) => one.state)}::text[], ${column((one) => one.state_at)}::timestamptz[],
      ${column((one) => one.pending_until)}::timestamptz[], ${column((one) => one.assigned_to)}::text[],
      ${column((one) => one.last_message_id)}::uuid[], ${column((one) => one.last_message_at)}::timestamptz[],
      ${column((one) => one.waiting_since)}::timestamptz[],
      ${column((one) => one.window_closes_at)}::timestamptz[],
      ${column((one) => one.unread_count)}::integer[], ${column((one) => one.failed_at)}::timestamptz[],
      ${column((one) => one.team_id)}::uuid[], ${column((one) => one.team_chosen)}::boolean[],
      ${column((one) => one.owed_since)}::timestamptz[],
      ${column((one) => one.warn_at)}::timestamptz[], ${column((one) => one.due_at)}::timestamptz[]
    ) as told (id, number_id, state, state_at, pending_until, assigned_to, last_message_id, last_message_at,
      waiting_since, window_closes_at, unread_count, failed_at, team_id, team_chosen, owed_since, warn_at, due_at)
    where conversations.workspace_id = ${workspaceId} and conversations.id = told.id
      and (conversations.number_id, conversations.state, conversations.state_at,
        conversations.pending_until, conversations.assigned_to, conversations.last_message_id,
        conversations.last_message_at, conversations.waiting_since, conversations.window_closes_at,
        conversations.unread_count, conversations.failed_at, conversations.team_id, conversations.team_chosen,
        conversations.owed_since, conversations.warn_at, conversations.due_at)
      is distinct from (told.number_id, told.state, told.state_at,
        told.pending_until, told.assigned_to, told.last_message_id,
        told.last_message_at, told.waiting_since, told.window_closes_at,
        told.unread_count, told.failed_at, told.team_id, told.team_chosen,
        told.owed_since, told.warn_at, told.due_at)
    returning conversations.id`.execute(trx)
  return rows.map((row) => row.id)
}
