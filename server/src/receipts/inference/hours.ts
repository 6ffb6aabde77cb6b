import { type History, hour } from './history.ts'

const slots = 48
const weekHours = 168

/**
 * How lively the hours of a week are, as a clock: `at(t)` is how many lively hours have gone by until an instant. A night
 * hardly moves it, the evening runs fast; over a week it gains 168.
 */
export type LivelyClock = {
  readonly at: (instant: number) => number
  readonly livelinessAt: (instant: number) => number
}

const offsets = new Map<string, number>()

/** ms ahead of UTC at an instant, by IANA name; 0 for a name nobody knows. Kept per zone and day. */
export function offsetOf(timezone: string | null, instant: number): number {
  if (timezone === null || timezone === 'UTC') return 0
  const date = Math.floor(instant / (24 * hour))
  const key = `${timezone} ${date}`
  const kept = offsets.get(key)
  if (kept !== undefined) return kept
  // A long-lived process meets every day of history in every zone; the newest days matter.
  if (offsets.size > 20_000) offsets.clear()
  const offset = measuredOffset(timezone, date * 24 * hour + 12 * hour)
  offsets.set(key, offset)
  return offset
}

function measuredOffset(timezone: string, noon: number): number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
  } catch (error) {
    // A zone unknown to this machine is as good as none.
    if (error instanceof RangeError) return 0
    throw error
  }
  const name = format.formatToParts(noon).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000)
}

/** Hour of the week, Monday 0, with its fraction, where somebody lives. */
export function hourOfWeek(instant: number, offset: number): number {
  // 1970-01-01 was a Thursday.
  const hours = (instant + offset) / hour + 72
  return ((hours % weekHours) + weekHours) % weekHours
}

/** 0–23 on weekdays, 24–47 on Saturday and Sunday. */
export const slotOf = (ofWeek: number): number => (ofWeek >= 120 ? 24 : 0) + (Math.floor(ofWeek) % 24)

/** What each slot weighs in a week: a weekday's hour comes five times. */
export const slotShare = (slot: number): number => (slot < 24 ? 5 : 2)

/** Weights with a mean of 1 over the week, from counts of acts per slot. Never 0: somebody is always awake. */
export function liveliness(counts: ArrayLike<number>): Float64Array {
  const rates = new Float64Array(slots)
  let sum = 0
  for (let slot = 0; slot < slots; slot++) {
    const rate = (counts[slot] ?? 0) / slotShare(slot)
    rates[slot] = rate
    sum += rate * slotShare(slot)
  }
  const mean = sum / weekHours
  if (!(mean > 0)) return rates.fill(1)
  for (let slot = 0; slot < slots; slot++) rates[slot] = Math.max(0.02, rates[slot]! / mean)
  return rates
}

/** Own acts count this much more than everybody's: so many acts weigh as much as the pool. */
const poolActs = 30

/** A person's clock: everybody's hours, bent by when this one reads and writes. */
export function clockOf(history: History, pooled: Float64Array): LivelyClock {
  const offset = offsetOf(history.timezone, history.now)
  const own = new Float64Array(slots)
  for (let slot = 0; slot < slots; slot++)
    own[slot] = (pooled[slot]! * slotShare(slot) * poolActs) / weekHours
  for (const at of actsOf(history)) own[slotOf(hourOfWeek(at, offset))]! += 1
  const weights = liveliness(smoothed(own))
  const passed = new Float64Array(weekHours + 1)
  for (let index = 0; index < weekHours; index++) passed[index + 1] = passed[index]! + weights[slotOf(index)]!
  const week = passed[weekHours]!
  return {
    at: (instant) => {
      const ofWeek = hourOfWeek(instant, offset)
      const index = Math.floor(ofWeek)
      const weeks = Math.floor(((instant + offset) / hour + 72) / weekHours)
      return weeks * week + passed[index]! + (ofWeek - index) * weights[slotOf(index)]!
    },
    livelinessAt: (instant) => weights[slotOf(hourOfWeek(instant, offset))]!,
  }
}

/** Neighbouring hours are alike. */
function smoothed(counts: Float64Array): Float64Array {
  const found = new Float64Array(slots)
  for (let slot = 0; slot < slots; slot++) {
    const base = slot >= 24 ? 24 : 0
    const before = counts[base + ((slot - base + 23) % 24)]!
    const after = counts[base + ((slot - base + 1) % 24)]!
    found[slot] = 0.6 * counts[slot]! + 0.2 * before + 0.2 * after
  }
  return found
}

/** Instants at which the person certainly held the phone. */
export function actsOf(history: History): number[] {
  const acts = history.heard.map(({ at }) => at)
  for (const { read, arrived } of history.sent) if (read - arrived > 0) acts.push(read)
  return acts
}
