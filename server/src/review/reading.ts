/**
 * A text taken apart once for all checks: stretches that are no prose, words, sentences and their language.
 */
import type { Language } from './context.ts'
import { languageOf } from './language.ts'
import type { Lexicon } from './lexicon/lexicon.ts'

export type Span = { readonly start: number; readonly end: number }

export type Word = Span & {
  readonly text: string
  /** Lower case, with a straight apostrophe: `l'`, `aujourd'hui`, `don't`. */
  readonly plain: string
  /** Nothing but blanks between the word before and this one, in the same sentence. */
  readonly follows: boolean
  readonly sentence: number
  readonly opensSentence: boolean
  /** First of its sentence, or after a mark of punctuation; a number or a link before it opens nothing. */
  readonly opensClause: boolean
  /** Nothing but blanks between this word and a mark of punctuation or the end. */
  readonly closesClause: boolean
}

export type Sentence = Span & { readonly language: Language }

export type Reading = {
  readonly text: string
  readonly language: Language
  readonly sentences: readonly Sentence[]
  readonly words: readonly Word[]
  /** Links, addresses, numbers, codes, handles: not prose. */
  readonly opaque: readonly Span[]
}

/** What comes after is not read: no person writes a message that long, and typing must stay quick. */
export const readCharsMax = 8_000

const opaquePattern = new RegExp(
  [
    String.raw`(?:https?|ftp)\s?:\s?\/{1,3}\S*`,
    String.raw`[\p{L}\d._%+-]+@[\p{L}\d.-]+`,
    String.raw`\bwww\.\S+`,
    String.raw`(?:[\p{L}\d-]+\.)+(?:com|fr|net|org|io|be|ch|eu|co|uk|shop|store|app|me|info|paris|de|ca)\b` +
      String.raw`(?:\/\S*)?`,
    String.raw`[@#][\p{L}\d_]+`,
    String.raw`\{\{?[^{}\n]{0,40}\}?\}`,
    String.raw`\[[^\]\n]{0,40}\]`,
    String.raw`[\p{L}\d_/-]*\d[\p{L}\d_/:-]*`,
    String.raw`\p{L}+_[\p{L}_]+`,
    '`[^`\\n]*`',
  ].join('|'),
  'giu',
)
const letters = String.raw`[\p{L}\p{M}]`
const wordPattern = new RegExp(`${letters}+(?:['’]${letters}+|-${letters}+)*['’]?`, 'gu')
const elisionPattern = /^((?:qu|lorsqu|puisqu|jusqu|quoiqu|presqu|quelqu|[cdjlmnst])['’])(.+)$/iu
const wholeWords = /^(aujourd['’]hui|quelqu['’]une?s?|presqu['’][iî]les?|d['’]accord|d['’]ailleurs)$/iu
// What English writes with an apostrophe after one letter: t'is is rare enough, I'm begins with none of the
// French ones.
const sentenceEnd = /[.!?…]+(?=\s|$)|\n+|[!?…]+/gu

export function readText(text: string, lexicon: Lexicon, fallback: Language): Reading {
  const read = text.slice(0, readCharsMax)
  const opaque = [...read.matchAll(opaquePattern)].map((match) => spanOf(match))
  const spans = sentenceSpans(read, opaque)
  const rough = roughWords(read, opaque)
  const language = languageOf(rough.map(plainOf), lexicon, fallback)
  const sentences = spans.map((span) => {
    const inside = rough.filter((one) => one.start >= span.start && one.end <= span.end)
    return { ...span, language: languageOf(inside.map(plainOf), lexicon, language) }
  })
  return { text: read, language, sentences, words: wordsOfSentences(read, rough, sentences, opaque), opaque }
}

export const isWithin = (span: Span, spans: readonly Span[]) =>
  spans.some((one) => span.start < one.end && span.end > one.start)

function spanOf(match: RegExpExecArray): Span & { text: string } {
  return { start: match.index, end: match.index + match[0].length, text: match[0] }
}

type RoughWord = Span & { readonly text: string }

const plainOf = (word: { readonly text: string }) => word.text.toLowerCase().replaceAll('’', "'")

function roughWords(text: string, opaque: readonly Span[]): RoughWord[] {
  return [...text.matchAll(wordPattern)].map(spanOf).filter((word) => !isWithin(word, opaque))
}

function sentenceSpans(text: string, opaque: readonly Span[]): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    if (isWithin({ start: match.index, end: match.index + 1 }, opaque)) continue
    if (isAbbreviation(text.slice(start, match.index), match[0])) continue
    spans.push({ start, end })
    start = end
  }
  if (start < text.length) spans.push({ start, end: text.length })
  return spans
}

const isAbbreviation = (before: string, mark: string) =>
  mark === '.' &&
  /(^|[\s(])(M|Mr|Mrs|Ms|Dr|St|av|bd|no|n°|réf|ref|tél|tel|p|approx|env|max|min|art|etc)$/i.test(before)

function wordsOfSentences(
  text: string,
  rough: readonly RoughWord[],
  sentences: readonly Sentence[],
  opaque: readonly Span[],
): Word[] {
  const words: Word[] = []
  let index = 0
  for (const word of rough) {
    while (index < sentences.length - 1 && word.start >= sentences[index]!.end) index += 1
    for (const piece of sentences[index]?.language === 'en' ? [trimmed(word)] : elided(word)) {
      const before = words.at(-1)
      const opensSentence = before === undefined || before.sentence !== index
      words.push({
        ...piece,
        plain: plainOf(piece),
        sentence: index,
        opensSentence,
        opensClause: opensSentence || /[.,;:!?…()«»"–—\n]/u.test(text.slice(before.end, piece.start)),
        closesClause: /^[ \u00a0\u202f]*(?:[.,;:!?…)»"\n]|$)/.test(text.slice(piece.end, piece.end + 6)),
        follows: !opensSentence && /^[ \u00a0\u202f]*$/.test(text.slice(before.end, piece.start)),
      })
    }
  }
  return words.filter((word) => !isWithin(word, opaque))
}

function trimmed(word: RoughWord): RoughWord {
  const text = word.text.replace(/['’]$/u, '')
  return { text, start: word.start, end: word.start + text.length }
}

function elided(word: RoughWord): RoughWord[] {
  const bare = trimmed(word)
  if (wholeWords.test(bare.text)) return [bare]
  const match = elisionPattern.exec(word.text)
  if (!match) return [/^(?:qu|[cdjlmnst])['’]$/iu.test(word.text) ? word : bare]
  const [, head, tail] = match
  const cut = word.start + head!.length
  const rest = { text: tail!, start: cut, end: word.end }
  return [{ text: head!, start: word.start, end: cut }, ...elided(rest)]
}
