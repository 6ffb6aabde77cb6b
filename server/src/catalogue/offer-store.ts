import { sql } from 'kysely'
import { type Database, newId, type WorkspaceId } from '../platform/index.ts'
import type { OfferDraft, OfferRow } from './offer.ts'

const columns = sql`id, name, code, skus, starts_at, ends_at, created_at, changed_at`

export async function insertOffer(
  db: Database,
  workspaceId: WorkspaceId,
  offer: OfferDraft,
  now: Date,
): Promise<OfferRow> {
  const { rows } = await sql<OfferRow>`
    insert into offers (workspace_id, id, name, code, skus, starts_at, ends_at, created_at, changed_at)
    values (${workspaceId}, ${newId(now)}, ${offer.name}, ${offer.code ?? null}, ${[...(offer.skus ?? [])]}::text[],
      ${offer.starts_at ?? null}, ${offer.ends_at}, ${now}, ${now})
    returning ${columns}`.execute(db)
  return rows[0]!
}

export async function findOffer(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
): Promise<OfferRow | undefined> {
  const { rows } = await sql<OfferRow>`
    select ${columns} from offers
    where workspace_id = ${workspaceId} and id = ${id} and removed_at is null`.execute(db)
  return rows[0]
}

/** Every column as it shall be; an offer removed meanwhile stays removed. */
export async function updateOffer(
  db: Database,
  workspaceId: WorkspaceId,
  offer: OfferRow,
  now: Date,
): Promise<OfferRow | undefined> {
  const { rows } = await sql<OfferRow>`
    update offers set name = ${offer.name}, code = ${offer.code}, skus = ${offer.skus}::text[],
      starts_at = ${offer.starts_at}, ends_at = ${offer.ends_at}, changed_at = ${now}
    where workspace_id = ${workspaceId} and id = ${offer.id} and removed_at is null
    returning ${columns}`.execute(db)
  return rows[0]
}

export async function markOfferRemoved(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update offers set removed_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and removed_at is null`.execute(db)
  return numAffectedRows === 1n
}

export async function countOffers(db: Database, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from offers where workspace_id = ${workspaceId} and removed_at is null`.execute(
    db,
  )
  return rows[0]!.count
}

/** Those that end last first; `limit + 1` rows, so the caller knows whether there is more. */
export async function listOffers(
  db: Database,
  workspaceId: WorkspaceId,
  { limit, after }: { readonly limit: number; readonly after?: { ends_at: string; id: string } | undefined },
): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select ${columns} from offers
    where workspace_id = ${workspaceId} and removed_at is null
      and ${after ? sql`(ends_at, id) < (${after.ends_at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by ends_at desc, id desc
    limit ${limit + 1}`.execute(db)
  return rows
}

/** Offers that still hold or ended lately: one that is long over is named by nobody any more. */
export async function listNamedOffers(
  db: Database,
  workspaceId: WorkspaceId,
  endedAfter: Date,
): Promise<Pick<OfferRow, 'name' | 'code' | 'ends_at'>[]> {
  const { rows } = await sql<Pick<OfferRow, 'name' | 'code' | 'ends_at'>>`
    select name, code, ends_at from offers
    where workspace_id = ${workspaceId} and removed_at is null and ends_at > ${endedAfter}
    order by ends_at desc`.execute(db)
  return rows
}
