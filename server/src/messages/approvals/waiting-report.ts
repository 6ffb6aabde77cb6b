import { sql } from 'kysely'
import { listPeopleBehind } from '../../accounts/index.ts'
import type { Database, WorkspaceId } from '../../platform/index.ts'

/** More are not counted: a campaign can wait by the hundred thousand. */
export const waitingCountMax = 1000

/** How many of the oldest waiting messages this person, behind `agent:…` or `token:…`, could say yes or no to. */
export async function countToDecide(db: Database, workspaceId: WorkspaceId, by: string): Promise<number> {
  const person = (await listPeopleBehind(db, workspaceId, [by])).get(by)!
  const { rows } = await sql<{ count: number }>`
    with waiting as (
      select message_id from outbox
      where workspace_id = ${workspaceId} and awaits_approval order by message_id limit ${waitingCountMax})
    select count(*)::integer as count from waiting
    join approval_requests as asked
      on asked.workspace_id = ${workspaceId} and asked.subject_id = waiting.message_id
    where not ${person} = any(asked.people)
      and not exists (
        select from approval_decisions as decided
        where decided.workspace_id = ${workspaceId} and decided.subject_id = asked.subject_id
          and decided.hash = asked.hash and decided.person = ${person})`.execute(db)
  return rows[0]!.count
}
