import type { ContactId, ConversationId, Database, WorkspaceId } from '../platform/index.ts'
import { findConversation } from './conversation-store.ts'

/** Whose conversation it is: undefined when there is none, null for a group. */
export async function findContactOf(
  db: Database,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<ContactId | null | undefined> {
  return (await findConversation(db, workspaceId, id))?.contact_id
}
