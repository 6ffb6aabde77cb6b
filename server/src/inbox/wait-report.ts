import { sql } from 'kysely'
import type { TeamId } from '../accounts/index.ts'
import { type Database, idFloor, type WorkspaceId } from '../platform/index.ts'
import { answersSomebody, asksForUs, isOnItsWay } from './answering.ts'

/** Somebody wrote, and what became of it. */
export type Wait = {
  readonly began_at: Date
  /** When the first answer left; null while there is none. */
  readonly answered_at: Date | null
  /** `agent:…`, `token:…`, or `app`: on the business's own phone. */
  readonly answered_by: string | null
  /** The conversation was closed without an answer: nothing was owed. */
  readonly closed_at: Date | null
  /** Of the conversation when the wait ended, or now. */
  readonly team_id: TeamId | null
  readonly assigned_to: string | null
}

/** Whether a thread was waiting at the beginning is looked up so far back, and for answers so far ahead. */
export const lookDaysMax = 31

/** More are not read; the report says how many it read. */
export const waitsMax = 100_000

/**
 * The waits that began in a period, oldest first. A wait begins with a message of theirs after which nothing was owed
 * before, and ends with the first answer, or when the conversation is closed. Order is that in which we could know: a
 * message that came late stands where it was stored, and waits since it was written.
 */
export async function listWaits(
  db: Database,
  workspaceId: WorkspaceId,
  from: Date,
  to: Date,
): Promise<Wait[]> {
  const lookMs = lookDaysMax * 86_400_000
  const first = new Date(from.getTime() - lookMs)
  const last = new Date(to.getTime() + lookMs)
  const { rows } = await sql<Wait>`
    with said as (
      select case when group_id is null then contact_id end as contact_id, group_id, 'asked' as kind,
        case when origin = 'live' then greatest(created_at, recorded_at) else created_at end as known_at,
        created_at as at, null as author
      from messages m
      where workspace_id = ${workspaceId} and id between ${idFloor(first)} and ${idFloor(last)}
        and direction = 'in' and origin = 'live' and ${asksForUs('m')}
      union all
      select case when group_id is null then contact_id end, group_id, 'answered', created_at,
        coalesce(accepted_at, send_after, created_at), author
      from messages
      where workspace_id = ${workspaceId} and id between ${idFloor(first)} and ${idFloor(last)}
        and ${isOnItsWay('messages')} and ${answersSomebody}
      union all
      select conversations.contact_id, conversations.group_id, 'closed', closing.at, closing.at, null
      from conversation_states closing
      join conversations on conversations.workspace_id = closing.workspace_id
        and conversations.id = closing.conversation_id
      where closing.workspace_id = ${workspaceId} and closing.state = 'closed'
        and closing.at between ${first} and ${last}),
    -- Everything up to and with the next answer or closing is one turn: counted by those that came before.
    turned as (
      select *, count(*) filter (where kind <> 'asked') over thread as turn
      from said where contact_id is not null or group_id is not null
      window thread as (partition by contact_id, group_id order by known_at, kind = 'asked'
        rows between unbounded preceding and 1 preceding)),
    waits as (
      select contact_id, group_id, min(at) filter (where kind = 'asked') as began_at,
        min(at) filter (where kind = 'answered') as answered_at,
        min(author) filter (where kind = 'answered') as answered_by,
        min(at) filter (where kind = 'closed') as closed_at
      from turned group by contact_id, group_id, turn
      having count(*) filter (where kind = 'asked') > 0),
    asked as (
      select waits.*, case when answered_at is not null then greatest(answered_at, began_at) end as left_at,
        coalesce(answered_at, closed_at, 'infinity') as until, own.id as conversation_id
      from waits
      left join lateral (
        select id from conversations
        where workspace_id = ${workspaceId} and contact_id = waits.contact_id
        union all
        select id from conversations
        where workspace_id = ${workspaceId} and group_id = waits.group_id) as own on true
      where began_at >= ${from} and began_at < ${to}
      order by began_at limit ${waitsMax})
    select began_at, left_at as answered_at, answered_by, closed_at, choice.team_id, assignment.assigned_to
    from asked
    left join lateral (
      select team_id from conversation_teams
      where workspace_id = ${workspaceId} and conversation_id = asked.conversation_id and at <= asked.until
      order by at desc, id desc limit 1) as choice on true
    left join lateral (
      select assigned_to from conversation_assignments
      where workspace_id = ${workspaceId} and conversation_id = asked.conversation_id and at <= asked.until
      order by at desc, id desc limit 1) as assignment on true
    order by began_at`.execute(db)
  return rows
}
