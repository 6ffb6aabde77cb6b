import type { Language } from './api-shapes.ts'

/** Dates, durations and numbers as a reader of this language in this workspace writes them. */
export type Formatter = {
  /** `14:20` */
  readonly time: (at: Date) => string
  /** `14:20` today, `Wed` this week, `12 Oct` this year, else `12/10/2025`. */
  readonly listTime: (at: Date, now: Date) => string
  /** `Today`, `Yesterday, Wednesday 18 November`, `Wednesday 28 October`, with the year when it is another. */
  readonly day: (at: Date, now: Date, words: DayWords) => string
  /** `18 Nov 2026, 14:20` */
  readonly dateTime: (at: Date) => string
  /** `18 Nov 2026` */
  readonly date: (at: Date) => string
  /** The two largest parts worth reading: `22h 07m`, `4 min`, `3 days`. */
  readonly duration: (ms: number) => string
  readonly number: (value: number) => string
  readonly bytes: (value: number) => string
  /** Calendar day in the workspace, `2026-11-18`: equal for two instants of one day there. */
  readonly dayKey: (at: Date) => string
}

export type DayWords = { readonly today: string; readonly yesterday: (day: string) => string }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

// English here means the 24-hour clock and day before month: the desk's people work across Europe.
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }

export function createFormatter(language: Language, timeZone: string): Formatter {
  const locale = locales[language]
  const zoned = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone })
  const time = zoned({ hour: '2-digit', minute: '2-digit' })
  const weekday = zoned({ weekday: 'short' })
  const dayOfYear = zoned({ day: 'numeric', month: 'short' })
  const numeric = zoned({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const date = zoned({ day: 'numeric', month: 'short', year: 'numeric' })
  const long = zoned({ weekday: 'long', day: 'numeric', month: 'long' })
  const longWithYear = zoned({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const key = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  })
  const plain = new Intl.NumberFormat(locale)
  const dayKey = (at: Date) => key.format(at)
  const daysBetween = (from: Date, to: Date) =>
    Math.round((Date.parse(`${dayKey(to)}T00:00Z`) - Date.parse(`${dayKey(from)}T00:00Z`)) / dayMs)
  const sameYear = (one: Date, other: Date) => dayKey(one).slice(0, 4) === dayKey(other).slice(0, 4)
  return {
    time: (at) => time.format(at),
    listTime: (at, now) => {
      const days = daysBetween(at, now)
      if (days === 0) return time.format(at)
      if (days > 0 && days < 7) return weekday.format(at)
      return sameYear(at, now) ? dayOfYear.format(at) : numeric.format(at)
    },
    day: (at, now, words) => {
      const days = daysBetween(at, now)
      if (days === 0) return words.today
      const said = (sameYear(at, now) ? long : longWithYear).format(at)
      return days === 1 ? words.yesterday(said) : startWithCapital(said, locale)
    },
    dateTime: (at) => `${date.format(at)}, ${time.format(at)}`,
    date: (at) => date.format(at),
    duration: (ms) => formatDuration(ms, language),
    number: (value) => plain.format(value),
    bytes: (value) => formatBytes(value, locale),
    dayKey,
  }
}

// Written by hand: the platform's own duration format says "22 h et 7 min", which does not fit a row of a list.
const units = {
  en: { hour: (h: number) => `${h}\u00a0h`, both: (h: number, m: string) => `${h}h\u00a0${m}m`, day: 'd' },
  fr: {
    hour: (h: number) => `${h}\u00a0h`,
    both: (h: number, m: string) => `${h}\u00a0h\u00a0${m}`,
    day: 'j',
  },
} as const

function formatDuration(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  const unit = units[language]
  if (minutes < 60) return `${minutes}\u00a0min`
  const hours = Math.floor(minutes / 60)
  if (minutes > 24 * 60) return `${Math.floor(hours / 24)}\u00a0${unit.day}`
  const rest = minutes % 60
  return rest === 0 ? unit.hour(hours) : unit.both(hours, String(rest).padStart(2, '0'))
}

function formatBytes(value: number, locale: string): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(steps.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3))
  const digits = step < 2 ? 0 : 1
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value / 1000 ** step)
}

function startWithCapital(said: string, locale: string): string {
  return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)
}
