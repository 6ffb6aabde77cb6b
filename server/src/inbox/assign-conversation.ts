import { sql } from 'kysely'
import { findAgent } from '../accounts/index.ts'
import {
  type ConversationId,
  type Database,
  isId,
  newId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
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
    if (conversation.assigned_to === agentId) return false
    const refusal = agentId === null ? undefined : await checkAgent(trx, deed.workspace_id, agentId)
    if (refusal) return refusal
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

async function checkAgent(
  db: Database,
  workspaceId: WorkspaceId,
  agentId: string,
): Promise<Refusal | undefined> {
  const agent = isId(agentId) ? await findAgent(db, workspaceId, agentId) : undefined
  if (!agent) {
    return refuse('inbox.agent_unknown', 'This agent is not in the workspace. Choose one of its team.')
  }
  if (agent.suspended_at === null) return undefined
  return refuse(
    'inbox.agent_suspended',
    'This agent is suspended and would not see the conversation. Choose somebody else of the team.',
  )
}
