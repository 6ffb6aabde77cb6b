import {
  announce,
  type ConversationId,
  type Database,
  inTransaction,
  newId,
  type Refusal,
  refuse,
  type Transaction,
} from '../platform/index.ts'
import { type Deed, noConversation } from './change-conversation.ts'
import { findConversation } from './conversation-store.ts'
import { countNotes, type NoteRow, notesMax } from './note-store.ts'

export const noteCharsMax = 10_000

/** Words among agents. The customer never sees them. */
export function addNote(
  db: Database,
  deed: Deed,
  id: ConversationId,
  text: string,
): Promise<NoteRow | Refusal> {
  return inTransaction(db, async (trx) => {
    const conversation = await findConversation(trx, deed.workspace_id, id)
    if (!conversation) return noConversation()
    if ((await countNotes(trx, deed.workspace_id, conversation.id)) >= notesMax) {
      const message = `A conversation has at most ${notesMax} notes. Remove some that are no longer needed.`
      return refuse('inbox.notes_full', message)
    }
    const note = await trx
      .insertInto('notes')
      .values({
        workspace_id: deed.workspace_id,
        id: newId(deed.now),
        conversation_id: conversation.id,
        text,
        at: deed.now,
        by: deed.by,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tellNotesChanged(trx, deed, conversation.id)
    return note
  })
}

/** Its author takes a note away, or somebody who leads the team. The words go; that there was one stays. */
export function removeNote(
  db: Database,
  deed: Deed & { readonly leads: boolean },
  id: ConversationId,
  noteId: string,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const conversation = await findConversation(trx, deed.workspace_id, id)
    if (!conversation) return noConversation()
    const note = await trx
      .selectFrom('notes')
      .selectAll()
      .where('workspace_id', '=', deed.workspace_id)
      .where('id', '=', noteId)
      .where('conversation_id', '=', conversation.id)
      .forUpdate()
      .executeTakeFirst()
    if (!note) return refuse('inbox.not_found', 'There is no such note on this conversation.')
    if (note.removed_at) return undefined
    if (note.by !== deed.by && !deed.leads)
      return refuse('inbox.not_allowed', 'Only its author, or somebody who leads the team, removes a note.')
    await trx
      .updateTable('notes')
      .set({ text: '', removed_at: deed.now, removed_by: deed.by })
      .where('workspace_id', '=', deed.workspace_id)
      .where('id', '=', noteId)
      .execute()
    await tellNotesChanged(trx, deed, conversation.id)
    return undefined
  })
}

function tellNotesChanged(trx: Transaction, deed: Deed, id: ConversationId): Promise<void> {
  const body = { conversation_ids: [id] }
  return announce(trx, [{ workspace_id: deed.workspace_id, name: 'notes.changed', body }])
}
