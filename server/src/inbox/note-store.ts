import type { Selectable } from 'kysely'
import type { ConversationId, Database, Notes, WorkspaceId } from '../platform/index.ts'

export type NoteRow = Selectable<Notes>

/** As many notes stand on a conversation. Two that were joined may have more; then the newest are shown. */
export const notesMax = 1_000

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
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(notesMax)
  if (span.from) query = query.where('at', '>=', span.from)
  if (span.until) query = query.where('at', '<', span.until)
  return (await query.execute()).toReversed()
}

export async function countNotes(
  db: Database,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<number> {
  const { count } = await db
    .selectFrom('notes')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
