import { sql } from 'kysely'
import type { LeavingWords } from '../messages/index.ts'
import { forgetAnswersAbout, type Transaction } from '../platform/index.ts'

/** Shorter pieces ("ok, thanks") stand in notes of their own accord. */
export const quoteCharsMin = 12
/** What stands where a quotation stood. */
const cut = '[…]'

/**
 * Cuts words that their writer is about to take back out of the notes on that conversation, where an agent copied them:
 * a whole message, or a line of one. What an agent wrote in words of their own stays.
 */
export async function cutQuotes(trx: Transaction, leaving: readonly LeavingWords[]): Promise<void> {
  for (const { workspace_id, contact_id, group_id, words } of leaving) {
    for (const piece of listQuotable(words)) {
      const { rows } = await sql<{ id: string }>`
        update notes set text = replace(text, ${piece}, ${cut})
        where workspace_id = ${workspace_id} and removed_at is null and position(${piece} in text) > 0
          and conversation_id in (
            select id from conversations where workspace_id = ${workspace_id}
              and (contact_id = ${contact_id} or group_id = ${group_id}))
        returning id`.execute(trx)
      await forgetAnswersAbout(
        trx,
        rows.map(({ id }) => ({ workspace_id, id })),
      )
    }
  }
}

/** The longest first, so that a whole message goes as one. */
export function listQuotable(words: string): string[] {
  const lines = words.split('\n').map((line) => line.trim())
  return [...new Set([words.trim(), ...lines])]
    .filter((piece) => piece.length >= quoteCharsMin)
    .toSorted((one, other) => other.length - one.length)
}
