import { sql } from 'kysely'
import {
  type ConversationId,
  type Database,
  type MessageId,
  type Refusal,
  refuse,
} from '../platform/index.ts'
import { changeConversation, type Deed } from './change-conversation.ts'
import type { ConversationRow } from './conversation.ts'

/**
 * An agent saw the conversation up to a message. The mark only moves forward, in the order in which
 * messages came to us: a late one stands further up the thread and is still unseen. The customer is told
 * nothing.
 */
export function seeConversation(
  db: Database,
  deed: Deed,
  id: ConversationId,
  messageId: MessageId,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    const inThread =
      conversation.contact_id === null
        ? sql`m.group_id = ${conversation.group_id}`
        : sql`m.contact_id = ${conversation.contact_id} and m.group_id is null`
    const message = sql`from messages m
      where m.workspace_id = ${deed.workspace_id} and m.id = ${messageId} and ${inThread}`
    const { rows } = await sql`select ${message}`.execute(trx)
    if (rows.length === 0) return refuse('inbox.not_found', 'There is no such message in this conversation.')
    // Times stay in the database: on the way here they would lose their microseconds, and with them their
    // order.
    const moved = await sql`
      update conversations set seen_message_id = seen.id, seen_recorded_at = seen.recorded_at
      from (select m.id, m.recorded_at ${message}) as seen
      where conversations.workspace_id = ${deed.workspace_id} and conversations.id = ${conversation.id}
        and (seen_message_id is null
          or (seen.recorded_at, seen.id) > (conversations.seen_recorded_at, seen_message_id))`.execute(trx)
    return moved.numAffectedRows === 1n
  })
}
