import { type RawBuilder, sql } from 'kysely'
import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'
import { type ContactRow, type ContactView, viewContact } from './contact.ts'
import { contactColumns, reachOfPerson } from './contact-store.ts'
import { callingCodes } from './phone.ts'

export type ContactFilter = {
  /** Beginnings of words of names, the beginning of a number, a whole e-mail address or BSUID. */
  readonly q?: string
  readonly limit: number
  readonly after?: { readonly sort_name: string; readonly id: ContactId }
}

export type ListedContact = ContactView & { readonly sort_name: string }

const sortName = sql`lower(coalesce(name, profile_name, ''))`

/** One page by name, then id. `limit + 1` rows, so the caller knows whether there is more. */
export async function listContacts(
  db: Database,
  workspaceId: WorkspaceId,
  { q, after, limit }: ContactFilter,
): Promise<ListedContact[]> {
  const matches = q === undefined ? sql`true` : await matchesOf(db, workspaceId, q)
  const { rows } = await sql<ContactRow & { sort_name: string }>`
    with page as (
      select id, ${sortName} as sort_name from contacts
      where workspace_id = ${workspaceId} and merged_into is null and erased_at is null and ${matches}
        and ${after ? sql`(${sortName}, id) > (${after.sort_name}, ${after.id}::uuid)` : sql`true`}
      order by ${sortName}, id
      limit ${limit + 1})
    select ${contactColumns}, page.sort_name
    from page join contacts as person on person.workspace_id = ${workspaceId} and person.id = page.id ${reachOfPerson}
    order by page.sort_name, page.id`.execute(db)
  return rows.map((row) => ({ ...viewContact(row), sort_name: row.sort_name }))
}

/** So many people found by name are walked through in order of name instead of being sorted. */
const namedMax = 1_000
/** More people whose numbers begin alike are no longer a find. */
const alikeMax = 500
const alikePerCountryMax = 50
const digitsMin = 3

/**
 * Finds the people first and lets the page be made of them: told both at once, the planner walks all names in order
 * looking for the few that fit (100,000 people, a name of 111 of them: 270 ms; this way 1 ms).
 */
async function matchesOf(db: Database, workspaceId: WorkspaceId, q: string): Promise<RawBuilder<unknown>> {
  const words = wordsQuery(q)
  const ways = [
    ...(words
      ? [
          sql`(select id from contacts
      where workspace_id = ${workspaceId} and merged_into is null and ${words} limit ${namedMax + 1})`,
        ]
      : []),
    ...addressed(workspaceId, q),
  ]
  if (ways.length === 0) return sql`false`
  const { rows } = await sql<{ id: ContactId }>`${sql.join(ways, sql` union `)}`.execute(db)
  const ids = sql`id = any(${rows.map((row) => row.id)}::uuid[])`
  return words && rows.length > namedMax ? sql`(${words} or ${ids})` : ids
}

function wordsQuery(q: string): RawBuilder<unknown> | undefined {
  const terms = q.match(/[\p{L}\p{N}\p{M}]+/gu)
  if (!terms) return undefined
  const words = terms.map((term) => `'${term}':*`).join(' & ')
  return sql`words @@ to_tsquery('simple', fold_words(${words}))`
}

function addressed(workspaceId: WorkspaceId, q: string): RawBuilder<unknown>[] {
  const digits = /^[+\d\s().-]+$/.test(q) ? q.replace(/\D/g, '') : ''
  if (digits.length >= digitsMin) return [beginsWith(workspaceId, digits)]
  if (!/^\S*[@.]\S*$/.test(q)) return []
  return [
    sql`(select contact_id from contact_addresses
    where workspace_id = ${workspaceId} and ended_at is null and kind in ('email', 'bsuid')
      and value in (${q}, ${q.toLowerCase()}))`,
  ]
}

/**
 * The beginning of a number, as written abroad or at home: 06 12 is 33 6 12 here, or 39 06 12, or … One range of an index
 * for each country code costs milliseconds together; looking inside every number of 100,000 people cost 150.
 */
function beginsWith(workspaceId: WorkspaceId, digits: string) {
  const local = digits.replace(/^0/, '')
  const starts = new Set([digits, ...callingCodes.flatMap((code) => [code + digits, code + local])])
  return sql`(
    select contact_id from unnest(${[...starts]}::text[]) as start cross join lateral (
      select contact_id from contact_addresses
      where workspace_id = ${workspaceId} and kind = 'phone' and ended_at is null
        and value >= start collate "C" and value < (start || ':') collate "C"
      order by workspace_id, kind, value
      limit ${alikePerCountryMax}) as found
    limit ${alikeMax})`
}
