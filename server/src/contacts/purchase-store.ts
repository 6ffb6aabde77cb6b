import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  newId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { NewPurchase, PurchaseRow } from './purchase.ts'

const columns = sql`id, contact_id, sku, name, quantity::float8 as quantity, price::float8 as price, currency, purchased_at,
  order_number, recorded_at, recorded_by, withdrawn_at, withdrawn_by`

/** What was bought by contacts that were merged into somebody was bought by them. */
const everyIdOf = (workspaceId: WorkspaceId, contactId: ContactId) => sql`
  contact_id in (select ${contactId}::uuid union all
    select id from contacts where workspace_id = ${workspaceId} and merged_into = ${contactId})`

/** Keeps what is new and returns it; a product of an order that is known already is absent. */
export async function insertPurchases(
  trx: Transaction,
  purchases: readonly NewPurchase[],
  now: Date,
): Promise<PurchaseRow[]> {
  if (purchases.length === 0) return []
  const column = <Value>(pick: (one: NewPurchase) => Value) => purchases.map(pick)
  const { rows } = await sql<PurchaseRow>`
    insert into purchases (workspace_id, id, contact_id, sku, name, quantity, price, currency, purchased_at, order_number,
      recorded_by, recorded_at)
    select *, ${now}::timestamptz from unnest(
      ${column((one) => one.workspace_id)}::integer[], ${column(() => newId(now))}::uuid[],
      ${column((one) => one.contact_id)}::uuid[], ${column((one) => one.sku)}::text[],
      ${column((one) => one.name)}::text[], ${column((one) => one.quantity)}::numeric[],
      ${column((one) => one.price)}::numeric[], ${column((one) => one.currency)}::text[],
      ${column((one) => one.purchased_at)}::timestamptz[], ${column((one) => one.order_number)}::text[],
      ${column((one) => one.recorded_by)}::text[])
    on conflict do nothing
    returning ${columns}`.execute(trx)
  return rows
}

export async function findPurchaseOfOrder(
  db: Database,
  { workspace_id, contact_id, order_number, sku }: NewPurchase,
): Promise<PurchaseRow | undefined> {
  const { rows } = await sql<PurchaseRow>`
    select ${columns} from purchases
    where workspace_id = ${workspace_id} and contact_id = ${contact_id} and withdrawn_at is null
      and upper(order_number) = upper(${order_number}) and lower(sku) = lower(${sku})`.execute(db)
  return rows[0]
}

/** One page, what was bought last first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listPurchases(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  page: {
    readonly limit: number
    readonly before?: { readonly at: string; readonly id: string } | undefined
  },
): Promise<PurchaseRow[]> {
  const before = page.before
    ? sql`(purchased_at, id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`
    : sql`true`
  const { rows } = await sql<PurchaseRow>`
    select ${columns} from purchases
    where workspace_id = ${workspaceId} and ${everyIdOf(workspaceId, contactId)} and ${before}
    order by purchased_at desc, id desc
    limit ${page.limit + 1}`.execute(db)
  return rows
}

/** Takes a purchase out of account; true when it was there. A second time changes nothing. */
export async function withdrawPurchase(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactId: ContactId,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update purchases set withdrawn_at = coalesce(withdrawn_at, ${now}), withdrawn_by = coalesce(withdrawn_by, ${by})
    where workspace_id = ${workspaceId} and id = ${id} and ${everyIdOf(workspaceId, contactId)}`.execute(trx)
  return numAffectedRows === 1n
}
