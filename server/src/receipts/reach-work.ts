import { setTimeout as rest } from 'node:timers/promises'
import {
  type Clock,
  type CronItem,
  type Database,
  type Log,
  type Loop,
  runLoop,
  type Tasks,
} from '../platform/index.ts'
import { watchNumbers } from './operator-watch.ts'
import { followForReach } from './reach-follow.ts'
import { learnPools } from './reach-pool.ts'
import { refreshDue } from './reach-refresh.ts'

const followIdleMs = 500
const refreshIdleMs = 1_000

/** Notes whom there is news of. */
export function startReachFollower(db: Database, clock: Clock, log: Log): Loop {
  return runLoop('reach', log, followIdleMs, () => followForReach(db, clock))
}

/**
 * Judges people who are due, one page after the other, and rests after each as long as it took: sending and answering
 * come first.
 */
export function startReachRefresh(db: Database, clock: Clock, log: Log): Loop {
  return runLoop('reach refresh', log, refreshIdleMs, async () => {
    const startedAtMs = performance.now()
    const looked = await refreshDue(db, clock)
    if (looked > 0) await rest(Math.min(1_000, performance.now() - startedAtMs))
    return looked
  })
}

export function reachTasks(db: Database, clock: Clock): Tasks {
  return {
    'receipts:learn': () => learnPools(db, clock),
    'receipts:watch_numbers': () => watchNumbers(db, clock),
  }
}

/** Learnt at night in Europe, and once more at noon: habits change by the week. */
export const reachCron: readonly CronItem[] = [
  { pattern: '13 1,11 * * *', task: 'receipts:learn' },
  { pattern: '*/5 * * * *', task: 'receipts:watch_numbers' },
]
