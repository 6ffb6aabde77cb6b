/**
 * Objects named first and taken up later: « la pièce, on l'a commandé », « quelle taille avez-vous pris »,
 * « les travaux qu'ils ont fait ».
 */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { type ClauseMistake, isAdverb, mistakeAt, skip } from './clause-mistake.ts'
import { type Agreement, agreed, isAgreed, participleForm } from './french-forms.ts'
import { genderOfNoun } from './french-nouns.ts'
import { determinerOf, nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

const have = /^(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|aurai|aura|aurez|auront|aurons)$/
const haveAsked = /^(?:avez-vous|as-tu|a-t-il|a-t-elle|a-t-on|ont-ils|ont-elles|avons-nous|ai-je|aviez-vous)$/

export function checkFronted(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [...checkTakenUp(sentence, tree), ...checkAsked(sentence, tree), ...checkDone(sentence, tree)]
}

/** « la pièce, on l'a commandé hier » */
function checkTakenUp(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  const phrase = nounPhraseAt(tree, sentence, 0)
  const next = phrase && sentence[phrase.end + 1]
  if (!phrase || phrase.gender === undefined || !next || next.follows || !next.opensClause) return []
  const at = phrase.end + 1
  if (!/^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles)$/.test(next.plain)) return []
  const place = skip(sentence, at + 1, (word) => /^(?:ne|n'|vous|nous|me|te|m'|t')$/.test(word.plain))
  const pronoun = place === undefined ? undefined : sentence[place]
  if (!pronoun || pronoun.plain !== (phrase.plural ? 'les' : "l'")) return []
  const verb = sentence[place! + 1]
  if (!verb?.follows || !have.test(verb.plain)) return []
  return agreeing(sentence, tree, place! + 2, phrase)
}

/** « quelle taille avez-vous pris », « combien de places avez-vous réservé » */
function checkAsked(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!haveAsked.test(word.plain) || !word.follows) return []
    const noun = sentence[index - 1]
    const before = sentence.slice(Math.max(0, index - 4), index - 1).map((one) => one.plain)
    const gender = noun && genderOfNoun(noun.plain)
    if (gender === undefined || noun!.plain === 'temps') return []
    const many = before.includes('combien') && /^(?:de|d')$/.test(before.at(-1) ?? '')
    const which = /^quel(le)?(s)?$/.exec(before.at(-1) ?? '')
    if (!many && !which) return []
    return agreeing(sentence, tree, index + 1, { gender, plural: many || which?.[2] === 's' })
  })
}

/** « la demande que vous avez fait »: what is done agrees, what one has done by others does not. */
function checkDone(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!/^(?:que|qu')$/.test(word.plain) || !word.follows || index < 2) return []
    const noun = sentence[index - 1]!
    const gender = genderOfNoun(noun.plain)
    const determiner = determinerOf(sentence[index - 2]!.plain)
    if (gender === undefined || !determiner || !noun.follows) return []
    const subject = sentence[index + 1]
    if (!/^(?:j'|je|tu|on|nous|vous|ils|elles|elle)$/.test(subject?.plain ?? '')) return []
    const verb = skip(sentence, index + 2, (one) => /^(?:nous|vous|m'|t'|lui|leur|me|te)$/.test(one.plain))
    if (verb === undefined || !have.test(sentence[verb]!.plain)) return []
    const place = skip(sentence, verb + 1, isAdverb)
    if (place === undefined || sentence[place]!.plain !== 'fait') return []
    return agreeing(sentence, tree, place, { gender, plural: determiner.plural })
  })
}

function agreeing(sentence: Sentence, tree: WordTree, from: number, wanted: Agreement): ClauseMistake[] {
  const place = skip(sentence, from, isAdverb)
  const word = place === undefined ? undefined : sentence[place]
  const form = word && participleForm(tree, word.plain)
  if (!word || !form || /^(?:pu|dû|voulu|su|cru|été|eu)$/.test(word.plain)) return []
  const next = sentence[place! + 1]
  const isInfinitive = (at: number) =>
    sentence[at]?.follows === true && (tree.bitsOf(sentence[at]!.plain) & wordIs.infinitive) !== 0
  // « fait faire », « demandé de venir », « dit que »
  const isLinked = next?.follows === true && /^(?:à|de|d')$/.test(next.plain) && isInfinitive(place! + 2)
  const isMade = isInfinitive(place! + 1) || isLinked || (next?.follows && /^(?:que|qu')$/.test(next.plain))
  if (isMade || isAgreed(form, wanted)) return []
  const right = agreed(tree, form, wanted)
  return right === undefined || right === word.plain ? [] : [mistakeAt('participle', word, right)]
}
