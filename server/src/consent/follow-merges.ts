import type { ContactMerge } from '../contacts/index.ts'
import { announce, type Transaction } from '../platform/index.ts'
import { mergeBudgets } from './courtesy-store.ts'
import { mergeSuppressions } from './suppression.ts'

/**
 * The ledger is never rewritten: a person's entries are read over every contact that became theirs. The courtesy budget
 * and a suppression go to the contact that stays. Where the person stands may have changed, and whoever shows it must
 * look again.
 */
export async function followMerges(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  await mergeBudgets(trx, merges)
  await mergeSuppressions(trx, merges)
  const byWorkspace = Map.groupBy(merges, (merge) => merge.workspace_id)
  const events = [...byWorkspace].map(([workspace_id, ones]) => ({
    workspace_id,
    name: 'consents.changed',
    body: { contact_ids: [...new Set(ones.map((one) => one.into))] },
  }))
  await announce(trx, events)
}
