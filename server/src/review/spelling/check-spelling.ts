/** Words nobody knows, with what was probably meant. Names, brands, codes and the words of chat are left alone. */
import type { Language, ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading, Word } from '../reading.ts'
import { chatWords, isNoise, isStretched } from './chat-words.ts'
import { commonWords } from './common-words.ts'
import { proposeWord, withoutAccents } from './propose-word.ts'
import { lostApostrophes, usualMistakes } from './usual-mistakes.ts'

/** Looking for near words takes time; a text with more unknown words is in another language. */
const proposalsMax = 8

export function checkSpelling(reading: Reading, context: ReviewContext, lexicon: Lexicon): Remark[] {
  const known = knownWords(context)
  const remarks: Remark[] = []
  let proposals = 0
  for (const word of reading.words) {
    const language = reading.sentences[word.sentence]?.language ?? reading.language
    const remark = usualMistake(word, language) ?? lostApostrophe(word, language)
    if (remark) remarks.push(remark)
    if (remark || isKnown(word, language, known, lexicon) || !isProse(word, reading.text)) continue
    const unknown = proposals < proposalsMax ? unknownWord(word, language, lexicon) : undefined
    proposals += 1
    if (unknown) remarks.push(unknown)
  }
  // When every other word is unknown, the sentence is neither French nor English.
  return proposals > 4 && proposals * 2.5 > reading.words.length ? [] : remarks
}

function usualMistake(word: Word, language: Language): Remark | undefined {
  if (isShouted(word.text) && word.text.length < 5) return undefined
  const meant = usualMistakes[language].get(word.plain)
  if (meant === undefined || meant === word.plain) return undefined
  // « Etat », « A bientot »: capitals without accents are custom.
  if (
    isCapitalised(word.text) &&
    withoutAccents(meant[0]!) === word.plain[0] &&
    meant.slice(1) === word.plain.slice(1)
  ) {
    return undefined
  }
  return spelt(word, likeWritten(meant, word.text), 'warning')
}

function lostApostrophe(word: Word, language: Language): Remark | undefined {
  const meant = language === 'en' ? lostApostrophes.get(word.plain) : undefined
  return meant === undefined || isShouted(word.text)
    ? undefined
    : spelt(word, likeWritten(meant, word.text), 'hint')
}

function spelt(word: Word, proposal: string | null, severity: 'hint' | 'warning'): Remark {
  const { start, end, text } = word
  const params = { word: text, proposal: proposal ?? '' }
  const saying = proposal === null ? 'spelling.unknown' : 'spelling.unknown_near'
  return { kind: 'spelling', severity, start, end, saying, params, proposal }
}

const isCapitalised = (text: string) => /^\p{Lu}/u.test(text)
const isShouted = (text: string) =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase()

function knownWords(context: ReviewContext): ReadonlySet<string> {
  const { contact, own, catalogue, offers, dictionary } = context
  const texts = [
    ...contact.names,
    ...own.names,
    ...own.addresses,
    ...(contact.addresses ?? []),
    ...dictionary,
  ]
  const named = [...catalogue.map((product) => product.name), ...offers.map((offer) => offer.name), ...texts]
  return new Set(named.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{M}]+/u)).filter(Boolean))
}

function isKnown(word: Word, language: Language, known: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const plain = word.plain.replace(/'s?$/, '').replace(/^d'(?=accord|ailleurs)/, '')
  if (plain.length < 3 || commonWords[language].has(plain) || known.has(plain) || chatWords.has(plain))
    return true
  return isInLexicon(word.text, language, lexicon) || isCompound(plain, language, lexicon, known)
}

function isInLexicon(text: string, language: Language, lexicon: Lexicon): boolean {
  const tree = lexicon[language]
  const straight = text.replaceAll('’', "'")
  const lower = straight.toLowerCase()
  const plural = language === 'en' ? lower.replace(/(?<=[sxz]|[cs]h)es$|(?<=[^s])s$/, '') : lower
  const forms = [straight, lower, lower[0]!.toUpperCase() + lower.slice(1), lower.replace(/'s?$/, ''), plural]
  if (forms.some((form) => tree.bitsOf(form) !== 0)) return true
  const ligature = lower.replaceAll('oe', 'œ').replaceAll('ae', 'æ')
  return (
    (ligature !== lower && tree.bitsOf(ligature) !== 0) ||
    (isShouted(text) && lacksOnlyAccents(lower, language, lexicon))
  )
}

// CHERE CLIENTE: nearness without accents is enough for capitals.
function lacksOnlyAccents(lower: string, language: Language, lexicon: Lexicon): boolean {
  return lexicon[language].near(lower, 2).some((one) => withoutAccents(one.word) === withoutAccents(lower))
}

function isCompound(
  plain: string,
  language: Language,
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): boolean {
  const parts = plain.split('-')
  if (parts.length < 2) return false
  return parts.every(
    (part) =>
      part.length < 2 || known.has(part) || chatWords.has(part) || isInLexicon(part, language, lexicon),
  )
}

/** A capital inside a sentence is a name, capitals all through an abbreviation, a letter thrice a joke. */
function isProse(word: Word, text: string): boolean {
  if (isStretched(word.plain) || isNoise(word.plain) || /['’]$/.test(word.text)) return false
  if (isShouted(word.text)) return word.text.length > 5 && !/[^\p{L}]/u.test(word.text)
  if (/\p{Ll}\p{Lu}/u.test(word.text)) return false
  const before = text[word.start - 1] ?? ' '
  return !/[@#&/\\_*+=]/.test(before) && !/[@#&/\\_+=]/.test(text[word.end] ?? ' ')
}

function unknownWord(word: Word, language: Language, lexicon: Lexicon): Remark | undefined {
  const found = proposeWord(
    word.plain.replace(/-.*$/, '') === word.plain ? word.plain : '',
    language,
    lexicon,
  )
  const other = language === 'fr' ? 'en' : 'fr'
  const isForeign = isInLexicon(word.text, other, lexicon)
  // Nobody types « pâtisserie » with its accent by a slip.
  if (isForeign && language === 'en' && /[^\p{ASCII}’]/u.test(word.text)) return undefined
  const isSure =
    found?.sure === true && (!isForeign || word.plain.length >= 8 || commonWords[language].has(found.word))
  if (isForeign && (commonWords[other].has(word.plain) || !isSure || word.plain.length < 4)) return undefined
  if (isCapitalised(word.text) && !isShouted(word.text)) return capitalised(word, found, isSure, language)
  if (!found) return word.plain.length >= 4 ? spelt(word, null, 'hint') : undefined
  return spelt(
    word,
    likeWritten(found.word, word.text),
    isSure && word.plain.length >= 4 && !isTechnical(word.plain, found.word, language) ? 'warning' : 'hint',
  )
}

/** "Retinol", "losartan": no dictionary has every substance; a slip in an everyday word is told apart by its neighbour. */
const technicalEnding =
  /(?:ol|ide|amide|azole|cillin|mab|statin|pril|sartan|ium|itis|oma|oxin|idine|amine|zepam|gliptin|formin|phen)$/
const isTechnical = (written: string, meant: string, language: Language) =>
  language === 'en' && technicalEnding.test(written) && !commonWords.en.has(meant)

// At the head of a sentence a capital says nothing; only a near everyday word makes « Bonjuor » a slip and « Kelyan » a name.
function capitalised(
  word: Word,
  found: { readonly word: string } | null,
  isSure: boolean,
  language: Language,
): Remark | undefined {
  const isElision = language === 'fr' && /^(?:j|c|n|s|qu|d)'/.test(found?.word ?? '')
  const isEveryday =
    found !== null && (isElision || (commonWords[language].has(found.word) && word.plain.length > 4))
  if (!found || !isSure || !word.opensSentence) return undefined
  // "Hopfully by noon": too long for a name nobody knows, yet one never can tell.
  const isLong = language === 'en' && word.plain.length > 6 && !word.closesClause
  if (!isEveryday) return isLong ? spelt(word, likeWritten(found.word, word.text), 'hint') : undefined
  return spelt(word, likeWritten(found.word, word.text), 'warning')
}

function likeWritten(meant: string, written: string): string {
  if (isShouted(written)) return meant.toUpperCase()
  return isCapitalised(written) ? meant[0]!.toUpperCase() + meant.slice(1) : meant
}
