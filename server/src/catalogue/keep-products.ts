import { type Database, inTransaction, type Refusal, type WorkspaceId } from '../platform/index.ts'
import {
  type ProductDraft,
  type ProductRow,
  productsMax,
  refuseFull,
  refuseUnknownProduct,
} from './product.ts'
import {
  countMissing,
  countProducts,
  type KeptProduct,
  markRemoved,
  type ProductChange,
  takeRevision,
  updateProduct,
  upsertProducts,
} from './product-store.ts'

/** One transaction writes at most so many. */
export const productBatchMax = 5_000

/** Adds products, or brings those of the same sku up to date. Of one sku named twice the last counts. */
export function putProducts(
  db: Database,
  workspaceId: WorkspaceId,
  drafts: readonly ProductDraft[],
  now: Date,
): Promise<KeptProduct[] | Refusal> {
  const bySku = new Map(drafts.map((draft) => [draft.sku.toLowerCase(), draft]))
  return inTransaction(db, async (trx) => {
    const revision = await takeRevision(trx, workspaceId)
    const added = await countMissing(trx, workspaceId, [...bySku.keys()])
    if (added > 0 && (await countProducts(trx, workspaceId, productsMax)) + added > productsMax) {
      return refuseFull()
    }
    return upsertProducts(trx, workspaceId, [...bySku.values()], revision, now)
  })
}

/** What is left out stays. */
export function changeProduct(
  db: Database,
  workspaceId: WorkspaceId,
  sku: string,
  change: ProductChange,
  now: Date,
): Promise<ProductRow | Refusal> {
  return inTransaction(db, async (trx) => {
    const revision = await takeRevision(trx, workspaceId)
    return (await updateProduct(trx, workspaceId, sku, change, revision, now)) ?? refuseUnknownProduct(sku)
  })
}

/** It is found by its sku as before, and by nothing else. */
export function removeProduct(
  db: Database,
  workspaceId: WorkspaceId,
  sku: string,
  now: Date,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const revision = await takeRevision(trx, workspaceId)
    const wasThere = await markRemoved(trx, workspaceId, sku, revision, now)
    return wasThere ? undefined : refuseUnknownProduct(sku)
  })
}
