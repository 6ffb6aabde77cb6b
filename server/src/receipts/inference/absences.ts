import { awayEdges, binOf, cumulated, type Hazard } from './delays.ts'
import { type History, hour } from './history.ts'
import type { Lessons } from './pool.ts'

/** A message that was the only one under way, and how long the phone took. Hours. */
export type Wait = {
  readonly at: number
  /** Until the next contact; unfinished: until now. */
  readonly hours: number
  readonly ended: boolean
  /** Later ones came and this one never did. */
  readonly skipped: boolean
  /** Since the last contact before it. */
  readonly gap: number
}

const neverReachedHours = 720
const gapHoursMin = 0.5

/** Every message that was the only one under way. */
export function waitsOf(history: History): Wait[] {
  const waits: Wait[] = []
  let busyUntil = Number.NEGATIVE_INFINITY
  const contacts = contactsOf(history)
  let next = 0
  for (const { at, arrived, failed } of history.sent) {
    if (at < busyUntil || !Number.isNaN(failed)) continue
    while (next < contacts.length && contacts[next]! < at) next++
    const contact = contacts[next]
    const until = contact ?? history.now
    const last = next > 0 ? contacts[next - 1]! : Number.NaN
    waits.push({
      at,
      hours: (until - at) / hour,
      ended: contact !== undefined,
      // Not an absence, whose queue would have brought both.
      skipped: contact !== undefined && Number.isNaN(arrived),
      gap: gapHours(at, last),
    })
    busyUntil = until
  }
  return waits
}

/** From the last contact (NaN: never) until a message, hours. Never reached counts as a month. */
export const gapHours = (at: number, lastContact: number): number =>
  Number.isNaN(lastContact) ? neverReachedHours : Math.max(gapHoursMin, (at - lastContact) / hour)

function contactsOf(history: History): number[] {
  const contacts = history.heard.map(({ at }) => at)
  for (const { arrived, read } of history.sent) {
    if (!Number.isNaN(arrived)) contacts.push(arrived)
    if (!Number.isNaN(read)) contacts.push(read)
  }
  return contacts.sort((one, other) => one - other)
}

/** Longer than a night, which many phones spend switched off. */
const longHours = 30
const firmness = 1.5

/** How much more often than others this phone was away for long: a Gamma around 1. */
export function oftenOff(history: History, away: Hazard): number {
  const usual = Math.exp(-cumulated(away, longHours))
  let trials = 0
  let long = 0
  for (const wait of waitsOf(history)) {
    if (!wait.ended) continue
    trials += 1
    if (wait.hours >= longHours) long += 1
  }
  return (firmness + long) / (firmness + trials * usual)
}

/**
 * Of absences that go on for so long after a message, the share that began within the gap before it. A phone that was there
 * a minute ago is hardly off for days now.
 */
const beganWithin = (away: Hazard, hours: number, gap: number): number =>
  1 - Math.exp(cumulated(away, hours) - cumulated(away, hours + gap))

const ageOf = (bin: number): number => awayEdges[bin] ?? 2 * awayEdges.at(-1)!
const gapOf = (bin: number): number => ((awayEdges[bin - 1] ?? 0) + ageOf(bin)) / 2

/** That share for the gaps that are usual on a desk, by age in bins. `gaps`: counts, in the same bins. */
export function usualFreshness(gaps: readonly number[], away: Hazard): Float64Array {
  const all = gaps.reduce((sum, count) => sum + count, 0)
  return Float64Array.from(gaps, (_, age) => {
    const share = gaps.reduce((sum, count, gap) => sum + count * beganWithin(away, ageOf(age), gapOf(gap)), 0)
    return Math.max(1e-6, share / all)
  })
}

/** How much likelier than after a usual gap it is that the phone went off after this one, for a silence of this age. */
export function freshness({ away, freshness: usual }: Lessons, hours: number, gap: number): number {
  const bin = binOf(awayEdges, hours)
  return beganWithin(away, ageOf(bin), gap) / usual[bin]!
}
