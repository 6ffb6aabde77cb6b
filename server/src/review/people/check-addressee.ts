/**
 * Is this message for this person? The name, the title, the gender of what is said about them, the
 * language.
 */

import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading, Span } from '../reading.ts'
import { chatWords } from '../spelling/chat-words.ts'
import { longPattern } from '../words/long-pattern.ts'
import { readWords } from '../words/read-words.ts'
import { checkFamiliarity } from './check-familiarity.ts'
import { checkGender } from './check-gender.ts'
import { findBareTitles, findGreetings, type Greeting } from './greeting.ts'
import { compareNames } from './names.ts'

const wordsForLanguage = 5

export function checkAddressee(reading: Reading, context: ReviewContext, lexicon: Lexicon): Remark[] {
  const greetings = findGreetings(reading.text, lexicon).filter((one) => isCalled(one, reading.text, lexicon))
  return [
    ...greetings.flatMap((greeting) => checkName(greeting, context)),
    ...greetings.flatMap((greeting) => checkTitle(greeting, context, reading.text)),
    ...[...findBareTitles(reading.text), ...findCalledTitles(reading.text)].flatMap((one) =>
      checkTitle({ ...one, titleSpan: one }, context, reading.text),
    ),
    ...checkCalledNames(reading.text, context, greetings),
    ...checkTitledName(reading.text, context, greetings),
    ...checkGender(reading, context, lexicon),
    ...checkFamiliarity(reading),
    ...checkLanguage(reading, context, lexicon),
  ]
}

/** « oui madame », « merci monsieur. »: a title that calls, without a name. */
const calledTitle = longPattern(
  String.raw`
    (?<!\p{L})(?:oui|non|merci|désolée?|bien sûr|d['’]accord|parfait|entendu|au revoir|journée|soirée|
    week-end|enchantée?|pardon|ok|très bien|yes|thank you|sorry|goodbye|
    certainly|problem|worries|very much|day|evening|weekend|again|soon|later|tomorrow|welcome|course|sure|absolutely|great|perfect|
    understood|morning|afternoon|you)[ ,\u00a0]+(?<title>monsieur|madame|mademoiselle|sir|madam)(?=[ \u00a0]*(?:[,.!?\n]|$))
  `,
  'giu',
)

/** « Monsieur, suite à votre appel »: a title alone opens the message; « Madame, Monsieur, » fits everybody. */
const openingTitle = /^\s*(?<title>monsieur|madame|mademoiselle|sir|madam),(?!\s*(?:monsieur|madame))/giu

function findCalledTitles(text: string): (Span & { readonly title: 'm' | 'f' })[] {
  return [...text.matchAll(calledTitle), ...text.matchAll(openingTitle)].map((match) => {
    const title = match.groups!.title!
    const end = match.index + match[0].replace(/,$/, '').length
    return { title: /^(?:monsieur|sir)$/i.test(title) ? 'm' : 'f', start: end - title.length, end }
  })
}

/** "See you tomorrow Ben", "ok Oliver, …": a first name that calls at the end of what is said. */
const firstNames = readWords('english-first-names')
const calledName = longPattern(
  String.raw`
    (?<![\p{L}’'])(?:see you (?:soon|tomorrow|then|later|there|tonight|on \p{L}+|at \p{L}+)|ok|okay|sure|great|perfect|brilliant|
    lovely|no problem|no worries|take care|bye|goodbye|have a (?:nice|good|great|lovely) \p{L}+|well done|welcome back|yes|
    no|sorry about that|you're welcome|my pleasure|speak soon|talk soon|got it|understood|noted|absolutely|of course|happy
    birthday|congrats|good luck|(?<thanks>thanks?(?: you)?(?: for| so| very) [^.!?,\n]{2,25}))[ ,]+(?<name>\p{Lu}\p{Ll}+)(?=[ ]*(?:[.,!?…\n]|$)|
    [ ](?:see|we|i|your|the|that|it)\b)
  `,
  'giu',
)

function checkCalledNames(
  text: string,
  { contact, own }: ReviewContext,
  greetings: readonly Greeting[],
): Remark[] {
  if (contact.names.length === 0) return []
  return [...text.matchAll(calledName)].flatMap((match) => {
    const name = match.groups!.name!
    const end = match.index + match[0].length
    const start = end - name.length
    if (!firstNames.has(name.toLowerCase()) || !/^\p{Lu}/u.test(name)) return []
    if (greetings.some((one) => one.start < end && start < one.end)) return []
    if (compareNames(name, contact.names) !== 'other' || compareNames(name, own.names) === 'same') return []
    const right = contact.names[0]!.split(/\s+/)[0]!
    const severity = match.groups!.thanks === undefined ? 'warning' : 'hint'
    const params = { written: name, name: right }
    return [
      { kind: 'addressee', severity, start, end, saying: 'addressee.other_name', params, proposal: right },
    ]
  })
}

/** "No problem Mr Clarke": this person's own family name after a title that is not theirs. */
function checkTitledName(text: string, context: ReviewContext, greetings: readonly Greeting[]): Remark[] {
  const family = context.contact.names[0]?.trim().split(/\s+/).at(-1)
  if (family === undefined) return []
  return [...text.matchAll(/(?<!\p{L})(?<title>Mr|Mrs|Ms|Miss)\.? (?<name>\p{Lu}[\p{L}'’-]+)/gu)].flatMap(
    (match) => {
      const { title = '', name = '' } = match.groups!
      if (name.toLowerCase() !== family.toLowerCase()) return []
      const titleSpan = { start: match.index, end: match.index + title.length }
      if (greetings.some((one) => one.titleSpan?.start === titleSpan.start)) return []
      return checkTitle({ title: title === 'Mr' ? 'm' : 'f', titleSpan }, context, text)
    },
  )
}

/**
 * « Impec, je note »: a first word without a greeting is a name only where it is known as one and as
 * nothing else.
 */
function isCalled({ name, start, titleSpan }: Greeting, text: string, lexicon: Lexicon): boolean {
  if (titleSpan || /\p{L}/u.test(text.slice(0, start))) return true
  const first = name.split(/[ \u00a0]/)[0]!
  const lower = first.toLowerCase()
  const knows = (word: string) => lexicon.fr.bitsOf(word) !== 0 || lexicon.en.bitsOf(word) !== 0
  return knows(first) && !knows(lower) && !chatWords.has(lower)
}

function checkName(greeting: Greeting, { contact, own }: ReviewContext): Remark[] {
  const { name, start, end } = greeting
  if (contact.names.length === 0) return []
  const match = compareNames(name, contact.names)
  if (match === 'same' || compareNames(name, own.names) === 'same') return []
  const right = properName(contact.names[0]!, greeting)
  const saying = match === 'near' ? 'addressee.name_slip' : 'addressee.other_name'
  const severity = match === 'near' ? 'warning' : 'stop'
  return [
    {
      kind: 'addressee',
      severity,
      start,
      end,
      saying,
      params: { written: name, name: right },
      proposal: right,
    },
  ]
}

/** A first name for a first name, the family name after a title. */
function properName(full: string, greeting: Greeting): string {
  const parts = full.trim().split(/\s+/)
  if (greeting.titleSpan) return parts.at(-1) ?? full
  return greeting.name.includes(' ') ? full : (parts[0] ?? full)
}

const otherTitle: Readonly<Record<string, string>> = {
  'm.': 'Mme',
  mr: 'Mrs',
  'mr.': 'Mrs',
  mister: 'Mrs',
  monsieur: 'Madame',
  mme: 'M.',
  madame: 'Monsieur',
  mademoiselle: 'Monsieur',
  mlle: 'M.',
  mrs: 'Mr',
  'mrs.': 'Mr',
  ms: 'Mr',
  'ms.': 'Mr',
  miss: 'Mr',
  sir: 'Madam',
  madam: 'Sir',
  "ma'am": 'Sir',
}

function checkTitle(
  { title, titleSpan }: Pick<Greeting, 'title' | 'titleSpan'>,
  { contact }: ReviewContext,
  text: string,
): Remark[] {
  const { gender } = contact
  if (!titleSpan || title === undefined || (gender !== 'f' && gender !== 'm') || gender === title) return []
  const written = text.slice(titleSpan.start, titleSpan.end)
  const proposal = otherTitle[written.toLowerCase().replace('’', "'")] ?? null
  const { start, end } = titleSpan
  return [
    {
      kind: 'addressee',
      severity: 'warning',
      start,
      end,
      saying: 'addressee.title',
      params: { written },
      proposal,
    },
  ]
}

function checkLanguage(reading: Reading, { contact }: ReviewContext, lexicon: Lexicon): Remark[] {
  const { language } = contact
  const prose = reading.words.filter((word) => word.plain.length > 1)
  if (language === undefined || language === reading.language || prose.length < wordsForLanguage) return []
  if (
    reading.sentences.some((sentence) => sentence.language === language && sentence.end - sentence.start > 15)
  )
    return []
  const isRead = (word: { readonly plain: string }) => lexicon[reading.language].bitsOf(word.plain) !== 0
  if (prose.filter(isRead).length < prose.length * 0.7) return []
  const params = { written: reading.language, language }
  return [
    {
      kind: 'addressee',
      severity: 'warning',
      start: 0,
      end: reading.text.length,
      saying: 'addressee.language',
      params,
    },
  ]
}
