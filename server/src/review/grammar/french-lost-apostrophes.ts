/** Two words heard as one that is a word too: « il ma dit », « je lai », « t'as réponse ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import { participleForm } from './french-forms.ts'
import { genderOfNoun } from './french-nouns.ts'
import { isNounish } from './noun-phrase.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const texts: RuleText[] = [
  ['il|elle|on|qui|<knownNoun>|<name> [ma] <adverb>* <doneOne>|été', "m'a"],
  ['tu [ma] <adverb>* <doneOne>', "m'as"],
  ['il|elle|on|qui [ta] <adverb>* <doneOne>|été', "t'a"],
  ['^ [ta] <adverb>* <doneOne>', "t'as"],
  ["pour|de|avec|à|sur|dans|et|sans|par [t'] [as] <womansNoun>", 'ta'],
  ['je [lai]', "l'ai"],
  ['vous [lavez] <adverb>* <doneOne>', "l'avez"],
  ['nous [lavons] <adverb>* <doneOne>', "l'avons"],
  ['[lai] <adverb>* <doneOne>', "l'ai"],
  ['[na] pas|plus|rien|jamais|aucun|aucune|toujours|encore|rien', "n'a"],
  ['je [nest|nait|né]', "n'ai"],
  ['[nest] <any>', "n'est"],
  ['[nai] <any>', "n'ai"],
  ['[sest] <any>', "s'est"],
  ['on|il|elle|qui [ses|ces] <adverb>* <doneAny>', "s'est"],
  ['[cette] très|trop|bien|pas|vraiment|déjà|juste|super <any> $', "c'est"],
  ['[cette] noté|bon|ok|parfait|gentil|possible|fait|compris $', "c'est"],
  ['^ [se] sera|serait|sont|fut', 'ce'],
  ['et|mais|donc|alors|car|que [se] sera|serait', 'ce'],
  ["<noun> [c'] [est] fait mal|voler|avoir|opérer|attendre|vacciner|soigner|livrer", "s'est"],
]

/** Once the future of one verb, now another verb: « il serra là », « nous ferrons le point ». */
const doubled: RuleText[] = [
  ['[serra|serrai|serras|serrons|serrez|serront] <adverb>* <said>', oneR],
  ['je|tu|il|elle|on|nous|vous|ils|elles <clitic>* [ferrai|ferras|ferra|ferrons|ferrez|ferront]', oneR],
]

function oneR({ marked }: Match): string {
  return marked[0]!.plain.replace('rr', 'r')
}

export function frenchLostApostropheRules(tree: WordTree, classes: WordClasses): Rule[] {
  const isDone = (plain: string) => participleForm(tree, plain) !== undefined
  const own: WordClasses = {
    ...classes,
    any: () => true,
    name: (plain, word) => /^\p{Lu}/u.test(word.text) && tree.bitsOf(plain) === 0,
    doneOne: (plain) =>
      isDone(plain) && /(?:é|u|i|is|it|ert|int)$/.test(plain) && genderOfNoun(plain) !== 'f',
    doneAny: (plain) => isDone(plain) && !isNounish(tree, plain),
    womansNoun: (plain) =>
      genderOfNoun(plain) === 'f' && !/[sx]$/.test(plain) && (tree.bitsOf(plain) & wordIs.participle) === 0,
    said: (plain) =>
      /^(?:là|prête?s?|en|disponibles?|ouverte?s?|fermée?s?|de|à|au|sur|chez|présente?s?)$/.test(plain) ||
      isDone(plain),
  }
  return [...readRules('homophone', texts, own), ...readRules('verb_form', doubled, own)]
}
