import { type RawBuilder, sql } from 'kysely'
import {
  type ContactId,
  type Database,
  isId,
  type Page,
  readCursor,
  toPage,
  type WorkspaceId,
} from '../platform/index.ts'
import { type ConversationRow, type ConversationState, conversationStates } from './conversation.ts'

export const conversationFilters = [
  'mine',
  'unassigned',
  'waiting',
  'promise',
  'window_closing',
  'failed',
  'all',
] as const
export type ConversationFilter = (typeof conversationFilters)[number]

/** An agent who answers now is in time; later the customer can only be reached by a template. */
export const windowClosingHours = 3

/** Counts stop here: nobody works through more, and every browser asks again whenever something changes. */
export const countMax = 1_000

export type ListQuestion = {
  readonly filter: ConversationFilter
  /** Without one: whatever is not closed; of failures, all. */
  readonly state?: ConversationState
  readonly agent_id: string
  readonly label_id?: string
  /** Only conversations with these people. */
  readonly contact_ids?: readonly ContactId[]
}

/**
 * What a filter selects, and the order in which its list is worked through. Each has an index of the same
 * shape.
 */
type Shape = {
  readonly where: RawBuilder<unknown>
  readonly sort: RawBuilder<unknown>
  readonly descending: boolean
  readonly states: readonly ConversationState[]
}

const workable: readonly ConversationState[] = ['open', 'pending']

function shapeOf(question: ListQuestion, now: Date): Shape {
  const recent = { sort: sql`last_message_at`, descending: true, states: workable }
  const closesBefore = new Date(now.getTime() + windowClosingHours * 3_600_000)
  switch (question.filter) {
    case 'all':
      return { ...recent, where: sql`true` }
    case 'mine':
      return { ...recent, where: sql`assigned_to = ${question.agent_id}` }
    case 'unassigned':
      return { ...recent, where: sql`assigned_to is null` }
    case 'waiting':
      // Whoever has waited longest is first.
      return {
        where: sql`waiting_since is not null`,
        sort: sql`waiting_since`,
        descending: false,
        states: workable,
      }
    case 'promise':
      // At risk or broken already, in the order it was noticed.
      return { where: sql`warn_at <= ${now}`, sort: sql`warn_at`, descending: false, states: workable }
    case 'window_closing':
      return {
        where: sql`window_closes_at > ${now} and window_closes_at <= ${closesBefore}`,
        sort: sql`window_closes_at`,
        descending: false,
        states: workable,
      }
    case 'failed':
      // A failure that comes after the conversation was closed still needs somebody.
      return {
        where: sql`failed_at is not null`,
        sort: sql`failed_at`,
        descending: true,
        states: conversationStates,
      }
  }
}

/** One page of conversations. @returns undefined when the cursor is not one of this list's */
export async function listConversations(
  db: Database,
  workspaceId: WorkspaceId,
  question: ListQuestion,
  page: { readonly limit: number; readonly cursor?: string },
  now: Date,
): Promise<Page<ConversationRow> | undefined> {
  const shape = shapeOf(question, now)
  const after = readAfter(page.cursor)
  if (page.cursor !== undefined && after === undefined) return undefined
  const direction = shape.descending ? sql`desc` : sql`asc`
  const past = after
    ? sql`(${shape.sort}, id) ${shape.descending ? sql`<` : sql`>`}
        ('epoch'::timestamptz + ${after.micros} * interval '1 microsecond', ${after.id}::uuid)`
    : sql`true`
  // One branch for each state, each in the order of its index: the database merges them without sorting.
  const branches = statesOf(question, shape).map(
    (state) => sql`
    (select *, ${shape.sort} as sort_at from conversations
    where workspace_id = ${workspaceId} and state = ${state} and ${shape.where}
      and ${narrowed(workspaceId, question)} and ${past}
    order by ${shape.sort} ${direction}, id ${direction} limit ${page.limit + 1})`,
  )
  const { rows } = await sql<ConversationRow & { sort_micros: number }>`
    select *, (extract(epoch from sort_at) * 1000000)::bigint as sort_micros
    from (${sql.join(branches, sql` union all `)}) as conversation
    order by sort_at ${direction}, id ${direction}
    limit ${page.limit + 1}`.execute(db)
  return toPage(rows, page.limit, (row) => [row.sort_micros, row.id])
}

/** How many conversations each filter holds, up to `countMax`. */
export async function countConversations(
  db: Database,
  workspaceId: WorkspaceId,
  agentId: string,
  now: Date,
): Promise<Record<ConversationFilter, number>> {
  const counted = conversationFilters.map((filter) => {
    const question: ListQuestion = { filter, agent_id: agentId }
    const shape = shapeOf(question, now)
    const branches = statesOf(question, shape).map(
      (state) => sql`
      (select 1 from conversations where workspace_id = ${workspaceId} and state = ${state} and ${shape.where}
      limit ${sql.lit(countMax)})`,
    )
    return sql`(select count(*)::integer
      from (${sql.join(branches, sql` union all `)} limit ${sql.lit(countMax)}) as one) as ${sql.ref(filter)}`
  })
  const { rows } = await sql<Record<ConversationFilter, number>>`select ${sql.join(counted)}`.execute(db)
  return rows[0]!
}

function statesOf(question: ListQuestion, shape: Shape): readonly ConversationState[] {
  return question.state === undefined ? shape.states : [question.state]
}

function narrowed(workspaceId: WorkspaceId, question: ListQuestion): RawBuilder<unknown> {
  const label =
    question.label_id === undefined
      ? sql`true`
      : sql`id in (select conversation_id from conversation_labels
          where workspace_id = ${workspaceId} and removed_at is null and label_id in (
            select id from labels
            where workspace_id = ${workspaceId} and id = ${question.label_id} and removed_at is null))`
  const people =
    question.contact_ids === undefined
      ? sql`true`
      : sql`contact_id = any(${[...question.contact_ids]}::uuid[])`
  return sql`${label} and ${people}`
}

function readAfter(cursor: string | undefined): { micros: number; id: string } | undefined {
  const [micros, id] = readCursor(cursor) ?? []
  return typeof micros === 'number' && Number.isSafeInteger(micros) && isId(id) ? { micros, id } : undefined
}
