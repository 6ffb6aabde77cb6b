import type { House } from '../platform/index.ts'
import { ensureKey } from './desk-key.ts'
import { signDailyHeads } from './head.ts'

/**
 * Makes the desk's key at its first start, and signs today's heads where nobody did yet. A key that does not open, because
 * the house's secret is another now, keeps nobody from answering customers: the journal goes on, unsigned, and the
 * operator is told.
 */
export async function openJournal({ db, secrets, clock, log }: House): Promise<void> {
  await ensureKey(db, secrets, clock.now())
  try {
    await signDailyHeads(db, secrets, clock)
  } catch (error) {
    log.error({ err: error }, 'the journal could not be signed today')
  }
}
