import { usualFreshness } from './absences.ts'
import {
  addTally,
  awayEdges,
  emptyTally,
  type Hazard,
  hazardOf,
  hazardOfEnded,
  livelyEdges,
  scaleTally,
  type Tally,
} from './delays.ts'
import { liveliness } from './hours.ts'
import { likelihoods } from './likelihoods.ts'
import { patienceCount, ratesOfPatience } from './patience.ts'
import { priorPool } from './prior-pool.ts'
import { paceCount } from './runs.ts'

/**
 * What all contacts of a workspace teach together, as counts that add up: pools of parts of a desk are merged by adding.
 * Plain numbers throughout, so it is stored as JSON as it is.
 */
export type Pool = {
  readonly version: 2
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
  /** Waits until a message reached the phone, hours, of those that did: counted back from their end. */
  readonly away: Tally
  /** Time since the last contact before each such message, in the same bins. */
  readonly gaps: readonly number[]
  /** Messages that alone were under way, and those whose receipt never came although later ones did. */
  readonly deliveries: { readonly all: number; readonly lost: number }
  /** Looks at photo or "last seen" of people who were heard from or reached afterwards. */
  readonly looks: { readonly gone: number; readonly shown: number }
  /** By the place of a solicitation in its month: probable blocks after it, and how many were looked at and borne. */
  readonly patience: { readonly blocks: readonly number[]; readonly borne: readonly number[] }
  /** Probable blocks without any solicitation, probable departures, and the days they are measured against. */
  readonly endings: {
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

const zeros = (count: number) => new Array<number>(count).fill(0)

export function emptyPool(): Pool {
  return {
    version: 2,
    contacts: 0,
    hours: zeros(48),
    openings: Array.from({ length: paceCount }, () => emptyTally(livelyEdges)),
    differences: { exposure: 0, squares: 0, exposure_squares: 0 },
    receipts: { on: 0, off: 0 },
    quick_replies: { yes: 0, no: 0 },
    away: emptyTally(awayEdges),
    deliveries: { all: 0, lost: 0 },
    gaps: zeros(awayEdges.length + 1),
    looks: { gone: 0, shown: 0 },
    patience: { blocks: zeros(patienceCount), borne: zeros(patienceCount) },
    endings: { unprovoked: 0, left: 0, days: 0 },
    answers: Array.from({ length: answerKinds }, () => emptyTally(livelyEdges)),
    steps: {},
  }
}

const addLists = (one: readonly number[], other: readonly number[]): number[] =>
  one.map((value, index) => value + (other[index] ?? 0))

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
    version: 2,
    contacts: one.contacts + other.contacts,
    hours: addLists(one.hours, other.hours),
    openings: one.openings.map((tally, pace) => addTally(tally, other.openings[pace]!)),
    differences: addRecord(one.differences, other.differences),
    receipts: addRecord(one.receipts, other.receipts),
    quick_replies: addRecord(one.quick_replies, other.quick_replies),
    away: addTally(one.away, other.away),
    deliveries: addRecord(one.deliveries, other.deliveries),
    gaps: addLists(one.gaps, other.gaps),
    looks: addRecord(one.looks, other.looks),
    patience: {
      blocks: addLists(one.patience.blocks, other.patience.blocks),
      borne: addLists(one.patience.borne, other.patience.borne),
    },
    endings: addRecord(one.endings, other.endings),
    answers: one.answers.map((tally, kind) => addTally(tally, other.answers[kind]!)),
    steps,
  }
}

const scaleRecord = <Record extends { readonly [key: string]: number }>(
  record: Record,
  factor: number,
): Record => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value * factor])) as Record

const scaleList = (list: readonly number[], factor: number) => list.map((value) => value * factor)

/** The same lessons, weighing as much as another number of contacts. */
export function scalePool(pool: Pool, factor: number): Pool {
  return {
    ...pool,
    contacts: pool.contacts * factor,
    hours: scaleList(pool.hours, factor),
    openings: pool.openings.map((tally) => scaleTally(tally, factor)),
    differences: scaleRecord(pool.differences, factor),
    receipts: scaleRecord(pool.receipts, factor),
    quick_replies: scaleRecord(pool.quick_replies, factor),
    away: scaleTally(pool.away, factor),
    deliveries: scaleRecord(pool.deliveries, factor),
    gaps: scaleList(pool.gaps, factor),
    looks: scaleRecord(pool.looks, factor),
    patience: {
      blocks: scaleList(pool.patience.blocks, factor),
      borne: scaleList(pool.patience.borne, factor),
    },
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
  /** Of absences, by age in bins: the share that began within the usual gap before a message. */
  readonly freshness: Float64Array
  readonly lostReceipts: number
  /** Share of looks at a profile that find it gone although the person is there: notes that are wrong, and settings. */
  readonly goneAnyway: number
  /** Blocks per solicitation looked at, by its place in the month, and per day without any. */
  readonly blocksPerOffer: Float64Array
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
  const { differences, receipts, quick_replies, endings, looks, patience } = sum
  const spread = differences.squares - differences.exposure
  const frailty = Math.min(12, Math.max(0.4, differences.exposure_squares / Math.max(1e-6, spread)))
  const quickReplies = quick_replies.yes / Math.max(1e-6, quick_replies.yes + quick_replies.no)
  const blocks = patience.blocks.reduce((total, one) => total + one, endings.unprovoked)
  const away = hazardOfEnded(sum.away, awayEdges)
  return {
    liveliness: liveliness(sum.hours),
    openings: sum.openings.map((tally) => hazardOf(tally, livelyEdges)),
    frailty,
    receiptsOn: receipts.on / (receipts.on + receipts.off),
    quickReplies,
    glances: glancesOf(quickReplies),
    away,
    freshness: usualFreshness(sum.gaps, away),
    lostReceipts: sum.deliveries.lost / sum.deliveries.all,
    goneAnyway: looks.gone / (looks.gone + looks.shown),
    blocksPerOffer: ratesOfPatience(patience, (1 - likelihoods.unprovokedBlocks) * blocks),
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
