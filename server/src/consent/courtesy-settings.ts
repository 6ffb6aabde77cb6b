import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'
import { type CourtesySettings, defaultCourtesy } from './courtesy.ts'

export async function getCourtesySettings(db: Database, workspaceId: WorkspaceId): Promise<CourtesySettings> {
  const row = await db
    .selectFrom('courtesy_settings')
    .select(['unanswered_max', 'renew_after_days'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row ?? defaultCourtesy
}

/** Changes what is given and keeps the rest. Holds for the next message that leaves. */
export async function changeCourtesySettings(
  db: Database,
  workspaceId: WorkspaceId,
  change: Partial<CourtesySettings>,
  by: string,
  now: Date,
): Promise<CourtesySettings> {
  const next = { ...(await getCourtesySettings(db, workspaceId)), ...change }
  await sql`
    insert into courtesy_settings (workspace_id, unanswered_max, renew_after_days, changed_at, changed_by)
    values (${workspaceId}, ${next.unanswered_max}, ${next.renew_after_days}, ${now}, ${by})
    on conflict (workspace_id) do update set unanswered_max = excluded.unanswered_max,
      renew_after_days = excluded.renew_after_days, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(db)
  return next
}
