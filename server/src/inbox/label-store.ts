import { sql } from 'kysely'
import type { ConversationId, Database, WorkspaceId } from '../platform/index.ts'

export type LabelView = { readonly id: string; readonly name: string }

/** The labels a workspace has, by name. Few, and always shown whole. */
export async function listLabels(db: Database, workspaceId: WorkspaceId): Promise<LabelView[]> {
  return db
    .selectFrom('labels')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** The labels conversations wear, in the order they were put on. */
export async function listLabelsOf(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, LabelView[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LabelView & { conversation_id: ConversationId }>`
    select worn.conversation_id, labels.id, labels.name
    from conversation_labels as worn
    join labels on labels.workspace_id = worn.workspace_id and labels.id = worn.label_id
    where worn.workspace_id = ${workspaceId} and worn.conversation_id = any(${[...ids]}::uuid[])
      and worn.removed_at is null and labels.removed_at is null
    order by worn.at, worn.id`.execute(db)
  const byConversation = Map.groupBy(rows, (row) => row.conversation_id)
  return new Map(
    [...byConversation].map(([id, worn]) => [id, worn.map((row) => ({ id: row.id, name: row.name }))]),
  )
}

export async function findLabel(
  db: Database,
  workspaceId: WorkspaceId,
  by: { readonly id: string } | { readonly name: string },
): Promise<LabelView | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`lower(name) = lower(${by.name})`
  const { rows } = await sql<LabelView>`select id, name from labels
    where workspace_id = ${workspaceId} and removed_at is null and ${which}`.execute(db)
  return rows[0]
}
