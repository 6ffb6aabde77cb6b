import type { House, Tasks } from '../platform/index.ts'
import { signDailyHeads } from './head.ts'

export const evidenceTasks = ({ db, secrets, clock }: House): Tasks => ({
  'evidence:sign_heads': async () => {
    await signDailyHeads(db, secrets, clock)
  },
})

/** Often, so that a desk that was asked to sleep at midnight signs when it wakes; signed once a day all the same. */
export const evidenceCron = [{ pattern: '*/5 * * * *', task: 'evidence:sign_heads' }]
