/** Grammar: the rules of each language, and words written twice. */
import type { Language } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading } from '../reading.ts'
import { checkEnglishClauses } from './english-clauses.ts'
import { checkEnglishDigits } from './english-digits.ts'
import { englishRules } from './english-rules.ts'
import { checkFrenchClauses } from './french-clauses.ts'
import { checkFrenchDigits } from './french-digits.ts'
import { frenchRules } from './french-rules.ts'
import { applyRules, bindRules, type RuleBook } from './rule.ts'

const rulesOf = new WeakMap<Lexicon, Readonly<Record<Language, RuleBook>>>()

export function checkGrammar(reading: Reading, lexicon: Lexicon): Remark[] {
  const rules = rulesOf.get(lexicon) ?? readAllRules(lexicon)
  rulesOf.set(lexicon, rules)
  const found = [
    ...applyRules(reading, rules.fr, 'fr'),
    ...checkFrenchClauses(reading, lexicon.fr),
    ...checkFrenchDigits(reading, lexicon.fr),
    ...applyRules(reading, rules.en, 'en'),
    ...checkEnglishDigits(reading, lexicon.en),
    ...checkEnglishClauses(reading, lexicon.en),
    ...findRepeated(reading),
  ]
  return withoutOverlaps(found)
}

function readAllRules(lexicon: Lexicon): Readonly<Record<Language, RuleBook>> {
  return { fr: bindRules(frenchRules(lexicon.fr)), en: bindRules(englishRules(lexicon.en)) }
}

/** « nous nous réjouissons », "had had", « très très »: twice on purpose. */
const twiceByRight = new Set(
  "nous vous très bien oui non si ha ho hi eh ah la tout trop plus super vite coucou toc hop bon bla chut petit had that very really so much no yes bye night never long far many please go knock er there now tut pretty way more hear s'il".split(
    ' ',
  ),
)

function findRepeated(reading: Reading): Remark[] {
  return reading.words.flatMap((word, index) => {
    const before = reading.words[index - 1]
    if (!before || !word.follows || before.plain !== word.plain || twiceByRight.has(word.plain)) return []
    if (/^\p{Lu}/u.test(word.text) && /^\p{Lu}/u.test(before.text)) return []
    const { start } = before
    const params = { written: reading.text.slice(start, word.end), proposal: before.text }
    return [
      {
        kind: 'grammar',
        severity: 'warning',
        start,
        end: word.end,
        saying: 'grammar.twice',
        params,
        proposal: before.text,
      },
    ] satisfies Remark[]
  })
}

/** One remark for one place: the first rule that speaks is the most particular. */
function withoutOverlaps(remarks: readonly Remark[]): Remark[] {
  const kept: Remark[] = []
  for (const remark of remarks) {
    if (!kept.some((one) => remark.start < one.end && remark.end > one.start)) kept.push(remark)
  }
  return kept
}
