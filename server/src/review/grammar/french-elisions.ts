/**
 * « le article », « que il », « c est »: a vowel takes the vowel before it away, and an apostrophe stands
 * there.
 */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { longPattern, oneOf } from '../words/long-pattern.ts'
import type { ClauseMistake } from './clause-mistake.ts'
import { genderOfNoun } from './french-nouns.ts'

const vowel = /^[aàâeéèêëiîïoôuùûœæ]/
const silentH = longPattern(String.raw`
    ^(?:hôtel|homme|hiver|horaire|hôpital|hébergement|historique|habitant|habitat|hôte|hôtesse|herbe|
    heure|huile|habitude|histoire|humeur|humidité|hospitalisation|huissier|honneur|horloge|hésite|hésiter|
    hésitez)s?$
  `)
const startsSilently = (plain: string) => vowel.test(plain) || silentH.test(plain)
/** Here the vowel stays, or the h is as good as a consonant. */
const keepsVowel = oneOf(`
    onze onzième oui ouistiti uhlan un une iode ululer ok url sms a à y et ou où est e i o u au aux en euh
    ah oh eh
  `)
const elides = /^(?:le|la|de|que|je|ne|se|me|te|ce|jusque|lorsque|puisque)$/
const letters = /^(?:j|l|d|c|n|s|m|t|qu)$/

export function checkElisions(sentence: readonly Word[], tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const next = sentence[index + 1]
    if (!next?.follows) return []
    const right = letters.test(word.plain) ? withApostrophe(word, next, tree) : elided(word, next, tree)
    return right === undefined
      ? []
      : [{ group: 'elision' as const, first: word, last: next, right, severity: 'warning' as const }]
  })
}

const isKnownLower = (word: Word, tree: WordTree) => word.text === word.plain && tree.bitsOf(word.plain) !== 0

function elided(word: Word, next: Word, tree: WordTree): string | undefined {
  if (word.plain === 'ce' && /^(?:est|était|étaient)$/.test(next.plain)) return `c'${next.plain}`
  if (!elides.test(word.plain) || !startsSilently(next.plain) || next.plain.length < 2) return undefined
  const isOwn = /^(?:de|que|je|ne|jusque|lorsque|puisque)$/.test(word.plain)
  const isShort = keepsVowel.test(next.plain)
  if (isShort && !(/^(?:que|lorsque|puisque)$/.test(word.plain) && /^(?:un|une|en|au)$/.test(next.plain)))
    return undefined
  if (!isKnownLower(next, tree)) return undefined
  // « donnez-le à », « ce appareil »: « ce » becomes « cet », and « le » after a verb stays.
  if (word.plain === 'ce') return genderOfNoun(next.plain) === 'm' ? `cet ${next.plain}` : undefined
  if (!isOwn && /^(?:le|la)$/.test(word.plain) && !isNoun(next, tree)) return undefined
  return `${word.plain.slice(0, -1)}'${next.plain}`
}

const isNoun = (word: Word, tree: WordTree) =>
  genderOfNoun(word.plain) !== undefined || (tree.bitsOf(word.plain) & wordIs.singular) !== 0

/** « j ai », « l adresse », « qu il ». */
function withApostrophe(word: Word, next: Word, tree: WordTree): string | undefined {
  if (!word.opensSentence && (word.text !== word.plain || !word.follows)) return undefined
  if (/^(?:et|ou|où|à|au|aux|ok)$/.test(next.plain)) return undefined
  const startsWell = vowel.test(next.plain) || /^[hy]/.test(next.plain)
  return startsWell && isKnownLower(next, tree) && next.plain.length > 1
    ? `${word.plain}'${next.plain}`
    : undefined
}
