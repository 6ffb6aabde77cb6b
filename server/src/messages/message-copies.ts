import { sql } from 'kysely'
import type { NumberId, Transaction, WorkspaceId } from '../platform/index.ts'

/** A stored delivery in which the words of a message stand. */
export type Copy = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly channel_message_id: string
  readonly delivery_id: number | null
}

/**
 * Remembers deliveries that hold words of a message besides the one its row names. Safe to repeat: digested again, a
 * delivery adds nothing. Those older than any kept bytes are forgotten on the way.
 */
export async function recordCopies(trx: Transaction, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return
  await sql`
    with forgotten as (delete from message_copies where recorded_at < now() - interval '8 days')
    insert into message_copies (workspace_id, number_id, channel_message_id, delivery_id)
    select told.workspace_id, told.number_id, told.channel_message_id, told.delivery_id
    from unnest(${copies.map((one) => one.workspace_id)}::integer[], ${copies.map((one) => one.number_id)}::uuid[],
      ${copies.map((one) => one.channel_message_id)}::text[], ${copies.map((one) => one.delivery_id)}::bigint[])
      as told (workspace_id, number_id, channel_message_id, delivery_id)
    left join messages on messages.workspace_id = told.workspace_id and messages.number_id = told.number_id
      and messages.channel_message_id = told.channel_message_id
    where told.delivery_id is not null and messages.delivery_id is distinct from told.delivery_id
    on conflict do nothing`.execute(trx)
}
