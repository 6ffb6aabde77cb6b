/** A clause has one verb: after it, « a » is « à », « est » is « et », « ont » is « on ». */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isSurelyFinite, mistakeAt } from './clause-mistake.ts'
import { participleForm } from './french-forms.ts'
import { determinerOf, isNounish, nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

/** Here another clause begins. */
const joins = oneOf(`
    que qu' qui dont où ou et mais car si s' quand lorsque lorsqu' comme donc puisque puisqu' or ni
    combien comment pourquoi quel quelle quels quelles ce ça cela celui celle ceux
  `)
const verbSubjects = oneOf(`
    je j' tu il elle on ils elles nous vous y n' ne l' m' t' s' en lui me te se les leur qui ça cela ce c'
    tout rien personne chacun aucun lequel laquelle
  `)

export function checkSecondVerbs(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (word.plain !== 'a' && word.plain !== 'est') return []
    if (!word.follows || verbSubjects.test(sentence[index - 1]?.plain ?? '') || word.text === 'A') return []
    const next = sentence[index + 1]
    if (word.plain === 'est' && isGreeting(sentence, index, tree)) return [mistakeAt('homophone', word, 'et')]
    if (word.plain === 'est' && hasTwoNouns(sentence, index, tree))
      return [mistakeAt('homophone', word, 'et')]
    if (!hasVerbBefore(sentence, index, tree)) return []
    if (word.plain === 'a') {
      // « vous dites que Maya a payé » has its conjunction; a participle makes « a » a verb
      // whatever stands before.
      const isVerb = next?.follows && participleForm(tree, next.plain) && !isNounish(tree, next.plain)
      return isVerb || /^(?:été|eu|pu|dû|bien|déjà|pas)$/.test(next?.plain ?? '')
        ? []
        : [mistakeAt('homophone', word, 'à')]
    }
    return isBetweenNouns(sentence, index, tree) ? [mistakeAt('homophone', word, 'et')] : []
  })
}

/** « merci pour votre visite est à bientôt »: thanks and wishes have no verb. */
function isGreeting(sentence: Sentence, index: number, tree: WordTree): boolean {
  const start = sentence.findLastIndex((word, at) => at <= index && word.opensClause)
  if (!/^(?:merci|bonne|bon|bonjour|belle|cordialement|bravo)$/.test(sentence[start]?.plain ?? ''))
    return false
  const between = sentence.slice(start, index)
  return !between.some((word) => joins.test(word.plain) || isSurelyFinite(tree, word.plain))
}

/** « le prix est la qualité comptent »: another verb follows both nouns. */
function hasTwoNouns(sentence: Sentence, index: number, tree: WordTree): boolean {
  const start = sentence.findLastIndex((word, at) => at <= index && word.opensClause)
  const before = nounPhraseAt(tree, sentence, start)
  const after = nounPhraseAt(tree, sentence, index + 1)
  if (before?.end !== index - 1 || !after) return false
  const verb = sentence[after.end + 1]
  const isMany = verb !== undefined && (tree.bitsOf(verb.plain) & wordIs.thirdPlural) !== 0
  return verb?.follows === true && isMany
}

/** A verb with its person earlier in the same clause, and nothing that begins another one. */
function hasVerbBefore(sentence: Sentence, index: number, tree: WordTree): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const { plain, follows } = sentence[at]!
    if (joins.test(plain)) return false
    if (isSurelyFinite(tree, plain) || /(?:ez-vous|t-il|t-elle|ons-nous|-je|t-on)$/.test(plain)) {
      // « le client nous a dit », a name: « Maya vous rappelle. Omar a ».
      return !/^\p{Lu}/u.test(sentence[index - 1]!.text)
    }
    if (!follows) return false
  }
  return false
}

/** « vous avez reçu la facture est le bon »: nouns on both sides. */
function isBetweenNouns(sentence: Sentence, index: number, tree: WordTree): boolean {
  const before = sentence[index - 1]!
  const isNoun = isNounish(tree, before.plain) && determinerOf(sentence[index - 2]?.plain ?? '') !== undefined
  const after = nounPhraseAt(tree, sentence, index + 1)
  return isNoun && after !== undefined && sentence[index + 1]!.follows
}
