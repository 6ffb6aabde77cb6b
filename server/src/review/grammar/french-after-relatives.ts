/** « la pièce que vous cherchez n'est plus fabriqué »: the subject stands before its relative clause. */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import {
  type ClauseMistake,
  clauseStarts,
  isAdverb,
  isClitic,
  isSurelyFinite,
  mistakeAt,
  skip,
} from './clause-mistake.ts'
import { adjectiveForm, agreed, isAgreed, participleForm } from './french-forms.ts'
import { genderOfNoun } from './french-nouns.ts'
import { nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

const ofOne = /^(?:est|sera|était|serait|reste|semble)$/
const ofMany = /^(?:sont|seront|étaient|seraient|restent|semblent)$/
const joins = /^(?:que|qu'|qui|dont|où|si|et|ou|mais|car|quand|lorsque|comme|ce|c')$/
const relatives = /^(?:que|qu'|qui|dont|où)$/

export function checkAfterRelatives(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return clauseStarts(sentence).flatMap((start) => {
    const phrase = nounPhraseAt(tree, sentence, start)
    const relative = phrase && sentence[phrase.end + 1]
    if (!phrase || phrase.isLong || !relative?.follows || !relatives.test(relative.plain)) return []
    if (genderOfNoun(sentence[phrase.head]!.plain) === undefined) return []
    const verb = secondVerb(sentence, phrase.end + 2, tree)
    const being = verb === undefined ? '' : sentence[verb]!.plain
    if (verb === undefined || !(phrase.plural ? ofMany : ofOne).test(being)) return []
    const place = skip(sentence, verb + 1, isAdverb)
    const word = place === undefined ? undefined : sentence[place]
    const form = word && (participleForm(tree, word.plain) ?? adjectiveForm(word.plain))
    if (!word || !form || isAgreed(form, phrase) || genderOfNoun(word.plain) !== undefined) return []
    const right = agreed(tree, form, phrase)
    return right === undefined || right === word.plain ? [] : [mistakeAt('participle', word, right)]
  })
}

/** The verb after that of the relative clause, with no third clause between them. */
function secondVerb(sentence: Sentence, from: number, tree: WordTree): number | undefined {
  let verbs = 0
  for (let at = from; sentence[at]?.follows; at += 1) {
    const word = sentence[at]!
    if (joins.test(word.plain)) return undefined
    if (!isSurelyFinite(tree, word.plain)) continue
    verbs += 1
    if (verbs === 2) return /^(?:il|elle|on|ils|elles|ça)$/.test(subjectBefore(sentence, at)) ? undefined : at
  }
  return undefined
}

function subjectBefore(sentence: Sentence, index: number): string {
  let at = index - 1
  while (at > 0 && isClitic(sentence[at])) at -= 1
  return sentence[at]?.plain ?? ''
}
