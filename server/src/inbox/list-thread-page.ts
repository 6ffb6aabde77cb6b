import { listAgentNames } from '../accounts/index.ts'
import { type FindInsights, listThread, type MessageView, presentMessages } from '../messages/index.ts'
import { type Database, idTime, isId, readCursor, type WorkspaceId, writeCursor } from '../platform/index.ts'
import type { ConversationRow } from './conversation.ts'
import { listNotes } from './note-store.ts'
import { type NoteView, presentNote } from './present-note.ts'

export type ThreadPage = {
  readonly data: readonly (MessageView & { readonly conversation_id: string })[]
  readonly notes: readonly NoteView[]
  readonly next_cursor: string | null
}

/**
 * One page of a thread, newest first, with the notes of the same span of time. @returns undefined for a
 * foreign cursor
 */
export async function listThreadPage(
  db: Database,
  conversation: ConversationRow,
  page: { readonly limit: number; readonly cursor?: string },
  insights: FindInsights,
  now: Date,
): Promise<ThreadPage | undefined> {
  const [before] = readCursor(page.cursor) ?? []
  if (page.cursor !== undefined && !isId(before)) return undefined
  const workspaceId: WorkspaceId = conversation.workspace_id
  const owner =
    conversation.contact_id === null
      ? { group_id: conversation.group_id! }
      : { contact_id: conversation.contact_id }
  const rows = await listThread(db, workspaceId, owner, {
    before: before as string | undefined,
    limit: page.limit + 1,
  })
  const more = rows.length > page.limit
  const shown = rows.slice(0, page.limit)
  // Spans touch and never overlap, so every note is on exactly one page; the last page takes all the
  // earlier ones.
  const span = {
    from: more ? idTime(shown.at(-1)!.id) : null,
    until: isId(before) ? idTime(before) : null,
  }
  const [views, taught, notes, agents] = await Promise.all([
    presentMessages(db, workspaceId, shown, now),
    insights(workspaceId, shown),
    listNotes(db, workspaceId, conversation.id, span),
    listAgentNames(db, workspaceId),
  ])
  return {
    data: views.map((view, index) => ({
      ...view,
      ...taught.get(shown[index]!.id),
      conversation_id: conversation.id,
    })),
    notes: notes.map((note) => presentNote(note, agents)),
    next_cursor: more ? writeCursor([shown.at(-1)!.id]) : null,
  }
}
