import { type RawBuilder, sql } from 'kysely'
import {
  type ContactId,
  type ConversationId,
  type Database,
  idTime,
  type MessageId,
  type WorkspaceId,
} from '../platform/index.ts'
import { answersSomebody, asksForUs, isOnItsWay } from './answering.ts'
import type { ThreadFacts } from './conversation.ts'

/** A thread and how far an agent has seen it. */
export type AskedThread = {
  readonly id: ConversationId
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly seen_message_id: MessageId | null
}

/**
 * Threads are looked through no deeper than this: beyond, a waiting person has waited long and "unread"
 * means "many".
 */
export const threadDepthMax = 1_000

/**
 * Nearly every thread tells all there is to know in its newest messages; only the others are read as far as
 * allowed.
 */
const glanceDepth = 50

/**
 * A webhook may come up to seven days late (the platform retries so long), so a message can stand far up
 * the thread and still be new to us. Webhooks page of the platform's reference, read 2026-05; one day of
 * margin.
 */
const latenessMsMax = 8 * 86_400_000

/**
 * Reads the facts of many threads in one statement for people and one for groups, and once more for those
 * threads whose newest messages do not tell enough.
 *
 * -- 500 threads of 100 k, 1 M messages in 10 partitions, a busy machine: five look-ups a thread 650 ms,
 * this 175 ms.
 */
export async function reportThreads(
  db: Database,
  workspaceId: WorkspaceId,
  threads: readonly AskedThread[],
): Promise<Map<ConversationId, ThreadFacts>> {
  const seenAt = new Map(
    threads.map((one) => [one.id, one.seen_message_id && idTime(one.seen_message_id).getTime()]),
  )
  const glances = await report(db, workspaceId, threads, glanceDepth)
  const unsure = new Set(
    glances.filter((read) => !tellsAll(read, seenAt.get(read.id) ?? null)).map((read) => read.id),
  )
  const deep = await report(
    db,
    workspaceId,
    threads.filter((thread) => unsure.has(thread.id)),
    threadDepthMax,
  )
  return new Map([...glances, ...deep].map((read) => [read.id, read]))
}

type ReadThread = ThreadFacts & {
  readonly id: ConversationId
  readonly messages: number
  readonly oldest_id: MessageId | null
  readonly answer_at: Date | null
  readonly hand_at: Date | null
}

/** Could an older message still be unread or unanswered, or be the last one shown? */
function tellsAll(read: ReadThread, seenAt: number | null): boolean {
  if (read.messages < glanceDepth) return true
  const knownAt = Math.max(seenAt ?? 0, read.hand_at?.getTime() ?? 0)
  if (!read.last_message_id || !read.answer_at || knownAt === 0) return false
  const since = Math.min(read.answer_at.getTime(), knownAt) - latenessMsMax
  return idTime(read.oldest_id!).getTime() < since
}

async function report(
  db: Database,
  workspaceId: WorkspaceId,
  threads: readonly AskedThread[],
  depth: number,
): Promise<ReadThread[]> {
  const people = threads.filter((thread) => thread.contact_id !== null)
  const groups = threads.filter((thread) => thread.contact_id === null)
  return [
    ...(await read(db, workspaceId, people, sql`contact_id = asked.contact_id and group_id is null`, depth)),
    ...(await read(db, workspaceId, groups, sql`group_id = asked.group_id`, depth)),
  ]
}

/**
 * The order is by id, which is that of the thread. What came after what is asked twice, by id and by the
 * moment we stored it: a late message stands before our answer and yet came after it, and an echo from the
 * business's own phone may be told after a message that followed it.
 */
async function read(
  db: Database,
  workspaceId: WorkspaceId,
  threads: readonly AskedThread[],
  inThread: RawBuilder<unknown>,
  depth: number,
): Promise<ReadThread[]> {
  if (threads.length === 0) return []
  const { rows } = await sql<ReadThread>`
    select asked.id, told.* from conversations as asked
    cross join lateral (
      with newest as materialized (
        select workspace_id, id, number_id, direction, type, author, origin, created_at, recorded_at, recalled_at,
          refused_at, failed_at, withdrawn_at, hidden_at, accepted_at,
          coalesce(delivered_at, read_at, played_at) as arrived_at
        from messages where workspace_id = ${workspaceId} and ${inThread}
        order by id desc limit ${depth}),
      last as (${lastShown}),
      ours as (${ours}),
      answer as (select * from ours where ${answersSomebody} order by id desc limit 1),
      hand as (select * from ours where author = 'app' or author like 'agent:%' order by id desc limit 1),
      closing as (
        select max(recorded_at) as at from conversation_states
        where workspace_id = ${workspaceId} and conversation_id = asked.id and state = 'closed'),
      theirs as (${theirs})
      select
        (select count(*)::integer from newest) as messages,
        (select id from newest order by id limit 1) as oldest_id,
        last.id as last_message_id, last.created_at as last_message_at, last.origin as last_origin,
        last.number_id as last_number_id, last.failed_at,
        answer.created_at as answer_at, hand.created_at as hand_at, theirs.unread_count, theirs.waiting_since,
        theirs.owed_since
      from theirs left join last on true left join answer on true left join hand on true) as told
    where asked.workspace_id = ${workspaceId}
      and asked.id = any(${threads.map((one) => one.id)}::uuid[])`.execute(db)
  return rows
}

/**
 * What a thread shows last: reactions stand on their messages, recalled and hidden ones are nowhere, and
 * what the desk says by itself does not cover what the person said. A failure counts only until the message
 * reached somebody all the same.
 */
const lastShown = sql`
  select id, created_at, origin, number_id,
    case when direction = 'out' and arrived_at is null
      then coalesce(failed_at, case when accepted_at is null then refused_at end) end as failed_at
  from newest where type <> 'reaction' and recalled_at is null and hidden_at is null
    and coalesce(author, '') not like 'promise:%'
  order by id desc limit 1`

/**
 * Our words that reached, or are on their way to, the person. What they said before the last one is
 * answered, though not by what starts by itself; and what an agent typed, or somebody on the business's
 * phone, shows that it was seen as well.
 */
const ours = sql`
  select id, recorded_at, created_at, author from newest
  where ${isOnItsWay('newest')}`

const unanswered = sql`
  answer.id is null or m.id > answer.id or (m.origin = 'live' and m.recorded_at > answer.recorded_at)`

/**
 * What somebody expects us to read and to answer. A transferred past is settled, but for what was said
 * within the service window before the transfer: those people may still be waiting. Its rows are stored at
 * one moment, so only their order counts.
 */
const theirs = sql`
  select
    (count(*) filter (where
      (asked.seen_message_id is null
        or (m.recorded_at, m.id) > (asked.seen_recorded_at, asked.seen_message_id))
      and (hand.id is null or m.id > hand.id
        or (m.origin = 'live' and m.recorded_at > hand.recorded_at))))::integer as unread_count,
    min(m.created_at) filter (where ${unanswered}) as waiting_since,
    min(m.created_at) filter (where (${unanswered})
      and (closing.at is null or m.recorded_at > closing.at)) as owed_since
  from newest m left join answer on true left join hand on true cross join closing
  where m.direction = 'in' and (m.origin = 'live' or m.created_at > m.recorded_at - interval '24 hours')
    and ${asksForUs('m')}`
