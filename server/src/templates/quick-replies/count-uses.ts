import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, MessageId, Transaction, WorkspaceId } from '../../platform/index.ts'
import type { QuickReplyId } from './quick-reply.ts'

/** What a message that began as a quick reply says of it. */
export const quickReplyUseShape = z.object({
  id: z.uuid('Give the id of a quick reply.'),
  version: z.int('Give the version that was filled in.').min(1).max(1_000_000),
})

export type QuickReplyUse = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly quick_reply: z.output<typeof quickReplyUseShape>
  /** `agent:…` or `token:…`. */
  readonly used_by: string
  readonly at: Date
}

/**
 * In the transaction that queues the messages. Safe to repeat; what names no version of the workspace's is left out, for
 * a message must not fail because of how it began.
 */
export async function recordUses(trx: Transaction, uses: readonly QuickReplyUse[]): Promise<void> {
  if (uses.length === 0) return
  await sql`
    insert into quick_reply_uses (workspace_id, message_id, quick_reply_id, version, used_by, at)
    select given.* from unnest(
      ${uses.map((one) => one.workspace_id)}::integer[], ${uses.map((one) => one.message_id)}::uuid[],
      ${uses.map((one) => one.quick_reply.id)}::uuid[], ${uses.map((one) => one.quick_reply.version)}::integer[],
      ${uses.map((one) => one.used_by)}::text[], ${uses.map((one) => one.at)}::timestamptz[])
      as given (workspace_id, message_id, quick_reply_id, version, used_by, at)
    join quick_reply_versions using (workspace_id, quick_reply_id, version)
    on conflict do nothing`.execute(trx)
}

export const useWeeks = 12

export type UseCounts = {
  /** Of the last twelve weeks together. */
  readonly total: number
  /** Oldest first; the last is the seven days up to now. */
  readonly weeks: readonly number[]
  readonly last_at: Date | null
}

export async function countUses(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly QuickReplyId[],
  now: Date,
): Promise<Map<QuickReplyId, UseCounts>> {
  const weekMs = 7 * 86_400_000
  const since = new Date(now.getTime() - useWeeks * weekMs)
  const { rows } = await sql<{ id: QuickReplyId; ago: number; count: number; last_at: Date }>`
    select quick_reply_id as id, floor(extract(epoch from ${now} - at) * 1000 / ${weekMs})::integer as ago,
      count(*) as count, max(at) as last_at
    from quick_reply_uses
    where workspace_id = ${workspaceId} and quick_reply_id = any(${[...ids]}::uuid[])
      and at > ${since} and at <= ${now}
    group by 1, 2`.execute(db)
  const byId = Map.groupBy(rows, (row) => row.id)
  return new Map(
    ids.map((id) => {
      const weeks = Array.from({ length: useWeeks }, () => 0)
      const own = byId.get(id) ?? []
      for (const { ago, count } of own) weeks[useWeeks - 1 - ago] = count
      const last = own.reduce<Date | null>((at, row) => (at && at > row.last_at ? at : row.last_at), null)
      return [id, { total: weeks.reduce((sum, one) => sum + one, 0), weeks, last_at: last }]
    }),
  )
}
