import { sql } from 'kysely'
import { getContacts } from '../contacts/index.ts'
import { getMessageRows, textOf } from '../messages/index.ts'
import type { ContactId, Database, MessageId, WorkspaceId } from '../platform/index.ts'
import { type CauseEnd, type CauseGroup, ends, judgedMessages, messagesIn } from './causes-report.ts'
import { factsOfContacts } from './facts-of-contacts.ts'
import type { Verdict } from './inference/outcome.ts'
import { judgeReach } from './inference/reach.ts'
import { subjectOf } from './inference/subject.ts'
import { getPool } from './reach-pool.ts'
import { listIncidents } from './reach-store.ts'

const excerptCharsMax = 160
const incidentDays = 90
const dayMs = 86_400_000

/** `messages`: all of the group; `people`: the last to each of them; else those that ended so. */
export const causeLists = [
  'messages',
  'people',
  'probable_blocks',
  'opt_outs',
  'silence',
  'won_back',
] as const
export type CauseList = (typeof causeLists)[number]

export type AskedCauses = {
  readonly from: Date
  readonly to: Date
  readonly by: CauseGroup
  /** The group; null: the messages that belong to none. */
  readonly key: string | null
  readonly of: CauseList
  readonly limit: number
  /** Older than this message. */
  readonly before?: MessageId | undefined
}

/** One message behind a figure: to whom, when, what it said, and what the desk would have said of the person then. */
export type CauseMessage = {
  readonly message_id: MessageId
  readonly contact_id: ContactId
  readonly contact_name: string
  readonly at: Date
  readonly type: string
  /** Its first words; empty when its content is gone. */
  readonly excerpt: string
  /** From what was known at `at`. */
  readonly verdict: Verdict
}

type Found = { readonly id: MessageId; readonly contact_id: ContactId; readonly at: Date }

/** The messages behind one figure of the report, newest first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listCauses(
  db: Database,
  workspaceId: WorkspaceId,
  asked: AskedCauses,
  now: Date,
): Promise<CauseMessage[]> {
  const found = await listFound(db, workspaceId, asked, now)
  const rows = await getMessageRows(
    db,
    workspaceId,
    found.map((one) => one.id),
  )
  const words = new Map(
    rows.map((row) => [row.id, row.withdrawn_at ? '' : textOf(row.type, row.body, row.details)]),
  )
  const types = new Map(rows.map((row) => [row.id, row.type]))
  const people = await getContacts(
    db,
    workspaceId,
    found.map((one) => one.contact_id),
  )
  const verdicts = await judgeThen(db, workspaceId, found)
  return found.map(({ id, contact_id, at }) => ({
    message_id: id,
    contact_id,
    contact_name: people.get(contact_id)?.display_name ?? '',
    at,
    type: types.get(id) ?? 'unknown',
    excerpt: (words.get(id) ?? '').slice(0, excerptCharsMax),
    verdict: verdicts.get(id) ?? 'unknown',
  }))
}

async function listFound(
  db: Database,
  workspaceId: WorkspaceId,
  { from, to, by, key, of, limit, before }: AskedCauses,
  now: Date,
): Promise<Found[]> {
  const isAsked = of === 'messages' || of === 'people' ? sql`true` : ends[of satisfies CauseEnd]
  const once = sql`not exists (select from judged as later
    where later.contact_id = judged.contact_id and later.id > judged.id and later.key is not distinct from judged.key)`
  const { rows } = await sql<Found>`
    with ours as materialized (${messagesIn(workspaceId, { from, to })}),
    judged as ${of === 'people' ? sql`materialized` : sql``} (${judgedMessages(workspaceId, by, now)})
    select id, contact_id, at from judged
    where key is not distinct from ${key}::text and ${isAsked} and ${of === 'people' ? once : sql`true`}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** The verdict on each person as of the moment their message left, from what was known then and is learnt now. */
async function judgeThen(
  db: Database,
  workspaceId: WorkspaceId,
  found: readonly Found[],
): Promise<ReadonlyMap<MessageId, Verdict>> {
  const oldest = found.at(-1)
  if (!oldest) return new Map()
  const pool = await getPool(db, workspaceId)
  const incidents = await listIncidents(db, workspaceId, new Date(oldest.at.getTime() - incidentDays * dayMs))
  const known = await factsOfContacts(
    db,
    workspaceId,
    found.map((one) => one.contact_id),
  )
  return new Map(
    found.flatMap(({ id, contact_id, at }) => {
      const facts = known.get(contact_id)
      if (!facts) return []
      const past = incidents.filter((one) => one.since <= at)
      return [[id, judgeReach(subjectOf(pool, facts, past, at)).verdict] as const]
    }),
  )
}
