import { countAnswers } from './answers.ts'
import { awayEdges, count, type Tally } from './delays.ts'
import type { ContactFacts, Incident } from './facts.ts'
import { day, hour } from './history.ts'
import { actsOf, hourOfWeek, offsetOf, slotOf } from './hours.ts'
import { emptyPool, type Pool } from './pool.ts'
import { reachParts } from './reach.ts'
import { countRun, loadOf } from './runs.ts'
import { burdens, waitsOf } from './stuck.ts'
import { type Subject, subjectOf } from './subject.ts'

/**
 * What these people teach. What cannot be seen (whose receipts are off, who blocked us) enters by its probability as the
 * `reference` pool has it: learning again with the result as reference comes closer, two or three times suffice.
 */
export function learnPool(
  reference: Pool,
  contacts: Iterable<ContactFacts>,
  incidents: readonly Incident[],
  now: Date,
): Pool {
  const lesson = openLesson()
  for (const facts of contacts) addLesson(lesson, subjectOf(reference, facts, incidents, now))
  return closeLesson(lesson, reference)
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** A pool in the making: changed in place, as a hundred thousand contacts go by. */
export type Lesson = {
  readonly pool: Writable<Pool>
  readonly hours: number[]
  readonly differences: Writable<Pool['differences']>
  readonly receipts: Writable<Pool['receipts']>
  readonly quickReplies: Writable<Pool['quick_replies']>
  readonly deliveries: Writable<Pool['deliveries']>
  readonly endings: Writable<Pool['endings']>
}

export function openLesson(): Lesson {
  const pool = emptyPool()
  return {
    pool,
    hours: [...pool.hours],
    differences: { ...pool.differences },
    receipts: { ...pool.receipts },
    quickReplies: { ...pool.quick_replies },
    deliveries: { ...pool.deliveries },
    endings: { ...pool.endings },
  }
}

/** Ends a lesson. What followed proposals is recorded elsewhere and carried over. */
export function closeLesson(lesson: Lesson, reference: Pool): Pool {
  return {
    ...lesson.pool,
    hours: lesson.hours,
    differences: lesson.differences,
    receipts: lesson.receipts,
    quick_replies: lesson.quickReplies,
    deliveries: lesson.deliveries,
    endings: lesson.endings,
    steps: reference.steps,
  }
}

export function addLesson(lesson: Lesson, subject: Subject): void {
  lesson.pool.contacts += 1
  const offset = offsetOf(subject.history.timezone, subject.history.now)
  for (const at of actsOf(subject.history)) lesson.hours[slotOf(hourOfWeek(at, offset))]! += 1
  addOpenings(lesson, subject)
  addAbsences(lesson, subject)
  countAnswers(lesson.pool.answers, subject)
}

function addOpenings(lesson: Lesson, { history, runs, receipts }: Subject): void {
  const { differences, receipts: shares, quickReplies } = lesson
  let openings = 0
  let exposure = 0
  runs.runs.forEach((run, index) => {
    const on = receipts.onAfter[index]!
    if (run.ended === 'read') {
      countRun(lesson.pool.openings, run, 1)
      openings += 1
      exposure += loadOf(run)
    } else if (run.ended === 'waiting') {
      countRun(lesson.pool.openings, run, on)
      exposure += on * loadOf(run)
    } else if (run.ended === 'heard') quickReplies.yes += on
  })
  quickReplies.no += answersAfterReading(history, runs.runs)
  if (receipts.on > 0.9 && exposure > 0.3) {
    differences.exposure += exposure
    differences.squares += (openings - exposure) ** 2
    differences.exposure_squares += exposure ** 2
  }
  // Whom nothing reached says nothing about settings.
  if (runs.runs.length === 0) return
  shares.on += receipts.on
  shares.off += 1 - receipts.on
}

/** Acts that came with a read receipt, as they do with receipts on. */
function answersAfterReading({ heard }: Subject['history'], runs: Subject['runs']['runs']): number {
  let sum = 0
  let next = 0
  for (const run of runs) {
    if (run.ended !== 'read') continue
    while (next < heard.length && heard[next]!.at < run.end) next++
    if (next < heard.length && heard[next]!.at <= run.end + hour) sum += 1
  }
  return sum
}
function addAbsences(lesson: Lesson, subject: Subject): void {
  const { history, incidents } = subject
  const { endings } = lesson
  const { probabilities, stuck, weights } = reachParts(subject)
  const until = stuck?.since ?? history.now
  const trouble = incidents.map(
    ({ since, until: end }) => [since.getTime(), end?.getTime() ?? history.now] as const,
  )
  for (const wait of waitsOf(history)) {
    if (trouble.some(([from, to]) => wait.at >= from - hour && wait.at <= to)) continue
    lesson.deliveries.all += 1
    if (wait.skipped) lesson.deliveries.lost += 1
    else if (wait.ended) countAway(lesson.pool.away, wait.hours, true, 1)
    else
      countAway(lesson.pool.away, wait.hours, false, probabilities.phone_off + probabilities.reachable_silent)
  }
  endings.days += Math.max(0, until - history.firstSeen) / day
  for (const { burden } of burdens(history, until)) endings.burden += burden
  if (!stuck || !weights) return
  const provoked = weights.blocked > 0 ? weights.provoked / weights.blocked : 0
  endings.provoked += probabilities.blocked * provoked
  endings.unprovoked += probabilities.blocked * (1 - provoked)
  endings.left += probabilities.changed_or_left
}

function countAway(tally: Tally, hours: number, ended: boolean, weight: number): void {
  count(tally, awayEdges, hours, ended, weight)
}
