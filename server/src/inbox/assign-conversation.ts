import { sql } from 'kysely'
import { listAgentNames } from '../accounts/index.ts'
import { type ConversationId, type Database, newId, type Refusal, refuse } from '../platform/index.ts'
import { changeConversation, type Deed, entryTime } from './change-conversation.ts'
import type { ConversationRow } from './conversation.ts'

/** Gives a conversation to an agent of the workspace, or to nobody. */
export function assignConversation(
  db: Database,
  deed: Deed,
  id: ConversationId,
  agentId: string | null,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    if (agentId !== null && !(await listAgentNames(trx, deed.workspace_id)).has(agentId))
      return refuse('inbox.agent_unknown', 'This agent is not in the workspace. Choose one of its team.')
    if (conversation.assigned_to === agentId) return false
    const { rows } = await sql<{ at: Date | null }>`
      select max(at) as at from conversation_assignments
      where workspace_id = ${deed.workspace_id} and conversation_id = ${conversation.id}`.execute(trx)
    const at = entryTime(deed.now, rows[0]!.at)
    await trx
      .insertInto('conversation_assignments')
      .values({
        workspace_id: deed.workspace_id,
        id: newId(at),
        conversation_id: conversation.id,
        assigned_to: agentId,
        at,
        by: deed.by,
      })
      .execute()
    return true
  })
}
