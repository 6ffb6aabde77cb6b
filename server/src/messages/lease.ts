import { sql } from 'kysely'
import type { Database, NumberId, WorkspaceId } from '../platform/index.ts'

/** A number's dispatcher is one at a time over all machines. A holder that does not renew in time has lost its place. */
export const leaseMs = 5_000

export type Lease = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly token: number
  readonly until: Date
}

/**
 * Takes or renews the lease of a number; undefined when somebody else holds it. The token grows with each new holder
 * and stays for a renewing one, so rows taken under an old token are known for what they are. The database's clock
 * decides, since machines disagree about the time.
 */
export async function takeLease(
  db: Database,
  workspaceId: WorkspaceId,
  numberId: NumberId,
  holder: string,
): Promise<Lease | undefined> {
  const { rows } = await sql<{ token: number; held_until: Date }>`
    insert into dispatch_leases (workspace_id, number_id, holder, token, held_until)
    values (${workspaceId}, ${numberId}, ${holder}, 1, clock_timestamp() + make_interval(secs => ${leaseMs / 1000}))
    on conflict (workspace_id, number_id) do update
      set holder = excluded.holder, held_until = excluded.held_until,
        token = dispatch_leases.token + case when dispatch_leases.holder = excluded.holder then 0 else 1 end
      where dispatch_leases.holder = excluded.holder or dispatch_leases.held_until < clock_timestamp()
    returning token, held_until`.execute(db)
  const row = rows[0]
  return row && { workspace_id: workspaceId, number_id: numberId, token: row.token, until: row.held_until }
}

/** Gives the number free at once when stopping in good order. */
export async function returnLease(db: Database, lease: Lease, holder: string): Promise<void> {
  await sql`update dispatch_leases set held_until = '-infinity'
    where workspace_id = ${lease.workspace_id} and number_id = ${lease.number_id} and holder = ${holder}`.execute(
    db,
  )
}
