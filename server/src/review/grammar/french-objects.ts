/** Participles whose object stands before them: « la commande que vous avez passée », « je les ai reçus ». */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { longPattern, oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isAdverb, isClitic, mistakeAt, skip } from './clause-mistake.ts'
import { type Agreement, agreed, isAgreed, participleForm } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { determinerOf } from './noun-phrase.ts'

type Sentence = readonly Word[]

const have = /^(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|aurai|aura|aurez|auront|aurons)$/
/** What these tell of has no object of its own before it. */
const unchanging = oneOf(`
    pu dû voulu su cru été pensé dit coûté valu fallu plu souhaité espéré fait
    entendu eu parlé téléphoné menti marché tardé hésité
  `)
/** « informer la banque que », « je vous confirme que »: no relative. */
const says = longPattern(String.raw`
    ^(?:inform|prév|avert|dit|dire|dis|confirm|indiqu|assur|rappel|préven|signal|annonc|précis|expliqu|
    répond|montr|pens|esp|sach|sai|sav|vois|voir|notif|alert|promi|pro)
  `)

export function checkObjectsBefore(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [...checkRelatives(sentence, tree), ...checkPronouns(sentence, tree), ...checkAfter(sentence, tree)]
}

const asksBefore = /^(?:que|qu'|quelle|quelles|quels|quel|combien|dont|lesquelles|lesquels|laquelle)$/

/** « ils ont reçus le colis »: an object that comes after changes nothing. */
function checkAfter(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const before = sentence[index - 1]
    if (
      !have.test(word.plain) ||
      !before ||
      !word.follows ||
      /^(?:les|la|l'|en|s'|se|me|te|m'|t')$/.test(before.plain)
    )
      return []
    // « vous nous avez reçus »: the second pronoun is the object.
    if (/^(?:nous|vous)$/.test(before.plain) && before.follows && !isJoin(sentence[index - 2])) return []
    if (sentence.slice(0, index).some((one) => asksBefore.test(one.plain))) return []
    const place = skip(sentence, index + 1, isAdverb)
    const form = place === undefined ? undefined : participleForm(tree, sentence[place]!.plain)
    const next = form && sentence[place! + 1]
    if (!form || form.base.endsWith('s') || (form.gender !== 'f' && form.plural !== true)) return []
    if (!(next?.follows && determinerOf(next.plain)) && !hasNoObject(sentence, index, place!)) return []
    return [mistakeAt('participle', sentence[place!]!, form.base)]
  })
}

/** « nos horaires n'ont pas changés », « ils ont payés hier »: a subject, and nothing that may be an object. */
function hasNoObject(sentence: Sentence, have: number, place: number): boolean {
  const past = sentence[place]!.plain
  const next = sentence[place + 1]
  // « les chambres ont vue sur la mer »
  const isLast = past !== 'vue' && (!next?.follows || afterObject.test(next.plain))
  const subject = /^(?:ne|n')$/.test(sentence[have - 1]!.plain) ? sentence[have - 2] : sentence[have - 1]
  const isOwn =
    genderOfNoun(subject?.plain ?? '') !== undefined ||
    /^(?:j'|je|tu|il|elle|on|ils|elles|qui)$/.test(subject?.plain ?? '') ||
    (subject?.plain === 'nous' && /ons$/.test(sentence[have]!.plain)) ||
    (subject?.plain === 'vous' && /ez$/.test(sentence[have]!.plain))
  return (
    isLast && isOwn && genderOfNoun(past) === undefined && place === have + 1 + adverbsAfter(sentence, have)
  )
}

function adverbsAfter(sentence: Sentence, index: number): number {
  let count = 0
  while (isAdverb(sentence[index + 1 + count])) count += 1
  return count
}

const afterObject = oneOf(`
    hier aujourd'hui ce à au aux en dans par pour avec sans sur depuis pendant avant après chez et mais
    lundi mardi mercredi jeudi vendredi samedi dimanche
  `)

const isJoin = (word: Word | undefined) =>
  word === undefined || /^(?:et|mais|car|si|quand|comme|que|qu'|lorsque|donc|ou)$/.test(word.plain)

function checkRelatives(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!/^(?:que|qu')$/.test(word.plain) || index < 2) return []
    const nouns = nounsBefore(sentence, index, tree)
    if (nouns.length === 0) return []
    const place = participleAfter(sentence, index + 1)
    return place === undefined ? [] : agreeing(tree, sentence, place, nouns)
  })
}

/** The nouns the pronoun may stand for, the nearest first. */
function nounsBefore(sentence: Sentence, index: number, tree: WordTree): Agreement[] {
  const nouns: Agreement[] = []
  for (let at = index - 1; at > 0 && at >= index - 6; at -= 1) {
    const { plain, follows } = sentence[at]!
    if (says.test(plain)) return []
    const determiner = determinerOf(plain)
    if (determiner) continue
    const gender = genderOfNoun(plain)
    if (gender !== undefined) {
      const near = [sentence[at - 1], sentence[at - 2]].find((one) => one && determinerOf(one.plain))
      const plural = isSameInPlural(plain)
        ? near && determinerOf(near.plain)!.plural
        : (tree.bitsOf(plain) & wordIs.plural) !== 0 && /[sx]$/.test(plain)
      nouns.push({ gender, plural })
    } else if (at === index - 1 && !participleForm(tree, plain)) return []
    if (!follows) break
  }
  // « cela fait deux semaines que »: a time is no object.
  const isSince = sentence
    .slice(Math.max(0, index - 5), index)
    .some((one) => /^(?:fait|voilà|a|depuis)$/.test(one.plain))
  if (isSince && times.test(sentence[index - 1]!.plain)) return []
  // « ce que », « plus que »: nothing to agree with.
  const before = sentence.slice(Math.max(0, index - 8), index)
  return before.some((one) =>
    /^(?:plus|moins|aussi|autant|même|mêmes|tel|telle|si|tellement|fois)$/.test(one.plain),
  )
    ? []
    : nouns
}

const times = /^(?:secondes?|minutes?|heures?|jours?|nuits?|semaines?|mois|années?|ans)$/
const subjects = /^(?:j'|je|tu|il|elle|on|nous|vous|ils|elles|c')$/

/** After « que »: a subject, an auxiliary, a participle; undefined when it goes on otherwise. */
function participleAfter(sentence: Sentence, from: number): number | undefined {
  let at: number | undefined = from
  if (subjects.test(sentence[from]?.plain ?? '')) at = from + 1
  else if (determinerOf(sentence[from]?.plain ?? '')) at = from + 2
  else return undefined
  const auxiliary = skip(sentence, at, isClitic)
  if (auxiliary === undefined || !have.test(sentence[auxiliary]!.plain)) return undefined
  if (sentence.slice(at, auxiliary).some((word) => /^(?:l'|le|la|les|en)$/.test(word.plain))) return undefined
  return skip(sentence, auxiliary + 1, isAdverb)
}

function agreeing(
  tree: WordTree,
  sentence: Sentence,
  place: number,
  nouns: readonly Agreement[],
): ClauseMistake[] {
  const word = sentence[place]!
  const form = participleForm(tree, word.plain)
  if (!form || unchanging.test(word.plain) || isBeforeVerb(tree, sentence, place)) return []
  if (nouns.some((noun) => isAgreed(form, noun))) return []
  const right = agreed(tree, form, nouns[0]!)
  return right === undefined || right === word.plain ? [] : [mistakeAt('participle', word, right)]
}

// « les articles que vous avez demandé d'échanger », « que vous avez fait livrer ».
function isBeforeVerb(tree: WordTree, sentence: Sentence, place: number): boolean {
  const isInfinitive = (word: Word | undefined) =>
    word?.follows === true && (tree.bitsOf(word.plain) & wordIs.infinitive) !== 0
  const next = sentence[place + 1]
  if (!next?.follows) return false
  if (/^(?:que|qu')$/.test(next.plain) || isInfinitive(next)) return true
  const after = /^(?:à|de|d')$/.test(next.plain) ? skip(sentence, place + 2, isClitic) : undefined
  return after !== undefined && isInfinitive(sentence[after])
}

/** « je les ai envoyé »: the number shows, the gender does not. */
function checkPronouns(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const auxiliary = sentence[index + 1]
    const before = sentence[index - 1]
    if (word.plain !== 'les' || !auxiliary?.follows || !have.test(auxiliary.plain) || !before) return []
    if (!/^(?:j'|je|tu|il|elle|on|nous|vous|ils|elles|qui|ne|me|te)$/.test(before.plain)) return []
    const place = skip(sentence, index + 2, isAdverb)
    const form = place === undefined ? undefined : participleForm(tree, sentence[place]!.plain)
    if (form?.plural !== false || unchanging.test(sentence[place!]!.plain)) return []
    if (isBeforeVerb(tree, sentence, place!)) return []
    const right = agreed(tree, form, { gender: form.gender, plural: true })
    return right === undefined ? [] : [mistakeAt('participle', sentence[place!]!, right)]
  })
}
