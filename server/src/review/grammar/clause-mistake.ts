/** A mistake that shows only in the whole of a clause, where no pattern of neighbours reaches. */
import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import type { RuleGroup } from './rule.ts'

export type ClauseMistake = {
  readonly group: RuleGroup
  readonly first: Word
  readonly last: Word
  /** What to write from the first to the last word; undefined when only the writer can know. */
  readonly right: string | undefined
  readonly severity?: 'hint' | 'warning'
}

export type ClauseCheck = (sentence: readonly Word[], tree: WordTree) => readonly ClauseMistake[]

export const mistakeAt = (
  group: RuleGroup,
  word: Word,
  right: string | undefined,
  severity?: 'hint',
): ClauseMistake => ({ group, first: word, last: word, right, ...(severity && { severity }) })

const clitics = new Set("ne n' me m' te t' se s' vous nous lui leur y en le la les l'".split(' '))
const adverbs = new Set(
  `
    bien déjà pas encore toujours jamais plus aussi également tout malheureusement vraiment trop rien
    juste seulement
  directement simplement enfin finalement mal correctement rapidement entièrement effectivement justement
  normalement
  certainement sûrement probablement peut-être très immédiatement aussitôt toutefois actuellement
  désormais bientôt
  maintenant donc bel totalement souvent partiellement exceptionnellement
  automatiquement définitivement`.split(/\s+/),
)

export const isClitic = (word: Word | undefined) => word !== undefined && clitics.has(word.plain)
export const isAdverb = (word: Word | undefined) => word !== undefined && adverbs.has(word.plain)

/**
 * The place of the first word from here on that passes over clitics and adverbs; undefined at the end of
 * the clause.
 */
export function skip(
  sentence: readonly Word[],
  from: number,
  passes: (word: Word) => boolean,
): number | undefined {
  let at = from
  while (sentence[at]?.follows && passes(sentence[at]!)) at += 1
  return sentence[at]?.follows ? at : undefined
}

const auxiliaries = new Set(
  `
    ai as a avons avez ont avais avait avions aviez avaient aurai aura aurons aurez auront aurais aurait
    auriez auraient suis es
  est sommes êtes sont étais était étions étiez étaient serai sera serons serez seront serais serait
  seriez seraient vais va
  allons allez vont peux peut pouvons pouvez peuvent pourrai pourra pourrons pourrez pourront pourrais
  pourrait pourriez
  dois doit devons devez doivent devra devrez devront devrait devriez fait faut faudra
  faudrait veut voulez`.split(/\s+/),
)

export const finiteBits =
  wordIs.firstSingular |
  wordIs.secondSingular |
  wordIs.thirdSingular |
  wordIs.firstPlural |
  wordIs.secondPlural |
  wordIs.thirdPlural

const nounBits = wordIs.singular | wordIs.plural | wordIs.invariable | wordIs.participle

/** Surely a verb with its person: no noun, adjective or participle is written so. */
export const isSurelyFinite = (tree: WordTree, plain: string) =>
  auxiliaries.has(plain) ||
  (plain.length > 2 && (tree.bitsOf(plain) & finiteBits) !== 0 && (tree.bitsOf(plain) & nounBits) === 0)

/** Places where a clause begins: the head of the sentence, after a mark, after a conjunction. */
export function clauseStarts(sentence: readonly Word[]): number[] {
  const conjunctions = /^(?:que|qu'|si|quand|lorsque|car|mais|donc|puisque|comme|dès|où|dont|alors)$/
  return sentence.flatMap((word, index) =>
    !word.follows || conjunctions.test(sentence[index - 1]?.plain ?? '') ? [index] : [],
  )
}

/** The words from here to the next mark of punctuation. */
export function restOfClause(sentence: readonly Word[], from: number): readonly Word[] {
  const end = sentence.findIndex((word, index) => index > from && !word.follows)
  return sentence.slice(from, end < 0 ? sentence.length : end)
}
