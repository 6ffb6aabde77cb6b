import { type ConversationId, type Database, newId, type Refusal, refuse } from '../platform/index.ts'
import { changeConversation, type Deed, entryTime } from './change-conversation.ts'
import type { ConversationRow, ConversationState } from './conversation.ts'

/** A reminder further away than this is a mistake of typing. */
export const pendingDaysMax = 366

/** Opens, puts off or closes a conversation. `until` belongs to pending: then it opens by itself. */
export function setState(
  db: Database,
  deed: Deed,
  id: ConversationId,
  wish: { readonly state: ConversationState; readonly until?: Date | null },
): Promise<ConversationRow | Refusal> {
  const until = wish.until ?? null
  if (until && wish.state !== 'pending')
    return Promise.resolve(
      refuse(
        'inbox.until_not_pending',
        '"until" belongs to the state pending. Leave it out, or ask for pending.',
      ),
    )
  const latest = deed.now.getTime() + pendingDaysMax * 86_400_000
  if (until && (until <= deed.now || until.getTime() > latest))
    return Promise.resolve(
      refuse('inbox.until_out_of_range', `Choose a time in the future, at most ${pendingDaysMax} days away.`),
    )
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    const same =
      conversation.state === wish.state && conversation.pending_until?.getTime() === until?.getTime()
    // Closing again is no repetition: it says that what came meanwhile is done with, too.
    if (same && wish.state !== 'closed') return false
    const at = entryTime(deed.now, conversation.state_at)
    await trx
      .insertInto('conversation_states')
      .values({
        workspace_id: deed.workspace_id,
        id: newId(at),
        conversation_id: conversation.id,
        state: wish.state,
        pending_until: until,
        at,
        by: deed.by,
      })
      .execute()
    return true
  })
}
