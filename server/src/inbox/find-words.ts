import { type RawBuilder, sql } from 'kysely'
import { type Database, idFloor, type MessageId, type WorkspaceId } from '../platform/index.ts'
import { type Query, tsQuery, weekOf, weekStart } from './words.ts'

/**
 * The newest messages, read one by one. They find common words, and show how common each part of the search
 * is.
 */
const glance = 2_000

/**
 * When the first messages promise a full page within so many, the walk goes on instead of asking the index.
 */
const walkMax = 20_000

/**
 * Weeks of each step into the past through the index. The last step takes all that is left, up to
 * `weeksMax`.
 */
const weeksOfStep = [1, 3, 26]
const weeksMax = 1_000

/** Of the newest messages; what is in fewer of them is rare. */
const rarePart = 0.002

/** The newest messages before one that answer a query, newest first. */
export async function findIds(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  before: MessageId,
  limit: number,
): Promise<MessageId[]> {
  const span = await findSpan(db, workspaceId, before)
  if (!span) return []
  let week = weekOf(span.newest)
  const seen = await walk(db, workspaceId, query, week, before, limit, glance)
  if (seen.ids.length === limit) return seen.ids
  if (seen.walked === glance && seen.ids.length * (walkMax / glance) >= limit) {
    const walked = await walk(db, workspaceId, query, week, before, limit, walkMax)
    if (walked.ids.length === limit) return walked.ids
  }
  const inParts = query.start !== undefined && query.whole.length > 0
  const filterStart = inParts && isRare(seen.whole, seen.walked) && !isRare(seen.started, seen.walked)
  const oldestWeek = Math.max(weekOf(span.oldest), week - weeksMax)
  const found: MessageId[] = []
  for (let step = 0; found.length < limit && week >= oldestWeek; step += 1) {
    const weeks = listWeeks(week, weeksOfStep[step] ?? weeksMax, oldestWeek)
    const left = limit - found.length
    found.push(...(await lookUp(db, workspaceId, query, weeks, filterStart, before, left)))
    week -= weeks.length
  }
  return found
}

const isRare = (count: number, of: number) => count <= of * rarePart

function listWeeks(newest: number, count: number, oldest: number): number[] {
  return Array.from({ length: Math.min(count, newest - oldest + 1) }, (_, index) => newest - index)
}

/** The first and the last message with words before the cursor. */
async function findSpan(
  db: Database,
  workspaceId: WorkspaceId,
  before: MessageId,
): Promise<{ oldest: MessageId; newest: MessageId } | undefined> {
  const words = sql`select message_id from message_words
    where workspace_id = ${workspaceId} and message_id < ${before}`
  const { rows } = await sql<{ oldest: MessageId | null; newest: MessageId | null }>`
    select (${words} order by message_id limit 1) as oldest,
      (${words} order by message_id desc limit 1) as newest`.execute(db)
  const { oldest = null, newest = null } = rows[0] ?? {}
  return oldest && newest ? { oldest, newest } : undefined
}

type Walk = {
  readonly ids: MessageId[]
  readonly walked: number
  /** How many hold the whole words, and how many the unfinished one. */
  readonly whole: number
  readonly started: number
}

/** Reads the newest messages of the newest week backwards. */
async function walk(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  week: number,
  before: MessageId,
  limit: number,
  depth: number,
): Promise<Walk> {
  const holds = (part: Query): RawBuilder<unknown> =>
    part.whole.length === 0 && part.start === undefined
      ? sql`true`
      : sql`words @@ ${tsQuery(workspaceId, [week], part)}::tsquery`
  // One long walk stops at a full page; the first one also counts.
  if (depth > glance) {
    const ids = await idsOf(
      db,
      sql`select message_id as id from (${newest(workspaceId, week, before, depth)}) as newest
        where ${holds(query)} order by message_id desc limit ${limit}`,
    )
    return { ids, walked: depth, whole: 0, started: 0 }
  }
  const { rows } = await sql<Walk>`
    with read as materialized (
      select message_id, ${holds({ whole: query.whole, start: undefined })} as whole,
        ${holds({ whole: [], start: query.start })} as started
      from (${newest(workspaceId, week, before, depth)}) as newest)
    select array(
        select message_id::text from read where whole and started
        order by message_id desc limit ${limit}) as ids,
      count(*)::integer as walked, (count(*) filter (where whole))::integer as whole,
      (count(*) filter (where started))::integer as started
    from read`.execute(db)
  return rows[0]!
}

function newest(
  workspaceId: WorkspaceId,
  week: number,
  before: MessageId,
  depth: number,
): RawBuilder<unknown> {
  return sql`
    select message_id, words from message_words
    where workspace_id = ${workspaceId} and message_id < ${before}
      and message_id >= ${idFloor(weekStart(week))}
    order by message_id desc limit ${sql.lit(depth)}`
}

/**
 * Some weeks through the index. Materialized, since the planner would rather walk past everything in hope
 * of hits.
 *
 * The index gathers every message an unfinished word could mean before it looks at the others. Where the
 * whole words are rare and that is not, they alone are looked up and the rest is filtered.
 */
function lookUp(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  weeks: readonly number[],
  filterStart: boolean,
  before: MessageId,
  limit: number,
): Promise<MessageId[]> {
  const looked = filterStart ? { whole: query.whole, start: undefined } : query
  const rest = filterStart
    ? sql`words @@ ${tsQuery(workspaceId, weeks, { whole: [], start: query.start })}::tsquery`
    : sql`true`
  return idsOf(
    db,
    sql`
    with hits as materialized (
      select workspace_id, message_id, words from message_words
      where words @@ ${tsQuery(workspaceId, weeks, looked)}::tsquery)
    select message_id as id from hits
    where workspace_id = ${workspaceId} and message_id < ${before} and ${rest}
    order by message_id desc limit ${limit}`,
  )
}

async function idsOf(db: Database, query: RawBuilder<unknown>): Promise<MessageId[]> {
  const { rows } = await sql<{ id: MessageId }>`${query}`.execute(db)
  return rows.map((row) => row.id)
}
