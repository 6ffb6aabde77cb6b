/** Dates as people write them: lundi 24 novembre, le 24/11, Monday, November 24th, tomorrow. */
import type { Language } from '../context.ts'
import { longPattern } from '../words/long-pattern.ts'

export type WrittenDate = {
  readonly start: number
  readonly end: number
  readonly text: string
  /** 0 is Sunday. */
  readonly weekday: number | undefined
  readonly weekdayText: string
  readonly day: number
  /** 1 to 12; undefined in « lundi 24 ». */
  readonly month: number | undefined
  readonly year: number | undefined
  /** « 5/3 » could be read the other way round. */
  readonly swaps: boolean
}

const weekdays: Readonly<Record<string, number>> = {
  dimanche: 0,
  lundi: 1,
  mardi: 2,
  mercredi: 3,
  jeudi: 4,
  vendredi: 5,
  samedi: 6,
  dim: 0,
  lun: 1,
  mer: 3,
  jeu: 4,
  ven: 5,
  sam: 6,
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sun: 0,
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  weds: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
  sat: 6,
}
const months: Readonly<Record<string, number>> = {
  janvier: 1,
  février: 2,
  fevrier: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  août: 8,
  aout: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  décembre: 12,
  decembre: 12,
  janv: 1,
  fév: 2,
  févr: 2,
  avr: 4,
  juil: 7,
  sept: 9,
  oct: 10,
  nov: 11,
  déc: 12,
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  dec: 12,
}
export const weekdayNames = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

const weekday = String.raw`(?<weekday>${Object.keys(weekdays)
  .sort((a, b) => b.length - a.length)
  .join('|')})\.?`
const month = String.raw`(?<month>${Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join('|')})\.?`
const day = String.raw`(?<day>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?`
const year = String.raw`(?:,?\s+(?<year>20\d{2}))?`
const gap = String.raw`,?\s+(?:le\s+|the\s+)?`
const edge = String.raw`(?<![\p{L}\d])`
const stop = String.raw`(?![\p{L}\d])`

const patterns = [
  `${edge}(?:${weekday}${gap})?${day}\\s+(?:of\\s+)?${month}${year}${stop}`,
  `${edge}(?:${weekday}${gap})?${month}\\s+(?:the\\s+)?${day}${year}${stop}`,
  `${edge}(?:${weekday}${gap})?(?<day>0?[1-9]|[12]\\d|3[01])[/.-](?<month>0?[1-9]|1[0-2])
  (?:[/.-](?<year>20\\d{2}|\\d{2}))?(?![\\d/]|[.,]\\d|\\s?[€£$%°h])${stop}`,
  `${edge}(?<year>20\\d{2})-(?<month>0[1-9]|1[0-2])-(?<day>[0-2]\\d|3[01])${stop}`,
  `${edge}${weekday}\\s+(?:the\\s+)?${day}(?!\\s?(?:h|:|am|pm|€|£|%|/|o'clock|heures?|minutes?|ans|
  rue|avenue|bis|place|personnes?|people|articles?|items?|à|et|ou|and|or|till?|until|to|[-–]))
  (?![.,:]\\d)${stop}`,
].map((source) => longPattern(source, 'giu'))
const trailing = new RegExp(`^\\s*\\(\\s*${weekday}\\s*\\)`, 'iu')

export function findWrittenDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = []
  for (const [index, pattern] of patterns.entries()) {
    for (const match of text.matchAll(pattern)) {
      const date = readDate(text, match, index)
      if (date && !found.some((one) => date.start < one.end && one.start < date.end)) found.push(date)
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

function readDate(text: string, match: RegExpExecArray, index: number): WrittenDate | undefined {
  const { weekday: named = '', day: dayText = '', month: monthText, year: yearText } = match.groups ?? {}
  const isNumeric = index === 2
  // « 1.5 » and « 10-12 » are figures; without a weekday only a slash or a year makes a date.
  if (isNumeric && named === '' && !/\d\/\d/.test(match[0]) && yearText === undefined) return undefined
  if (isNumeric && named === '' && yearText === undefined && /[-.]/.test(match[0])) return undefined
  // "Fri 9-5": hours of opening.
  if (isNumeric && yearText === undefined && /(?<!\d)[1-9]-[1-9]\d?$/.test(match[0])) return undefined
  const after = trailing.exec(text.slice(match.index + match[0].length))
  const weekdayText = named || (after?.groups?.weekday ?? '')
  const month = monthText === undefined ? undefined : (months[monthText.toLowerCase()] ?? Number(monthText))
  const year = yearText === undefined ? undefined : Number(yearText.length === 2 ? `20${yearText}` : yearText)
  const end = match.index + match[0].length + (named === '' && after ? after[0].length : 0)
  const short = /^(mar|mer|sat|sun|mon|may|sam|ven|dim|jeu|lun)$/i
  if (named !== '' && short.test(named) && month === undefined) return undefined
  return {
    start: match.index,
    end,
    text: text.slice(match.index, end),
    weekday: weekdays[weekdayText.toLowerCase()],
    weekdayText,
    day: Number(dayText),
    month,
    year,
    swaps: isNumeric,
  }
}

export type RelativeDate = {
  readonly start: number
  readonly end: number
  readonly days: number
  readonly weekday: number
  readonly weekdayText: string
}

const relativePattern = longPattern(
  String.raw`${edge}(?<relative>aujourd['’]hui|demain|après-demain|apres-demain|hier|today|tomorrow|
    the day after tomorrow|yesterday)(?:\s+(?:matin|soir|après-midi|midi|morning|afternoon|evening))?
    \s*[,(]?\s*(?<weekday>dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|
    sunday|monday|tuesday|wednesday|thursday|friday|saturday)${stop}
    (?!\s+(?:prochain|next|ou|or|et|and))(?!\s+\d{1,2}[^.!?\n]{0,12}\s(?:et|ou|and|or)\s)`,
  'giu',
)
const daysFromNow: Readonly<Record<string, number>> = {
  "aujourd'hui": 0,
  demain: 1,
  'après-demain': 2,
  'apres-demain': 2,
  hier: -1,
  today: 0,
  tomorrow: 1,
  'the day after tomorrow': 2,
  yesterday: -1,
}

/** « demain mardi », "tomorrow (Tuesday)". */
export function findRelativeDates(text: string): RelativeDate[] {
  return [...text.matchAll(relativePattern)].flatMap((match) => {
    const { relative = '', weekday: named = '' } = match.groups ?? {}
    const days = daysFromNow[relative.toLowerCase().replace('’', "'")]
    const number = weekdays[named.toLowerCase()]
    if (days === undefined || number === undefined) return []
    return [
      { start: match.index, end: match.index + match[0].length, days, weekday: number, weekdayText: named },
    ]
  })
}

export function weekdayName(weekday: number, like: string, language: Language): string {
  const full = weekdayNames[weekdayNames.fr.includes(like.toLowerCase() as never) ? 'fr' : language][weekday]!
  const sized = like.length <= 4 ? full.slice(0, 3) : full
  return /^\p{Lu}/u.test(like) ? sized[0]!.toUpperCase() + sized.slice(1) : sized.toLowerCase()
}
