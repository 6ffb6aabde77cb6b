/**
 * Weekdays that do not fit their date, days no month has, and dates or offers that are over when the
 * message leaves.
 */

import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { withoutAccents } from '../spelling/propose-word.ts'
import { longPattern } from '../words/long-pattern.ts'
import { checkClock } from './check-clock.ts'
import { dayOf, type LocalTime, localTime, monthOf, weekdayOf, yearOf } from './local-day.ts'
import { findRelativeDates, findWrittenDates, type WrittenDate, weekdayName } from './written-dates.ts'

/** A date without a year is this near: last month's, or one of the ten to come. */
const pastDaysMax = 62
const yearDays = 366

export function checkDates(reading: Reading, context: ReviewContext, sendAt: Date): Remark[] {
  const now = localTime(sendAt, context.timeZone)
  const dates = findWrittenDates(reading.text)
  return [
    ...dates.flatMap((date) => checkWeekday(date, reading, now)),
    ...findRelativeDates(reading.text).flatMap((date) => {
      const right = weekdayOf(now.day + date.days)
      if (right === date.weekday) return []
      const start = date.end - date.weekdayText.length
      return [
        dateRemark(start, date.end, date.weekdayText, weekdayName(right, date.weekdayText, reading.language)),
      ]
    }),
    ...dates.flatMap((date) => checkPast(date, dates, reading, now)),
    ...checkOffers(reading, context, sendAt),
    ...checkHours(reading, now),
    ...checkClock(reading),
    ...checkNoDay(reading),
    ...checkYesterday(reading),
  ]
}

function dateRemark(start: number, end: number, written: string, proposal: string | null): Remark {
  const saying = proposal === null ? 'date.impossible' : 'date.weekday'
  return {
    kind: 'date',
    severity: 'warning',
    start,
    end,
    saying,
    params: { written, proposal: proposal ?? '' },
    proposal,
  }
}

function checkWeekday(date: WrittenDate, reading: Reading, now: LocalTime): Remark[] {
  const days = possibleDays(date, now)
  if (days.length === 0)
    return date.month === undefined ? [] : [dateRemark(date.start, date.end, date.text, null)]
  if (date.weekday === undefined || days.some((day) => weekdayOf(day) === date.weekday)) return []
  const near = nearest(days, now.day)
  const start = date.start + date.text.toLowerCase().indexOf(date.weekdayText.toLowerCase())
  const right = weekdayName(weekdayOf(near), date.weekdayText, reading.language)
  return [dateRemark(start, start + date.weekdayText.length, date.weekdayText, right)]
}

/** The days it can mean, as of the day the message leaves. */
function possibleDays(date: WrittenDate, now: LocalTime): number[] {
  const year = yearOf(now.day)
  if (date.month === undefined) {
    const month = monthOf(now.day)
    const next = month === 12 ? dayOf(year + 1, 1, date.day) : dayOf(year, month + 1, date.day)
    const days = [dayOf(year, month, date.day), next].filter((day) => day !== undefined)
    // « lundi 3 » said on the 20th is next month's.
    const coming = days.filter((day) => day >= now.day - 7)
    return coming.length > 0 ? coming.slice(0, date.day >= 1 ? 2 : 1) : days
  }
  const years = date.year === undefined ? [year - 1, year, year + 1] : [date.year]
  const read = (month: number, day: number) =>
    years.map((one) => dayOf(one, month, day)).filter((one) => one !== undefined)
  const straight = read(date.month, date.day)
  const swapped = date.swaps && date.day <= 12 ? read(date.day, date.month) : []
  if (date.year !== undefined) return [...straight, ...swapped]
  return [straight, swapped].flatMap((days) => (days.length > 0 ? [nearest(days, now.day)] : []))
}

function nearest(days: readonly number[], today: number): number {
  const coming = days.find((day) => day >= today - pastDaysMax && day < today - pastDaysMax + yearDays)
  return coming ?? days.reduce((best, day) => (Math.abs(day - today) < Math.abs(best - today) ? day : best))
}

const future = longPattern(
  String.raw`
    (?<![\p{L}])(?:jusqu['’]au|jusqu['’]à|jusque|avant(?: le)?|valables?|valide|expire\p{L}*|dernier jour|
    se termine\p{L}*|prend fin|prochaine?|à partir du|dès le|prévue?s?|sera|seront|serez|serons|serai|
    aura lieu|auront|aurez|pourrez|pourra|recevrez|recevra|arrivera|arriveront|livrerons|livrera|passera|
    passerons|viendrez|vous attend\p{L}*|^à|on se voit|rendez-vous (?:est )?(?:le|fixé|confirmé|prévu)|
    réserv\p{L}+ pour|(?:confirmée?|calée?|notée?|fixée?|programmée?|bloquée?|décalée?|reportée?|posée?|
    planifiée?|maintenue?|inscrite?|attendue?)s? (?:pour|au)|(?:je|nous|on) vous (?:attends|attendons|attend|
    note|notons|propose|proposons|cale|calons|mets|mettons|bloque|bloquons|livre|livrons)|ok pour|on dit|
    \p{L}{2,}(?:rons|rez|ront|rai)|rdv (?:est )?(?:le|fixé|confirmé|prévu|pour)|until|till|before|by|valid|expires?|ends?|ending|last day|deadline|will|shall|
    scheduled|booked for|starting|as of|upcoming|next|see you on|available from|arriv(?:es|ing)|due|
    going to|we['’]ll|you['’]ll|\p{L}+['’]ll (?:be|give|call|ring|come|see|get|have|pop|collect|deliver|
    phone|text|meet|arrive|start|open|close|pick|bring|fit|visit|drop)|(?:call|ring|phone|text) you(?: back)?|
    can (?:come|collect|pick|fit|book|do|drop|squeeze)|(?:is|are) (?:on|for))(?![\p{L}])
  `,
  'iu',
)
const past = longPattern(
  String.raw`
    (?<!\p{L})(?:était|étaient|avait|aviez|avions|avais|étiez|étions|hier|avez (?:passé|reçu|payé|signé|eu|commandé)|a été|ont été|
    avons (?:reçu|bien reçu|expédié|livré|envoyé|encaissé|eu)|passée? le|du|datée?|reçue? le|dernier|
    dernière|depuis|suite à|effectuée? le|payée? le|achetée? le|was|were|had|ordered|placed|bought|paid|
    received|dated|last|since|from your|on your order of|delivered on|sent on|ago|happened|shipped|
    left|came|went|rang|called|emailed|missed|signed)(?!\p{L})
  `,
  'iu',
)
const offer = longPattern(
  String.raw`
    (?<!\p{L})(?:offres?|promos?|promotions?|soldes|remise|réduction|code|bon|valables?|ventes?|-?\d+\s?%|
    offers?|sale|discount|deal|voucher|coupon|valid|promo)(?!\p{L})
  `,
  'iu',
)

const noDayPattern = longPattern(
  String.raw`
    (?<=(?<!\p{L})(?:le|du|au|on|the) )(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/]|\s?[€£%°]|\s+(?:janv|
    fév|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))
  `,
  'giu',
)

/** « le 35/11 », « le 12/13 »: a day or a month that no calendar has. */
function checkNoDay({ text, language }: Reading): Remark[] {
  return [...text.matchAll(noDayPattern)].flatMap((match) => {
    const day = Number(match.groups!.day)
    const month = Number(match.groups!.month)
    const fits = (one: number, other: number) => one >= 1 && one <= 31 && other >= 1 && other <= 12
    const isAny = fits(day, month) || (language === 'en' && fits(month, day))
    // « le 1/2 du prix » stays.
    if (isAny || /^\s+(?:d[eu]|of)\s/u.test(text.slice(match.index + match[0].length))) return []
    return [dateRemark(match.index, match.index + match[0].length, match[0], null)]
  })
}

const saidOfThePast = longPattern(
  String.raw`
      (?<!\p{L})(?:du|passée? le|reçue? le|depuis le|of|from|since|on your order of|dated|ordered on|
      placed on|né le|née le|born on|(?:ended|expired|finished|closed|stopped|lapsed|ran out|
      sold out)(?: on)?|(?:invoice|receipt|statement|bill|
      report|footage)(?: is| was)? (?:for|on))
      \s+(?:\p{L}+\s+)?$
    `,
  'iu',
)

/** A day that is over, spoken of as to come. */
function checkPast(
  date: WrittenDate,
  dates: readonly WrittenDate[],
  reading: Reading,
  now: LocalTime,
): Remark[] {
  if (date.month === undefined) return []
  const days = possibleDays({ ...date, swaps: false }, now)
  const day = days[0]
  if (day === undefined || day >= now.day) return []
  const sentence = reading.sentences.find((one) => date.start >= one.start && date.start < one.end)
  const before = reading.text.slice(sentence?.start ?? 0, date.start)
  const whole = reading.text.slice(sentence?.start ?? 0, sentence?.end ?? reading.text.length)
  // « votre commande du 3 mars arrivera le 20 mars »: only the words right before a date tell of it.
  const close = before
    .split(/[,;()]/)
    .at(-1)!
    .slice(-45)
  if (saidOfThePast.test(close) && !/à partir du\s+$|valable du\s+$|valid from\s+$/iu.test(close)) {
    return []
  }
  const clause = `${close} ${reading.text.slice(date.end, date.end + 30)}`
  const isAhead =
    future.test(close) ||
    offer.test(clause) ||
    (future.test(whole) && !past.test(whole) && dates.length === 1)
  if (!isAhead || (past.test(close) && !/jusqu|until|avant le|before|by/iu.test(close))) return []
  const params = { written: date.text }
  return [
    {
      kind: 'expired',
      severity: 'warning',
      start: date.start,
      end: date.end,
      saying: 'expired.date',
      params,
    },
  ]
}

const saidToBeOver = longPattern(
  String.raw`
        (?:terminée?s?|finie?s?|expirée?s?|is over|has ended|have ended|ended|expired|closed|plus valable|
        no longer)
      `,
  'iu',
)

/** Offers of the desk that end before the message leaves. */
function checkOffers(reading: Reading, { offers }: ReviewContext, sendAt: Date): Remark[] {
  const over = offers.filter((one) => one.endsAt.getTime() < sendAt.getTime() && one.name.trim().length > 1)
  const plain = over.length === 0 ? '' : foldSameLength(reading.text)
  return over.flatMap((one) => {
    const start = plain.indexOf(foldSameLength(one.name.trim()))
    if (start < 0) return []
    const end = start + one.name.trim().length
    const around = reading.text.slice(Math.max(0, start - 40), end + 50)
    if (saidToBeOver.test(around)) return []
    const params = { offer: one.name, ended: one.endsAt.toISOString().slice(0, 10) }
    return [
      { kind: 'expired', severity: 'warning', start, end, saying: 'expired.offer', params },
    ] satisfies Remark[]
  })
}

// Offsets must hold in the text as written, so letters are folded one by one.
const foldSameLength = (text: string) =>
  [...text]
    .map((letter) => {
      const folded = withoutAccents(letter.toLowerCase())
      return folded.length === letter.length ? folded : letter
    })
    .join('')
    .replaceAll('’', "'")

const hourPattern = longPattern(
  String.raw`
    (?<!\p{L})(?:aujourd['’]hui|ce (?:jour|soir|matin)|today|this (?:morning|afternoon|evening)|
    tonight)[^.!?\n]{0,30}?(?:avant|jusqu['’]à|before|until|till|by|dès|à|at)\s+(?<hour>[01]?\d|
    2[0-3])\s?(?:(?<french>[h:])\s?(?<minute>[0-5]\d)?|(?<minutes>\.[0-5]\d)?\s?(?<half>am|
    pm))(?![\p{L}\d])|(?:avant|jusqu['’]à|before|until|till|by)\s+(?<hour2>[01]?\d|
    2[0-3])\s?(?:(?<french2>[h:])\s?(?<minute2>[0-5]\d)?|(?<half2>am|pm))?\s+(?:aujourd['’]hui|today|
    ce soir|tonight)(?!\p{L})
  `,
  'giu',
)

const happenedAlready = longPattern(
  String.raw`
        (?<!\p{L})(?:était|avons|avez|été|reçu|passé|venu|was|were|received|delivered|called|depuis|since|
        came|left|a (?:eu|été))(?!\p{L})
      `,
  'iu',
)

/** « aujourd'hui avant 12 h », sent at three. */
function checkHours(reading: Reading, now: LocalTime): Remark[] {
  return [...reading.text.matchAll(hourPattern)].flatMap((match) => {
    const groups = match.groups ?? {}
    const hour = Number(groups.hour ?? groups.hour2)
    const half = (groups.half ?? groups.half2)?.toLowerCase()
    // "Open till 6 today": an English hour without its half of the day may be the afternoon's.
    const isLater = half === undefined && hour < 12 && /today|tonight|this (?:aft|eve)/iu.test(match[0])
    const minutes =
      ((hour % (half ? 12 : 24)) + (half === 'pm' || isLater ? 12 : 0)) * 60 +
      Number(groups.minute ?? groups.minute2 ?? 0)
    const before = reading.text.slice(Math.max(0, match.index - 60), match.index + match[0].length)
    if (minutes >= now.minutes || happenedAlready.test(before)) return []
    const end = match.index + match[0].length
    return [
      {
        kind: 'expired',
        severity: 'warning',
        start: match.index,
        end,
        saying: 'expired.hour',
        params: { written: match[0] },
      },
    ]
  })
}

const yesterdayPattern = longPattern(
  String.raw`
    (?<!\p{L})(?<!(?:était|étaient|initialement|avait) )(?:se termine|termine|expire|(?:est|
    sont) prévue?s?|aura lieu|arrivera|jusqu['’]à|valable(?: jusqu['’]à)?|avant|ends?|expires?|until|
    valid until|before|by)\s+(?<day>hier|avant-hier|yesterday)(?:\s+(?:soir|midi|matin|evening|
    night))?(?!\p{L})
  `,
  'giu',
)

/** "valid until yesterday": no day later than today. */
function checkYesterday(reading: Reading): Remark[] {
  return [...reading.text.matchAll(yesterdayPattern)].map((match) => {
    const end = match.index + match[0].length
    const params = { written: match[0] }
    return { kind: 'expired', severity: 'warning', start: match.index, end, saying: 'expired.date', params }
  })
}
