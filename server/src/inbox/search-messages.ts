import { type RawBuilder, sql } from 'kysely'
import { getContacts } from '../contacts/index.ts'
import { getMessageRows, type MessageRow, textOf } from '../messages/index.ts'
import {
  type ConversationId,
  type Database,
  idFloor,
  isId,
  type MessageId,
  readCursor,
  type WorkspaceId,
  writeCursor,
} from '../platform/index.ts'
import { conversationsOf, ownerKey } from './conversations-of.ts'
import { type SnippetPart, snippetOf } from './snippet.ts'
import { type Query, readQuery, tsQuery, weekOf, weekStart } from './words.ts'

export type Hit = {
  readonly message_id: MessageId
  readonly conversation_id: ConversationId | null
  readonly contact_name: string | null
  readonly direction: 'in' | 'out'
  readonly at: string
  readonly snippet: readonly SnippetPart[]
}

export type SearchPage = { readonly data: readonly Hit[]; readonly next_cursor: string | null }

/** The newest messages read one by one before the index of words is asked. */
const walkMax = 2_000

/** Weeks of each further step into the past. The last step takes all that is left, up to `weeksMax`. */
const weeksOfStep = [1, 3, 12, 48]
const weeksMax = 1_000

/**
 * Messages that hold all words, newest first. A word in every other message is found by walking back through the newest
 * ones; a rare word by the index, a few weeks at a time, so that neither needs to read everything there is.
 *
 *
 * @returns undefined when the cursor is not one of this list's
 */
export async function searchMessages(
  db: Database,
  workspaceId: WorkspaceId,
  text: string,
  page: { readonly limit: number; readonly cursor?: string },
  now: Date,
): Promise<SearchPage | undefined> {
  const [cursor] = readCursor(page.cursor) ?? []
  if (page.cursor !== undefined && !isId(cursor)) return undefined
  const query = readQuery(text)
  if (query.whole.length === 0 && query.start === undefined) return { data: [], next_cursor: null }
  // One id past every message of today; a provider's clock may run ahead of ours.
  const before = isId(cursor) ? cursor : idFloor(new Date(now.getTime() + 2 * 86_400_000))
  const ids = await findIds(db, workspaceId, query, before, page.limit + 1)
  const shown = ids.slice(0, page.limit)
  return {
    data: await presentHits(db, workspaceId, shown, query),
    next_cursor: ids.length > page.limit ? writeCursor([shown.at(-1)]) : null,
  }
}

async function findIds(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  before: MessageId,
  limit: number,
): Promise<MessageId[]> {
  const oldest = await findOldest(db, workspaceId)
  if (oldest === undefined) return []
  const oldestWeek = Math.max(weekOf(oldest), weekOf(before) - weeksMax)
  let week = weekOf(await findNewest(db, workspaceId, before))
  const walked = await walk(db, workspaceId, query, week, before, limit)
  if (walked.length === limit) return walked
  const found: MessageId[] = []
  for (let step = 0; found.length < limit && week >= oldestWeek; step += 1) {
    const weeks = listWeeks(week, weeksOfStep[step] ?? weeksMax, oldestWeek)
    found.push(...(await lookUp(db, workspaceId, query, weeks, before, limit - found.length)))
    week -= weeks.length
  }
  return found
}

function listWeeks(newest: number, count: number, oldest: number): number[] {
  return Array.from({ length: Math.min(count, newest - oldest + 1) }, (_, index) => newest - index)
}

/** The newest messages of the newest week, read backwards. */
function walk(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  week: number,
  before: MessageId,
  limit: number,
): Promise<MessageId[]> {
  return idsOf(
    db,
    sql`
    select message_id as id from (
      select message_id, words from message_words
      where workspace_id = ${workspaceId} and message_id < ${before}
        and message_id >= ${idFloor(weekStart(week))}
      order by message_id desc limit ${sql.lit(walkMax)}) as newest
    where words @@ ${tsQuery(workspaceId, [week], query)}::tsquery
    order by message_id desc limit ${limit}`,
  )
}

/** Some weeks through the index. Materialized, since the planner would rather walk past everything in hope of hits. */
function lookUp(
  db: Database,
  workspaceId: WorkspaceId,
  query: Query,
  weeks: readonly number[],
  before: MessageId,
  limit: number,
): Promise<MessageId[]> {
  return idsOf(
    db,
    sql`
    with hits as materialized (
      select workspace_id, message_id from message_words
      where words @@ ${tsQuery(workspaceId, weeks, query)}::tsquery)
    select message_id as id from hits
    where workspace_id = ${workspaceId} and message_id < ${before}
    order by message_id desc limit ${limit}`,
  )
}

async function idsOf(db: Database, query: RawBuilder<unknown>): Promise<MessageId[]> {
  const { rows } = await sql<{ id: MessageId }>`${query}`.execute(db)
  return rows.map((row) => row.id)
}

async function findOldest(db: Database, workspaceId: WorkspaceId): Promise<MessageId | undefined> {
  const [id] = await idsOf(
    db,
    sql`select message_id as id from message_words where workspace_id = ${workspaceId}
      order by message_id limit 1`,
  )
  return id
}

/** Where the past begins: the newest message before the cursor, else the cursor itself. */
async function findNewest(db: Database, workspaceId: WorkspaceId, before: MessageId): Promise<MessageId> {
  const [id] = await idsOf(
    db,
    sql`select message_id as id from message_words where workspace_id = ${workspaceId}
      and message_id < ${before} order by message_id desc limit 1`,
  )
  return id ?? before
}

async function presentHits(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
  query: Query,
): Promise<Hit[]> {
  const rows = await getMessageRows(db, workspaceId, ids)
  const rowById = new Map(rows.map((row) => [row.id, row]))
  // The search may be a moment behind: what was withdrawn or hidden since is left out here.
  const readable = ids.map((id) => rowById.get(id)).filter((row) => isReadable(row))
  const contactIds = rows.map((row) => row.contact_id).filter((id) => id !== null)
  const [contacts, conversations] = await Promise.all([
    getContacts(db, workspaceId, contactIds),
    conversationsOf(db, workspaceId, rows),
  ])
  return readable.map((row) => ({
    message_id: row.id,
    conversation_id: conversations.get(ownerKey(row)) ?? null,
    contact_name: (row.contact_id !== null && contacts.get(row.contact_id)?.display_name) || null,
    direction: row.direction as 'in' | 'out',
    at: row.created_at.toISOString(),
    snippet: snippetOf(textOf(row.type, row.body, row.details), query),
  }))
}

function isReadable(row: MessageRow | undefined): row is MessageRow {
  return row !== undefined && !row.withdrawn_at && !row.hidden_at && !row.recalled_at
}
