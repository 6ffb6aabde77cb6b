import { sql } from 'kysely'
import {
  type ConversationId,
  type Database,
  newId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
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
  return refuse(
    'inbox.labels_full',
    `A workspace has at most ${labelsMax} labels. Remove one first, in the settings.`,
  )
}

/** Another name for the same label, under the rule of createLabel. Its own name, capitalised otherwise, is free to it. */
export async function renameLabel(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  name: string,
): Promise<LabelView | Refusal> {
  const renamed = await writeName(db, workspaceId, id, name)
  if (renamed === 'taken') {
    const same = await findLabel(db, workspaceId, { name })
    return refuse('inbox.exists', 'There is already a label of this name.', { label_id: same?.id ?? null })
  }
  return renamed ?? noLabel()
}

async function writeName(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  name: string,
): Promise<LabelView | 'taken' | undefined> {
  try {
    const { rows } = await sql<LabelView>`
      update labels set name = ${name}
      where workspace_id = ${workspaceId} and id = ${id} and removed_at is null
      returning id, name`.execute(db)
    return rows[0]
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === 'labels_by_name') return 'taken'
    throw error
  }
}

/** Takes a label away from the workspace. That conversations wore it stays in their history. */
export async function removeLabel(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  now: Date,
): Promise<Refusal | undefined> {
  const removed = await sql`
    update labels set removed_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and removed_at is null`.execute(db)
  return removed.numAffectedRows === 1n ? undefined : noLabel()
}

const noLabel = () => refuse('inbox.not_found', 'There is no such label in this workspace.')

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
