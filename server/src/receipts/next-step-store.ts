import { sql } from 'kysely'
import type { ContactId, Database, MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import type { NextStep, Situation, Step, StepFacts } from './inference/outcome.ts'
import type { Person } from './reach-store.ts'

export const outcomes = ['done', 'dismissed'] as const
export type Outcome = (typeof outcomes)[number]

/** One proposal as kept: what to do about one silent message, and what a person made of it. */
export type Proposal = {
  readonly message_id: MessageId
  readonly contact_id: ContactId
  readonly author: string | null
  readonly step: Step
  readonly situation: Situation
  readonly at: Date
  readonly proposal: Pick<NextStep, 'reason' | 'expected_answer' | 'draft' | 'evidence'> & {
    /** ISO 8601; missing where it was proposed before this was kept. */
    readonly free_text_until?: string | null
    readonly about?: StepFacts | null
  }
  readonly proposed_at: Date
  readonly expires_at: Date
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly answered_at: Date | null
}

export type Proposed = Person & {
  readonly message_id: MessageId
  readonly author: string | null
  readonly step: NextStep
}

/** What a person should do now. Waiting and doing nothing are not on anybody's list. */
export function isToDo({ step, at }: NextStep): boolean {
  return step !== 'nothing' && step !== 'wait' && at !== null
}

/**
 * Writes the open proposals of these people anew: what is no longer proposed goes, what a person decided stays as it was.
 */
export async function writeProposals(
  trx: Transaction,
  people: readonly Person[],
  proposed: readonly Proposed[],
): Promise<void> {
  const rows = proposed.filter(({ step }) => isToDo(step))
  await closeProposals(
    trx,
    people,
    rows.map((one) => one.message_id),
  )
  if (rows.length === 0) return
  await sql`
    insert into next_steps (workspace_id, message_id, contact_id, author, step, situation, at, proposal, proposed_at,
      expires_at)
    select * from unnest(
      ${rows.map((one) => one.workspace_id)}::integer[], ${rows.map((one) => one.message_id)}::uuid[],
      ${rows.map((one) => one.contact_id)}::uuid[], ${rows.map((one) => one.author)}::text[],
      ${rows.map((one) => one.step.step)}::text[], ${rows.map((one) => one.step.situation)}::text[],
      ${rows.map((one) => one.step.at)}::timestamptz[], ${rows.map((one) => JSON.stringify(keptOf(one.step)))}::jsonb[],
      ${rows.map((one) => one.step.computed_at)}::timestamptz[],
      ${rows.map((one) => one.step.expires_at)}::timestamptz[])
    on conflict (workspace_id, message_id) do update set step = excluded.step, situation = excluded.situation,
      at = excluded.at, proposal = excluded.proposal, expires_at = excluded.expires_at
    where next_steps.decided_at is null`.execute(trx)
}

function keptOf({
  reason,
  expected_answer,
  draft,
  about,
  evidence,
  free_text_until,
}: NextStep): Proposal['proposal'] {
  const until = free_text_until?.toISOString() ?? null
  return { reason, expected_answer, draft, about, evidence, free_text_until: until }
}

export type Closed = { readonly contact_id: ContactId; readonly message_id: MessageId }

/** The people wrote, or nothing is proposed any more: what is open goes, but for what stays. */
export async function closeProposals(
  trx: Transaction,
  people: readonly Person[],
  except: readonly MessageId[] = [],
): Promise<readonly Closed[]> {
  if (people.length === 0) return []
  const { rows } = await sql<Closed>`
    delete from next_steps as open using unnest(
      ${people.map((one) => one.workspace_id)}::integer[], ${people.map((one) => one.contact_id)}::uuid[])
      as person (workspace_id, contact_id)
    where open.workspace_id = person.workspace_id and open.contact_id = person.contact_id
      and open.decided_at is null and open.message_id <> all(${[...except]}::uuid[])
    returning open.contact_id, open.message_id`.execute(trx)
  return rows
}

/** A follow-up is as good as never written when it was taken back, refused, or never carried. */
export const neverLeft = sql`(
  (told.recalled_at is not null or told.refused_at is not null or told.failed_at is not null)
  and told.sent_at is null and told.delivered_at is null and told.read_at is null)`

/**
 * Opens again the proposals that were done by follow-ups which did not leave after all. What was decided before the follow-up
 * was written, turned down, or learnt from stays as it is, and so does what another follow-up still answers.
 */
export async function reopenProposals(
  trx: Transaction,
  workspaceId: WorkspaceId,
  followUpIds: readonly MessageId[],
  now: Date,
): Promise<readonly Closed[]> {
  if (followUpIds.length === 0) return []
  const { rows } = await sql<Closed>`
    update next_steps as kept set outcome = null, reason = null, decided_at = null, decided_by = null,
      expires_at = greatest(kept.expires_at, ${now}::timestamptz + interval '1 hour')
    from follow_ups as written
    where written.workspace_id = ${workspaceId} and written.message_id = any(${[...followUpIds]}::uuid[])
      and kept.workspace_id = written.workspace_id and kept.message_id = written.of_message_id
      and kept.outcome = 'done' and kept.learnt_at is null and kept.decided_at >= written.created_at
      and not exists (
        select from follow_ups as other
        join messages as told on told.workspace_id = other.workspace_id and told.id = other.message_id
        where other.workspace_id = written.workspace_id and other.of_message_id = written.of_message_id
          and not ${neverLeft})
    returning kept.contact_id, kept.message_id`.execute(trx)
  return rows
}

export async function moveProposals(
  trx: Transaction,
  workspaceId: WorkspaceId,
  merges: readonly { readonly from: ContactId; readonly into: ContactId }[],
): Promise<void> {
  await sql`
    update next_steps as kept set contact_id = merged.stays
    from unnest(${merges.map((one) => one.from)}::uuid[], ${merges.map((one) => one.into)}::uuid[])
      as merged (gone, stays)
    where kept.workspace_id = ${workspaceId} and kept.contact_id = merged.gone`.execute(trx)
}

export async function findProposal(
  db: Database,
  workspaceId: WorkspaceId,
  messageId: MessageId,
): Promise<Proposal | undefined> {
  return (await listProposalsOf(db, workspaceId, [messageId]))[0]
}

/** What was proposed for some messages, decided or not. */
export async function listProposalsOf(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<Proposal[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('next_steps')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('message_id', 'in', [...ids])
    .$castTo<Proposal>()
    .execute()
}

export type Listed = Proposal & { readonly contact_name: string | null }

type AskedProposals = { readonly author?: string; readonly until: Date; readonly now: Date }

/** While it is our connection or the platform, only what speaks of that is shown. */
const isHeld = sql`(
  open.step not in ('check_connection', 'tell_incident') and exists (
    select from messages join incidents using (workspace_id, number_id)
    where messages.workspace_id = open.workspace_id and messages.id = open.message_id and incidents.until is null))`

const isListed = (workspaceId: WorkspaceId, asked: AskedProposals) => sql`
  open.workspace_id = ${workspaceId} and open.decided_at is null and open.at < ${asked.until}
  and open.expires_at > ${asked.now}
  and ${asked.author === undefined ? sql`true` : sql`open.author = ${asked.author}`}`

/** How many proposals wait for the end of our own trouble. */
export async function countHeld(
  db: Database,
  workspaceId: WorkspaceId,
  asked: AskedProposals,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from next_steps as open
    where exists (select from incidents where workspace_id = ${workspaceId} and until is null)
      and ${isListed(workspaceId, asked)} and ${isHeld}`.execute(db)
  return rows[0]!.count
}

/** Open proposals that are due before `until`, soonest first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listProposals(
  db: Database,
  workspaceId: WorkspaceId,
  asked: AskedProposals & {
    readonly limit: number
    readonly after?: { readonly at: string; readonly id: string }
  },
): Promise<Listed[]> {
  const after = asked.after
    ? sql`(open.at, open.message_id) > (${asked.after.at}::timestamptz, ${asked.after.id}::uuid)`
    : sql`true`
  const { rows } = await sql<Listed>`
    select open.*, coalesce(person.name, person.profile_name) as contact_name
    from next_steps as open
    join contacts as person on person.workspace_id = open.workspace_id and person.id = open.contact_id
    where ${isListed(workspaceId, asked)} and not ${isHeld} and ${after}
    order by open.at, open.message_id
    limit ${asked.limit + 1}`.execute(db)
  return rows
}

/** Keeps what a person decided. False when somebody had decided before. */
export async function decideProposal(
  trx: Transaction,
  proposed: Proposed,
  decision: { readonly outcome: Outcome; readonly reason: string | null; readonly by: string },
  now: Date,
): Promise<boolean> {
  const { step } = proposed
  const { numAffectedRows } = await sql`
    insert into next_steps as kept (workspace_id, message_id, contact_id, author, step, situation, at, proposal,
      proposed_at, expires_at, outcome, reason, decided_at, decided_by)
    values (${proposed.workspace_id}, ${proposed.message_id}, ${proposed.contact_id}, ${proposed.author}, ${step.step},
      ${step.situation}, ${step.at ?? now}, ${JSON.stringify(keptOf(step))}, ${step.computed_at}, ${step.expires_at},
      ${decision.outcome}, ${decision.reason}, ${now}, ${decision.by})
    on conflict (workspace_id, message_id) do update set outcome = excluded.outcome, reason = excluded.reason,
      decided_at = excluded.decided_at, decided_by = excluded.decided_by
    where kept.decided_at is null`.execute(trx)
  return numAffectedRows === 1n
}

/** An answer later than this came by itself. */
export const answerDays = 3

/**
 * Notes what followed decisions: the first sign of the person within three days, or that there was none. Returns how many
 * were settled.
 */
export async function settleDecided(trx: Transaction, now: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with pending as (
      select workspace_id, message_id, contact_id, decided_at from next_steps
      where decided_at is not null and learnt_at is null
      order by decided_at limit ${limit} for update skip locked),
    followed as (
      select pending.*, answer.at as answered_at from pending
      left join lateral (
        select min(heard.created_at) as at from messages as heard
        where heard.workspace_id = pending.workspace_id and heard.contact_id = pending.contact_id
          and heard.group_id is null and heard.direction = 'in' and heard.type <> 'system'
          and heard.created_at > pending.decided_at
          and heard.created_at <= pending.decided_at + make_interval(days => ${answerDays})) as answer on true)
    update next_steps as kept set answered_at = followed.answered_at, learnt_at = ${now}
    from followed
    where kept.workspace_id = followed.workspace_id and kept.message_id = followed.message_id
      and (followed.answered_at is not null
        or followed.decided_at <= ${now}::timestamptz - make_interval(days => ${answerDays}))`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** What followed the proposals that were carried out, by `situation/step`. */
export async function countFollowed(
  db: Database,
  workspaceId: WorkspaceId,
): Promise<Record<string, { tried: number; answered: number }>> {
  const { rows } = await sql<{ key: string; tried: number; answered: number }>`
    select situation || '/' || step as key, count(*)::integer as tried,
      count(answered_at)::integer as answered
    from next_steps where workspace_id = ${workspaceId} and outcome = 'done' and learnt_at is not null
    group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ key, tried, answered }) => [key, { tried, answered }]))
}
