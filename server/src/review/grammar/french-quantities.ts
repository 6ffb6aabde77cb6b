/** « beaucoup de gens pense », « la plupart de nos clients préfère »: a quantity of many does what many do. */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import {
  type ClauseMistake,
  isAdverb,
  isClitic,
  isSurelyFinite,
  mistakeAt,
  restOfClause,
  skip,
} from './clause-mistake.ts'
import { genderOfNoun } from './french-nouns.ts'
import { verbFor } from './french-verbs.ts'
import { determinerOf } from './noun-phrase.ts'

type Sentence = readonly Word[]

const quantities = /^(?:beaucoup|peu|trop|tant|plein|nombre|plupart|plusieurs|certaine?s|bon)$/
const opens = /^(?:que|qu'|si|quand|car|mais|donc|la|très|bien|et)$/

export function checkQuantities(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!quantities.test(word.plain) || !isFirst(sentence, index)) return []
    const end = endOfMany(sentence, index + 1, tree)
    const place = end && skip(sentence, end + 1, (one) => isClitic(one) || isAdverb(one))
    const verb = place === undefined ? undefined : sentence[place]
    if (!verb) return []
    const bits = tree.bitsOf(verb.plain)
    const isOne = (bits & wordIs.thirdSingular) !== 0 && (bits & wordIs.thirdPlural) === 0
    // « plusieurs d'entre vous demande »: after a person even a noun is the verb.
    const isPerson = /^(?:vous|nous|eux|elles)$/.test(sentence[end!]!.plain)
    const isAlone =
      genderOfNoun(verb.plain) === undefined &&
      !restOfClause(sentence, place! + 1).some((one) => isSurelyFinite(tree, one.plain))
    if (!isOne || !(isPerson || isAlone || isSurelyFinite(tree, verb.plain))) return []
    const right = verbFor(tree, verb.plain, 'ils')
    return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
  })
}

/** At the head of its clause: « j'ai vu beaucoup de monde » tells of something else. */
function isFirst(sentence: Sentence, index: number): boolean {
  const word = sentence[index]!
  if (word.plain !== 'plupart') return word.opensClause || opens.test(sentence[index - 1]?.plain ?? '')
  const article = sentence[index - 1]
  return article?.plain === 'la' && (article.opensClause || opens.test(sentence[index - 2]?.plain ?? ''))
}

/** The last word of « de nos clients », « des parents », « d'entre vous »; undefined where not surely many. */
function endOfMany(sentence: Sentence, from: number, tree: WordTree): number | undefined {
  const of = sentence[from]
  if (!of?.follows || !/^(?:de|d'|des)$/.test(of.plain)) return undefined
  const next = sentence[from + 1]
  if (next?.plain === 'entre')
    return /^(?:vous|nous|eux|elles)$/.test(sentence[from + 2]?.plain ?? '') ? from + 2 : undefined
  const at = determinerOf(next?.plain ?? '')?.plural ? from + 2 : from + 1
  const noun = sentence[at]
  if (!noun?.follows) return undefined
  const isMany = (tree.bitsOf(noun.plain) & wordIs.plural) !== 0 && genderOfNoun(noun.plain) !== undefined
  return noun.plain === 'gens' || (isMany && /[sx]$/.test(noun.plain)) ? at : undefined
}
