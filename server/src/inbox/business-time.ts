import type { BusinessHours } from '../accounts/index.ts'

/** When people answer: hours by weekday as clocks in an IANA zone show them. Hours of null are always open. */
export type BusinessTime = { readonly hours: BusinessHours | null; readonly zone: string }

const minuteMs = 60_000
const dayMs = 86_400_000

/** Further ahead nothing is promised: hours of a few minutes a week would lead there. */
const daysAheadMax = 3_660

/**
 * The first instant at which `minutes` of business time have passed since `from`. Inverse of counting: what was added is
 * what is counted. Undefined when these hours never bring so much.
 */
export function addBusinessMinutes(time: BusinessTime, from: Date, minutes: number): Date | undefined {
  if (minutes <= 0) return from
  let leftMs = minutes * minuteMs
  if (time.hours === null) return new Date(from.getTime() + leftMs)
  for (const span of spansFrom(time.hours, time.zone, from)) {
    const beginsMs = Math.max(span.fromMs, from.getTime())
    if (beginsMs >= span.toMs) continue
    if (beginsMs + leftMs <= span.toMs) return new Date(beginsMs + leftMs)
    leftMs -= span.toMs - beginsMs
  }
  return undefined
}

/** Minutes of business time between two instants, with their fraction; 0 when the second is not later. */
export function countBusinessMinutes(time: BusinessTime, from: Date, until: Date): number {
  if (until <= from) return 0
  if (time.hours === null) return (until.getTime() - from.getTime()) / minuteMs
  let ms = 0
  for (const span of spansFrom(time.hours, time.zone, from)) {
    if (span.fromMs >= until.getTime()) break
    ms += Math.max(0, Math.min(span.toMs, until.getTime()) - Math.max(span.fromMs, from.getTime()))
  }
  return ms / minuteMs
}

/** The next instant at which somebody answers: this one while open, undefined when they never do. */
export function nextOpening(time: BusinessTime, at: Date): Date | undefined {
  if (time.hours === null) return at
  for (const span of spansFrom(time.hours, time.zone, at)) {
    if (span.toMs > Math.max(span.fromMs, at.getTime())) return new Date(Math.max(span.fromMs, at.getTime()))
  }
  return undefined
}

export const isOpen = (time: BusinessTime, at: Date): boolean =>
  nextOpening(time, at)?.getTime() === at.getTime()

/** Calendar day in the zone as its midnight in UTC, and the hour and weekday (1 is Monday) clocks there show. */
export function clockIn(zone: string, at: Date): { dayMs: number; hour: number; weekday: number } {
  const localMs = at.getTime() + offsetMs(zone, at.getTime())
  const midnightMs = Math.floor(localMs / dayMs) * dayMs
  return {
    dayMs: midnightMs,
    hour: Math.floor((localMs - midnightMs) / 3_600_000),
    weekday: weekdayOf(midnightMs),
  }
}

type Span = { readonly fromMs: number; readonly toMs: number }

/** The opening spans of the day of `from` and those after it, in order. */
function* spansFrom(hours: BusinessHours, zone: string, from: Date): Generator<Span> {
  const first = clockIn(zone, from).dayMs
  for (let day = 0; day < daysAheadMax; day += 1) {
    const midnightMs = first + day * dayMs
    for (const span of hours[weekdayOf(midnightMs)]) {
      yield {
        fromMs: instantOf(zone, midnightMs + ofDay(span.from)),
        toMs: instantOf(zone, midnightMs + ofDay(span.to)),
      }
    }
  }
}

// 1 January 1970 was a Thursday.
const weekdayOf = (midnightMs: number) =>
  (((((midnightMs / dayMs + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7

const ofDay = (clock: string) => Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * minuteMs

// Days come again and again; a year of them with two spans each fits.
const instantsKeptMax = 4_000
const instants = new Map<string, number>()

/**
 * The first instant at which clocks in the zone show this time or a later one. So an hour that is left out in spring has
 * no length, one that comes twice in autumn has two, and spans that meet on the clock meet in time.
 */
function instantOf(zone: string, localMs: number): number {
  const key = `${zone} ${localMs}`
  const known = instants.get(key)
  if (known !== undefined) return known
  const found = findInstant(zone, localMs)
  if (instants.size >= instantsKeptMax) instants.clear()
  instants.set(key, found)
  return found
}

function findInstant(zone: string, localMs: number): number {
  const before = offsetMs(zone, localMs - dayMs)
  const after = offsetMs(zone, localMs + dayMs)
  const shows = (instant: number) => instant + offsetMs(zone, instant)
  const earliest = localMs - Math.max(before, after)
  if (before === after || shows(earliest) === localMs) return earliest
  const latest = localMs - Math.min(before, after)
  if (after < before || shows(latest) === localMs) return latest
  // Clocks jump from before this time to after it: the moment of the jump, found to the second.
  let [low, high] = [earliest, latest]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (middle <= low) break
    if (shows(middle) >= localMs) high = middle
    else low = middle
  }
  return high
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far clocks in the zone are ahead of UTC. */
function offsetMs(zone: string, instant: number): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const at = Math.floor(instant / 1_000) * 1_000
  const shown: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value)
  const local = Date.UTC(shown.year!, shown.month! - 1, shown.day!, shown.hour!, shown.minute!, shown.second!)
  return local - at
}
