import type { NoteRow } from './note-store.ts'
import { type SignedBy, signedBy } from './signed-by.ts'

export type NoteView = {
  readonly id: string
  readonly text: string
  readonly at: string
  readonly by: SignedBy
}

export function presentNote(note: NoteRow, agents: ReadonlyMap<string, string>): NoteView {
  return { id: note.id, text: note.text, at: note.at.toISOString(), by: signedBy(note.by, agents) }
}
