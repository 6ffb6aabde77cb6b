/** Every check that reads a French clause as a whole. */
import type { Remark } from '../finding.ts'
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Reading } from '../reading.ts'
import type { ClauseCheck } from './clause-mistake.ts'
import { checkAfterRelatives } from './french-after-relatives.ts'
import { checkAttributes } from './french-attributes.ts'
import { checkConditionals } from './french-conditionals.ts'
import { checkElisions } from './french-elisions.ts'
import { checkFronted } from './french-fronted.ts'
import { checkHyphens } from './french-hyphens.ts'
import { checkIndirectPersons } from './french-indirect-persons.ts'
import { checkMisformed } from './french-misformed.ts'
import { checkMoods } from './french-moods.ts'
import { checkObjectsBefore } from './french-objects.ts'
import { checkQuantities } from './french-quantities.ts'
import { checkRelativeVerbs } from './french-relatives.ts'
import { checkSecondVerbs } from './french-second-verbs.ts'
import { checkHasNot, checkInverted, checkOneOf, checkSubjects } from './french-subjects.ts'
import { remarkOf } from './rule.ts'

const clauseChecks: readonly ClauseCheck[] = [
  checkElisions,
  checkObjectsBefore,
  checkSubjects,
  checkInverted,
  checkOneOf,
  checkHasNot,
  checkSecondVerbs,
  checkMoods,
  checkConditionals,
  checkFronted,
  checkAttributes,
  checkHyphens,
  checkMisformed,
  checkRelativeVerbs,
  checkQuantities,
  checkIndirectPersons,
  checkAfterRelatives,
]

export function checkFrenchClauses(reading: Reading, tree: WordTree): Remark[] {
  return reading.sentences.flatMap((sentence, index) => {
    if (sentence.language !== 'fr') return []
    const words = reading.words.filter((word) => word.sentence === index)
    const mistakes = clauseChecks.flatMap((check) => check(words, tree))
    return mistakes.flatMap(({ group, severity = 'warning', first, last, right }) => {
      const saying = `grammar.${group}`
      return remarkOf(reading.text, { saying, severity }, first, last, right) ?? []
    })
  })
}
