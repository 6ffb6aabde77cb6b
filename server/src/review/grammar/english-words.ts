/** English words by what they are: everyday lists first, the endings of the dictionary for the rest. */

import { englishIs } from '../lexicon/english-class.ts'
import type { WordTree } from '../lexicon/word-tree.ts'
import { readWords } from '../words/read-words.ts'
import { anyOf } from './around.ts'

const nouns = readWords('english-nouns')
const massNouns = readWords('english-mass-nouns')
const collectives = readWords('english-collective-nouns')
const persons = readWords('english-persons')
const people = readWords('english-plurals')
const times = readWords('english-times')
/** Both noun and verb, though the dictionary gives them no -'s. */
const nounVerbs = readWords('english-noun-verbs')
const functions = readWords('english-functions')
const regulars = readWords('english-regular-verbs')

/** Verbs of every day with their past and participle where these are not made with -ed. */
export const irregularVerbs: Readonly<Record<string, readonly [past: string, participle: string]>> =
  Object.fromEntries(
    [...readWords('english-verbs')]
      .map((line) => line.split(' '))
      .map(([base = '', past = '', participle = '']) => [base, [past, participle]]),
  )

/** Nouns by the dictionary that chat uses as verbs, describing words or fillers. */
const seldomNouns = readWords('english-seldom-nouns')
/** No verbs that are nothing else: after a noun they may be something else ("the lights set"). */
const seldomVerbs = readWords('english-seldom-verbs')

export type EnglishWords = ReturnType<typeof englishWords>

export function englishWords(tree: WordTree) {
  const is = (plain: string, bits: number) => (tree.bitsOf(plain) & bits) !== 0
  const isPlain = (plain: string) => plain.length > 2 && !functions.has(plain) && !/['-]/.test(plain)
  const isNounOnly = (plain: string) =>
    isPlain(plain) &&
    !seldomNouns.has(plain) &&
    (nouns.has(plain) ||
      (is(plain, englishIs.noun) &&
        !is(plain, englishIs.verb | englishIs.adjective | englishIs.adverb | englishIs.ing | englishIs.past)))
  const isVerbOnly = (plain: string) =>
    isPlain(plain) &&
    !seldomVerbs.has(plain) &&
    !nouns.has(plain) &&
    !massNouns.has(plain) &&
    !collectives.has(plain) &&
    !nounVerbs.has(plain) &&
    (plain in irregularVerbs || is(plain, englishIs.verb)) &&
    !(is(plain, englishIs.noun) && !(plain in irregularVerbs)) &&
    !is(plain, englishIs.adjective | englishIs.adverb) &&
    !anyOf(`drink sleep stand shake tear stick deal sink show build draw win catch wake ring drive
      break fall hold run feed feel`).test(plain)
  const isSingular = (plain: string) =>
    nouns.has(plain) ||
    (isNounOnly(plain) &&
      !times.has(plain) &&
      !massNouns.has(plain) &&
      !people.has(plain) &&
      !/s$/.test(plain))
  const isPlural = (plain: string) => {
    if (people.has(plain)) return true
    if (!plain.endsWith('s') || /(ss|us|is|'s)$/.test(plain) || oneInS.has(plain) || functions.has(plain))
      return false
    const one = singularEnglish(plain)
    if (nouns.has(one)) return true
    return (
      is(plain, englishIs.plural) && !is(plain, englishIs.third) && isPlain(plain) && !seldomNouns.has(plain)
    )
  }
  const isNoun = (plain: string) =>
    nouns.has(plain) ||
    massNouns.has(plain) ||
    nounVerbs.has(plain) ||
    isNounOnly(plain) ||
    (isPlain(plain) && is(plain, englishIs.noun))
  return {
    isNounOnly,
    isVerbOnly,
    isSingular,
    isPlural,
    isNoun,
    /** Several of something where a noun stands, though the form is a verb's as well: "your calls", "the fits". */
    isManyish: (plain: string) =>
      plain.length > 3 && /[^su']s$/.test(plain) && !functions.has(plain) && isNoun(singularEnglish(plain)),
    isThird: (plain: string) =>
      plain.endsWith('s') && !nouns.has(singularEnglish(plain)) && isVerbOnly(thirdToBase(plain)),
    isThirdToo: (plain: string) => nounVerbs.has(thirdToBase(plain)) || regulars.has(thirdToBase(plain)),
    mayBeBase: (plain: string) => isPlain(plain) && (plain in irregularVerbs || is(plain, englishIs.verb)),
    mayBeThird: (plain: string) => is(plain, englishIs.third),
    isKnown: (plain: string) => tree.bitsOf(plain) !== 0,
    isIng: (plain: string) =>
      plain.length > 5 &&
      is(plain, englishIs.ing) &&
      !is(plain, englishIs.noun) &&
      !/^(during|regarding)$/.test(plain),
    isPast: (plain: string) => is(plain, englishIs.past),
    isAdjective: (plain: string) => isPlain(plain) && is(plain, englishIs.adjective),
    isAdjectiveOnly: (plain: string) =>
      isPlain(plain) &&
      is(plain, englishIs.adjective) &&
      !is(plain, englishIs.noun | englishIs.verb | englishIs.adverb),
    isComparative: (plain: string) =>
      (is(plain, englishIs.comparative) || moreWords.has(plain)) &&
      plain.endsWith('er') &&
      !/^(number|corner|fewer)$/.test(plain),
    isSuperlative: (plain: string) => is(plain, englishIs.comparative) && plain.endsWith('est'),
    isMass: (plain: string) => massNouns.has(plain),
    isCollective: (plain: string) => collectives.has(plain),
    isPerson: (plain: string) => persons.has(plain),
    isTime: (plain: string) => times.has(plain),
    isFunction: (plain: string) => functions.has(plain),
  }
}

const moreWords = new Set(
  `longer shorter larger smaller bigger wider higher lower later earlier sooner older newer
    further closer nearer better cheaper hotter thinner fatter wetter sadder`.split(' '),
)
const oneInS = readWords('english-singulars-in-s')

export const singularEnglish = (plain: string) =>
  plain
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')

export const thirdToBase = (plain: string) =>
  ({ goes: 'go', does: 'do', has: 'have', is: 'be' })[plain] ??
  plain
    .replace(/ies$/, 'y')
    .replace(/(sh|ch|ss|x|o)es$/, '$1')
    .replace(/([^s])s$/, '$1')

/** "arrives", "carries", "has" for their bases. */
export function thirdOf(base: string): string {
  const known: Readonly<Record<string, string>> = {
    have: 'has',
    do: 'does',
    go: 'goes',
    are: 'is',
    be: 'is',
    were: 'was',
    "don't": "doesn't",
    "haven't": "hasn't",
    "aren't": "isn't",
    "weren't": "wasn't",
  }
  if (known[base]) return known[base]
  if (/[^aeiou]y$/.test(base)) return base.replace(/y$/, 'ies')
  return /(s|x|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`
}

/** "receive", "are", "have" for what stands after one. */
export function manyOf(third: string): string {
  const known: Readonly<Record<string, string>> = {
    is: 'are',
    was: 'were',
    has: 'have',
    does: 'do',
    goes: 'go',
    "doesn't": "don't",
    "hasn't": "haven't",
    "isn't": "aren't",
    "wasn't": "weren't",
  }
  return known[third] ?? thirdToBase(third)
}

export function pluralEnglish(word: string): string {
  if (word === 'person') return 'people'
  if (word === 'child') return 'children'
  if (/(^|wo)man$/.test(word)) return word.replace(/man$/, 'men')
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

export function ingOf(base: string): string {
  if (/^(let|get|shop|stop|ship|plan|put|cut|set|run|begin|forget|sit|swim|cancel)$/.test(base))
    return base === 'cancel' ? 'cancelling' : `${base}${base.at(-1)}ing`
  if (base === 'be' || /ee$/.test(base)) return `${base}ing`
  return `${base.replace(/([^e])e$/, '$1')}ing`
}
