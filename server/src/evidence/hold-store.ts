import { sql } from 'kysely'
import type { ContactId, Database, Transaction, WorkspaceId } from '../platform/index.ts'

/** A person whose words are kept for a dispute, with who ordered it and why. */
export type Hold = {
  readonly contact_id: ContactId
  readonly reason: string
  readonly placed_at: Date
  readonly placed_by: string
}

/** Which of these people are under hold; ids that were merged away count as the person they became, and the reverse. */
export async function listHeld(
  db: Database,
  people: readonly { readonly workspace_id: WorkspaceId; readonly contact_id: ContactId }[],
): Promise<ReadonlySet<ContactId>> {
  if (people.length === 0) return new Set()
  const { rows } = await sql<{ contact_id: ContactId }>`
    select distinct asked.contact_id
    from unnest(${people.map((one) => one.workspace_id)}::integer[], ${people.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)
    left join contacts as person on person.workspace_id = asked.workspace_id and person.id = asked.contact_id
    join evidence_holds as hold on hold.workspace_id = asked.workspace_id
    left join contacts as held on held.workspace_id = hold.workspace_id and held.id = hold.contact_id
    where coalesce(held.merged_into, hold.contact_id) = coalesce(person.merged_into, asked.contact_id)`.execute(
    db,
  )
  return new Set(rows.map((row) => row.contact_id))
}

/** The hold on a person, whichever of their ids it was placed on. */
export async function findHold(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<Hold | undefined> {
  const { rows } = await sql<Hold>`
    select contact_id, reason, placed_at, placed_by from evidence_holds
    where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[])
    order by placed_at limit 1`.execute(db)
  return rows[0]
}

export async function insertHold(trx: Transaction, workspaceId: WorkspaceId, hold: Hold): Promise<boolean> {
  const done = await sql`
    insert into evidence_holds (workspace_id, contact_id, reason, placed_at, placed_by)
    values (${workspaceId}, ${hold.contact_id}, ${hold.reason}, ${hold.placed_at}, ${hold.placed_by})
    on conflict do nothing`.execute(trx)
  return done.numAffectedRows === 1n
}

export async function deleteHolds(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<boolean> {
  const done = await sql`
    delete from evidence_holds
    where workspace_id = ${workspaceId} and contact_id = any(${[...contactIds]}::uuid[])`.execute(trx)
  return (done.numAffectedRows ?? 0n) > 0n
}
