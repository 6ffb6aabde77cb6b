import { sql } from 'kysely'
import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { SealedFact } from './entry.ts'

export async function insertPending(trx: Transaction, facts: readonly SealedFact[]): Promise<void> {
  await sql`
    insert into evidence_pending
      (workspace_id, at, kind, subject, part, contact_id, actor, commitment, salt, content)
    select * from unnest(
      ${facts.map((f) => f.workspace_id)}::integer[], ${facts.map((f) => f.at)}::timestamptz[],
      ${facts.map((f) => f.kind)}::text[], ${facts.map((f) => f.subject)}::uuid[],
      ${facts.map((f) => f.part)}::bigint[], ${facts.map((f) => f.contact_id)}::uuid[],
      ${facts.map((f) => f.actor)}::text[], ${facts.map((f) => f.commitment)}::bytea[],
      ${facts.map((f) => f.salt)}::bytea[], ${facts.map((f) => f.kept)}::text[])`.execute(trx)
}

/** Workspaces with facts that wait for their place in the chain. */
export async function listWaitingWorkspaces(db: Database): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    with recursive step as (
      (select workspace_id from evidence_pending order by workspace_id limit 1)
      union all
      select (select waiting.workspace_id from evidence_pending as waiting
        where waiting.workspace_id > step.workspace_id order by waiting.workspace_id limit 1)
      from step where step.workspace_id is not null)
    select workspace_id from step where workspace_id is not null`.execute(db)
  return rows.map((row) => row.workspace_id)
}

/** Takes the oldest waiting facts out. They are chained in the same transaction, or wait on. */
export async function takePending(
  trx: Transaction,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<SealedFact[]> {
  const { rows } = await sql<SealedFact & { id: number }>`
    delete from evidence_pending as waiting
    where waiting.workspace_id = ${workspaceId} and waiting.id in (
      select id from evidence_pending where workspace_id = ${workspaceId} order by id limit ${limit})
    returning workspace_id, id, at, kind, subject, part, contact_id, actor, commitment, salt,
      content as kept`.execute(trx)
  return rows.toSorted((a, b) => a.id - b.id)
}
