import { waitsOf } from './absences.ts'
import { answerWaits, countAnswers } from './answers.ts'
import { profileKinds } from './clue-ratios.ts'
import { awayEdges, binOf, countEnded } from './delays.ts'
import type { ContactFacts, Incident } from './facts.ts'
import { day, hour } from './history.ts'
import { actsOf, hourOfWeek, offsetOf, slotOf } from './hours.ts'
import { borneBy } from './patience.ts'
import { emptyPool, type Pool } from './pool.ts'
import { reachParts } from './reach.ts'
import { countRun, loadOf } from './runs.ts'
import { lastContactOf } from './stuck.ts'
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
  readonly gaps: number[]
  readonly looks: Writable<Pool['looks']>
  readonly patience: { readonly blocks: number[]; readonly borne: number[] }
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
    gaps: [...pool.gaps],
    looks: { ...pool.looks },
    patience: { blocks: [...pool.patience.blocks], borne: [...pool.patience.borne] },
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
    gaps: lesson.gaps,
    looks: lesson.looks,
    patience: lesson.patience,
    endings: lesson.endings,
    steps: reference.steps,
  }
}

export function addLesson(lesson: Lesson, subject: Subject): void {
  lesson.pool.contacts += 1
  const offset = offsetOf(subject.history.timezone, subject.history.now)
  for (const at of actsOf(subject.history)) lesson.hours[slotOf(hourOfWeek(at, offset))]! += 1
  addOpenings(lesson, subject)
  addQuickReplies(lesson, subject)
  addAbsences(lesson, subject)
  addLooks(lesson, subject)
  addEndings(lesson, subject)
  countAnswers(lesson.pool.answers, subject)
}

function addOpenings(lesson: Lesson, subject: Subject): void {
  const { runs, receipts } = subject
  const { differences, receipts: shares } = lesson
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
    }
  })
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

const quietMs = 36 * hour

/**
 * Answered while nothing was read, and read later: receipts are on, the words came from the notification. Compared with
 * answers after reading, and only where nobody had spoken for long: within a talk the chat is open anyway.
 */
function addQuickReplies(lesson: Lesson, subject: Subject): void {
  const { heard } = subject.history
  const isOutOfTheBlue = (at: number): boolean => {
    const last = heard.findLast((one) => one.at <= at)
    return last === undefined || at - last.at > quietMs
  }
  for (const { ended, messages, end } of subject.runs.runs) {
    if (ended !== 'heard' || !messages.some(({ read }) => read > end)) continue
    if (isOutOfTheBlue(messages[0]!.at)) lesson.quickReplies.yes += 1
  }
  for (const { message, answered } of answerWaits(subject)) {
    if (!answered || Number.isNaN(message.read)) continue
    if (isOutOfTheBlue(message.at)) lesson.quickReplies.no += 1
  }
}

function addAbsences(lesson: Lesson, { history, incidents }: Subject): void {
  const trouble = incidents.map(
    ({ since, until }) => [since.getTime(), until?.getTime() ?? history.now] as const,
  )
  for (const wait of waitsOf(history)) {
    if (trouble.some(([from, to]) => wait.at >= from - hour && wait.at <= to)) continue
    lesson.deliveries.all += 1
    lesson.gaps[binOf(awayEdges, wait.gap)]! += 1
    if (wait.skipped) lesson.deliveries.lost += 1
    // What did not end yet may never do so: by which cause is told apart elsewhere.
    else if (wait.ended) countEnded(lesson.pool.away, awayEdges, wait.hours, (history.now - wait.at) / hour)
  }
}

function addLooks({ looks }: Lesson, { history }: Subject): void {
  const last = lastContactOf(history)
  for (const { kind, observed, at } of history.clues) {
    if (!(profileKinds as readonly string[]).includes(kind) || !(at < last)) continue
    if (observed) looks.gone += 1
    else looks.shown += 1
  }
}

function addEndings({ endings, patience }: Lesson, subject: Subject): void {
  const { history } = subject
  const { probabilities, stuck, weights } = reachParts(subject)
  endings.days += Math.max(0, (stuck?.since ?? history.now) - history.firstSeen) / day
  borneBy(subject).forEach((count, nth) => {
    patience.borne[nth]! += count
  })
  if (!stuck || !weights) return
  endings.left += probabilities.changed_or_left
  const provoked = weights.blocked > 0 ? probabilities.blocked / weights.blocked : 0
  endings.unprovoked += provoked * (weights.blocked - weights.provoked)
  weights.straws.forEach((straw, nth) => {
    patience.borne[nth]! += straw
    patience.blocks[nth]! += provoked * straw * subject.lessons.blocksPerOffer[nth]!
  })
}
