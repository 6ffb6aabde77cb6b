import { type RawBuilder, sql } from 'kysely'
import type { ContactId, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import { type AddressBook, type IdentityKind, type Period, survivorOf } from './address-book.ts'
import type { Profile } from './person.ts'

export type AddressKey = {
  readonly workspace_id: WorkspaceId
  readonly kind: IdentityKind
  readonly value: string
}

/** A period of an address, with what its contact is called by the channel. */
export type HeldAddress = AddressKey & {
  readonly contact_id: ContactId
  readonly since: Date
  readonly ended_at: Date | null
  readonly profile_name: string | null
  readonly username: string | null
  readonly profile_seen_at: Date | null
}

/** Who holds these addresses, or held them. One statement. */
export async function listHolders(db: Database, keys: readonly AddressKey[]): Promise<HeldAddress[]> {
  const { rows } = await sql<HeldAddress>`
    with held as (
      ${heldBy(keys, sql`workspace_id, kind, value, contact_id, since, coalesce(ended_at, replaced_at) as ended_at`)})
    select held.*, profile_name, username, profile_seen_at
    from held join contacts on contacts.workspace_id = held.workspace_id and contacts.id = contact_id`.execute(
    db,
  )
  return rows
}

/** Every period of these addresses, and every other period of the contacts that ever held them. */
export async function listPeriods(db: Database, keys: readonly AddressKey[]): Promise<Period[]> {
  const { rows } = await sql<Period>`
    with held as (${heldBy(keys, sql`workspace_id, contact_id`)}),
    holders as (select distinct workspace_id, contact_id from held)
    select id, workspace_id, contact_id, kind, value, since, since_known,
      coalesce(ended_at, replaced_at) as ended_at
    from holders join contact_addresses using (workspace_id, contact_id)
    where kind <> 'email'`.execute(db)
  return rows
}

/** Today's owners and those of before: each has an index of its own. */
function heldBy(keys: readonly AddressKey[], columns: RawBuilder<unknown>) {
  const asked = sql`from ${unnested(keys)} join contact_addresses using (workspace_id, kind, value)`
  return sql`
    select ${columns} ${asked} where ended_at is null
    union all
    select ${columns} ${asked} where ended_at is not null`
}

function unnested(keys: readonly AddressKey[]) {
  return sql`unnest(
    ${keys.map((key) => key.workspace_id)}::integer[], ${keys.map((key) => key.kind)}::text[],
    ${keys.map((key) => key.value)}::text[]) as asked (workspace_id, kind, value)`
}

/**
 * Whoever changes existing addresses does so alone in its workspace, until its transaction ends. Creating people nobody
 * knew needs no lock: the unique indexes decide.
 */
export async function lockAddresses(trx: Transaction, workspaceIds: readonly WorkspaceId[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('contact_addresses'), workspace_id)
    from (select distinct workspace_id from unnest(${workspaceIds}::integer[]) as asked (workspace_id)
      order by workspace_id) as ordered`.execute(trx)
}

/** Writes what changed. Returns false when another transaction was first with one of the new addresses. */
export async function writeAddressBook(
  trx: Transaction,
  book: AddressBook,
  profiles: ReadonlyMap<ContactId, Profile>,
): Promise<boolean> {
  if (book.merges.length > 0) await mergeRows(trx, book)
  if (book.changed.size > 0) await updatePeriods(trx, [...book.changed])
  if (book.added.size === 0) return true
  return (await insertPeriods(trx, book, profiles)) === book.added.size
}

async function mergeRows(trx: Transaction, book: AddressBook): Promise<void> {
  const merges = [...book.merges]
  // A contact may have been merged twice in one batch; the last survivor is whom all rows must name.
  const flat = sql`unnest(
    ${merges.map((merge) => merge.workspace_id)}::integer[], ${merges.map((merge) => merge.from)}::uuid[],
    ${merges.map((merge) => survivorOf(book.replacements, merge.into))}::uuid[]) as merge (workspace_id, gone, kept)`
  await sql`
    update contacts set merged_into = kept, merged_at = ${book.now} from ${flat}
    where contacts.workspace_id = merge.workspace_id and (contacts.id = gone or contacts.merged_into = gone)`.execute(
    trx,
  )
  // What we knew of the one that went fills the gaps of the one that stays; of several, the one made first counts.
  await sql`
    update contacts as stays set
      name = coalesce(stays.name, goes.name), language = coalesce(stays.language, goes.language),
      attributes = goes.attributes || stays.attributes,
      profile_name = case when goes.profile_seen_at > coalesce(stays.profile_seen_at, '-infinity')
        then goes.profile_name else stays.profile_name end,
      username = case when goes.profile_seen_at > coalesce(stays.profile_seen_at, '-infinity')
        then goes.username else stays.username end,
      profile_seen_at = greatest(stays.profile_seen_at, goes.profile_seen_at)
    from (
      select merge.workspace_id, kept,
        (array_agg(name order by id) filter (where name is not null))[1] as name,
        (array_agg(language order by id) filter (where language is not null))[1] as language,
        (array_agg(attributes order by id))[1] as attributes,
        (array_agg(profile_name order by profile_seen_at desc nulls last))[1] as profile_name,
        (array_agg(username order by profile_seen_at desc nulls last))[1] as username,
        max(profile_seen_at) as profile_seen_at
      from ${flat} join contacts on contacts.workspace_id = merge.workspace_id and contacts.id = gone
      group by merge.workspace_id, kept) as goes
    where stays.workspace_id = goes.workspace_id and stays.id = kept`.execute(trx)
  // E-mail addresses are not part of the book.
  await sql`update contact_addresses set contact_id = kept from ${flat}
    where contact_addresses.workspace_id = merge.workspace_id and contact_id = gone and kind = 'email'`.execute(
    trx,
  )
}

async function updatePeriods(trx: Transaction, periods: readonly Period[]): Promise<void> {
  await sql`
    update contact_addresses set contact_id = changed.contact_id, since = changed.since,
      since_known = changed.since_known, ended_at = changed.ended_at, replaced_at = changed.replaced_at
    from unnest(
      ${periods.map((period) => period.workspace_id)}::integer[], ${periods.map((period) => period.id)}::uuid[],
      ${periods.map((period) => period.contact_id)}::uuid[], ${periods.map((period) => period.since)}::timestamptz[],
      ${periods.map((period) => period.since_known)}::boolean[],
      ${periods.map(endOf)}::timestamptz[], ${periods.map(replacementOf)}::timestamptz[])
      as changed (workspace_id, id, contact_id, since, since_known, ended_at, replaced_at)
    where contact_addresses.workspace_id = changed.workspace_id and contact_addresses.id = changed.id`.execute(
    trx,
  )
}

/** Addresses that are new, and their contacts, in one statement. */
async function insertPeriods(
  trx: Transaction,
  book: AddressBook,
  profiles: ReadonlyMap<ContactId, Profile>,
): Promise<number> {
  const met = [...book.created].map(([id, workspace_id]) => ({ id, workspace_id, ...profiles.get(id) }))
  // In the order of the unique indexes, so two batches with the same new people wait for each other and never deadlock.
  const periods = [...book.added].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
  const { rows } = await sql<{ count: number }>`
    with added as (
      insert into contact_addresses
        (workspace_id, id, contact_id, kind, value, since, since_known, ended_at, replaced_at)
      select * from unnest(
        ${periods.map((period) => period.workspace_id)}::integer[], ${periods.map((period) => period.id)}::uuid[],
        ${periods.map((period) => period.contact_id)}::uuid[], ${periods.map((period) => period.kind)}::text[],
        ${periods.map((period) => period.value)}::text[],
        ${periods.map((period) => period.since)}::timestamptz[],
        ${periods.map((period) => period.since_known)}::boolean[],
        ${periods.map(endOf)}::timestamptz[], ${periods.map(replacementOf)}::timestamptz[])
      on conflict do nothing
      returning workspace_id, contact_id),
    met as (
      insert into contacts (workspace_id, id, created_at, profile_name, username, profile_seen_at)
      select workspace_id, id, ${book.now}, profile_name, username, seen_at
      from unnest(
        ${met.map((contact) => contact.workspace_id)}::integer[], ${met.map((contact) => contact.id)}::uuid[],
        ${met.map((contact) => contact.profile_name ?? null)}::text[],
        ${met.map((contact) => contact.username ?? null)}::text[],
        ${met.map((contact) => contact.seen_at ?? null)}::timestamptz[])
        as met (workspace_id, id, profile_name, username, seen_at))
    select count(*)::integer as count from added`.execute(trx)
  return rows[0]!.count
}

const sortKey = (period: Period) => `${period.workspace_id} ${period.kind} ${period.value}`

/** A user id that ended has no other owner, only a successor. */
const endOf = (period: Period) => (period.kind === 'phone' ? period.ended_at : null)
const replacementOf = (period: Period) => (period.kind === 'phone' ? null : period.ended_at)
