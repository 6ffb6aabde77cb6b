/** What follows « qui » goes with what stands before it: « des places qui reste », « ceux qui veut ». */
import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { type ClauseMistake, isAdverb, isClitic, isSurelyFinite, mistakeAt, skip } from './clause-mistake.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { verbFor } from './french-verbs.ts'
import { determinerOf, isNounish, nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

export function checkRelativeVerbs(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [...checkWho(sentence, tree), ...checkNamed(sentence, tree), ...checkWhatever(sentence, tree)]
}

function checkWho(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (word.plain !== 'qui' || !word.follows || index === 0) return []
    const isMany = numberBefore(sentence, index, tree)
    const place = skip(sentence, index + 1, (one) => isClitic(one) || isAdverb(one))
    const verb = place === undefined ? undefined : sentence[place]
    if (isMany === undefined || !verb) return []
    const bits = tree.bitsOf(verb.plain)
    const isOne = (bits & wordIs.thirdSingular) !== 0
    const isSeveral = (bits & wordIs.thirdPlural) !== 0
    if (isOne === isSeveral || isSeveral === isMany) return []
    if (!isSurelyFinite(tree, verb.plain) && isSeveral) return []
    const right = verbFor(tree, verb.plain, isMany ? 'ils' : 'il')
    return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
  })
}

/** True for many, false for one, undefined when it is not certain what « qui » stands for. */
function numberBefore(sentence: Sentence, index: number, tree: WordTree): boolean | undefined {
  const before = sentence[index - 1]!.plain
  if (/^(?:ceux|celles|eux)$/.test(before)) return true
  if (/^(?:celui|celle)$/.test(before)) return false
  if (/^(?:lui|elle)$/.test(before) && /^est$/.test(sentence[index - 2]?.plain ?? '')) return false
  const determiner = determinerOf(sentence[index - 2]?.plain ?? '')
  const isFirst = !/^(?:de|d'|des|du|et|ou|à|en|une?|plusieurs|certaine?s|beaucoup)$/.test(
    sentence[index - 3]?.plain ?? '',
  )
  if (!determiner || !isFirst || !isNounish(tree, before) || genderOfNoun(before) === undefined)
    return undefined
  // « un des clients qui », « des » after a noun: either may be meant.
  const earlier = sentence[index - 3]
  if (
    sentence[index - 2]!.plain === 'des' &&
    earlier?.follows !== false &&
    earlier &&
    isNounish(tree, earlier.plain)
  )
    return undefined
  return isSameInPlural(before) || /[sx]$/.test(before) === determiner.plural ? determiner.plural : undefined
}

/** « Maya vous rappelles », « Omar vous as répondu »: nobody is « tu » and has a name. */
function checkNamed(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (
      !/^\p{Lu}\p{Ll}+$/u.test(word.text) ||
      isClitic(word) ||
      /^(?:je|j'|tu|toi|moi|qui|si|quand|que|ne|n')$/.test(word.plain)
    )
      return []
    const place = skip(sentence, index + 1, isClitic)
    // « Maya » is an adjective too: a pronoun between tells a name from it.
    if (tree.bitsOf(word.plain) !== 0 && (place === undefined || place === index + 1)) return []
    const verb = place === undefined ? undefined : sentence[place]
    if (!verb || !isSurelyFinite(tree, verb.plain) || /^(?:es|suis)$/.test(verb.plain)) return []
    const bits = tree.bitsOf(verb.plain)
    const others = wordIs.thirdSingular | wordIs.thirdPlural | wordIs.secondPlural | wordIs.firstPlural
    if ((bits & others) !== 0 || !/(?:es|as|s|x)$/.test(verb.plain)) return []
    const right = verbFor(tree, verb.plain, 'il')
    return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
  })
}

/** « quelque soit », « quelle que soit le montant »: it goes with what comes after. */
function checkWhatever(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!/^(?:quels?|quelles?|quelques?)$/.test(word.plain) || sentence[index + 1]?.plain !== 'que') return []
    if (!/^soi(?:t|ent)$/.test(sentence[index + 2]?.plain ?? '')) return []
    const phrase = nounPhraseAt(tree, sentence, index + 3)
    if (!phrase || phrase.gender === undefined) return []
    const right = `quel${phrase.gender === 'f' ? 'le' : ''}${phrase.plural ? 's' : ''}`
    return right === word.plain ? [] : [mistakeAt('homophone', word, right)]
  })
}
