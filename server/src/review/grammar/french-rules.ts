/** Every French rule that is a pattern, the most particular first: where two hold, the first speaks. */
import type { WordTree } from '../lexicon/word-tree.ts'
import { frenchAgreementRules } from './french-agreement.ts'
import { frenchClasses } from './french-classes.ts'
import { frenchEndingRules } from './french-endings.ts'
import { frenchHomophoneRules } from './french-homophones.ts'
import { frenchInfinitiveRules } from './french-infinitives.ts'
import { frenchLostApostropheRules } from './french-lost-apostrophes.ts'
import { frenchPhraseRules } from './french-phrases.ts'
import { frenchShortFormRules } from './french-short-forms.ts'
import { frenchSlipRules } from './french-slips.ts'
import { frenchSmallWordRules } from './french-small-words.ts'
import { frenchToldApartRules } from './french-told-apart.ts'
import { frenchVerbRules } from './french-verbs.ts'
import type { Rule } from './rule.ts'

export function frenchRules(tree: WordTree): Rule[] {
  const classes = frenchClasses(tree)
  return [
    ...frenchToldApartRules(tree, classes),
    ...frenchEndingRules(classes),
    ...frenchHomophoneRules(classes),
    ...frenchSmallWordRules(tree, classes),
    ...frenchPhraseRules(classes),
    ...frenchSlipRules(tree, classes),
    ...frenchLostApostropheRules(tree, classes),
    ...frenchInfinitiveRules(tree, classes),
    ...frenchShortFormRules(tree, classes),
    ...frenchAgreementRules(tree, classes),
    ...frenchVerbRules(tree, classes),
  ]
}
