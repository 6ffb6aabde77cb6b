import { sql } from 'kysely'
import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'

/** Every id that these people have or had: whom they were merged into, and who was merged into them. */
export async function listIdsOf(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<ContactId[]> {
  const asked = [...contactIds]
  const { rows } = await sql<{ id: ContactId }>`
    with roots as (
      select coalesce(merged_into, id) as id from contacts
      where workspace_id = ${workspaceId} and id = any(${asked}::uuid[]))
    select id from roots
    union select contacts.id from contacts join roots on contacts.merged_into = roots.id
      where contacts.workspace_id = ${workspaceId}`.execute(db)
  // A person who is erased has no row any more, and is still asked for by the id they had.
  return [...new Set([...asked, ...rows.map((row) => row.id)])]
}
