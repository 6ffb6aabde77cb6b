import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { NoteLanguage } from './customer-note.ts'

export type NoteRow = {
  readonly language: string
  readonly text: string
  readonly written_at: Date
  readonly written_by: string
}

export async function listNotes(db: Database, workspaceId: WorkspaceId): Promise<NoteRow[]> {
  return db
    .selectFrom('customer_notes')
    .select(['language', 'text', 'written_at', 'written_by'])
    .where('workspace_id', '=', workspaceId)
    .execute()
}

export async function upsertNote(trx: Transaction, workspaceId: WorkspaceId, note: NoteRow): Promise<void> {
  const { text, written_at, written_by } = note
  await trx
    .insertInto('customer_notes')
    .values({ workspace_id: workspaceId, ...note })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'language']).doUpdateSet({ text, written_at, written_by }),
    )
    .execute()
}

export async function removeNote(
  trx: Transaction,
  workspaceId: WorkspaceId,
  language: NoteLanguage,
): Promise<void> {
  await trx
    .deleteFrom('customer_notes')
    .where('workspace_id', '=', workspaceId)
    .where('language', '=', language)
    .execute()
}
