import { type RawBuilder, sql } from 'kysely'
import type { ContactId, ConversationId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import type { ThreadFacts } from './conversation.ts'

/** A thread and how far an agent has seen it. */
export type AskedThread = {
  readonly id: ConversationId
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly seen_message_id: MessageId | null
}

/** Threads are looked through no deeper than this: beyond, a waiting person has waited long and "unread" means "many". */
export const threadDepthMax = 1_000

/**
 * A webhook may come up to seven days late (the platform retries so long), so a message can stand far up the thread and
 * still be new to us. Webhooks page of the platform's reference, read 2026-05; one day of margin.
 */
const latenessDaysMax = 8

/** What a thread shows: reactions stand on their messages; recalled and hidden ones are nowhere. */
const shown = sql`m.type <> 'reaction' and m.recalled_at is null and m.hidden_at is null`

/** What somebody expects us to read and answer. */
const asksForUs = sql`m.direction = 'in' and m.origin = 'live' and m.type not in ('reaction', 'system')
  and m.withdrawn_at is null and m.hidden_at is null`

const ofContact = sql`m.contact_id = asked.contact_id and m.group_id is null`
const ofGroup = sql`m.group_id = asked.group_id`

/**
 * Reads the facts of many threads in one statement for people and one for groups.
 *
 * Order is by id, which is the order of the thread. What came after what is asked twice, by id and by the moment we
 * stored it: a late message stands before our answer and yet came after it, and an echo from the business's own phone
 * may be told after a message that answered it.
 */
export async function reportThreads(
  db: Database,
  workspaceId: WorkspaceId,
  threads: readonly AskedThread[],
): Promise<Map<ConversationId, ThreadFacts>> {
  const people = threads.filter((thread) => thread.contact_id !== null)
  const groups = threads.filter((thread) => thread.contact_id === null)
  const rows = [
    ...(await report(db, workspaceId, people, ofContact)),
    ...(await report(db, workspaceId, groups, ofGroup)),
  ]
  return new Map(rows.map((row) => [row.id, row]))
}

type Reported = ThreadFacts & { readonly id: ConversationId }

async function report(
  db: Database,
  workspaceId: WorkspaceId,
  threads: readonly AskedThread[],
  inThread: RawBuilder<unknown>,
): Promise<Reported[]> {
  if (threads.length === 0) return []
  const thread = sql`m.workspace_id = ${workspaceId} and ${inThread}`
  const { rows } = await sql<Reported>`
    select asked.id, last.id as last_message_id, last.created_at as last_message_at, last.origin as last_origin,
      last.number_id as last_number_id, last.failed_at, theirs.waiting_since,
      coalesce(theirs.unread_count, 0)::integer as unread_count
    from unnest(
      ${threads.map((one) => one.id)}::uuid[], ${threads.map((one) => one.contact_id)}::uuid[],
      ${threads.map((one) => one.group_id)}::text[], ${threads.map((one) => one.seen_message_id)}::uuid[]
    ) as asked (id, contact_id, group_id, seen_message_id)
    left join lateral (${newestShown(thread)}) as last on true
    left join lateral (${newestAnswer(thread)}) as answer on true
    left join lateral (${newestByHand(thread)}) as hand on true
    left join lateral (
      select m.id, m.recorded_at, m.created_at from messages m
      where m.workspace_id = ${workspaceId} and m.id = asked.seen_message_id) as seen on true
    left join lateral (${askingForUs(thread)}) as theirs on true`.execute(db)
  return rows
}

/** A failure counts only until the message reached somebody all the same. */
function newestShown(thread: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select m.id, m.created_at, m.origin, m.number_id,
      case when m.direction = 'out' and coalesce(m.delivered_at, m.read_at, m.played_at) is null
        then coalesce(m.failed_at, case when m.accepted_at is null then m.refused_at end) end as failed_at
    from messages m where ${thread} and ${shown}
    order by m.id desc limit 1`
}

/**
 * Our last word that reached, or is on its way to, the person: what they said before it is answered. What a campaign
 * sends answers nobody.
 */
function newestAnswer(thread: RawBuilder<unknown>): RawBuilder<unknown> {
  return newestOfOurs(thread, sql`m.author not like 'campaign:%'`)
}

/** A word typed by an agent, or on the business's own phone, also shows that what stood before it was seen. */
function newestByHand(thread: RawBuilder<unknown>): RawBuilder<unknown> {
  return newestOfOurs(thread, sql`(m.author = 'app' or m.author like 'agent:%')`)
}

function newestOfOurs(thread: RawBuilder<unknown>, whose: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select m.id, m.recorded_at, m.created_at
    from (select * from messages m where ${thread} order by m.id desc limit ${sql.lit(threadDepthMax)}) as m
    where m.direction = 'out' and m.type <> 'reaction' and m.recalled_at is null and m.refused_at is null
      and m.failed_at is null and ${whose}
    order by m.id desc limit 1`
}

function askingForUs(thread: RawBuilder<unknown>): RawBuilder<unknown> {
  // Without an answer, or without anything seen, everything is new; else nothing earlier than this can be.
  const since = sql`case when answer.id is not null and coalesce(seen.id, hand.id) is not null
    then least(answer.created_at, greatest(seen.created_at, hand.created_at))
      - make_interval(days => ${sql.lit(latenessDaysMax)}) end`
  const unread = sql`
    (seen.id is null or (m.recorded_at, m.id) > (seen.recorded_at, seen.id))
    and (hand.id is null or m.id > hand.id or m.recorded_at > hand.recorded_at)`
  const unanswered = sql`
    answer.id is null or m.id > answer.id or m.recorded_at > answer.recorded_at`
  return sql`
    select count(*) filter (where ${unread}) as unread_count,
      min(m.created_at) filter (where ${unanswered}) as waiting_since
    from (
      select m.id, m.recorded_at, m.created_at from messages m
      where ${thread} and ${asksForUs} and m.id >= ${idFloorOf(since)}
      order by m.id desc limit ${sql.lit(threadDepthMax)}) as m`
}

/** The smallest id of a moment; of none, the smallest there is. The same arithmetic as idFloor of the platform. */
function idFloorOf(moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`rpad(lpad(to_hex(greatest(extract(epoch from (${moment})) * 1000, 0)::bigint), 12, '0'), 32, '0')::uuid`
}
