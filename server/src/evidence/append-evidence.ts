import { type Database, inTransaction, type Transaction, type WorkspaceId } from '../platform/index.ts'
import { digestOf, type Fact, hashAfter, headerOf, type SealedFact, sealFacts } from './entry.ts'
import {
  type ChainEnd,
  insertEntries,
  listWritten,
  lockChains,
  moveChain,
  type NewEntry,
} from './journal-store.ts'
import { insertPending, listWaitingWorkspaces, takePending } from './pending-store.ts'
import { destroyEarlierWords } from './words-gone.ts'

// A fact: handed over → waiting → chained. Whoever follows news may chain at once instead (`appendEvidence`).

/** Facts chained in one transaction: while it lasts, nobody else appends and nobody's words are destroyed. */
export const chainBatchMax = 2_000

/**
 * Hands over facts in the transaction that made them true: cheap, and waits for nobody. What is stored is the commitment
 * and its salt, and the content only where no other room keeps it. Handed over twice, a fact is written down once.
 */
export async function recordEvidence(trx: Transaction, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await insertPending(trx, sealFacts(facts))
}

/**
 * Chains facts at once, for followers of news. `read` runs while the chain is held, so that words somebody takes back
 * at this moment are either not read, or destroyed right afterwards. What stands in the journal already stays as it is.
 */
export async function appendEvidence(
  trx: Transaction,
  workspaceId: WorkspaceId,
  read: () => Promise<readonly Fact[]>,
): Promise<number> {
  const chains = await lockChains(trx, [workspaceId])
  return append(trx, chains.get(workspaceId)!, sealFacts(await read()))
}

/** One step of the chaining: facts that wait, of every workspace. Returns how many there were. */
export async function chainPending(db: Database): Promise<number> {
  let chained = 0
  for (const workspaceId of await listWaitingWorkspaces(db)) {
    chained += await inTransaction(db, async (trx) => {
      const chains = await lockChains(trx, [workspaceId])
      const facts = await takePending(trx, workspaceId, chainBatchMax)
      await append(trx, chains.get(workspaceId)!, facts)
      return facts.length
    })
  }
  return chained
}

async function append(trx: Transaction, end: ChainEnd, facts: readonly SealedFact[]): Promise<number> {
  const isWritten = await listWritten(trx, end.workspace_id, facts)
  const fresh = onceEach(facts.filter((fact) => !isWritten(fact)))
  if (fresh.length === 0) return 0
  const entries: NewEntry[] = []
  let { seq, hash } = end
  for (const fact of fresh) {
    seq += 1
    hash = hashAfter(hash, digestOf(headerOf(fact, seq)))
    entries.push({ ...fact, seq, hash })
  }
  await insertEntries(trx, entries)
  await moveChain(trx, { workspace_id: end.workspace_id, seq, hash })
  await destroyEarlierWords(
    trx,
    entries.filter(tellsThatWordsAreGone).map((entry) => ({ ...entry, before: entry.seq })),
  )
  return entries.length
}

const tellsThatWordsAreGone = ({ kind }: NewEntry) =>
  kind === 'message_edited' || kind === 'message_withdrawn'

function onceEach(facts: readonly SealedFact[]): SealedFact[] {
  const first = new Map<string, SealedFact>()
  for (const fact of facts) {
    const key = `${fact.subject} ${fact.kind} ${fact.part}`
    if (!first.has(key)) first.set(key, fact)
  }
  return [...first.values()]
}
