import { sql } from 'kysely'
import type { Actor, Database, Transaction, WorkspaceId } from '../../platform/index.ts'
import {
  type Asker,
  askerOf,
  type QuickReply,
  type QuickReplyId,
  type QuickReplyWords,
} from './quick-reply.ts'

export type QuickReplyRow = {
  readonly id: QuickReplyId
  readonly shortcut: string
  readonly title: string
  readonly text_fr: string | null
  readonly text_en: string | null
  readonly topic: string | null
  readonly shared: boolean
  readonly owner_id: string | null
  readonly version: number
  readonly review_every_days: number
  readonly reviewed_at: Date
  readonly changed_at: Date
}

export const replyColumns = sql`reply.id, reply.shortcut, reply.title, reply.text_fr, reply.text_en, reply.topic,
  reply.shared, reply.owner_id, reply.version, reply.review_every_days, reply.reviewed_at, reply.changed_at`

/** What somebody sees: what is shared, and their own. */
export const seenBy = ({ workspace_id, agent_id }: Pick<Asker, 'workspace_id' | 'agent_id'>) =>
  sql`reply.workspace_id = ${workspace_id} and reply.removed_at is null
    and (reply.shared or reply.owner_id = ${agent_id}::uuid)`

export const asQuickReply = ({ text_fr, text_en, ...row }: QuickReplyRow): QuickReply => ({
  ...row,
  texts: { fr: text_fr, en: text_en },
})

export async function findQuickReply(
  db: Database,
  asker: Pick<Asker, 'workspace_id' | 'agent_id'>,
  id: QuickReplyId,
): Promise<QuickReply | undefined> {
  const { rows } = await sql<QuickReplyRow>`select ${replyColumns} from quick_replies as reply
    where ${seenBy(asker)} and reply.id = ${id}`.execute(db)
  return rows[0] && asQuickReply(rows[0])
}

export const findQuickReplySeenBy = (db: Database, actor: Actor, id: QuickReplyId) =>
  findQuickReply(db, askerOf(actor), id)

/** Nobody changes it until the transaction ends. */
export async function lockQuickReply(
  trx: Transaction,
  asker: Pick<Asker, 'workspace_id' | 'agent_id'>,
  id: QuickReplyId,
): Promise<QuickReply | undefined> {
  const { rows } = await sql<QuickReplyRow>`select ${replyColumns} from quick_replies as reply
    where ${seenBy(asker)} and reply.id = ${id} for update`.execute(trx)
  return rows[0] && asQuickReply(rows[0])
}

/** Nobody else gives or changes a shortcut in this workspace until the transaction ends. */
export async function lockShortcuts(trx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('quick_reply_shortcuts'), ${workspaceId})`.execute(trx)
}

/** Whether another living one answers to this shortcut where it would be looked for. */
export async function isTaken(
  db: Database,
  workspaceId: WorkspaceId,
  { shortcut, shared, owner_id }: QuickReplyWords,
  besides: QuickReplyId | undefined,
): Promise<boolean> {
  const where = shared ? sql`shared` : sql`not shared and owner_id = ${owner_id}::uuid`
  const { rows } = await sql`select from quick_replies
    where workspace_id = ${workspaceId} and removed_at is null and shortcut = ${shortcut} and ${where}
      and id is distinct from ${besides ?? null}::uuid`.execute(db)
  return rows.length > 0
}

export async function countQuickReplies(db: Database, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from quick_replies
    where workspace_id = ${workspaceId} and removed_at is null`.execute(db)
  return rows[0]!.count
}

type Written = QuickReplyWords & { readonly id: QuickReplyId; readonly version: number }

/** New ones. Those whose shortcut was taken in the same moment are left out; returns the ids of the others. */
export async function insertQuickReplies(
  trx: Transaction,
  workspaceId: WorkspaceId,
  replies: readonly Written[],
  by: string,
  now: Date,
): Promise<Set<QuickReplyId>> {
  const columns = columnsOf(replies)
  const { rows } = await sql<{ id: QuickReplyId }>`
    insert into quick_replies (workspace_id, id, version, shortcut, title, text_fr, text_en, topic, shared, owner_id,
      review_every_days, reviewed_at, created_at, changed_at)
    select ${workspaceId}, *, ${now}, ${now}, ${now} from ${columns}
    on conflict do nothing returning id`.execute(trx)
  const made = new Set(rows.map((row) => row.id))
  await insertVersions(
    trx,
    workspaceId,
    replies.filter((reply) => made.has(reply.id)),
    by,
    now,
  )
  return made
}

/** Rows that the caller holds locked become what is given. Who changes one has looked at it. */
export async function updateQuickReplies(
  trx: Transaction,
  workspaceId: WorkspaceId,
  replies: readonly Written[],
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    update quick_replies set version = given.version, shortcut = given.shortcut, title = given.title,
      text_fr = given.text_fr, text_en = given.text_en, topic = given.topic, shared = given.shared,
      owner_id = given.owner_id, review_every_days = given.review_every_days, reviewed_at = ${now}, changed_at = ${now}
    from ${columnsOf(replies)} as given (id, version, shortcut, title, text_fr, text_en, topic, shared, owner_id,
      review_every_days)
    where quick_replies.workspace_id = ${workspaceId} and quick_replies.id = given.id`.execute(trx)
  await insertVersions(trx, workspaceId, replies, by, now)
}

async function insertVersions(
  trx: Transaction,
  workspaceId: WorkspaceId,
  replies: readonly Written[],
  by: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into quick_reply_versions (workspace_id, quick_reply_id, version, shortcut, title, text_fr, text_en, topic,
      shared, owner_id, review_every_days, at, by)
    select ${workspaceId}, *, ${now}, ${by} from ${columnsOf(replies)}`.execute(trx)
}

const columnsOf = (replies: readonly Written[]) => sql`unnest(
  ${replies.map((one) => one.id)}::uuid[], ${replies.map((one) => one.version)}::integer[],
  ${replies.map((one) => one.shortcut)}::text[], ${replies.map((one) => one.title)}::text[],
  ${replies.map((one) => one.texts.fr)}::text[], ${replies.map((one) => one.texts.en)}::text[],
  ${replies.map((one) => one.topic)}::text[], ${replies.map((one) => one.shared)}::boolean[],
  ${replies.map((one) => one.owner_id)}::uuid[], ${replies.map((one) => one.review_every_days)}::integer[])`

export async function removeQuickReplies(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly QuickReplyId[],
  by: string,
  now: Date,
): Promise<void> {
  await sql`update quick_replies set removed_at = ${now}, removed_by = ${by}
    where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[]) and removed_at is null`.execute(trx)
}

/** They are still right, says somebody who looked. */
export async function insertReviews(
  trx: Transaction,
  workspaceId: WorkspaceId,
  replies: readonly Pick<QuickReply, 'id' | 'version'>[],
  by: string,
  now: Date,
): Promise<void> {
  const ids = replies.map((one) => one.id)
  await sql`insert into quick_reply_reviews (workspace_id, quick_reply_id, version, at, by)
    select ${workspaceId}, given.id, given.version, ${now}, ${by}
    from unnest(${ids}::uuid[], ${replies.map((one) => one.version)}::integer[]) as given (id, version)
    on conflict do nothing`.execute(trx)
  await sql`update quick_replies set reviewed_at = ${now}
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(trx)
}

export type QuickReplyVersion = QuickReplyWords & {
  readonly version: number
  readonly at: Date
  readonly by: string
}

/** What each change made of it, newest first. */
export async function listVersions(
  db: Database,
  workspaceId: WorkspaceId,
  id: QuickReplyId,
  limit: number,
): Promise<QuickReplyVersion[]> {
  const rows = await db
    .selectFrom('quick_reply_versions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('quick_reply_id', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ text_fr, text_en, workspace_id: _, quick_reply_id: __, ...row }) => ({
    ...row,
    texts: { fr: text_fr, en: text_en },
  }))
}
