import { sql } from 'kysely'
import type { Transaction, WorkspaceId } from '../platform/index.ts'

/**
 * Forgets what was derived and derives it again: windows from what people wrote, and the times that receipts gave, which
 * the caller then tells again from the receipts themselves. What only the answer to our own call told (accepted,
 * refused at once) is a fact of its own and stays.
 */
export async function rebuildMessages(trx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  // In the order in which everybody else takes them, so that none waits for another in a circle.
  await sql`select from messages where workspace_id = ${workspaceId} order by id for update`.execute(trx)
  await sql`
    update messages set sent_at = null, delivered_at = null, read_at = null, played_at = null
    where workspace_id = ${workspaceId} and direction = 'out' and origin = 'live'
      and (sent_at is not null or delivered_at is not null or read_at is not null or played_at is not null)`.execute(
    trx,
  )
  await sql`
    update messages set failed_at = null, failure = null
    from receipts
    where messages.workspace_id = ${workspaceId} and messages.failed_at is not null
      and receipts.workspace_id = messages.workspace_id and receipts.message_id = messages.id
      and receipts.status = 'failed'`.execute(trx)
  await sql`
    insert into exchanges (workspace_id, number_id, contact_id, last_inbound_at)
    select workspace_id, number_id, contact_id, max(created_at) from messages
    where workspace_id = ${workspaceId} and direction = 'in' and contact_id is not null and group_id is null
      and type <> 'system'
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (workspace_id, number_id, contact_id) do update set last_inbound_at = excluded.last_inbound_at`.execute(
    trx,
  )
}
