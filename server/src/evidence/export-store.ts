import { sql } from 'kysely'
import type { ContactId, ConversationId, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import { type EntryKind, messageKinds } from './entry.ts'

/** An export somebody asked for. Nothing of it opens before a second person agreed. */
export type ExportRow = {
  readonly workspace_id: WorkspaceId
  readonly id: string
  readonly contact_id: ContactId
  readonly conversation_id: ConversationId | null
  readonly period_from: Date
  readonly period_to: Date
  readonly reason: string
  readonly asked_at: Date
  readonly asked_by: string
  readonly asker: string
  readonly expires_at: Date
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly decider: string | null
  readonly agreed: boolean | null
}

export type NewExport = Omit<ExportRow, 'decided_at' | 'decided_by' | 'decider' | 'agreed'>

export async function insertExport(trx: Transaction, asked: NewExport): Promise<void> {
  await trx.insertInto('evidence_exports').values(asked).execute()
}

export async function findExport(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
): Promise<ExportRow | undefined> {
  const { rows } = await sql<ExportRow>`
    select * from evidence_exports where workspace_id = ${workspaceId} and id = ${id}`.execute(db)
  return rows[0]
}

/** Takes the export until the transaction ends, so that it is decided once. */
export async function lockExport(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: string,
): Promise<ExportRow | undefined> {
  const { rows } = await sql<ExportRow>`
    select * from evidence_exports where workspace_id = ${workspaceId} and id = ${id} for update`.execute(trx)
  return rows[0]
}

/** One page, newest first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listExports(
  db: Database,
  workspaceId: WorkspaceId,
  page: { readonly limit: number; readonly before: { readonly at: string; readonly id: string } | undefined },
): Promise<ExportRow[]> {
  const before = page.before
    ? sql`(asked_at, id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`
    : sql`true`
  const { rows } = await sql<ExportRow>`
    select * from evidence_exports where workspace_id = ${workspaceId} and ${before}
    order by asked_at desc, id desc limit ${page.limit + 1}`.execute(db)
  return rows
}

export async function updateDecided(
  trx: Transaction,
  { workspace_id, id }: Pick<ExportRow, 'workspace_id' | 'id'>,
  decided: {
    readonly at: Date
    readonly by: string
    readonly decider: string
    readonly agreed: boolean
    readonly expires_at: Date
  },
): Promise<void> {
  await sql`
    update evidence_exports set decided_at = ${decided.at}, decided_by = ${decided.by}, decider = ${decided.decider},
      agreed = ${decided.agreed}, expires_at = ${decided.expires_at}
    where workspace_id = ${workspace_id} and id = ${id}`.execute(trx)
}

export type Asked = {
  readonly contact_ids: readonly ContactId[]
  readonly from: Date
  readonly to: Date
  /** Everything about the person, or only what belongs to the conversation. */
  readonly kinds: readonly EntryKind[] | 'all'
}

export const kindsOf = (asked: Pick<ExportRow, 'conversation_id'>): Asked['kinds'] =>
  asked.conversation_id === null ? 'all' : messageKinds

/** First and last place of what was asked for, or undefined when there is nothing. */
export async function findSegment(
  db: Database,
  workspaceId: WorkspaceId,
  asked: Asked,
): Promise<{ first: number; last: number; count: number } | undefined> {
  const kinds = asked.kinds === 'all' ? sql`true` : sql`kind = any(${[...asked.kinds]}::text[])`
  const { rows } = await sql<{ first: number | null; last: number; count: number }>`
    select min(seq) as first, max(seq) as last, count(*) as count from evidence_entries
    where workspace_id = ${workspaceId} and contact_id = any(${[...asked.contact_ids]}::uuid[])
      and at >= ${asked.from} and at < ${asked.to} and ${kinds}`.execute(db)
  const { first, last, count } = rows[0]!
  return first === null ? undefined : { first, last, count }
}
