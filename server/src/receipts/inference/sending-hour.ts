import { day, hour } from './history.ts'
import { hourOfWeek, offsetOf } from './hours.ts'
import type { Subject } from './subject.ts'

/** Nobody is written to at night, whenever they may be awake. */
const earliestHour = 8
const latestHour = 21

/** In the person's own time zone. */
export function isDecentHour(timezone: string | null, at: number): boolean {
  const hours = hourOfWeek(at, offsetOf(timezone, at)) % 24
  return hours >= earliestHour && hours < latestHour
}

/**
 * When within a day and a half this person has most time for us, by their own hours as far as known; before `last`. Now when
 * now is nearly as good.
 */
export function bestHour({ history, clock }: Subject, from: number, last = Number.POSITIVE_INFINITY): number {
  const offset = offsetOf(history.timezone, from)
  const isDecent = (at: number) => {
    const hours = hourOfWeek(at, offset) % 24
    return hours >= earliestHour && hours < latestHour
  }
  let best = from
  let most = isDecent(from) ? clock.livelinessAt(from) * 1.1 : -1
  const start = Math.ceil(from / hour) * hour
  for (let at = start; at < from + 1.5 * day && at < last; at += hour) {
    if (!isDecent(at)) continue
    // A little sooner is a little better.
    const lively = clock.livelinessAt(at) * (1 - (0.1 * (at - from)) / day)
    if (lively > most) {
      most = lively
      best = at
    }
  }
  return best
}
