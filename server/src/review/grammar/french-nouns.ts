/**
 * The gender of nouns that shops, clinics, garages and schools write every day; the dictionary does not
 * tell it.
 */
import { longPattern } from '../words/long-pattern.ts'
import { readWords } from '../words/read-words.ts'

const feminine = readWords('french-feminine-nouns')
const masculine = readWords('french-masculine-nouns')

/** Endings that tell the gender nearly always; what ends so and is no such noun stands after them. */
const feminineEnding = /.{3}(?:tion|sion|xion|ette|ance|ence|logie|erie|aison|itude|graphie|thérapie)s?$/
const masculineEnding = /.{3}(?:isme|eau|eaux|teur|phone|mètre|ogramme)s?$/
const otherwise = /^(?:silence|bastion|squelette|dixième|peau|eau)s?$/

/** `f`, `m`, or undefined when not known for sure. Takes singular and plural. */
export function genderOfNoun(word: string): 'f' | 'm' | undefined {
  const singular = singularOf(word)
  if (masculine.has(word) || masculine.has(singular)) return 'm'
  if (feminine.has(word) || feminine.has(singular)) return 'f'
  if (verbsLikeNouns.test(word) || otherwise.test(word)) return undefined
  if (feminineEnding.test(word)) return 'f'
  return masculineEnding.test(word) ? 'm' : undefined
}

/** Verbs and adjectives that end like such nouns. */
const verbsLikeNouns = longPattern(
  `^(?:(?:re)?(?:commence|regrette|jette|mette|permette|promette|remette|lance|avance|balance|influence|pense|
  dispense|finance|agence|compense|récompense|dépense|recense|encense|panse|danse|admette|soumette|omette|
  transmette|commette|compromette|émette|inquiète|projette|rejette|achète|nouveau|beau|jumeau)s?|
  .*(?:moteur|protecteur|décorateur)s?)$`,
)

export const singularOf = (word: string) => word.replace(/eaux$/, 'eau').replace(/([^sxz])s$/, '$1')

/** Nouns in -s or -x that are the same for one and many. */
export const isSameInPlural = (word: string) => /[sxz]$/.test(word) && masculine.has(word)
