import { sql } from 'kysely'
import { type Database, idFloor } from '../../platform/index.ts'
import type { MessageRow } from '../message.ts'

/**
 * When the person first wrote or reacted with this message of ours before their eyes: to it, or in the same chat once
 * it was on their phone. Whatever the ticks say, it counts as seen from then. Undefined: not yet, or never.
 */
export async function findAnswer(db: Database, message: MessageRow): Promise<Date | undefined> {
  const { workspace_id, number_id, contact_id, group_id, channel_message_id, delivered_at } = message
  if (message.direction === 'in' || (contact_id === null && group_id === null)) return undefined
  // The thread's own indexes: one chat, from this message on.
  const chat =
    group_id === null ? sql`contact_id = ${contact_id} and group_id is null` : sql`group_id = ${group_id}`
  const { rows } = await sql<{ created_at: Date }>`
    select created_at from messages
    where workspace_id = ${workspace_id} and ${chat} and id >= ${idFloor(message.created_at)}
      and number_id = ${number_id} and direction = 'in'
      and (created_at >= ${delivered_at}::timestamptz or quotes = ${channel_message_id} or reacts_to = ${channel_message_id})
    order by id
    limit 1`.execute(db)
  return rows[0]?.created_at
}
