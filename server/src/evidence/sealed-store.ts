import { sql } from 'kysely'
import type { ContactId, Database, Transaction, WorkspaceId } from '../platform/index.ts'

export type SealedVersion = {
  readonly workspace_id: WorkspaceId
  readonly id: string
  readonly subject: string
  readonly contact_id: ContactId
  readonly sealed_at: Date
  readonly sealed: Buffer
}

export async function insertSealed(trx: Transaction, versions: readonly SealedVersion[]): Promise<void> {
  await sql`
    insert into evidence_sealed (workspace_id, id, subject, contact_id, sealed_at, sealed)
    select * from unnest(
      ${versions.map((one) => one.workspace_id)}::integer[], ${versions.map((one) => one.id)}::uuid[],
      ${versions.map((one) => one.subject)}::uuid[], ${versions.map((one) => one.contact_id)}::uuid[],
      ${versions.map((one) => one.sealed_at)}::timestamptz[], ${versions.map((one) => one.sealed)}::bytea[])
    on conflict do nothing`.execute(trx)
}

export async function listSealed(
  db: Database,
  workspaceId: WorkspaceId,
  subjects: readonly string[],
): Promise<Pick<SealedVersion, 'subject' | 'sealed'>[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<Pick<SealedVersion, 'subject' | 'sealed'>>`
    select subject, sealed from evidence_sealed
    where workspace_id = ${workspaceId} and subject = any(${[...subjects]}::uuid[])`.execute(db)
  return rows
}

/** Destroys what was kept of these people, and names the messages whose words that were. */
export async function deleteSealed(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    delete from evidence_sealed
    where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[])
    returning subject`.execute(trx)
  return [...new Set(rows.map((row) => row.subject))]
}
