import type { ContactMerge } from '../contacts/index.ts'
import { announce, type Transaction } from '../platform/index.ts'

/**
 * Nothing moves: the ledger is never rewritten, and a person's entries are read over every contact that became theirs.
 * But where the person stands may have changed, and whoever shows it must look again.
 */
export async function followMerges(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  const byWorkspace = Map.groupBy(merges, (merge) => merge.workspace_id)
  const events = [...byWorkspace].map(([workspace_id, ones]) => ({
    workspace_id,
    name: 'consents.changed',
    body: { contact_ids: [...new Set(ones.map((one) => one.into))] },
  }))
  await announce(trx, events)
}
