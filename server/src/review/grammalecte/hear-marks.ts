import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import { isWithin, type Reading, type Span } from '../reading.ts'
import type { Mark } from './console.ts'
import type { ReadFrench } from './open-grammalecte.ts'
import { groupOf } from './rule-groups.ts'

/** Asks a second reader for the French sentences of a text and says in our words what it marks. Never rejects. */
export async function hearMarks(
  read: ReadFrench,
  reading: Reading,
  context: Pick<ReviewContext, 'contact' | 'own' | 'dictionary' | 'catalogue' | 'offers'>,
): Promise<Remark[]> {
  const sentences = reading.sentences
    .filter((one) => one.language === 'fr')
    .map((one) => trimmed(one, reading))
  const heard = await read(sentences.map(({ start, end }) => reading.text.slice(start, end)))
  const spared = [
    ...reading.opaque.filter((span) => !isNumber(span, reading)),
    ...[...reading.text.matchAll(sighPattern)].map(({ index, 0: sigh }) => ({
      start: index,
      end: index + sigh.length,
    })),
    ...namesIn(reading, context),
  ]
  return heard.flatMap((marks, index) =>
    marks.flatMap((mark) => {
      const { start } = sentences[index]!
      const place = { start: start + mark.start, end: start + mark.end }
      const remark = isWithin(place, spared) ? undefined : remarkOf(mark, place, reading)
      return remark ? [remark] : []
    }),
  )
}

/** One mistake makes the words around it look wrong, so far. */
const nearWordsMax = 4

/**
 * What it adds to our own remarks. Where those have spoken, theirs is the word: they know the desk. Close to a mistake they
 * found it is not heard either; once that is mended, it is.
 */
export function whatIsNew(heard: readonly Remark[], own: readonly Remark[], reading: Reading): Remark[] {
  const wrong = own.filter((one) => isOfWords(one) && one.severity !== 'hint')
  const kept: Remark[] = []
  for (const one of heard) {
    if (isWithin(one, own) || isWithin(one, kept)) continue
    if (!wrong.some((other) => wordsBetween(one, other, reading) < nearWordsMax)) kept.push(one)
  }
  return kept
}

function wordsBetween(one: Span, other: Span, { words, sentences }: Reading): number {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  if (!sentences.some(({ start, end }) => start <= first.start && second.start < end)) return Infinity
  return words.filter(({ start, end }) => start >= first.end && end <= second.start).length
}

const isOfWords = ({ kind }: Remark) => kind === 'grammar' || kind === 'spelling'

function trimmed({ start, end }: Span, { text }: Reading): Span {
  const written = text.slice(start, end)
  const from = start + (written.length - written.trimStart().length)
  return { start: from, end: Math.max(from, from + written.trim().length) }
}

/** « Ah la la » is no adverb without its accent. */
const sighPattern = /\bl[aà][ -]l[aà]\b/giu

const isNumber = ({ start, end }: Span, { text }: Reading) => /^[\d.,:h/]+$/u.test(text.slice(start, end))

/** A name is never a mistake, nor is a word of the desk's own dictionary or the name of what it sells. */
function namesIn(reading: Reading, context: Parameters<typeof hearMarks>[2]): Span[] {
  const { contact, own, dictionary, catalogue, offers } = context
  const single = [...contact.names, ...own.names, ...dictionary].flatMap((name) =>
    plain(name).split(/[\s-]+/u),
  )
  const words = new Set(single.filter((word) => word.length > 1))
  const known = reading.words.filter((word) => words.has(word.plain) || isName(word))
  const text = plain(reading.text)
  const whole = [...catalogue.map((one) => one.name), ...offers.map((one) => one.name), ...own.addresses]
  return [...known, ...[...new Set(whole.map(plain))].flatMap((name) => placesOf(name, text))]
}

const plain = (text: string) => text.toLowerCase().replaceAll('’', "'")

const isName = (word: Reading['words'][number]) => !word.opensSentence && /^\p{Lu}\p{Ll}/u.test(word.text)

function placesOf(name: string, text: string): Span[] {
  const places: Span[] = []
  if (name.length < 3) return places
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length))
    places.push({ start, end: start + name.length })
  return places
}

function remarkOf(mark: Mark, place: Span, { text }: Reading): Remark | undefined {
  const group = groupOf(mark.rule)
  if (!group) return undefined
  const written = text.slice(place.start, place.end)
  const proposals = text.includes('’')
    ? mark.proposals
    : mark.proposals.map((one) => one.replaceAll('’', "'"))
  const right = proposals.find((one) => one !== written)
  if (proposals.length > 0 && right === undefined) return undefined
  const proposal = right ?? null
  const saying = proposal === null ? 'grammar.look' : group.saying
  // What cannot be mended with a key is worth a line under it, no question.
  const severity = proposal === null ? 'hint' : group.severity
  const params = { written, proposal: proposal ?? '' }
  return { kind: 'grammar', severity, ...place, saying, params, proposal }
}
