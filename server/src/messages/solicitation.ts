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
 * A journey may answer what a person asked: a message of purpose `service`. Whether one did is decided by who waits.
 */
export function mayAnswerByItself(author: string | undefined, purpose: string): boolean {
  return (author?.startsWith('journey:') ?? false) && purpose === askedForPurpose
}

/** Messages in which a journey may answer one question; what it says beyond, nobody asked for. */
export const journeyAnswerMax = 3

/**
 * The courtesy budget, after everything else has let a message pass. A solicitation is a message nobody asked for: of a
 * campaign, for another purpose than service, sent because of an earlier one's silence, or of a journey that answers nothing.
 * A reply to somebody who waits for us is none, whatever its purpose. Aligned.
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
    if (mayAnswerByItself(one.author, one.purpose) && !followUps.has(one)) byHand.push(one)
    else if (one.lane === lanes.bulk || isAutomated(one.author)) found.add(one)
    else if (one.purpose !== askedForPurpose || followUps.has(one)) byHand.push(one)
  }
  const waiting = await listWaiting(db, byHand)
  for (const one of byHand) {
    const answers = waiting.get(`${one.workspace_id} ${one.contact_id}`)
    const enough = mayAnswerByItself(one.author, one.purpose) && (answers ?? 0) >= journeyAnswerMax
    if (answers === undefined || enough) found.add(one)
  }
  return found
}

async function followUpsAmong(db: Database, asked: readonly Courted[]): Promise<ReadonlySet<Courted>> {
  const found = new Set(asked.filter((one) => one.follow_up_of !== undefined))
  const leaving = asked.filter((one) => one.message_id !== undefined && one.purpose === askedForPurpose)
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

/** What already left, or is leaving by another number. */
const isSaid = sql`(messages.accepted_at is not null or messages.origin <> 'live'
  or outbox.leased_at is not null or outbox.unclear_at is not null)`

/**
 * Who waits for an answer: the last thing said between them and us, by hand, was said by them. With how much journeys have
 * answered since.
 */
async function listWaiting(db: Database, asked: readonly Courted[]): Promise<ReadonlyMap<string, number>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ workspace_id: WorkspaceId; contact_id: ContactId; answers: number }>`
    select asked.workspace_id, asked.contact_id, (
      select count(*)::integer from messages
      left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
      where messages.workspace_id = asked.workspace_id and messages.contact_id = asked.contact_id
        and messages.group_id is null and messages.id > last.id and messages.type <> 'reaction'
        and messages.direction = 'out' and messages.author like 'journey:%'
        and messages.purpose = ${askedForPurpose} and ${isSaid}) as answers
    from (select distinct * from unnest(
        ${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)) as asked
    cross join lateral (
      select messages.id, direction from messages
      left join outbox on outbox.workspace_id = messages.workspace_id and outbox.message_id = messages.id
      where messages.workspace_id = asked.workspace_id and messages.contact_id = asked.contact_id
        and messages.group_id is null and messages.type not in ('system', 'reaction')
        and (messages.direction = 'in' or (messages.author !~ '^(campaign|journey):' and ${isSaid}))
      order by messages.id desc limit 1) as last
    where last.direction = 'in'`.execute(db)
  return new Map(rows.map((row) => [`${row.workspace_id} ${row.contact_id}`, row.answers]))
}
