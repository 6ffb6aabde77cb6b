/**
 * A small language for rules of grammar, so that a rule reads like its example.
 *
 *   <have> <adverb>* [<infinitive>]        « avez bien [commander] »
 *
 * Words are written out, `a|b` is either, `<class>` a class of words, `!` before it not of that class,
 * `?` and `*` after it
 * at most once and any number of times. `^` is the beginning of a clause, `$` its end, also among
 * others: `$|to|for`. What stands in brackets is wrong.
 */
import type { Word } from '../reading.ts'

export type WordClass = (plain: string, word: Word) => boolean
export type WordClasses = Readonly<Record<string, WordClass>>

type Step =
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'word'
      readonly fits: WordClass
      readonly times: '1' | '?' | '*'
      readonly marked: boolean
      /** `$|to|for`: one of the words, or the end of the clause. */
      readonly orEnd: boolean
    }

export type Pattern = { readonly steps: readonly Step[] }
export type Match = { readonly marked: readonly Word[]; readonly words: readonly Word[] }

const repeatsMax = 4

/** Throws when a class is not known or brackets are missing: a rule is part of the program. */
export function readPattern(text: string, classes: WordClasses): Pattern {
  let marked = false
  const steps = onOneLine(text)
    .split(' ')
    .map((token): Step => {
      if (token === '^') return { kind: 'begin' }
      if (token === '$') return { kind: 'end' }
      if (token.startsWith('[')) marked = true
      const step = readStep(token.replace(/^\[/, '').replace(/\]$/, ''), marked, classes)
      if (token.endsWith(']')) marked = false
      return step
    })
  if (!/\[.*\]/.test(text)) throw new Error(`the rule « ${text} » marks nothing`)
  return { steps }
}

function readStep(token: string, marked: boolean, classes: WordClasses): Step {
  const [, not = '', core = '', times = ''] = /^(!?)(.+?)([?*]?)$/.exec(token) ?? []
  const parts = core.split('|').filter((part) => part !== '$')
  const literals = new Set(parts.filter((part) => !part.startsWith('<')))
  const tests = parts.filter((part) => part.startsWith('<')).map((part) => readClass(part, classes))
  const any: WordClass = (plain, word) => literals.has(plain) || tests.some((test) => test(plain, word))
  return {
    kind: 'word',
    fits: not === '' ? any : (plain, word) => !any(plain, word),
    times: times === '' ? '1' : (times as '?' | '*'),
    marked,
    orEnd: core.split('|').includes('$'),
  }
}

function readClass(part: string, classes: WordClasses): WordClass {
  const name = /^<(\w+)>$/.exec(part)?.[1] ?? part
  const found = classes[name]
  if (!found) throw new Error(`there is no class of words named ${name}`)
  return found
}

/** A long choice may break after its `|`. */
const onOneLine = (text: string) => text.replace(/\|\s+/g, '|').trim()

/** The words a match can begin with, where the pattern writes them out; undefined where a class decides. */
export function firstWordsOf(text: string): readonly string[] | undefined {
  const first = onOneLine(text)
    .split(' ')
    .find((token) => token !== '^')
    ?.replace(/[[\]]/g, '')
  return first === undefined || /[<!?*]/.test(first) ? undefined : first.split('|')
}

/**
 * Words of which one must stand in a sentence for the pattern to hold there: the shortest choice of written words it cannot
 * do without; undefined where only classes must be met.
 */
export function neededWordsOf(text: string): readonly string[] | undefined {
  const choices = onOneLine(text)
    .split(' ')
    .map((token) => token.replace(/[[\]]/g, ''))
    .filter((token) => token !== '^' && token !== '$' && !/[<!?*$]/.test(token))
    .map((token) => token.split('|'))
  return choices.sort((one, other) => one.length - other.length)[0]
}

/** The match that begins at this word, longest first; undefined when the rule does not hold here. */
export function matchAt(pattern: Pattern, words: readonly Word[], start: number): Match | undefined {
  const walk = (step: number, at: number, taken: number): Match | undefined => {
    const next = pattern.steps[step]
    if (!next) return { marked: [], words: words.slice(start, at) }
    if (next.kind === 'begin') return words[at]?.opensClause === false ? undefined : walk(step + 1, at, 0)
    if (next.kind === 'end') return words[at - 1]?.closesClause === false ? undefined : walk(step + 1, at, 0)
    if (next.orEnd && words[at - 1]?.closesClause) {
      const rest = walk(step + 1, at, 0)
      if (rest) return rest
    }
    const word = words[at]
    const fits = word !== undefined && (at === start || word.follows) && next.fits(word.plain, word)
    if (fits && taken < repeatsMax) {
      const rest = next.times === '*' ? walk(step, at + 1, taken + 1) : walk(step + 1, at + 1, 0)
      if (rest) return next.marked ? { ...rest, marked: [word, ...rest.marked] } : rest
    }
    return next.times === '1' ? undefined : walk(step + 1, at, 0)
  }
  return walk(0, start, 0)
}
