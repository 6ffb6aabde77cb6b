import { type ContactId, idFromFact, type Transaction, type WorkspaceId } from '../platform/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { getSealingKey } from './desk-key.ts'
import { listHeld } from './hold-store.ts'
import { destroyWordSalts, type Words } from './salt-store.ts'
import { sealFor } from './sealed-box.ts'
import { insertSealed } from './sealed-store.ts'

/** Words that were changed or taken back in this transaction. */
export type WordsGone = {
  readonly workspace_id: WorkspaceId
  readonly message_id: string
  readonly contact_id: ContactId | null
  readonly at: Date
  /** What the journal committed to, as it stood before. */
  readonly earlier: unknown
}

/**
 * Words are gone: what opens them is destroyed with them, in the same transaction. Only where their person is under
 * legal hold they are kept, encrypted, for two people to open.
 *
 * Somebody may be chaining the same words at this moment, unseen by us. The fact that they are gone, which the caller
 * records too, then destroys what opens them when it is chained itself.
 */
export async function letWordsGo(trx: Transaction, gone: readonly WordsGone[]): Promise<void> {
  if (gone.length === 0) return
  const { held, free } = await sortByHold(
    trx,
    gone.map((one) => ({ ...one, subject: one.message_id })),
  )
  await destroyWordSalts(
    trx,
    free.map(({ workspace_id, subject }) => ({ workspace_id, subject })),
  )
  if (held.length === 0) return
  const key = await getSealingKey(trx)
  await insertSealed(
    trx,
    held.map((one) => ({
      workspace_id: one.workspace_id,
      id: idFromFact<'sealed'>(one.at, 'sealed', one.workspace_id, one.message_id),
      subject: one.message_id,
      contact_id: one.contact_id!,
      sealed_at: one.at,
      sealed: sealFor(key, canonicalJson(one.earlier)),
    })),
  )
}

/** For who chains the fact that words are gone: nothing opens them from here on. */
export async function destroyEarlierWords(
  trx: Transaction,
  words: readonly (Required<Words> & { readonly contact_id: ContactId | null })[],
): Promise<void> {
  if (words.length === 0) return
  const { free } = await sortByHold(trx, words)
  await destroyWordSalts(trx, free)
}

async function sortByHold<One extends Words & { readonly contact_id: ContactId | null }>(
  trx: Transaction,
  all: readonly One[],
): Promise<{ held: One[]; free: One[] }> {
  const people = all.flatMap(({ workspace_id, contact_id }) =>
    contact_id ? [{ workspace_id, contact_id }] : [],
  )
  const underHold = await listHeld(trx, people)
  const isHeld = (one: One) => one.contact_id !== null && underHold.has(one.contact_id)
  return { held: all.filter(isHeld), free: all.filter((one) => !isHeld(one)) }
}
