import { sql } from 'kysely'
import type { Transaction, WorkspaceId } from '../platform/index.ts'

/**
 * Everybody is judged anew, in the background. What people decided about proposals, clues and the times of our own trouble
 * are facts and stay; what was proposed and not decided is proposed again.
 */
export async function rebuildReach(trx: Transaction, workspaceId: WorkspaceId, now: Date): Promise<void> {
  await sql`delete from next_steps where workspace_id = ${workspaceId} and decided_at is null`.execute(trx)
  await sql`update next_steps set answered_at = null, learnt_at = null where workspace_id = ${workspaceId}`.execute(
    trx,
  )
  await sql`delete from contact_reach where workspace_id = ${workspaceId}`.execute(trx)
  await sql`delete from reach_pools where workspace_id = ${workspaceId}`.execute(trx)
  await sql`
    insert into contact_reach (workspace_id, contact_id, due_at)
    select person.workspace_id, person.id, ${now}::timestamptz from contacts as person
    where person.workspace_id = ${workspaceId} and person.merged_into is null and exists (
      select from messages
      where messages.workspace_id = person.workspace_id and messages.contact_id = person.id
        and messages.group_id is null)
    order by person.id
    on conflict (workspace_id, contact_id) do update set due_at = excluded.due_at`.execute(trx)
}
