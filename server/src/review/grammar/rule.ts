/** Rules of grammar tried at every word of the sentences of one language. */
import type { Language } from '../context.ts'
import type { Remark, Severity } from '../finding.ts'
import type { Reading, Word } from '../reading.ts'
import {
  firstWordsOf,
  type Match,
  matchAt,
  neededWordsOf,
  type Pattern,
  readPattern,
  type WordClasses,
} from './pattern.ts'

/** The right words, null when the rule does not hold after all, undefined when only the writer can know. */
export type Correction = string | ((match: Match, sentence: readonly Word[]) => string | null | undefined)

/** Its pattern, what is right, and how sure it is: a hint where a good writer may have meant it. */
export type RuleText = readonly [pattern: string, correction: Correction, severity?: Severity]

export type RuleGroup =
  | 'ending'
  | 'homophone'
  | 'phrase'
  | 'number'
  | 'participle'
  | 'gender'
  | 'verb_agreement'
  | 'verb_form'
  | 'article'
  | 'negation'
  | 'elision'
  | 'mood'

export type Rule = {
  readonly saying: string
  readonly pattern: Pattern
  readonly correction: Correction
  readonly severity: Severity
  readonly firstWords: readonly string[] | undefined
  readonly neededWords: readonly string[] | undefined
}

export function readRules(group: string, texts: readonly RuleText[], classes: WordClasses): Rule[] {
  return texts.map(([written, correction, severity = 'warning']) => {
    // A long choice of words goes on in the next line.
    const pattern = written.trim().replace(/\s+/g, ' ').replace(/\| /g, '|')
    return {
      saying: `grammar.${group}`,
      pattern: readPattern(pattern, classes),
      correction,
      severity,
      firstWords: firstWordsOf(pattern),
      neededWords: neededWordsOf(pattern),
    }
  })
}

/**
 * Rules by the word they begin with, so that each word is asked only the few that may hold; the order of
 * the rules stays.
 */
export type RuleBook = {
  readonly rulesFor: (plain: string) => readonly Rule[]
  /** Rules tried at every word, though a word they need is not in the sentence. */
  readonly idleRules: (present: ReadonlySet<string>) => ReadonlySet<Rule>
}

export function bindRules(rules: readonly Rule[]): RuleBook {
  const open = rules.filter((rule) => rule.firstWords === undefined)
  const words = new Set(rules.flatMap((rule) => rule.firstWords ?? []))
  const byWord = new Map(
    [...words].map(
      (word) => [word, rules.filter((rule) => rule.firstWords?.includes(word) ?? true)] as const,
    ),
  )
  const needy = open.filter((rule) => rule.neededWords !== undefined)
  return {
    rulesFor: (plain) => byWord.get(plain) ?? open,
    idleRules: (present) =>
      new Set(needy.filter((rule) => !rule.neededWords!.some((word) => present.has(word)))),
  }
}

export function applyRules(reading: Reading, book: RuleBook, language: Language): Remark[] {
  const remarks: Remark[] = []
  for (const [index, sentence] of reading.sentences.entries()) {
    if (sentence.language !== language) continue
    const words = reading.words.filter((word) => word.sentence === index)
    const idle = book.idleRules(new Set(words.map((word) => word.plain)))
    for (let start = 0; start < words.length; start += 1) {
      for (const rule of book.rulesFor(words[start]!.plain)) {
        if (idle.has(rule)) continue
        const remark = tryRule(reading.text, rule, words, start)
        if (remark) remarks.push(remark)
      }
    }
  }
  return remarks
}

function tryRule(text: string, rule: Rule, words: readonly Word[], start: number): Remark | undefined {
  const match = matchAt(rule.pattern, words, start)
  const first = match?.marked[0]
  const last = match?.marked.at(-1)
  if (!match || !first || !last) return undefined
  const right = typeof rule.correction === 'string' ? rule.correction : rule.correction(match, words)
  return right === null ? undefined : remarkOf(text, rule, first, last, right)
}

/** What to say of these words; undefined when they are right as written. */
export function remarkOf(
  text: string,
  { saying, severity }: Pick<Rule, 'saying' | 'severity'>,
  first: Word,
  last: Word,
  right: string | undefined,
): Remark | undefined {
  const written = text.slice(first.start, last.end)
  if (right === written.toLowerCase().replaceAll('’', "'")) return undefined
  const proposal = right === undefined ? null : likeWritten(right, written)
  const params = { written, proposal: proposal ?? '' }
  return { kind: 'grammar', severity, start: first.start, end: last.end, saying, params, proposal }
}

function likeWritten(right: string, written: string): string {
  if (/^\p{Lu}{2}/u.test(written) && written === written.toUpperCase()) return right.toUpperCase()
  return /^\p{Lu}/u.test(written) ? right[0]!.toUpperCase() + right.slice(1) : right
}
