import { sql } from 'kysely'
import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'

/** Something that may belong to somebody: is it somebody else's than this person's? */
export type AskedIdentifier = {
  /** Whom the question leaves out, as `findContact` knows them; null: nobody. */
  readonly contact_id: ContactId | null
  /** phone: digits with country code; email: lower case; name and order: as written. */
  readonly kind: 'name' | 'phone' | 'email' | 'order'
  readonly value: string
}

/**
 * For each identifier whether another contact of the workspace has exactly that. A single word is a name only where the
 * desk itself gave it: people call themselves Merci or Paris.
 *
 * One statement; each identifier is one look into an index (100,000 contacts, 40 identifiers: 2 ms).
 */
export async function findHolders(
  db: Database,
  workspaceId: WorkspaceId,
  asked: readonly AskedIdentifier[],
): Promise<boolean[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ place: number }>`
    with asked as materialized (
      select * from unnest(${asked.map((one) => one.contact_id)}::uuid[], ${asked.map((one) => one.kind)}::text[],
        ${asked.map(foldValue)}::text[]) with ordinality as asked (contact_id, kind, value, place))
    select place::integer from asked cross join lateral (
      select from contact_addresses as address
      where address.workspace_id = ${workspaceId} and address.kind = asked.kind
        and address.value = asked.value collate "C" and address.ended_at is null
        and address.contact_id is distinct from asked.contact_id
      limit 1) as held
    where kind in ('phone', 'email')
    union all
    select place::integer from asked cross join lateral (
      select from contacts
      where workspace_id = ${workspaceId} and merged_into is null
        and lower(coalesce(name, profile_name, '')) = asked.value
        and (name is not null or asked.value like '% %') and id is distinct from asked.contact_id
      limit 1) as held
    where kind = 'name'
    union all
    select place::integer from asked cross join lateral (
      select from contacts
      where workspace_id = ${workspaceId} and merged_into is null
        and orders_of(attributes) @> array[asked.value] and id is distinct from asked.contact_id
      limit 1) as held
    where kind = 'order'
    union all
    select place::integer from asked cross join lateral (
      select from purchases
      join contacts as buyer on buyer.workspace_id = ${workspaceId} and buyer.id = purchases.contact_id
      where purchases.workspace_id = ${workspaceId} and upper(order_number) = asked.value
        and order_number is not null and withdrawn_at is null
        and coalesce(merged_into, buyer.id) is distinct from asked.contact_id
      limit 1) as held
    where kind = 'order'`.execute(db)
  const held = new Set(rows.map((row) => row.place))
  return asked.map((_, index) => held.has(index + 1))
}

/** Order numbers of what these people bought, in capitals; under the ids asked for, merged or not. */
export async function listOrders(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
): Promise<Map<ContactId, string[]>> {
  if (contactIds.length === 0) return new Map()
  const { rows } = await sql<{ asked: ContactId; orders: string[] }>`
    select asked.id as asked, array_agg(distinct upper(order_number)) as orders
    from contacts as asked
    join contacts as same on same.workspace_id = ${workspaceId}
      and (same.id = coalesce(asked.merged_into, asked.id) or same.merged_into = coalesce(asked.merged_into, asked.id))
    join purchases on purchases.workspace_id = ${workspaceId} and purchases.contact_id = same.id
    where asked.workspace_id = ${workspaceId} and asked.id = any(${[...new Set(contactIds)]}::uuid[])
      and order_number is not null and withdrawn_at is null
    group by asked.id`.execute(db)
  return new Map(rows.map((row) => [row.asked, row.orders]))
}

function foldValue({ kind, value }: AskedIdentifier): string {
  if (kind === 'name') return value.toLowerCase()
  return kind === 'order' ? value.toUpperCase() : value
}
