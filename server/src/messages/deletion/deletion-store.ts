import { sql } from 'kysely'
import {
  type Database,
  type MessageId,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../../platform/index.ts'
import { recordActs } from '../record-for-evidence.ts'

/** Acts with a message that somebody decided on. `show` undoes `hide`. */
export type DeletionAct = 'recall' | 'hide' | 'show' | 'everyone'

export type Deletion = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly act: DeletionAct
  /** `agent:…` or `token:…`. */
  readonly by: string
}

export async function recordDeletions(
  trx: Transaction,
  deletions: readonly Deletion[],
  now: Date,
): Promise<void> {
  if (deletions.length === 0) return
  await trx
    .insertInto('deletions')
    .values(deletions.map((one) => ({ ...one, id: newId<'deletion'>(now), at: now })))
    .execute()
  await recordActs(trx, deletions, now)
}

export type DeletionCount = { readonly by: string; readonly act: DeletionAct; readonly count: number }

/** Of `done`: a message hidden and shown again was not hidden. */
const stands = sql`act <> 'show' and not (act = 'hide' and exists (
  select from deletions as undone
  where undone.workspace_id = done.workspace_id and undone.message_id = done.message_id
    and undone.act = 'show' and undone.at >= done.at))`

/** How often each person did what, in a time; `until` not included. */
export async function countDeletions(
  db: Database,
  workspaceId: WorkspaceId,
  since: Date,
  until: Date,
): Promise<DeletionCount[]> {
  const { rows } = await sql<DeletionCount>`
    select by, act, count(distinct message_id)::int as count from deletions as done
    where workspace_id = ${workspaceId} and at >= ${since} and at < ${until} and ${stands}
    group by by, act order by by, act`.execute(db)
  return rows
}

export type DeletionFilter = {
  readonly from: Date
  /** Not included. */
  readonly to: Date
  readonly act?: DeletionAct
  readonly by?: string
}

export type ListedDeletion = {
  readonly id: string
  readonly message_id: MessageId
  readonly contact_id: string | null
  readonly act: DeletionAct
  readonly at: Date
  readonly by: string
}

/** One page behind a figure, newest first. */
export async function listDeletions(
  db: Database,
  workspaceId: WorkspaceId,
  { from, to, act, by }: DeletionFilter,
  page: { readonly before?: string; readonly limit: number },
): Promise<ListedDeletion[]> {
  const { rows } = await sql<ListedDeletion>`
    select done.id, done.message_id, messages.contact_id, done.act, done.at, done.by from deletions as done
    left join messages on messages.workspace_id = done.workspace_id and messages.id = done.message_id
    where done.workspace_id = ${workspaceId} and done.at >= ${from} and done.at < ${to} and ${stands}
      and (${act ?? null}::text is null or done.act = ${act ?? null})
      and (${by ?? null}::text is null or done.by = ${by ?? null})
      and (${page.before ?? null}::uuid is null or done.id < ${page.before ?? null}::uuid)
    order by done.id desc
    limit ${page.limit}`.execute(db)
  return rows
}

export type WrittenCount = { readonly author: string; readonly count: number }

/** How many messages each agent wrote in a time, by the index alone. */
export async function countWritten(
  db: Database,
  workspaceId: WorkspaceId,
  sinceId: string,
  untilId: string,
): Promise<WrittenCount[]> {
  const { rows } = await sql<WrittenCount>`
    select author, count(*)::int as count from messages
    where workspace_id = ${workspaceId} and author like 'agent:%' and id >= ${sinceId} and id < ${untilId}
    group by author order by author`.execute(db)
  return rows
}
