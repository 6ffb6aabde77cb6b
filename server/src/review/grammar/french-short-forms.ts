/** « une beau vue », « notre nouvel site »: adjectives with a form for vowels; « personne m'a prévenu » without its « ne ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import { isSurelyFinite } from './clause-mistake.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const womens: Readonly<Record<string, string>> = {
  beau: 'belle',
  bel: 'belle',
  nouveau: 'nouvelle',
  nouvel: 'nouvelle',
  vieux: 'vieille',
  vieil: 'vieille',
}
const beforeConsonants: Readonly<Record<string, string>> = { bel: 'beau', nouvel: 'nouveau', vieil: 'vieux' }
const beforeVowels: Readonly<Record<string, string>> = { beau: 'bel', nouveau: 'nouvel', vieux: 'vieil' }

const asWoman = ({ marked }: Match) => womens[marked[0]!.plain] ?? null
const asConsonant = ({ marked }: Match) => beforeConsonants[marked[0]!.plain] ?? null
const asVowel = ({ marked }: Match) => beforeVowels[marked[0]!.plain] ?? null

const shortForms: RuleText[] = [
  ['une|la|cette|votre|notre|ma|sa|aucune [beau|bel|nouveau|nouvel|vieux|vieil] <womensNoun>', asWoman],
  ['un|le|ce|votre|notre|mon|son|aucun|cet [bel|nouvel|vieil] <consonantNoun>', asConsonant],
  ['un|le|ce|votre|notre|mon|son [beau|nouveau|vieux] <vowelNoun>', asVowel],
]

/** Said without « ne » by everybody, written by nobody who reads it again. */
const negations: RuleText[] = [
  [
    '^ [personne|rien] <object>* <finite>',
    ({ marked, words }) => withNe(marked[0]!.plain, words[1]!.plain),
    'hint',
  ],
  ['^ aucun|aucune <knownNoun> [<object>] <finite>', ({ marked }) => withNe('', marked[0]!.plain), 'hint'],
  [
    '^ aucun|aucune <knownNoun> [est|a|était|avait|arrive]',
    ({ marked }) => withNe('', marked[0]!.plain),
    'hint',
  ],
]

/** « personne n'est »; a « ne » alone goes before its word. */
function withNe(before: string, after: string): string {
  const isVowel = /^[aeiouyéèêâîôœ]/.test(after)
  return before !== '' ? `${before} ${isVowel ? "n'" : 'ne'}` : isVowel ? `n'${after}` : `ne ${after}`
}

export function frenchShortFormRules(tree: WordTree, classes: WordClasses): Rule[] {
  const vowel = /^[aeiouéèêâîôœ]/
  const own: WordClasses = {
    ...classes,
    womensNoun: (plain, word) => plain === 'vue' || (classes.feminineNoun!(plain, word) && !/s$/.test(plain)),
    consonantNoun: (plain, word) =>
      classes.masculineNoun!(plain, word) && /^[bcdfgjklmnpqrstvwz]/.test(plain),
    vowelNoun: (plain, word) =>
      classes.masculineNoun!(plain, word) && vowel.test(plain) && !/^on[zc]e/.test(plain),
    finite: (plain) => isSurelyFinite(tree, plain) && (tree.bitsOf(plain) & wordIs.thirdSingular) !== 0,
  }
  return [...readRules('gender', shortForms, own), ...readRules('negation', negations, own)]
}
