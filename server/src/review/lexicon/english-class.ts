/**
 * What an English form may be, told by the endings its dictionary allows: -'s makes a noun, -ing and -ed a verb, -ly, -ness
 * and -est an adjective. Rare uses count like common ones, so the rules of grammar lean on lists of everyday words as well.
 */

/** What a form may be, as bits of its own; the first means the same in every tree. */
export const englishIs = {
  word: 1,
  noun: 2,
  plural: 4,
  verb: 8,
  third: 16,
  past: 32,
  ing: 64,
  adjective: 128,
  adverb: 256,
  comparative: 512,
} as const

export function classOfEnglishEntry(_word: string, flags: readonly string[]): number {
  const kinds = kindsOfEnglish(flags)
  return (
    (kinds.includes('n') ? englishIs.noun : 0) |
    (kinds.includes('v') ? englishIs.verb : 0) |
    (kinds.includes('a') ? englishIs.adjective : 0)
  )
}

/** `n`, `v` and `a` for what a word may be: its endings mean different things for each. */
export function kindsOfEnglish(flags: readonly string[]): string {
  const has = (wanted: RegExp) => flags.some((flag) => wanted.test(flag))
  return `${has(/^M$/) ? 'n' : ''}${has(/^[GD]$/) ? 'v' : ''}${has(/^[YPT]$/) ? 'a' : ''}`
}

export function classOfEnglishAffix(group: string, kinds: string): number {
  const isVerb = kinds.includes('v')
  switch (group) {
    case 'S':
      return (isVerb ? englishIs.third : 0) | (kinds.includes('n') || !isVerb ? englishIs.plural : 0)
    case 'D':
      return englishIs.past
    case 'G':
      return englishIs.ing
    case 'J':
      return englishIs.plural
    case 'Y':
      return englishIs.adverb
    case 'R':
    case 'T':
      return kinds.includes('a') ? englishIs.comparative : 0
    case 'N':
    case 'L':
    case 'P':
      return englishIs.noun
    case 'X':
    case 'Z':
      return englishIs.plural
    case 'V':
    case 'B':
      return englishIs.adjective
    default:
      return 0
  }
}
