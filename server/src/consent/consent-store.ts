import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  idFromFact,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { ConsentState, ConsentView, CurrentConsent, NewConsent } from './consent.ts'

/** The id is made of the fact, not of the contact: merged meanwhile, the person still said it once. */
export function consentId({ workspace_id, purpose, channel, state, at, fact }: NewConsent): string {
  return idFromFact<'consent'>(at, workspace_id, fact, purpose, channel, state)
}

/**
 * Adds entries that are new and returns the contacts they are about. Entries recorded together carry one moment: which
 * of them stood first in the batch says nothing about what the person said last.
 */
export async function insertConsents(
  trx: Transaction,
  entries: readonly NewConsent[],
): Promise<{ workspace_id: WorkspaceId; contact_id: ContactId }[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId; contact_id: ContactId }>`
    insert into consent_entries
      (workspace_id, id, contact_id, purpose, channel, state, source, wording, proof, at, recorded_by, recorded_at)
    select *, (select clock_timestamp()) from unnest(
      ${entries.map((entry) => entry.workspace_id)}::integer[], ${entries.map(consentId)}::uuid[],
      ${entries.map((entry) => entry.contact_id)}::uuid[], ${entries.map((entry) => entry.purpose)}::text[],
      ${entries.map((entry) => entry.channel)}::text[], ${entries.map((entry) => entry.state)}::text[],
      ${entries.map((entry) => entry.source)}::text[], ${entries.map((entry) => entry.wording ?? null)}::text[],
      ${entries.map((entry) => (entry.proof === undefined ? null : JSON.stringify(entry.proof)))}::jsonb[],
      ${entries.map((entry) => entry.at)}::timestamptz[], ${entries.map((entry) => entry.recorded_by)}::text[])
    on conflict do nothing
    returning workspace_id, contact_id`.execute(trx)
  return rows
}

/** A person's entries are those of every contact that was merged into theirs. */
const everyIdOf = (workspaceId: unknown, root: unknown) => sql`array(
  select id from contacts where workspace_id = ${workspaceId} and merged_into = ${root}) || ${root}`

/** The platform tells the second in which somebody said something; a no of the same second outlasts an earlier yes. */
const latestFirst = sql`date_trunc('second', at) desc, recorded_at desc, state desc`

export type Ask = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly purpose: string
  readonly channel: string
}

/** The latest word on each ask, aligned; undefined where nothing was ever said. One statement. */
export async function findLatest(
  db: Database,
  asks: readonly Ask[],
): Promise<({ readonly state: ConsentState; readonly at: Date } | undefined)[]> {
  const { rows } = await sql<{ position: number; state: ConsentState; at: Date }>`
    select position, latest.state, latest.at
    from unnest(
      ${asks.map((ask) => ask.workspace_id)}::integer[], ${asks.map((ask) => ask.contact_id)}::uuid[],
      ${asks.map((ask) => ask.purpose)}::text[], ${asks.map((ask) => ask.channel)}::text[])
      with ordinality as ask (workspace_id, contact_id, purpose, channel, position)
    join contacts as person on person.workspace_id = ask.workspace_id and person.id = ask.contact_id
    cross join lateral (
      select entry.state, entry.at from consent_entries as entry
      where entry.workspace_id = ask.workspace_id
        and entry.contact_id = any(${everyIdOf(sql`ask.workspace_id`, sql`coalesce(person.merged_into, person.id)`)})
        and entry.purpose = ask.purpose and entry.channel in (ask.channel, 'any')
      order by ${latestFirst}
      limit 1) as latest`.execute(db)
  const found: ({ state: ConsentState; at: Date } | undefined)[] = asks.map(() => undefined)
  for (const { position, state, at } of rows) found[position - 1] = { state, at }
  return found
}

type EntryRow = Omit<ConsentView, 'at' | 'recorded_at'> & { readonly at: Date; readonly recorded_at: Date }

/** One page of a person's ledger, newest first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listEntries(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  page: { readonly limit: number; readonly before?: { readonly at: string; readonly id: string } },
): Promise<ConsentView[]> {
  const before = page.before
    ? sql`(at, id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`
    : sql`true`
  const { rows } = await sql<EntryRow>`
    select id, purpose, channel, state, source, wording, proof, at, recorded_at, recorded_by
    from consent_entries
    where workspace_id = ${workspaceId}
      and contact_id = any(${everyIdOf(sql`${workspaceId}::integer`, sql`${contactId}::uuid`)}) and ${before}
    order by at desc, id desc
    limit ${page.limit + 1}`.execute(db)
  return rows.map(viewEntry)
}

/** The entry that records this, whoever recorded it first. */
export async function getEntry(db: Database, entry: NewConsent): Promise<ConsentView> {
  const { rows } = await sql<EntryRow>`
    select id, purpose, channel, state, source, wording, proof, at, recorded_at, recorded_by
    from consent_entries where workspace_id = ${entry.workspace_id} and id = ${consentId(entry)}`.execute(db)
  return viewEntry(rows[0]!)
}

function viewEntry(row: EntryRow): ConsentView {
  return { ...row, at: row.at.toISOString(), recorded_at: row.recorded_at.toISOString() }
}

/** Where a person stands, for each purpose and channel anything was said about. */
export async function listCurrent(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
): Promise<CurrentConsent[]> {
  const { rows } = await sql<Omit<CurrentConsent, 'since'> & { since: Date }>`
    select distinct on (purpose, channel) purpose, channel, state, source, at as since
    from consent_entries
    where workspace_id = ${workspaceId}
      and contact_id = any(${everyIdOf(sql`${workspaceId}::integer`, sql`${contactId}::uuid`)})
    order by purpose, channel, ${latestFirst}`.execute(db)
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}
