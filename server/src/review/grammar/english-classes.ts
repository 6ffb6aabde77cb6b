/** Classes of English words, as the rules name them. */

import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { readWords } from '../words/read-words.ts'
import { anyOf } from './around.ts'
import { englishWords, irregularVerbs, singularEnglish, thirdToBase } from './english-words.ts'
import type { WordClasses } from './pattern.ts'

export { irregularVerbs, pluralEnglish, singularEnglish } from './english-words.ts'

const setOf = (words: string) => new Set(words.trim().split(/\s+/))
const isOneOf = (words: string) => {
  const set = setOf(words)
  return (plain: string) => set.has(plain)
}

export const regularVerbs = readWords('english-regular-verbs')

const baseOfPast = new Map(Object.entries(irregularVerbs).map(([base, [past]]) => [past, base]))
const baseOfParticiple = new Map(
  Object.entries(irregularVerbs).map(([base, [, participle]]) => [participle, base]),
)

export function pastOf(base: string): string {
  return irregularVerbs[base]?.[1] ?? regularPast(base)
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return base.replace(/y$/, 'ied')
  return /^(ship|plan|stop|refer|transfer|cancel)$/.test(base) ? `${base}${base.at(-1)}ed` : `${base}ed`
}

/** The base of « received » or « sent »; undefined for words that are no past, such as « need ». */
export function baseOf(tree: WordTree, past: string): string | undefined {
  const known = baseOfPast.get(past) ?? baseOfParticiple.get(past)
  if (known) return known
  if (!past.endsWith('ed') || past.endsWith('eed')) return undefined
  const candidates = [
    past.slice(0, -1),
    past.slice(0, -2),
    past.slice(0, -2).replace(/(.)\1$/, '$1'),
    past.replace(/ied$/, 'y'),
  ]
  return (
    candidates.find((base) => regularVerbs.has(base)) ??
    candidates.find((base) => base.length > 2 && tree.bitsOf(base) !== 0)
  )
}

const isEverydayBase = (plain: string) =>
  regularVerbs.has(plain) || (plain in irregularVerbs && plain !== 'be')

export function englishClasses(tree: WordTree): WordClasses {
  const things = readWords('english-things')
  const countables = readWords('english-countables')
  const isThing = (plain: string) => things.has(plain)
  const isCountable = (plain: string) => countables.has(plain)
  const words = englishWords(tree)
  return {
    thing: isThing,
    countable: isCountable,
    things: (plain) =>
      plain.endsWith('s') && singularEnglish(plain) !== plain && isCountable(singularEnglish(plain)),
    base: isEverydayBase,
    baseOnly: (plain) =>
      isEverydayBase(plain) &&
      !anyOf(`come become run put order return refund ship process change call help work start stop
        test visit use charge credit report delay plan request review book open close text email
        answer reply offer issue deposit transfer load print schedule update ring contact check
        need want wait complete forward fix sign try show find fall break drive hold register
        reserve pick pack replace repair build draw win catch wake`).test(plain),
    manyThings: words.isPlural,
    pastAfterDid: (plain) =>
      baseOfPast.has(plain) && !/^(read|put|cost|was)$/.test(plain) && baseOfPast.get(plain) !== plain,
    wrongPast: (plain) =>
      anyOf(`sended goed buyed takeed makeed writeed breaked chooseed finded bringed thinked
        forgeted forgetted loseed losed keeped selled telled catched teached speaked knowed
        gived eated drived geted getted taked maked writed choosed feeled meaned heared
        understanded begined falled comed drived seeed holded meeted builded spended drinkeded`).test(plain),
    third: (plain) =>
      /[^s]s$/.test(plain) &&
      isEverydayBase(
        plain
          .replace(/ies$/, 'y')
          .replace(/(sh|ch|ss|x|o)es$/, '$1')
          .replace(/([^s])s$/, '$1'),
      ),
    past: (plain) =>
      baseOf(tree, plain) !== undefined &&
      !(isEverydayBase(plain) && !baseOfPast.has(plain)) &&
      !/^(put|read|found|left|saw|felt|got)$/.test(plain),
    pastOnly: (plain) =>
      baseOfPast.has(plain) && !baseOfParticiple.has(plain) && plain !== 'was' && plain !== 'showed',
    passiveBase: (plain) =>
      isEverydayBase(plain) &&
      !anyOf(`come become open close complete free wait work need want go change back ring contact be
        help fix show use book order test ship return call visit report issue plan text email
        offer delay cake sign check charge credit request review update refund start stop print
        load forward`).test(plain),
    been: isOneOf('been being'),
    be: isOneOf("am is are was were be been being isn't aren't wasn't weren't"),
    have: isOneOf("have has had haven't hasn't hadn't i've we've you've they've"),
    modal: isOneOf(
      `can could will would should must may might can't couldn't won't wouldn't shouldn't cannot
        i'll we'll you'll they'll`,
    ),
    did: isOneOf("did didn't does doesn't do don't"),
    adverb: isOneOf(
      `not already just also now still always never soon only even really recently been yet both
        all probably actually`,
    ),
    adjective: isOneOf(
      `ok okay fine ready available great good great perfect possible important free open closed
        happy sorry sure right interested welcome able late early busy eligible satisfied unable
        entitled looking going having trying waiting still all not very so too being new now
        currently probably unsure looking covered aware correct next set invited logged on in`,
    ),
    comparative: (plain) =>
      anyOf(`more less better worse rather other sooner later earlier cheaper faster bigger smaller
        larger longer shorter higher lower easier older newer quicker fewer nicer lighter heavier
        further stronger wider greater closer slower safer different`).test(plain),
    measure: isOneOf(
      `much many late early long small big large expensive tight soon high low far short hot cold
        busy good bad hard heavy fast slow wide narrow`,
    ),
    pronoun: isOneOf('i you he she it we they'),
    mine: isOneOf('my your our his her their its the this that'),
    day: isOneOf('monday tuesday wednesday thursday friday saturday sunday today tomorrow'),
    vowelSound: (plain) => startsWithVowelSound(plain),
    consonantSound: (plain) => !startsWithVowelSound(plain),
    known: (plain) => (tree.bitsOf(plain) & wordIs.word) !== 0,
    any: () => true,
    ...wordClasses(words),
  }
}

/** A capital inside a sentence makes a name: React, Node, Trust. */
const isName = (word: Word) => !word.opensSentence && /^\p{Lu}/u.test(word.text)

function wordClasses(words: ReturnType<typeof englishWords>): WordClasses {
  return {
    noun: words.isNoun,
    oneish: (plain, word) =>
      !isName(word) && words.isNoun(plain) && !plain.endsWith('s') && !words.isFunction(plain),
    manyish: (plain, word) => !isName(word) && (words.isPlural(plain) || words.isManyish(plain)),
    thirdish: (plain) =>
      plain.length > 3 &&
      /[^s']s$/.test(plain) &&
      !words.isFunction(plain) &&
      (words.mayBeThird(plain) || words.isThirdToo(plain)),
    ordinal: isOneOf('first second third fourth fifth sixth seventh eighth ninth tenth'),
    nounOnly: (plain, word) => !isName(word) && (words.isNounOnly(plain) || words.isPlural(plain)),
    one: (plain, word) => !isName(word) && words.isSingular(plain) && !words.isTime(plain),
    soloOne: (plain) => words.isSingular(plain) && !words.isTime(plain) && !words.isCollective(plain),
    many: (plain, word) => !isName(word) && words.isPlural(plain),
    mass: words.isMass,
    person: words.isPerson,
    persons: (plain) => plain.endsWith('s') && words.isPerson(plain.slice(0, -1)),
    manyDescribing: (plain) =>
      plain.length > 5 &&
      plain.endsWith('s') &&
      !words.isKnown(plain) &&
      words.isAdjectiveOnly(plain.slice(0, -1)),
    manner: (plain) =>
      plain.endsWith('ly') &&
      words.isAdjective(plain.slice(0, -2).replace(/i$/, 'y')) &&
      !words.isAdjective(plain),
    ownOfMany: (plain) => plain.endsWith("'s") && words.isSingular(plain.slice(0, -2)),
    verbOnly: (plain, word) => !isName(word) && words.isVerbOnly(plain),
    thirdOnly: words.isThird,
    ingOnly: words.isIng,
    ingForm: (plain) =>
      plain.length > 4 && plain.endsWith('ing') && !/(?:th|br|str|spr|cl|fl|st|sw|wr|sl)ing$/.test(plain),
    everyThird: (plain) => plain.endsWith('s') && !plain.endsWith('ss') && isEverydayBase(thirdToBase(plain)),
    edForm: (plain) => words.isPast(plain),
    describing: words.isAdjective,
    describingOnly: words.isAdjectiveOnly,
    moreForm: words.isComparative,
    mostForm: words.isSuperlative,
    time: words.isTime,
    function: words.isFunction,
    det: isOneOf('the a an my your our his her their its this that these those each every any some no'),
    def: isOneOf('the my your our his her their'),
    prep: isOneOf('of to for in from on with about at by under behind near between without inside'),
    few: isOneOf(
      `two three four five six seven eight nine ten eleven twelve several many few both various
        multiple numerous`,
    ),
    number: isOneOf('two three four five six seven eight nine ten twelve several'),
    subject: isOneOf('i you he she it we they'),
    object: isOneOf('me you him her us them'),
    when: isOneOf('when once if until after before because as but since while so whether'),
  }
}

function startsWithVowelSound(plain: string): boolean {
  if (/^(hour|honest|honou?r|heir)/.test(plain)) return true
  if (/^(eu|ewe|once|one\b|one-|oneself|ouija)/.test(plain)) return false
  // « a unit », « a urine sample », but « an unusual », « an umbrella ».
  if (/^uni(?!n|m[^aeo])/.test(plain)) return false
  if (/^u([bcfgkrst][aeiou]|kr|k$|sb$|rl$|fo$)/.test(plain) && !/^(ugand|ugl|urb|urg|usher)/.test(plain))
    return false
  return /^[aeiou]/.test(plain)
}
