import { sql } from 'kysely'
import {
  announce,
  type ConversationId,
  type Database,
  inTransaction,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { recomputeBatchMax } from './conversation.ts'
import { recomputeConversations } from './recompute-conversations.ts'

/** Something a person wrote, with the transaction that stored it. */
export type Arrival = { readonly conversation_id: ConversationId; readonly written_by: string }

/**
 * A person writes: their closed or pending conversation opens, unless whoever closed it could already know
 * the message. The snapshot kept with the decision answers that exactly. A plain comparison of times would
 * not: a slow transaction commits a message that is older than the decision and that nobody has seen.
 *
 * The conversations must be locked by the caller's transaction.
 */
export async function reopenWritten(
  trx: Transaction,
  workspaceId: WorkspaceId,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<ConversationId[]> {
  if (arrivals.length === 0) return []
  const { rows } = await sql<Closed>`
    select distinct asked.conversation_id, last.at
    from unnest(
      ${arrivals.map((arrival) => arrival.conversation_id)}::uuid[],
      ${arrivals.map((arrival) => arrival.written_by)}::xid8[]) as asked (conversation_id, written_by)
    join conversations on conversations.workspace_id = ${workspaceId}
      and conversations.id = asked.conversation_id and conversations.state <> 'open'
    cross join lateral (
      select at, knew from conversation_states
      where workspace_id = ${workspaceId} and conversation_id = asked.conversation_id
      order by at desc, id desc limit 1) as last
    where not pg_visible_in_snapshot(asked.written_by, last.knew)`.execute(trx)
  return open(trx, workspaceId, rows, 'contact', now)
}

/**
 * For a rebuild, when the events of the arrivals may be long gone: opens what holds a message stored after
 * the decision.
 */
export async function reopenOverlooked(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
  now: Date,
): Promise<ConversationId[]> {
  const { rows } = await sql<Closed>`
    select conversations.id as conversation_id, last.at
    from conversations
    cross join lateral (
      select at, recorded_at from conversation_states
      where workspace_id = conversations.workspace_id and conversation_id = conversations.id
      order by at desc, id desc limit 1) as last
    where conversations.workspace_id = ${workspaceId} and conversations.id = any(${ids}::uuid[])
      and conversations.state <> 'open' and conversations.unread_count > 0 and exists (
        select from messages m
        where m.workspace_id = conversations.workspace_id and m.recorded_at > last.recorded_at
          and m.direction = 'in' and m.origin = 'live' and m.type not in ('reaction', 'system')
          and m.withdrawn_at is null and m.hidden_at is null
          and ((m.contact_id = conversations.contact_id and m.group_id is null)
            or m.group_id = conversations.group_id))`.execute(trx)
  return open(trx, workspaceId, rows, 'contact', now)
}

/** Opens pending conversations whose time has come, in every workspace. Returns how many. */
export async function reopenDue(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<Closed & { workspace_id: WorkspaceId }>`
      select workspace_id, id as conversation_id, state_at as at from conversations
      where pending_until is not null and pending_until <= ${now}
      order by id limit ${recomputeBatchMax} for update skip locked`.execute(trx)
    const byWorkspace = Map.groupBy(rows, (row) => row.workspace_id)
    for (const [workspaceId, due] of byWorkspace) {
      const opened = await open(trx, workspaceId, due, 'clock', now)
      await recomputeConversations(trx, workspaceId, opened)
      await announce(trx, [
        { workspace_id: workspaceId, name: 'conversations.changed', body: { conversation_ids: opened } },
      ])
    }
    return rows.length
  })
}

type Closed = { readonly conversation_id: ConversationId; readonly at: Date }

/** Later than the decision it follows, whichever machine's clock runs behind. */
async function open(
  trx: Transaction,
  workspaceId: WorkspaceId,
  closed: readonly Closed[],
  by: 'contact' | 'clock',
  now: Date,
): Promise<ConversationId[]> {
  if (closed.length === 0) return []
  const rows = closed.map(({ conversation_id, at }) => {
    const openedAt = new Date(Math.max(now.getTime(), at.getTime() + 1))
    return {
      workspace_id: workspaceId,
      id: newId(openedAt),
      conversation_id,
      state: 'open',
      at: openedAt,
      by,
    }
  })
  await trx.insertInto('conversation_states').values(rows).execute()
  return rows.map((row) => row.conversation_id)
}
