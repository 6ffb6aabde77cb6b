import { sql } from 'kysely'
import { listWorkspaces } from '../accounts/index.ts'
import {
  announce,
  type Clock,
  type Database,
  inTransaction,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { judgeNumbers, type NumberJudgement } from './operator-report.ts'

/** The job: notes when trouble of ours begins and ends, so that nobody's silence in between is taken for theirs. */
export async function watchNumbers(db: Database, clock: Clock): Promise<void> {
  for (const workspace of await listWorkspaces(db)) {
    const now = clock.now()
    const judged = await judgeNumbers(db, workspace.id, now)
    await inTransaction(db, (trx) => recordTrouble(trx, workspace.id, judged, now))
  }
}

/** open (until is null) → over; the same trouble is noted once. */
async function recordTrouble(
  trx: Transaction,
  workspaceId: WorkspaceId,
  judged: readonly NumberJudgement[],
  now: Date,
): Promise<void> {
  const failing = judged.filter((one) => one.since !== null)
  const well = judged.filter((one) => one.since === null)
  const over = await sql`
    update incidents set until = ${now}
    where workspace_id = ${workspaceId} and until is null
      and number_id = any(${well.map((one) => one.number_id)}::uuid[])`.execute(trx)
  const begun = await sql`
    insert into incidents (workspace_id, number_id, since, noticed_at)
    select ${workspaceId}::integer, told.number_id, told.since, ${now}::timestamptz
    from unnest(${failing.map((one) => one.number_id)}::uuid[], ${failing.map((one) => one.since)}::timestamptz[])
      as told (number_id, since)
    where not exists (
      select from incidents as open
      where open.workspace_id = ${workspaceId} and open.number_id = told.number_id and open.until is null)
    on conflict (workspace_id, number_id, since) do update set until = null`.execute(trx)
  if (over.numAffectedRows || begun.numAffectedRows) {
    await announce(trx, [{ workspace_id: workspaceId, name: 'operator.changed', body: {} }])
  }
}
