import { sql } from 'kysely'
import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'

type Row = {
  readonly id: string
  readonly contact_id: ContactId
  readonly purpose: string
  readonly channel: string
  readonly state: string
  readonly source: string
  readonly wording: string | null
  readonly proof: unknown
  readonly at: Date
  readonly recorded_by: string
}

/** Every entry of the ledger about some people, as the journal of evidence writes it down. */
export async function tellConsents(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<{ id: string; contact_id: ContactId; at: Date; by: string; content: unknown }[]> {
  const { rows } = await sql<Row>`
    select id, contact_id, purpose, channel, state, source, wording, proof, at, recorded_by
    from consent_entries where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[])
    order by id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    contact_id: row.contact_id,
    at: row.at,
    by: row.recorded_by,
    content: contentOf(row),
  }))
}

/** What the ledger holds today about some of its entries, for whoever opens the journal. */
export async function readConsents(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const { rows } = await sql<Row>`
    select id, contact_id, purpose, channel, state, source, wording, proof, at, recorded_by
    from consent_entries where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, [contentOf(row)]]))
}

const contentOf = ({ id, purpose, channel, state, source, wording, proof, at, recorded_by }: Row) => ({
  consent: id,
  ...{ purpose, channel, state, source, wording, proof, recorded_by },
  at: at.toISOString(),
})
