/** Participles that never agree with whom one speaks to: « elle vous a répondue », « on vous a téléphonée ». */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { type ClauseMistake, isAdverb, mistakeAt, skip } from './clause-mistake.ts'
import { participleForm } from './french-forms.ts'

type Sentence = readonly Word[]

const toSomebody = /^(?:parlé|répondu|téléphoné|menti|plu|souri|nui|suffi|succédé|ressemblé)$/
const persons = /^(?:vous|nous|m'|t'|me|te|lui|leur|s'|se)$/
const auxiliaries = longAuxiliaries()

export const isSaidToSomebody = (base: string) => toSomebody.test(base)

export function checkIndirectPersons(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const auxiliary = sentence[index + 1]
    if (!persons.test(word.plain) || !auxiliary?.follows || !auxiliaries.has(auxiliary.plain)) return []
    const place = skip(sentence, index + 2, isAdverb)
    const form = place === undefined ? undefined : participleForm(tree, sentence[place]!.plain)
    if (!form || !isSaidToSomebody(form.base) || sentence[place!]!.plain === form.base) return []
    return [mistakeAt('participle', sentence[place!]!, form.base)]
  })
}

function longAuxiliaries(): ReadonlySet<string> {
  const having = 'ai as a avons avez ont avais avait avions aviez avaient aura auront aurez aurait auraient'
  const being = 'suis est sommes êtes sont était étaient étions étiez'
  return new Set(`${having} ${being}`.split(' '))
}
