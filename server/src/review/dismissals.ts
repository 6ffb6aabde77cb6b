import { sql } from 'kysely'
import { z } from 'zod'
import { listAgentNames } from '../accounts/index.ts'
import {
  type Database,
  type MessageId,
  newId,
  type Transaction,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import { findingKinds } from './finding.ts'

const reasonCharsMax = 200
const dismissedMax = 100

/** Findings the writer read and sent the message with nevertheless, each with a reason. */
export const dismissedShape = z
  .array(
    z
      .object({
        kind: z.enum(findingKinds, 'must be the kind of a finding'),
        saying: z
          .string()
          .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'must be the saying of a finding')
          .max(60)
          .optional(),
        part: z.string().regex(/^[a-z_]+(\.\d{1,3})?$/, 'must be the part of a finding, such as body'),
        start: z.int().min(0).max(100_000),
        end: z.int().min(0).max(100_000),
        reason: words(reasonCharsMax),
      })
      .refine((one) => one.start <= one.end, { path: ['end'], error: 'must not come before start' }),
  )
  .max(dismissedMax, `Name at most ${dismissedMax} findings.`)

export type Dismissed = z.infer<typeof dismissedShape>[number]

export type Dismissals = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly by: string
  readonly dismissed: readonly Dismissed[]
}

/** Appends what was waved through with each message. The words stand in the message alone. */
export async function recordDismissals(
  trx: Transaction,
  dismissals: readonly Dismissals[],
  now: Date,
): Promise<void> {
  const rows = dismissals.flatMap(({ workspace_id, message_id, by, dismissed }) =>
    dismissed.map(({ kind, saying = null, part, start, end, reason }) => ({
      ...{ workspace_id, id: newId(now), message_id, kind, saying, part },
      ...{ from_offset: start, to_offset: end, reason, by, at: now },
    })),
  )
  if (rows.length > 0) await trx.insertInto('review_dismissals').values(rows).execute()
}

export const dismissalGroups = ['kind', 'agent'] as const
export type DismissalGroup = (typeof dismissalGroups)[number]

export type DismissalLine = {
  /** A kind of finding, or who sent: `agent:…`, `token:…`. */
  readonly key: string
  readonly name: string | null
  readonly count: number
  readonly messages: number
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

const reasonsShown = 5

/** How often findings were waved through from `from` until before `to`, the most first, with the reasons given most. */
export async function countDismissals(
  db: Database,
  workspaceId: WorkspaceId,
  { from, to, by }: { readonly from: Date; readonly to: Date; readonly by: DismissalGroup },
): Promise<DismissalLine[]> {
  const key = by === 'kind' ? sql`kind` : sql`by`
  const { rows } = await sql<Omit<DismissalLine, 'name'>>`
    with named as (
      select ${key} as key, message_id, reason from review_dismissals
      where workspace_id = ${workspaceId} and at >= ${from} and at < ${to}),
    reasons as (
      select key, reason, count(*) as count,
        row_number() over (partition by key order by count(*) desc, reason) as place
      from named group by key, reason)
    select key, count(*) as count, count(distinct message_id) as messages,
      (select json_agg(json_build_object('reason', reason, 'count', count) order by place) from reasons
        where reasons.key = named.key and place <= ${reasonsShown}) as reasons
    from named group by key order by count(*) desc, key`.execute(db)
  const names = by === 'agent' ? await listAgentNames(db, workspaceId) : new Map<string, string>()
  return rows.map((row) => ({ ...row, name: names.get(row.key.replace(/^agent:/, '')) ?? null }))
}
