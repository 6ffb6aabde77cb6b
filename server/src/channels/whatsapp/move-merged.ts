import { followMerges } from '../../consent/index.ts'
import type { ContactMerge } from '../../contacts/index.ts'
import { moveConversations } from '../../inbox/index.ts'
import { moveMessages } from '../../messages/index.ts'
import type { Transaction } from '../../platform/index.ts'

/**
 * Two contacts turned out to be one person: every room hands what it holds to the one that stays, in one transaction. The
 * consent ledger is not touched, since it reads through merges; whoever shows it is told to look again.
 */
export async function moveMerged(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  if (merges.length === 0) return
  await moveMessages(trx, merges)
  await moveConversations(trx, merges)
  await followMerges(trx, merges)
}
