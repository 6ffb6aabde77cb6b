import { announce, type Transaction } from '../platform/index.ts'
import type { NewConsent } from './consent.ts'
import { insertConsents } from './consent-store.ts'

/** Adds what people said to the ledger and returns how much of it was new. Safe to repeat. */
export async function recordConsents(trx: Transaction, entries: readonly NewConsent[]): Promise<number> {
  if (entries.length === 0) return 0
  const fresh = await insertConsents(trx, entries)
  const byWorkspace = Map.groupBy(fresh, (entry) => entry.workspace_id)
  const events = [...byWorkspace].map(([workspace_id, ones]) => ({
    workspace_id,
    name: 'consents.changed',
    body: { contact_ids: [...new Set(ones.map((one) => one.contact_id))] },
  }))
  await announce(trx, events)
  return fresh.length
}
