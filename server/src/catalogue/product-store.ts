import { sql } from 'kysely'
import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { Product, ProductDraft, ProductRow } from './product.ts'

const columns = sql`sku, name, price, currency, attributes, goes_with, created_at, changed_at, removed_at`

/**
 * Takes the next revision of a catalogue; the row stays locked until the transaction ends, so revisions are seen in
 * their order.
 */
export async function takeRevision(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    insert into catalogues (workspace_id, revision) values (${workspaceId}, 1)
    on conflict (workspace_id) do update set revision = catalogues.revision + 1
    returning revision`.execute(trx)
  return rows[0]!.revision
}

export type KeptProduct = ProductRow & { readonly is_new: boolean }

/** Adds products or brings those of the same sku up to date; a removed one is back. What a draft leaves out stays. */
export async function upsertProducts(
  trx: Transaction,
  workspaceId: WorkspaceId,
  drafts: readonly ProductDraft[],
  revision: number,
  now: Date,
): Promise<KeptProduct[]> {
  const { rows } = await sql<KeptProduct>`
    insert into products as kept (workspace_id, sku, name, price, currency, attributes, goes_with, revision, created_at,
      changed_at)
    select ${workspaceId}, sku, name, price, currency, coalesce(attributes, '{}'),
      coalesce((select array_agg(value) from jsonb_array_elements_text(goes_with) as value), '{}'),
      ${revision}, ${now}, ${now}
    from unnest(
      ${drafts.map((draft) => draft.sku)}::text[], ${drafts.map((draft) => draft.name)}::text[],
      ${drafts.map((draft) => draft.price)}::numeric[], ${drafts.map((draft) => draft.currency)}::text[],
      ${drafts.map((draft) => asJson(draft.attributes))}::jsonb[],
      ${drafts.map((draft) => asJson(draft.goes_with))}::jsonb[])
      as draft (sku, name, price, currency, attributes, goes_with)
    order by lower(sku)
    on conflict (workspace_id, lower(sku)) do update set
      name = excluded.name, price = excluded.price, currency = excluded.currency,
      attributes = case when excluded.attributes = '{}' then kept.attributes else excluded.attributes end,
      goes_with = case when excluded.goes_with = '{}' then kept.goes_with else excluded.goes_with end,
      revision = excluded.revision, changed_at = excluded.changed_at, removed_at = null
    returning ${columns}, xmax = 0 as is_new`.execute(trx)
  return rows
}

const asJson = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

export type ProductChange = Partial<Omit<ProductDraft, 'sku'>>

export async function updateProduct(
  trx: Transaction,
  workspaceId: WorkspaceId,
  sku: string,
  change: ProductChange,
  revision: number,
  now: Date,
): Promise<ProductRow | undefined> {
  const { rows } = await sql<ProductRow>`
    update products set
      name = coalesce(${change.name ?? null}, name), price = coalesce(${change.price ?? null}::numeric, price),
      currency = coalesce(${change.currency ?? null}, currency),
      attributes = coalesce(${asJson(change.attributes)}::jsonb, attributes),
      goes_with = coalesce(${change.goes_with ? [...change.goes_with] : null}::text[], goes_with),
      revision = ${revision}, changed_at = ${now}
    where workspace_id = ${workspaceId} and lower(sku) = lower(${sku}) and removed_at is null
    returning ${columns}`.execute(trx)
  return rows[0]
}

/** Takes a product out of the catalogue; its row stays. Returns whether it was there. */
export async function markRemoved(
  trx: Transaction,
  workspaceId: WorkspaceId,
  sku: string,
  revision: number,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update products set removed_at = ${now}, changed_at = ${now}, revision = ${revision}
    where workspace_id = ${workspaceId} and lower(sku) = lower(${sku}) and removed_at is null`.execute(trx)
  return numAffectedRows === 1n
}

/** Removed ones too: messages of the past name them. */
export async function findProduct(
  db: Database,
  workspaceId: WorkspaceId,
  sku: string,
): Promise<ProductRow | undefined> {
  const { rows } = await sql<ProductRow>`
    select ${columns} from products
    where workspace_id = ${workspaceId} and lower(sku) = lower(${sku})`.execute(db)
  return rows[0]
}

export type ProductFilter = {
  /** Beginnings of words of the name or of the sku. */
  readonly q?: string | undefined
  readonly limit: number
  readonly after?: { readonly sort_name: string; readonly sku: string } | undefined
}

export type ListedProduct = ProductRow & { readonly sort_name: string }

/** One page by name, then sku. `limit + 1` rows, so the caller knows whether there is more. */
export async function listProducts(
  db: Database,
  workspaceId: WorkspaceId,
  { q, limit, after }: ProductFilter,
): Promise<ListedProduct[]> {
  const terms = q === undefined ? [] : (q.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
  const query = terms.map((term) => `'${term}':*`).join(' & ')
  const { rows } = await sql<ListedProduct>`
    select ${columns}, lower(name) as sort_name from products
    where workspace_id = ${workspaceId} and removed_at is null
      and ${q === undefined ? sql`true` : query === '' ? sql`false` : sql`words @@ to_tsquery('simple', fold_words(${query}))`}
      and ${after ? sql`(lower(name), sku) > (${after.sort_name}, ${after.sku})` : sql`true`}
    order by lower(name), sku
    limit ${limit + 1}`.execute(db)
  return rows
}

/** As many as a catalogue may hold are counted, no more. */
export async function countProducts(
  db: Database,
  workspaceId: WorkspaceId,
  countMax: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from products where workspace_id = ${workspaceId} and removed_at is null limit ${countMax}) as counted`.execute(
    db,
  )
  return rows[0]!.count
}

/** How many of these skus (in lower case) no product of the catalogue has. */
export async function countMissing(
  db: Database,
  workspaceId: WorkspaceId,
  skus: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from unnest(${skus}::text[]) as asked (sku)
    where not exists (
      select from products
      where workspace_id = ${workspaceId} and lower(products.sku) = asked.sku and removed_at is null)`.execute(
    db,
  )
  return rows[0]!.count
}

export type CatalogueState = { readonly mark: string; readonly revision: number }

/** Undefined where nobody ever kept a product. */
export async function findCatalogue(
  db: Database,
  workspaceId: WorkspaceId,
): Promise<CatalogueState | undefined> {
  const { rows } = await sql<CatalogueState>`
    select mark, revision from catalogues where workspace_id = ${workspaceId}`.execute(db)
  return rows[0]
}

export type ProductNews = Product & { readonly revision: number; readonly is_removed: boolean }

/** What changed after a revision, in the order of revisions. */
export async function listProductNews(
  db: Database,
  workspaceId: WorkspaceId,
  after: number,
): Promise<ProductNews[]> {
  const { rows } = await sql<ProductNews>`
    select sku, name, price, currency, revision, removed_at is not null as is_removed from products
    where workspace_id = ${workspaceId} and revision > ${after}
    order by revision`.execute(db)
  return rows
}

export async function listCatalogues(db: Database, countMax: number): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select workspace_id from catalogues order by revision desc limit ${countMax}`.execute(db)
  return rows.map((row) => row.workspace_id)
}
