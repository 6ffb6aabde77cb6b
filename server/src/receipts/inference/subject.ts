import type { ContactFacts, Incident } from './facts.ts'
import { type History, historyOf } from './history.ts'
import { clockOf, type LivelyClock } from './hours.ts'
import type { Lessons, Pool } from './pool.ts'
import { lessonsOf } from './pool.ts'
import { filterSwitch, type Switch } from './receipts-on.ts'
import { type Runs, runsOf } from './runs.ts'

/** One person, worked out once: history, clock, runs and the switch; what every question starts from. */
export type Subject = {
  readonly lessons: Lessons
  readonly history: History
  readonly clock: LivelyClock
  readonly runs: Runs
  readonly receipts: Switch
  readonly incidents: readonly Incident[]
}

/** Pure. `incidents`: spans in which our connection or the platform failed, for everybody. */
export function subjectOf(
  pool: Pool,
  facts: ContactFacts,
  incidents: readonly Incident[],
  now: Date,
): Subject {
  const lessons = lessonsOf(pool)
  const history = historyOf(facts, now)
  const clock = clockOf(history, lessons.liveliness)
  const runs = runsOf(history, clock, lessons.openings)
  const receipts = filterSwitch(history, runs.runs, {
    on: lessons.receiptsOn,
    quickReplies: lessons.quickReplies,
    frailty: lessons.frailty,
  })
  return { lessons, history, clock, runs, receipts, incidents }
}
