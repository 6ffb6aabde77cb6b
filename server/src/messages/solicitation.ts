import { sql } from 'kysely'
import { checkCourtesy, spendCourtesy } from '../consent/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  isRefusal,
  type MessageId,
  type Refusal,
  type WorkspaceId,
} from '../platform/index.ts'
import { findFollowUps } from './follow-ups.ts'
import { type Lane, lanes } from './message.ts'

/** What the courtesy budget asks about a message. `message_id`: it is about to leave, and is counted. */
export type Courted = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly purpose: string
  readonly lane?: Lane
  readonly author?: string
  readonly follow_up_of?: MessageId
  readonly message_id?: MessageId
}

/** Purposes that answer to something the person wanted. */
const askedForPurpose = 'service'

/** Campaigns and journeys start by themselves. A bot answers, so it is not among them. */
export function isAutomated(author: string | undefined): boolean {
  return author !== undefined && /^(campaign|journey):/.test(author)
}

/**
 * The courtesy budget, after everything else has let a message pass. A solicitation is a message nobody asked for: of a
 * campaign or journey, for another purpose than service, or sent because of an earlier one's silence. A reply to somebody
 * who waits for us is none, whatever its purpose. Aligned.
 */
export async function throughCourtesy<Pass extends object>(
  db: Database,
  asked: readonly Courted[],
  passes: readonly (Pass | Refusal)[],
  now: Date,
): Promise<(Pass | Refusal)[]> {
  const open = asked.filter((_, index) => !isRefusal(passes[index]))
  const unasked = await listSolicitations(db, open)
  if (unasked.size === 0) return [...passes]
  const [leaving, planned] = [...unasked].reduce<[(Courted & { message_id: MessageId })[], Courted[]]>(
    ([out, later], one) =>
      one.message_id === undefined
        ? [out, [...later, one]]
        : [[...out, { ...one, message_id: one.message_id }], later],
    [[], []],
  )
  const refusals = new Map<string, Refusal>()
  const note = (keys: readonly string[], answers: readonly (Refusal | undefined)[]) => {
    for (const [index, answer] of answers.entries()) if (answer) refusals.set(keys[index]!, answer)
  }
  const personOf = (one: Courted) => `${one.workspace_id} ${one.contact_id}`
  note(
    leaving.map((one) => one.message_id),
    await inTransaction(db, (trx) => spendCourtesy(trx, leaving, now)),
  )
  note(planned.map(personOf), await checkCourtesy(db, planned, now))
  return asked.map((one, index) => {
    if (!unasked.has(one)) return passes[index]!
    return refusals.get(one.message_id ?? personOf(one)) ?? passes[index]!
  })
}

async function listSolicitations(db: Database, asked: readonly Courted[]): Promise<ReadonlySet<Courted>> {
  const found = new Set<Courted>()
  const byHand: Courted[] = []
  const followUps = await followUpsAmong(db, asked)
  for (const one of asked) {
    if (one.lane === lanes.bulk || isAutomated(one.author)) found.add(one)
    else if (one.purpose !== askedForPurpose || followUps.has(one)) byHand.push(one)
  }
  const waiting = await listWaiting(db, byHand)
  for (const one of byHand) if (!waiting.has(`${one.workspace_id} ${one.contact_id}`)) found.add(one)
  return found
}

async function followUpsAmong(db: Database, asked: readonly Courted[]): Promise<ReadonlySet<Courted>> {
  const found = new Set(asked.filter((one) => one.follow_up_of !== undefined))
  const leaving = asked.filter(
    (one) => one.message_id !== undefined && one.lane !== lanes.bulk && one.purpose === askedForPurpose,
  )
  for (const [workspaceId, ones] of Map.groupBy(leaving, (one) => one.workspace_id)) {
    const known = await findFollowUps(
      db,
      workspaceId,
      ones.map((one) => one.message_id!),
    )
    for (const one of ones) if (known.has(one.message_id!)) found.add(one)
  }
  return found
}

/**
 * Who waits for an answer: the last thing said between them and us, by hand, was said by them. What already left or is
 * leaving by another number counts as said.
 */
async function listWaiting(db: Database, asked: readonly Courted[]): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ workspace_id: WorkspaceId; contact_id: ContactId }>`
    select asked.workspace_id, asked.contact_id
    from (select distinct * from unnest(
        ${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)) as asked
    cross join lateral (
      select direction from messages
      left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
      where messages.workspace_id = asked.workspace_id and messages.contact_id = asked.contact_id
        and messages.group_id is null and messages.type not in ('system', 'reaction')
        and (messages.direction = 'in' or (messages.author !~ '^(campaign|journey):'
          and (messages.accepted_at is not null or messages.origin <> 'live'
            or outbox.leased_at is not null or outbox.unclear_at is not null)))
      order by messages.id desc limit 1) as last
    where last.direction = 'in'`.execute(db)
  return new Set(rows.map((row) => `${row.workspace_id} ${row.contact_id}`))
}
