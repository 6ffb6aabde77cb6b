import type { Database } from '../platform/index.ts'
import { chainPending } from './append-evidence.ts'
import { followConsents, type ReadConsents } from './follow-consents.ts'

/**
 * One step of the journal's background work: what was handed over first, so that words which went since are committed to
 * as they were, then what followers find in the news. Returns how much there was to do.
 */
export async function keepJournal(
  db: Database,
  readConsents: ReadConsents,
  followMessages: (db: Database) => Promise<number>,
): Promise<number> {
  const chained = await chainPending(db)
  return chained + (await followConsents(db, readConsents)) + (await followMessages(db))
}
