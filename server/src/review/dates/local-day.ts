/** Days of a calendar in a time zone, counted from 1970, so that a day is a number and a week is seven. */

export type LocalTime = { readonly day: number; readonly minutes: number }

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Throws RangeError for a time zone nobody knows. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const known = formats.get(timeZone)
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const day = dayOf(parts.year!, parts.month!, parts.day!)!
  return { day, minutes: parts.hour! * 60 + parts.minute! }
}

/** Undefined for a day that no month has: 31 November. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / dayMs : undefined
}

export const weekdayOf = (day: number) => new Date(day * dayMs).getUTCDay()
export const yearOf = (day: number) => new Date(day * dayMs).getUTCFullYear()
export const monthOf = (day: number) => new Date(day * dayMs).getUTCMonth() + 1
