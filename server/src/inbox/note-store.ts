import type { Selectable } from 'kysely'
import type { ConversationId, Database, Notes, WorkspaceId } from '../platform/index.ts'

export type NoteRow = Selectable<Notes>

/** Notes of a span of time, oldest first: from its beginning, until but without its end. */
export async function listNotes(
  db: Database,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  span: { readonly from: Date | null; readonly until: Date | null },
): Promise<NoteRow[]> {
  let query = db
    .selectFrom('notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
  if (span.from) query = query.where('at', '>=', span.from)
  if (span.until) query = query.where('at', '<', span.until)
  return query.execute()
}
