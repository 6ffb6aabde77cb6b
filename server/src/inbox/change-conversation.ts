import {
  announce,
  type ConversationId,
  type Database,
  inTransaction,
  isRefusal,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { ConversationRow } from './conversation.ts'
import { findConversation, lockConversations } from './conversation-store.ts'
import { recomputeConversations } from './recompute-conversations.ts'

/** Who does something, and when by the house's clock. */
export type Deed = { readonly workspace_id: WorkspaceId; readonly by: string; readonly now: Date }

export const noConversation = () =>
  refuse('inbox.not_found', 'There is no such conversation in this workspace.')

/**
 * The frame of every agent's deed on one conversation: found, locked, done, recomputed, told. `act` writes
 * one fact, or returns a refusal, or `false` when the world is already as wished. Returns the conversation
 * as it then is.
 */
export function changeConversation(
  db: Database,
  workspaceId: WorkspaceId,
  id: ConversationId,
  act: (trx: Transaction, conversation: ConversationRow) => Promise<Refusal | boolean>,
): Promise<ConversationRow | Refusal> {
  return inTransaction(db, async (trx) => {
    // Found first, since the id may be of one that was merged away.
    const found = await findConversation(trx, workspaceId, id)
    const [conversation] = found ? await lockConversations(trx, workspaceId, [found.id]) : []
    if (!conversation) return noConversation()
    const outcome = await act(trx, conversation)
    if (isRefusal(outcome)) return outcome
    if (!outcome) return conversation
    await recomputeConversations(trx, workspaceId, [conversation.id])
    await announce(trx, [
      {
        workspace_id: workspaceId,
        name: 'conversations.changed',
        body: { conversation_ids: [conversation.id] },
      },
    ])
    return (await findConversation(trx, workspaceId, conversation.id))!
  })
}

/** An entry is always later than the one it follows, so the last by time is the last by deed. */
export function entryTime(now: Date, lastAt: Date | null | undefined): Date {
  return new Date(Math.max(now.getTime(), (lastAt?.getTime() ?? -1) + 1))
}
