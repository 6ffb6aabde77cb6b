import type { BusinessHours } from '../accounts/index.ts'
import { type BusinessTime, clockIn, isOpen, nextOpening } from './business-time.ts'

export const promiseLanguages = ['en', 'fr'] as const
export type PromiseLanguage = (typeof promiseLanguages)[number]

/** open: somebody answers at this hour. closed: nobody does until the next opening. */
export const situations = ['open', 'closed'] as const
export type Situation = (typeof situations)[number]

export const promiseWordsCharsMax = 600

/** What may stand in braces: how long, in which hours, and when we are back. */
export const blanksOf: Readonly<Record<Situation, readonly string[]>> = {
  open: ['time', 'hours'],
  closed: ['time', 'hours', 'back'],
}

export const proposedWords: Readonly<Record<PromiseLanguage, Readonly<Record<Situation, string>>>> = {
  en: {
    open: 'Thank you for your message. We answer within {time}, {hours}.',
    closed: 'Thank you for your message. We are back {back} and then answer within {time}.',
  },
  fr: {
    open: 'Merci pour votre message. Nous vous répondons sous {time}, {hours}.',
    closed: 'Merci pour votre message. Nous sommes de retour {back} et vous répondons ensuite sous {time}.',
  },
}

/** What stands in braces and cannot be filled in. */
export function listUnknownBlanks(text: string, situation: Situation): string[] {
  const found = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!)
  return [...new Set(found.filter((blank) => !blanksOf[situation].includes(blank)))]
}

/** The language somebody is told in: their own where we speak it, else the workspace's. */
export function languageFor(person: string | null, workspace: string): PromiseLanguage {
  const spoken = [person, workspace].map((one) => one?.slice(0, 2).toLowerCase())
  return promiseLanguages.find((one) => one === spoken[0]) ?? (spoken[1] === 'fr' ? 'fr' : 'en')
}

/** The whole line for somebody who writes now. The hours must open some day. */
export function tellingOf(
  words: Readonly<Record<Situation, string>>,
  language: PromiseLanguage,
  time: BusinessTime,
  answerMinutes: number,
  now: Date,
): string {
  const filled: Record<string, string> = {
    time: durationWords(answerMinutes, language),
    hours: hoursWords(time.hours, language),
    back: backWords(time, nextOpening(time, now) ?? now, now, language),
  }
  const text = words[isOpen(time, now) ? 'open' : 'closed']
  return text.replaceAll(/\{(\w+)\}/g, (whole, blank: string) => filled[blank] ?? whole)
}

const dayNames: Readonly<Record<PromiseLanguage, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
}

function durationWords(minutes: number, language: PromiseLanguage): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const hour = language === 'fr' ? 'heure' : 'hour'
  const parts = [
    hours > 0 ? `${hours}\u00a0${hour}${hours > 1 ? 's' : ''}` : '',
    rest > 0 ? `${rest}\u00a0minute${rest > 1 ? 's' : ''}` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** `9:00` in English, `9 h` or `12 h 30` in French. */
function clockWords(clock: string, language: PromiseLanguage): string {
  const [hour = '0', minute = '00'] = clock.split(':')
  if (language === 'en') return `${Number(hour)}:${minute}`
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`
}

function hoursWords(hours: BusinessHours | null, language: PromiseLanguage): string {
  const always = language === 'fr' ? 'à toute heure' : 'around the clock'
  if (hours === null) return always
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => spansWords(hours[day], language))
  if (days.every((day) => day === spansWords([{ from: '00:00', to: '24:00' }], language))) return always
  const stretches: { first: number; last: number; words: string }[] = []
  for (const [day, words] of days.entries()) {
    const before = stretches.at(-1)
    if (words === '') continue
    if (before?.words === words && before.last === day - 1) before.last = day
    else stretches.push({ first: day, last: day, words })
  }
  return stretches.map(({ first, last, words }) => `${daysWords(first, last, language)} ${words}`).join(', ')
}

function spansWords(spans: BusinessHours[1], language: PromiseLanguage): string {
  const [and, said] =
    language === 'fr'
      ? [' et ', (from: string, to: string) => `de ${from} à ${to}`]
      : [' and ', (from: string, to: string) => `${from}–${to}`]
  return spans.map((span) => said(clockWords(span.from, language), clockWords(span.to, language))).join(and)
}

function daysWords(first: number, last: number, language: PromiseLanguage): string {
  const [from, to] = [dayNames[language][first]!, dayNames[language][last]!]
  if (first === 0 && last === 6) return language === 'fr' ? 'tous les jours' : 'every day'
  if (first === last) return language === 'fr' ? `le ${from}` : from
  if (last === first + 1) return language === 'fr' ? `le ${from} et le ${to}` : `${from} and ${to}`
  return language === 'fr' ? `du ${from} au ${to}` : `${from} to ${to}`
}

const dayMs = 86_400_000

function backWords({ zone }: BusinessTime, back: Date, now: Date, language: PromiseLanguage): string {
  const there = clockIn(zone, back)
  const days = (there.dayMs - clockIn(zone, now).dayMs) / dayMs
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  const at = clockWords(clock.format(back), language)
  const day = dayNames[language][there.weekday - 1]!
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
  }).format(back)
  if (language === 'fr') {
    const when = days === 0 ? 'aujourd’hui' : days === 1 ? 'demain' : days < 7 ? day : `${day} ${date}`
    return `${when} à ${at}`
  }
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 7 ? `on ${day}` : `on ${day} ${date}`
  return `${when} at ${at}`
}
