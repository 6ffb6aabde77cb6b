/**
 * « les frais de dossier », « votre nouvelle carte bancaire »: a determiner, its noun, and what belongs to
 * them.
 */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { adjectiveForm, type Gender, participleForm } from './french-forms.ts'
import { genderOfNoun } from './french-nouns.ts'

export type NounPhrase = {
  /** Places of its words in the sentence; end included. */
  readonly start: number
  readonly head: number
  readonly end: number
  readonly plural: boolean
  readonly gender: Gender | undefined
  /** The noun has an adjective or a complement after it. */
  readonly isLong: boolean
}

type Determiner = { readonly plural: boolean; readonly gender?: Gender }

const determiners = new Map<string, Determiner>()
const add = (words: string, determiner: Determiner) => {
  for (const word of words.split(' ')) determiners.set(word, determiner)
}
add("l' mon ton son notre votre leur chaque", { plural: false })
add('le un ce cet aucun', { plural: false, gender: 'm' })
add('la une ma ta sa cette aucune', { plural: false, gender: 'f' })
add(
  'les des mes tes ses nos vos leurs ces plusieurs quelques deux trois quatre cinq six sept huit neuf dix',
  {
    plural: true,
  },
)
add('certains différents', { plural: true, gender: 'm' })
add('certaines différentes', { plural: true, gender: 'f' })

export const determinerOf = (plain: string): Determiner | undefined => determiners.get(plain)

const before = oneOf(`
    deux trois quatre cinq six dix autres? mêmes? seule?s? deuxième troisième second seconde futurs?
    futures? vraie?s? nouvel bel belles? beaux tout toute
  `)
const oftenBefore = oneOf(`
    petit grand bon nouveau beau vieux prochain dernier premier meilleur ancien gros mauvais joli jeune
    double
  `)
const standsBefore = (plain: string) =>
  before.test(plain) || oftenBefore.test(adjectiveForm(plain)?.base ?? '')

const prepositions = new Set("de d' du des à au aux en pour avec sans sur dans chez par".split(' '))
const articlesInside = new Set(
  "la l' le les un une votre notre vos nos ce cet cette ces mon ma mes son sa ses".split(' '),
)
const noNoun = new Set(
  `
    ne n' pas plus est a y en se s' que qu' qui dont où et ou mais si car comme quand donc ont sont été
    être avoir
  peu mieux moins trop tant autant fois air bien très aussi tout tous moi vous nous
  elle lui il on je tu ça cela ici là déjà encore toujours`.split(/\s+/),
)

const finite =
  wordIs.firstSingular |
  wordIs.secondSingular |
  wordIs.thirdSingular |
  wordIs.firstPlural |
  wordIs.thirdPlural

export function isNounish(tree: WordTree, plain: string): boolean {
  if (plain.length < 2 || noNoun.has(plain) || prepositions.has(plain) || determiners.has(plain)) return false
  if (genderOfNoun(plain) !== undefined) return true
  const bits = tree.bitsOf(plain)
  return (bits & (wordIs.singular | wordIs.plural)) !== 0 && (bits & wordIs.participle) === 0
}

/** The phrase that begins at this word of a sentence; undefined where there is none. */
export function nounPhraseAt(
  tree: WordTree,
  sentence: readonly Word[],
  start: number,
): NounPhrase | undefined {
  const determiner = determiners.get(sentence[start]?.plain ?? '')
  const follows = (at: number) => (sentence[at]?.follows ? sentence[at] : undefined)
  if (!determiner) return undefined
  let head = start + 1
  while (follows(head) && standsBefore(sentence[head]!.plain) && isNounishAt(tree, follows(head + 1)))
    head += 1
  if (!isNounishAt(tree, follows(head))) return undefined
  const end = endOfPhrase(tree, sentence, head)
  // « mon collègue »: before a consonant « mon » is a man's.
  const isHis =
    /^(?:mon|ton|son)$/.test(sentence[start]!.plain) && /^[^aeiouyhéèêâîôœ]/.test(sentence[start + 1]!.plain)
  const gender = genderOfNoun(sentence[head]!.plain) ?? determiner.gender ?? (isHis ? 'm' : undefined)
  return { start, head, end, plural: determiner.plural, gender, isLong: end > head }
}

const isNounishAt = (tree: WordTree, word: Word | undefined) =>
  word !== undefined && (isNounish(tree, word.plain) || standsBefore(word.plain))

function endOfPhrase(tree: WordTree, sentence: readonly Word[], head: number): number {
  const follows = (at: number) => (sentence[at]?.follows ? sentence[at]! : undefined)
  let end = head
  for (;;) {
    const next = follows(end + 1)
    if (!next) return end
    if (isAfterNoun(tree, next.plain)) {
      end += 1
      continue
    }
    if (!prepositions.has(next.plain)) return end
    let noun = end + 2
    while (
      follows(noun) &&
      (articlesInside.has(sentence[noun]!.plain) || standsBefore(sentence[noun]!.plain))
    )
      noun += 1
    const word = follows(noun)
    if (!word || !(isNounish(tree, word.plain) || /^\p{Lu}/u.test(word.text))) return end
    end = noun
  }
}

/** An adjective or participle that is no verb here: « les articles commandés », « la carte bancaire ». */
function isAfterNoun(tree: WordTree, plain: string): boolean {
  if (/^(?:est|a|ont|sont|fait|dit|mis|peut)$/.test(plain)) return false
  const bits = tree.bitsOf(plain)
  if (adjectiveForm(plain)) return (bits & finite) === 0 || /[^aeiou]e$|if$/.test(plain)
  return participleForm(tree, plain) !== undefined && (bits & finite) === 0
}
