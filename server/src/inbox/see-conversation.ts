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
 * An agent saw the conversation up to a message. The mark only moves forward, in the order in which messages came to us:
 * a late one stands further up the thread and is still unseen. The customer is told nothing.
 */
export function seeConversation(
  db: Database,
  deed: Deed,
  id: ConversationId,
  messageId: MessageId,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    const { rows } = await sql<{ newer: boolean }>`
      select seen.id is null or (m.recorded_at, m.id) > (seen.recorded_at, seen.id) as newer
      from messages m
      left join messages seen on seen.workspace_id = m.workspace_id and seen.id = ${conversation.seen_message_id}
      where m.workspace_id = ${deed.workspace_id} and m.id = ${messageId}
        and ${
          conversation.contact_id === null
            ? sql`m.group_id = ${conversation.group_id}`
            : sql`m.contact_id = ${conversation.contact_id} and m.group_id is null`
        }`.execute(trx)
    if (!rows[0]) return refuse('inbox.not_found', 'There is no such message in this conversation.')
    if (!rows[0].newer) return false
    await trx
      .updateTable('conversations')
      .set({ seen_message_id: messageId })
      .where('workspace_id', '=', deed.workspace_id)
      .where('id', '=', conversation.id)
      .execute()
    return true
  })
}
