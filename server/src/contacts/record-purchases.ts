import { announce, type Transaction } from '../platform/index.ts'
import type { NewPurchase, PurchaseRow } from './purchase.ts'
import { insertPurchases } from './purchase-store.ts'

/** Keeps what people bought and tells the rooms above of what is new. Safe to repeat for what belongs to an order. */
export async function recordPurchases(
  trx: Transaction,
  purchases: readonly NewPurchase[],
  now: Date,
): Promise<PurchaseRow[]> {
  const fresh = await insertPurchases(trx, purchases, now)
  const told = new Set(fresh.map((one) => one.contact_id))
  const byWorkspace = Map.groupBy(
    purchases.filter((one) => told.has(one.contact_id)),
    (one) => one.workspace_id,
  )
  await announce(
    trx,
    [...byWorkspace].map(([workspace_id, ones]) => ({
      workspace_id,
      name: 'purchases.changed',
      body: { contact_ids: [...new Set(ones.map((one) => one.contact_id))] },
    })),
  )
  return fresh
}
