import {
  addTally,
  awayEdges,
  emptyTally,
  type Hazard,
  hazardOf,
  livelyEdges,
  scaleTally,
  type Tally,
} from './delays.ts'
import { liveliness } from './hours.ts'
import { likelihoods } from './likelihoods.ts'
import { priorPool } from './prior-pool.ts'
import { paceCount } from './runs.ts'

/**
 * What all contacts of a workspace teach together, as counts that add up: pools of parts of a desk are merged by adding.
 * Plain numbers throughout, so it is stored as JSON as it is.
 */
export type Pool = {
  readonly version: 1
  readonly contacts: number
  /** Acts per hour, 24 of weekdays and 24 of the weekend, where the people live. */
  readonly hours: readonly number[]
  /** Waits until a chat was opened, lively hours, by pace. */
  readonly openings: readonly Tally[]
  /** How much people differ in opening: openings, hazard met, and their squared difference and square, per person. */
  readonly differences: {
    readonly exposure: number
    readonly squares: number
    readonly exposure_squares: number
  }
  readonly receipts: { readonly on: number; readonly off: number }
  readonly quick_replies: { readonly yes: number; readonly no: number }
  /** Waits until a message reached the phone, hours. */
  readonly away: Tally
  /** Messages that alone were under way, and those whose receipt never came although later ones did. */
  readonly deliveries: { readonly all: number; readonly lost: number }
  /** Probable blocks after unwanted messages and without any, probable departures, and what they are measured against. */
  readonly endings: {
    readonly provoked: number
    readonly burden: number
    readonly unprovoked: number
    readonly left: number
    readonly days: number
  }
  /** Waits for an answer, lively hours: what expects one and was expected, solicitations that expect one, the rest. */
  readonly answers: readonly Tally[]
  /** What followed earlier proposals, by `situation/step`. */
  readonly steps: Readonly<Record<string, { readonly tried: number; readonly answered: number }>>
}

export const answerKinds = 3

export function emptyPool(): Pool {
  return {
    version: 1,
    contacts: 0,
    hours: new Array<number>(48).fill(0),
    openings: Array.from({ length: paceCount }, () => emptyTally(livelyEdges)),
    differences: { exposure: 0, squares: 0, exposure_squares: 0 },
    receipts: { on: 0, off: 0 },
    quick_replies: { yes: 0, no: 0 },
    away: emptyTally(awayEdges),
    deliveries: { all: 0, lost: 0 },
    endings: { provoked: 0, burden: 0, unprovoked: 0, left: 0, days: 0 },
    answers: Array.from({ length: answerKinds }, () => emptyTally(livelyEdges)),
    steps: {},
  }
}

const addRecord = <Record extends { readonly [key: string]: number }>(one: Record, other: Record): Record =>
  Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value + (other[key] ?? 0)])) as Record

/** Adds two pools. Order does not matter. */
export function mergePools(one: Pool, other: Pool): Pool {
  const steps: Record<string, { tried: number; answered: number }> = {}
  for (const pool of [one, other]) {
    for (const [key, { tried, answered }] of Object.entries(pool.steps)) {
      const sum = steps[key] ?? { tried: 0, answered: 0 }
      steps[key] = { tried: sum.tried + tried, answered: sum.answered + answered }
    }
  }
  return {
    version: 1,
    contacts: one.contacts + other.contacts,
    hours: one.hours.map((value, slot) => value + (other.hours[slot] ?? 0)),
    openings: one.openings.map((tally, pace) => addTally(tally, other.openings[pace]!)),
    differences: addRecord(one.differences, other.differences),
    receipts: addRecord(one.receipts, other.receipts),
    quick_replies: addRecord(one.quick_replies, other.quick_replies),
    away: addTally(one.away, other.away),
    deliveries: addRecord(one.deliveries, other.deliveries),
    endings: addRecord(one.endings, other.endings),
    answers: one.answers.map((tally, kind) => addTally(tally, other.answers[kind]!)),
    steps,
  }
}

const scaleRecord = <Record extends { readonly [key: string]: number }>(
  record: Record,
  factor: number,
): Record => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value * factor])) as Record

/** The same lessons, weighing as much as another number of contacts. */
export function scalePool(pool: Pool, factor: number): Pool {
  return {
    ...pool,
    contacts: pool.contacts * factor,
    hours: pool.hours.map((value) => value * factor),
    openings: pool.openings.map((tally) => scaleTally(tally, factor)),
    differences: scaleRecord(pool.differences, factor),
    receipts: scaleRecord(pool.receipts, factor),
    quick_replies: scaleRecord(pool.quick_replies, factor),
    away: scaleTally(pool.away, factor),
    deliveries: scaleRecord(pool.deliveries, factor),
    endings: scaleRecord(pool.endings, factor),
    answers: pool.answers.map((tally) => scaleTally(tally, factor)),
    steps: Object.fromEntries(
      Object.entries(pool.steps).map(([key, { tried, answered }]) => [
        key,
        { tried: tried * factor, answered: answered * factor },
      ]),
    ),
  }
}

/** A pool made ready to be asked: rates, hazards, shares. */
export type Lessons = {
  readonly liveliness: Float64Array
  readonly openings: readonly Hazard[]
  readonly frailty: number
  readonly receiptsOn: number
  readonly quickReplies: number
  readonly glances: number
  readonly away: Hazard
  readonly lostReceipts: number
  /** Blocks per burden of unwanted messages, and per day without any. */
  readonly blocksPerBurden: number
  readonly blocksPerDay: number
  readonly leavesPerDay: number
  readonly answers: readonly Hazard[]
  readonly steps: Pool['steps']
}

const kept = new WeakMap<Pool, Lessons>()

/** Reads a pool together with what is usual elsewhere, which weighs as much as some two hundred contacts. */
export function lessonsOf(pool: Pool): Lessons {
  const known = kept.get(pool)
  if (known) return known
  const lessons = read(mergePools(priorPool, pool))
  kept.set(pool, lessons)
  return lessons
}

function read(sum: Pool): Lessons {
  const { differences, receipts, quick_replies, endings } = sum
  const spread = differences.squares - differences.exposure
  const frailty = Math.min(12, Math.max(0.4, differences.exposure_squares / Math.max(1e-6, spread)))
  const quickReplies = quick_replies.yes / Math.max(1e-6, quick_replies.yes + quick_replies.no)
  const blocks = endings.provoked + endings.unprovoked
  return {
    liveliness: liveliness(sum.hours),
    openings: sum.openings.map((tally) => hazardOf(tally, livelyEdges)),
    frailty,
    receiptsOn: receipts.on / (receipts.on + receipts.off),
    quickReplies,
    glances: glancesOf(quickReplies),
    away: hazardOf(sum.away, awayEdges),
    lostReceipts: sum.deliveries.lost / sum.deliveries.all,
    blocksPerBurden: ((1 - likelihoods.unprovokedBlocks) * blocks) / endings.burden,
    blocksPerDay: (likelihoods.unprovokedBlocks * blocks) / endings.days,
    leavesPerDay: endings.left / endings.days,
    answers: sum.answers.map((tally) => hazardOf(tally, livelyEdges)),
    steps: sum.steps,
  }
}

/**
 * Nothing tells of a glance at a notification but the answers written from it. How many of those there are speaks of
 * glances, though not fully: some glance and never answer that way.
 */
function glancesOf(quickReplies: number): number {
  const usual = priorPool.quick_replies.yes / (priorPool.quick_replies.yes + priorPool.quick_replies.no)
  return Math.min(0.6, Math.max(0.02, likelihoods.glances * (quickReplies / usual) ** 0.7))
}

/** What followed one proposal: answered within a week, or not. `key` from `stepKey`. */
export function recordStep(pool: Pool, key: string, answered: boolean): Pool {
  const { tried, answered: before } = pool.steps[key] ?? { tried: 0, answered: 0 }
  return {
    ...pool,
    steps: { ...pool.steps, [key]: { tried: tried + 1, answered: before + (answered ? 1 : 0) } },
  }
}
