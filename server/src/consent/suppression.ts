import { sql } from 'kysely'
import type { ContactMerge } from '../contacts/index.ts'
import {
  type ContactId,
  type Database,
  newId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Hearing, Solicitation } from './courtesy.ts'

/** A person we stopped writing to unasked. Ends when they write, when an agent says so, or by itself. */
export type Suppression = {
  readonly since: Date
  /** Codes of the evidence. */
  readonly why: readonly string[]
  readonly expires_at: Date | null
}

type Row = Suppression & Solicitation

/** The entry recorded last decides, and one that is over counts no more. */
async function listInForce(db: Database, asked: readonly Solicitation[], now: Date): Promise<Row[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<Row>`
    select asked.workspace_id, asked.contact_id, latest.at as since, latest.why, latest.expires_at
    from (select distinct * from unnest(
      ${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)) as asked
    cross join lateral (
      select state, at, why, expires_at from suppressions as entry
      where entry.workspace_id = asked.workspace_id and entry.contact_id = asked.contact_id
      order by recorded_at desc limit 1) as latest
    where latest.state = 'suppressed' and (latest.expires_at is null or latest.expires_at > ${now})`.execute(
    db,
  )
  return rows
}

const keyOf = (one: Solicitation) => `${one.workspace_id} ${one.contact_id}`

/** The suppression of one person, if there is one. */
export async function findSuppression(
  db: Database,
  person: Solicitation,
  now: Date,
): Promise<Suppression | undefined> {
  const [row] = await listInForce(db, [person], now)
  return row && { since: row.since, why: row.why, expires_at: row.expires_at }
}

/** Those of some contacts that are suppressed now. */
export async function listSuppressed(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
  now: Date,
): Promise<ReadonlyMap<ContactId, Suppression>> {
  const asked = contactIds.map((contact_id) => ({ workspace_id: workspaceId, contact_id }))
  return new Map((await listInForce(db, asked, now)).map((row) => [row.contact_id, row]))
}

export type Standing = {
  /** The contact the person is today: an id that was merged away counts as the one it became. */
  readonly contact_id: ContactId
  readonly refusal: Refusal | undefined
}

/** Who these people are today, and whether anything unasked may leave to them at all. Aligned; one statement. */
export async function findStandings(
  db: Database,
  asked: readonly Solicitation[],
  now: Date,
): Promise<Standing[]> {
  const { rows } = await sql<{
    contact_id: ContactId
    since: Date | null
    why: string[]
    expires_at: Date | null
  }>`
    select coalesce(person.merged_into, asked.contact_id) as contact_id, held.since, held.why, held.expires_at
    from unnest(${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      with ordinality as asked (workspace_id, contact_id, position)
    left join contacts as person on person.workspace_id = asked.workspace_id and person.id = asked.contact_id
    left join lateral (
      select state, at as since, why, expires_at from suppressions as entry
      where entry.workspace_id = asked.workspace_id
        and entry.contact_id = coalesce(person.merged_into, asked.contact_id)
      order by recorded_at desc limit 1) as held
      on held.state = 'suppressed' and (held.expires_at is null or held.expires_at > ${now})
    order by asked.position`.execute(db)
  return rows.map(({ contact_id, since, why, expires_at }) => ({
    contact_id,
    refusal: since === null ? undefined : refuseSuppressed({ since, why, expires_at }),
  }))
}

function refuseSuppressed({ since, why, expires_at }: Suppression): Refusal {
  return refuse(
    'consent.suppressed',
    'Perhaps this person no longer wishes to hear from us, or our messages do not reach them. Nothing unasked leaves ' +
      'until they write; an agent can release them with a reason.',
    { since: since.toISOString(), why, expires_at: expires_at?.toISOString() ?? null },
  )
}

export type NewSuppression = Solicitation & Pick<Suppression, 'why' | 'expires_at'>

/** So long the word of an agent who released a person stands against the receipts. */
const releaseHoldsDays = 30

/**
 * Stops writing unasked to people who are not suppressed yet, or whose suppression now lasts longer. Safe to repeat. Whom an
 * agent released lately is left alone.
 */
export async function suppress(trx: Transaction, asked: readonly NewSuppression[], now: Date): Promise<void> {
  const inForce = new Map((await listInForce(trx, asked, now)).map((row) => [keyOf(row), row]))
  const released = await listReleasedByHand(trx, asked, now)
  const fresh = asked.filter((one) => !released.has(keyOf(one)) && lastsLonger(one, inForce.get(keyOf(one))))
  await insertEntries(
    trx,
    fresh.map((one) => ({
      ...one,
      state: 'suppressed',
      at: inForce.get(keyOf(one))?.since ?? now,
      reason: null,
      by: 'receipts',
    })),
    now,
  )
}

async function listReleasedByHand(
  db: Database,
  asked: readonly Solicitation[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (asked.length === 0) return new Set()
  const since = new Date(now.getTime() - releaseHoldsDays * 86_400_000)
  const { rows } = await sql<Solicitation>`
    select distinct entry.workspace_id, entry.contact_id
    from unnest(${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      as asked (workspace_id, contact_id)
    join suppressions as entry using (workspace_id, contact_id)
    where entry.state = 'released' and entry.reason is not null and entry.at > ${since}`.execute(db)
  return new Set(rows.map(keyOf))
}

function lastsLonger(asked: Pick<Suppression, 'expires_at'>, held: Suppression | undefined): boolean {
  if (held === undefined) return true
  if (held.expires_at === null) return false
  return asked.expires_at === null || asked.expires_at > held.expires_at
}

/** Ends suppressions that are in force and returns whose they were; `by`: who or what says so. */
export async function release(
  trx: Transaction,
  asked: readonly Solicitation[],
  { by, reason }: { readonly by: string; readonly reason: string | null },
  now: Date,
): Promise<readonly ContactId[]> {
  const inForce = await listInForce(trx, asked, now)
  await insertEntries(
    trx,
    inForce.map((one) => ({ ...one, state: 'released', at: now, expires_at: null, reason, by })),
    now,
  )
  return inForce.map((row) => row.contact_id)
}

/** Whoever writes after we fell silent wants to be heard, and answered. */
export async function releaseHeard(trx: Transaction, hearings: readonly Hearing[]): Promise<void> {
  await sql`
    insert into suppressions (workspace_id, id, contact_id, state, at, by)
    select wrote.workspace_id, gen_random_uuid(), wrote.contact_id, 'released', wrote.at, 'contact'
    from (select workspace_id, contact_id, max(at) as at from unnest(
        ${hearings.map((one) => one.workspace_id)}::integer[], ${hearings.map((one) => one.contact_id)}::uuid[],
        ${hearings.map((one) => one.at)}::timestamptz[]) as wrote (workspace_id, contact_id, at)
      group by 1, 2) as wrote
    cross join lateral (
      select state, at from suppressions as entry
      where entry.workspace_id = wrote.workspace_id and entry.contact_id = wrote.contact_id
      order by recorded_at desc limit 1) as latest
    where latest.state = 'suppressed' and date_trunc('second', latest.at) <= wrote.at`.execute(trx)
}

/** Two contacts turned out to be one person: who was suppressed under the name that goes still is. */
export async function mergeSuppressions(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  if (merges.length === 0) return
  await sql`
    with latest as (
      select distinct on (merged.workspace_id, merged.gone, entry.contact_id) merged.stays, entry.*
      from unnest(${merges.map((one) => one.workspace_id)}::integer[], ${merges.map((one) => one.from)}::uuid[],
        ${merges.map((one) => one.into)}::uuid[]) as merged (workspace_id, gone, stays)
      join suppressions as entry on entry.workspace_id = merged.workspace_id
        and entry.contact_id in (merged.gone, merged.stays)
      order by merged.workspace_id, merged.gone, entry.contact_id, entry.recorded_at desc)
    insert into suppressions (workspace_id, id, contact_id, state, at, why, expires_at, by)
    select gone.workspace_id, gen_random_uuid(), gone.stays, 'suppressed', gone.at, gone.why, gone.expires_at, gone.by
    from latest as gone
    left join latest as stays on stays.workspace_id = gone.workspace_id and stays.contact_id = gone.stays
    where gone.contact_id <> gone.stays and gone.state = 'suppressed' and coalesce(stays.at < gone.at, true)`.execute(
    trx,
  )
}

type Entry = NewSuppression & {
  readonly state: 'suppressed' | 'released'
  readonly at: Date
  readonly reason: string | null
  readonly by: string
}

async function insertEntries(trx: Transaction, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length === 0) return
  const column = <Value>(pick: (entry: Entry) => Value) => entries.map(pick)
  await sql`
    insert into suppressions (workspace_id, id, contact_id, state, at, why, expires_at, reason, by)
    select * from unnest(
      ${column((e) => e.workspace_id)}::integer[], ${column(() => newId(now))}::uuid[],
      ${column((e) => e.contact_id)}::uuid[], ${column((e) => e.state)}::text[], ${column((e) => e.at)}::timestamptz[],
      ${column((e) => JSON.stringify(e.why))}::jsonb[], ${column((e) => e.expires_at)}::timestamptz[],
      ${column((e) => e.reason)}::text[], ${column((e) => e.by)}::text[])`.execute(trx)
}
