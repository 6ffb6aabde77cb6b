/** What stands around a match, for rules that hold only in some company. */
import type { Word } from '../reading.ts'
import type { Match } from './pattern.ts'
import type { Correction } from './rule.ts'

/** The word before the match, when nothing but blanks lies between; with `back` 2 the one before that. */
export function wordBefore(match: Match, sentence: readonly Word[], back = 1): Word | undefined {
  const index = sentence.indexOf(match.words[0]!)
  return sentence[index]?.follows ? sentence[index - back] : undefined
}

/** The word after the match, when nothing but blanks lies between. */
export function wordAfter(match: Match, sentence: readonly Word[]): Word | undefined {
  const next = sentence[sentence.indexOf(match.words.at(-1)!) + 1]
  return next?.follows ? next : undefined
}

const nearWords = 3

export type Company = {
  readonly before?: RegExp
  readonly after?: RegExp
  /** One of the three words before. */
  readonly near?: RegExp
  /** Words anywhere earlier in the sentence. */
  readonly earlier?: RegExp
}

const fits = (pattern: RegExp | undefined, word: Word | undefined) =>
  pattern !== undefined && word !== undefined && pattern.test(word.plain)

const settle = (correction: Correction, match: Match, sentence: readonly Word[]) =>
  typeof correction === 'string' ? correction : correction(match, sentence)

const known = new Map<string, RegExp>()

/** One of these words, written one after the other. */
export function anyOf(words: string): RegExp {
  const pattern = known.get(words) ?? new RegExp(`^(?:${words.trim().replace(/\s+/g, '|')})$`)
  known.set(words, pattern)
  return pattern
}

/** The rule does not hold in this company. */
export function unless(company: Company, correction: Correction): Correction {
  return (match, sentence) => {
    if (fits(company.before, wordBefore(match, sentence))) return null
    if (fits(company.after, wordAfter(match, sentence))) return null
    if (company.near) {
      const at = sentence.indexOf(match.words[0]!)
      if (sentence.slice(Math.max(0, at - nearWords), at).some((word) => company.near!.test(word.plain)))
        return null
    }
    if (company.earlier) {
      const until = sentence.indexOf(match.words[0]!)
      if (sentence.slice(0, until).some((word) => company.earlier!.test(word.plain))) return null
    }
    return settle(correction, match, sentence)
  }
}

/** The rule holds only in this company. */
export function onlyIf(company: Company, correction: Correction): Correction {
  return (match, sentence) => {
    if (company.before && !fits(company.before, wordBefore(match, sentence))) return null
    if (company.after && !fits(company.after, wordAfter(match, sentence))) return null
    return settle(correction, match, sentence)
  }
}

/** The marked words one by one. */
export const markedOf = (match: Match, index = 0) => match.marked[index]!.plain
