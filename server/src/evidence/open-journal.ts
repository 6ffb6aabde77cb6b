import type { House } from '../platform/index.ts'
import { ensureKey } from './desk-key.ts'
import { signDailyHeads } from './head.ts'

/** Makes the desk's key at its first start, and signs today's heads where nobody did yet. */
export async function openJournal({ db, secrets, clock }: House): Promise<void> {
  await ensureKey(db, secrets, clock.now())
  await signDailyHeads(db, secrets, clock)
}
