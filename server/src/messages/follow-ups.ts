import { sql } from 'kysely'
import type { Database, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import type { MessageRef } from './message.ts'

/** Remembers which message is sent because of which one's silence, in the transaction that queues it. */
export async function insertFollowUps(
  trx: Transaction,
  followUps: readonly (MessageRef & { readonly follow_up_of: MessageId })[],
  now: Date,
): Promise<void> {
  if (followUps.length === 0) return
  await sql`
    insert into follow_ups (workspace_id, message_id, of_message_id, created_at)
    select *, ${now}::timestamptz from unnest(
      ${followUps.map((one) => one.workspace_id)}::integer[], ${followUps.map((one) => one.message_id)}::uuid[],
      ${followUps.map((one) => one.follow_up_of)}::uuid[])
    on conflict do nothing`.execute(trx)
}

/** Those of some messages that follow another one up, with the one they follow. */
export async function findFollowUps(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, MessageId>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('follow_ups')
    .select(['message_id', 'of_message_id'])
    .where('workspace_id', '=', workspaceId)
    .where('message_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.message_id, row.of_message_id]))
}
