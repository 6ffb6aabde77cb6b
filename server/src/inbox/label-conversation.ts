import { sql } from 'kysely'
import { type ConversationId, type Database, newId, type Refusal, refuse } from '../platform/index.ts'
import { changeConversation, type Deed } from './change-conversation.ts'
import type { ConversationRow } from './conversation.ts'
import { findLabel, type LabelView } from './label-store.ts'

export const labelsMax = 500
export const labelNameCharsMax = 60

/**
 * A new label of the workspace. The same name again, however it is capitalised, is refused with the one
 * that has it.
 */
export async function createLabel(db: Database, deed: Deed, name: string): Promise<LabelView | Refusal> {
  const { rows } = await sql<LabelView>`
    insert into labels (workspace_id, id, name, created_at)
    select ${deed.workspace_id}, ${newId(deed.now)}, ${name}, ${deed.now}
    where (select count(*) from labels where workspace_id = ${deed.workspace_id} and removed_at is null)
      < ${labelsMax}
    on conflict do nothing
    returning id, name`.execute(db)
  if (rows[0]) return rows[0]
  const same = await findLabel(db, deed.workspace_id, { name })
  if (same) return refuse('inbox.exists', 'There is already a label of this name.', { label_id: same.id })
  return refuse('inbox.labels_full', `A workspace has at most ${labelsMax} labels. Remove one first.`)
}

export function putLabel(
  db: Database,
  deed: Deed,
  id: ConversationId,
  labelId: string,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    if (!(await findLabel(trx, deed.workspace_id, { id: labelId })))
      return refuse('inbox.label_unknown', 'There is no such label in this workspace. Create it first.')
    const put = await sql`
      insert into conversation_labels (workspace_id, id, conversation_id, label_id, at, by)
      values (${deed.workspace_id}, ${newId(deed.now)}, ${conversation.id}, ${labelId},
        ${deed.now}, ${deed.by})
      on conflict do nothing`.execute(trx)
    return put.numAffectedRows === 1n
  })
}

/** Taking off a label that is not on is no mistake. */
export function takeLabel(
  db: Database,
  deed: Deed,
  id: ConversationId,
  labelId: string,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    const taken = await sql`
      update conversation_labels set removed_at = ${deed.now}, removed_by = ${deed.by}
      where workspace_id = ${deed.workspace_id} and conversation_id = ${conversation.id}
        and label_id = ${labelId} and removed_at is null`.execute(trx)
    return taken.numAffectedRows === 1n
  })
}
