/** Verbs, adjectives and participles that do not go with the noun phrase before them, near or far. */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import {
  type ClauseMistake,
  clauseStarts,
  isAdverb,
  isClitic,
  isSurelyFinite,
  mistakeAt,
  restOfClause,
  skip,
} from './clause-mistake.ts'
import { adjectiveForm, agreed, type Form, isAgreed, participleForm } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { verbFor } from './french-verbs.ts'
import { determinerOf, type NounPhrase, nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

/** « la plupart des clients sont », « une dizaine d'articles ont »: the sense decides the number. */
const collective = oneOf(`
    majorité minorité ensemble totalité moitié tiers quart nombre partie dizaine douzaine quinzaine
    vingtaine trentaine centaine série foule groupe multitude infinité reste peu
  `)
const coordinates = /^(?:et|ou|ni|avec|comme|que|qu'|dont|où)$/

export function checkSubjects(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  const starts = new Set(clauseStarts(sentence))
  let read = -1
  return sentence.flatMap((word, start) => {
    // « un dégât des eaux urgent »: the inner noun is part of the outer one.
    const isInside = start <= read || (word.plain === 'des' && word.follows && !starts.has(start))
    const phrase = isInside ? undefined : phraseAt(tree, sentence, start)
    read = phrase?.end ?? read
    if (!phrase || collective.test(sentence[phrase.head]!.plain)) return []
    const inside = [...checkBeforeNoun(tree, sentence, phrase), ...checkAfterNoun(tree, sentence, phrase)]
    // « votre billets sont prêts »: the noun is at odds with its own article already.
    const isAtOdds =
      isManyOnly(tree, sentence[phrase.head]!.plain) !== undefined &&
      isManyOnly(tree, sentence[phrase.head]!.plain) !== phrase.plural
    return starts.has(start) && !isAtOdds ? [...inside, ...checkPredicate(tree, sentence, phrase)] : inside
  })
}

/** True for a form of many alone, false for one of one alone; undefined where it may be both. */
function isManyOnly(tree: WordTree, plain: string): boolean | undefined {
  if (genderOfNoun(plain) === undefined || isSameInPlural(plain)) return undefined
  const bits = tree.bitsOf(plain)
  if (/[sx]$/.test(plain)) return (bits & wordIs.singular) === 0 ? true : undefined
  return (bits & wordIs.plural) === 0 ? false : undefined
}

/** Also « tous les articles », « toute la commande ». */
function phraseAt(tree: WordTree, sentence: Sentence, start: number): NounPhrase | undefined {
  const isAll = /^(?:tous|toutes|toute|tout)$/.test(sentence[start]?.plain ?? '')
  const phrase = nounPhraseAt(tree, sentence, isAll ? start + 1 : start)
  // « la plupart des clients sont »
  const isMost = phrase && sentence[phrase.head]!.plain === 'plupart'
  return isMost ? { ...phrase, plural: true, gender: undefined } : phrase
}

const formOf = (tree: WordTree, plain: string): Form | undefined =>
  adjectiveForm(plain) ?? participleForm(tree, plain)

/** « un belle appartement », « nos nouveau horaires ». */
function checkBeforeNoun(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const head = sentence[phrase.head]!.plain
  return sentence.slice(phrase.start + 1, phrase.head).flatMap((word) => {
    const form = adjectiveForm(word.plain)
    const wanted = { gender: genderOfNoun(head), plural: phrase.plural }
    // « la première compte »: the adjective is the noun here, the noun its verb.
    const isSubject =
      (tree.bitsOf(head) & wordIs.thirdSingular) !== 0 &&
      form?.gender === determinerOf(sentence[phrase.start]!.plain)?.gender
    if (!form || isSubject || isAgreed(form, wanted)) return []
    const right = agreed(tree, form, wanted)
    const spoken = right === undefined ? undefined : beforeVowel(right, head)
    return spoken === undefined || spoken === word.plain ? [] : [mistakeAt('gender', word, spoken)]
  })
}

const beforeVowels: Readonly<Record<string, string>> = { nouveau: 'nouvel', beau: 'bel', vieux: 'vieil' }
const beforeVowel = (adjective: string, noun: string) =>
  /^[aeiouéèêâîôœ]|^h[ôoiaé]/.test(noun) ? (beforeVowels[adjective] ?? adjective) : adjective

/**
 * « la livraison prévu », « les articles commandé »: an adjective that goes with none of the nouns before
 * it.
 */
function checkAfterNoun(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const nouns: { gender: 'f' | 'm' | undefined; plural: boolean | undefined }[] = []
  for (let at = phrase.head; at <= phrase.end; at += 1) {
    const { plain } = sentence[at]!
    const form = at > phrase.head ? formOf(tree, plain) : undefined
    const isNoun = genderOfNoun(plain) !== undefined || at === phrase.head || !form
    if (isNoun) {
      const own = at === phrase.head
      nouns.push({
        gender: own ? phrase.gender : genderOfNoun(plain),
        plural: own ? phrase.plural : undefined,
      })
    } else if (form && nouns.every((noun) => noun.gender !== undefined && !isAgreed(form, noun))) {
      const right = agreed(tree, form, nouns[0]!)
      if (right !== undefined && right !== plain) return [mistakeAt('gender', sentence[at]!, right)]
    }
  }
  return []
}

function checkPredicate(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const next = sentence[phrase.end + 1]
  if (!next?.follows) return []
  if (next.plain === 'et') return [...checkAnd(tree, sentence, phrase), ...checkTwo(tree, sentence, phrase)]
  if (next.plain === 'son' || next.plain === 'on') return checkSoundAlike(tree, sentence, phrase)
  if (next.plain === 'qui') return checkVerb(tree, sentence, phrase, phrase.end + 2)
  if (coordinates.test(next.plain)) return []
  return checkVerb(tree, sentence, phrase, phrase.end + 1)
}

function checkVerb(tree: WordTree, sentence: Sentence, phrase: NounPhrase, from: number): ClauseMistake[] {
  const at = skip(sentence, from, (word) => isClitic(word) || isAdverb(word))
  if (at === undefined) return []
  const number = checkNumber(tree, sentence, phrase, at)
  return number.length > 0 ? number : checkAttribute(tree, sentence, phrase, at)
}

/** Verbs that are nouns too, yet hardly ever stand right after a noun as one. */
const verbsThatAreNouns = oneOf(`
    change reste marche commence manque commande demande arrive passe compte coûte part dure fait avance
    montre achète
  `)

/** « les photos montre une rayure »: between a noun and an article only a verb stands. */
const startsObject = (next: Word | undefined) =>
  next?.follows === true &&
  /^(?:une?|votre|notre|vos|nos|bien|mal|beaucoup|ici|toujours|souvent|encore|petit|grand)$/.test(next.plain)

function checkNumber(tree: WordTree, sentence: Sentence, phrase: NounPhrase, at: number): ClauseMistake[] {
  const verb = sentence[at]!
  const bits = tree.bitsOf(verb.plain)
  const isVerb =
    isSurelyFinite(tree, verb.plain) ||
    verbsThatAreNouns.test(verb.plain) ||
    (phrase.plural && startsObject(sentence[at + 1])) ||
    (!phrase.plural && /^(?:ferment|couvent|résident|présentent)$/.test(verb.plain))
  const isOne = (bits & wordIs.thirdSingular) !== 0
  const isMany = (bits & wordIs.thirdPlural) !== 0
  const isThird = isOne || isMany
  const isYours = !isThird && isSurelyFinite(tree, verb.plain) && /[sx]$/.test(verb.plain)
  if (!isVerb || (isOne && isMany) || (isThird && isOne !== phrase.plural) || (!isThird && !isYours))
    return []
  // « les dates limite sont »: with another verb after it, the first is none.
  const isCertain = isSurelyFinite(tree, verb.plain)
  const later = restOfClause(sentence, at + 1)
  if (!isCertain && later.some((word) => isSurelyFinite(tree, word.plain))) return []
  const right = verbFor(tree, verb.plain, phrase.plural ? 'ils' : 'il')
  return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
}

const being =
  /^(?:est|sont|sera|seront|était|étaient|serait|seraient|reste|restent|semble|semblent|paraît|fut)$/
const having = /^(?:a|ont|aura|auront|avait|avaient|aurait|auraient)$/
const modal = oneOf(`
    doit doivent peut peuvent va vont devrait devraient pourra pourront devra devront pourrait pourraient
  `)

/** « votre clé de chambre a été désactivé », « cette réduction n'est pas cumulables ». */
function checkAttribute(tree: WordTree, sentence: Sentence, phrase: NounPhrase, at: number): ClauseMistake[] {
  const place = afterBeing(sentence, at)
  const word = place === undefined ? undefined : sentence[place]
  const form = word && formOf(tree, word.plain)
  if (!word || !form) return []
  const wanted = { gender: phrase.gender, plural: phrase.plural }
  if (isAgreed(form, wanted) || isCompound(tree, sentence, place!)) return []
  const right = agreed(tree, form, wanted)
  return right === undefined || right === word.plain ? [] : [mistakeAt('participle', word, right)]
}

function afterBeing(sentence: Sentence, at: number): number | undefined {
  const passes = (word: Word) => isAdverb(word) || isClitic(word)
  const verb = sentence[at]!.plain
  if (being.test(verb)) return skip(sentence, at + 1, isAdverb)
  const next = having.test(verb) || modal.test(verb) ? skip(sentence, at + 1, passes) : undefined
  if (next === undefined || !/^(?:été|être)$/.test(sentence[next]!.plain)) return undefined
  return skip(sentence, next + 1, isAdverb)
}

// « la porte est grand ouverte », « la couleur est bleu marine ».
function isCompound(tree: WordTree, sentence: Sentence, place: number): boolean {
  const next = sentence[place + 1]
  // « haut de gamme », « bon marché »
  const isPhrase =
    /^(?:de|marché|centre|format)$/.test(next?.plain ?? '') &&
    /^(?:haut|bas|bon|plein|grand)$/.test(sentence[place]!.plain)
  return next?.follows === true && (isPhrase || formOf(tree, next.plain) !== undefined)
}

/** « votre dossier et complet »: no other verb makes a clause of it. */
function checkAnd(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const and = sentence[phrase.end + 1]!
  const place = skip(sentence, phrase.end + 2, isAdverb)
  const word = place === undefined ? undefined : sentence[place]
  const last = sentence[phrase.end]!
  if (!word || phrase.plural || (phrase.isLong && formOf(tree, last.plain))) return []
  const form = formOf(tree, word.plain)
  if (!form || form.plural === true || (tree.bitsOf(word.plain) & wordIs.infinitive) !== 0) return []
  const rest = restOfClause(sentence, place!)
  if (rest.slice(1).some((one) => isSurelyFinite(tree, one.plain))) return []
  return [mistakeAt('homophone', and, 'est')]
}

/**
 * « la cuisine et la salle de bain est neuves »: two subjects make a plural, with « vous » or « moi » a
 * person.
 */
function checkTwo(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const after = phrase.end + 2
  const pronoun = /^(?:vous|moi|lui|elle)$/.exec(sentence[after]?.plain ?? '')?.[0]
  const end = pronoun ? after : nounPhraseAt(tree, sentence, after)?.end
  const place = end === undefined ? undefined : skip(sentence, end + 1, isClitic)
  const verb = place === undefined ? undefined : sentence[place]
  if (!verb || !isOneDoing(tree, verb.plain)) return []
  const before = sentence[phrase.start]!.follows ? [] : sentence.slice(0, phrase.start)
  const around = [...before, ...restOfClause(sentence, place!).slice(1)]
  const isOther = !everydayVerb.test(verb.plain) && around.some((word) => isSurelyFinite(tree, word.plain))
  const person = pronoun === 'vous' ? 'vous' : pronoun === 'moi' ? 'nous' : 'ils'
  const right = isOther ? null : verbFor(tree, verb.plain, person)
  return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
}

const everydayVerb = /^(?:est|a|sera|était|va|peut|doit|avait|aura|passe|arrive|vient)$/

/** Surely the verb of one person, not of several. */
function isOneDoing(tree: WordTree, plain: string): boolean {
  const bits = tree.bitsOf(plain)
  const isOne = (bits & wordIs.thirdSingular) !== 0 && (bits & wordIs.thirdPlural) === 0
  return everydayVerb.test(plain) || (isOne && isSurelyFinite(tree, plain))
}

/** « aucune de nos chambres ne donnent »: one of many is one. */
export function checkOneOf(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const isOne =
      /^(?:aucune?|chacune?)$/.test(word.plain) ||
      (/^une?$/.test(word.plain) && sentence[index - 1]?.plain === "l'")
    const of = sentence[index + 1]
    if (!isOne || !of?.follows || !/^(?:de|d'|des)$/.test(of.plain)) return []
    const phrase = nounPhraseAt(tree, sentence, of.plain === 'des' ? index + 1 : index + 2)
    const place = phrase && skip(sentence, phrase.end + 1, (one) => isClitic(one) || isAdverb(one))
    const verb = place === undefined ? undefined : sentence[place]
    if (!phrase?.plural || !verb || !isSurelyFinite(tree, verb.plain)) return []
    const bits = tree.bitsOf(verb.plain)
    const isMany = (bits & wordIs.thirdPlural) !== 0 && (bits & wordIs.thirdSingular) === 0
    const right = isMany ? verbFor(tree, verb.plain, 'il') : null
    return right === null ? [] : [mistakeAt('verb_agreement', verb, right)]
  })
}

/** « les chambres son prêtes », « les ouvriers on terminé ». */
function checkSoundAlike(tree: WordTree, sentence: Sentence, phrase: NounPhrase): ClauseMistake[] {
  const heard = sentence[phrase.end + 1]!
  const place = skip(sentence, phrase.end + 2, isAdverb)
  const word = place === undefined ? undefined : sentence[place]
  if (!phrase.plural || !word) return []
  const isParticiple = participleForm(tree, word.plain) !== undefined
  if (heard.plain === 'on') return isParticiple ? [mistakeAt('homophone', heard, 'ont')] : []
  const form = formOf(tree, word.plain)
  const states = form?.plural === true || /^(?:en|à|au|aux|chez|dans|sur|pour|là|de)$/.test(word.plain)
  return states ? [mistakeAt('homophone', heard, 'sont')] : []
}

/** « les documents que demande les deux banques »: the subject stands after its verb. */
export function checkInverted(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const verb = sentence[index + 1]
    if (!/^(?:que|qu'|où|dont|comme|quand)$/.test(word.plain) || !verb?.follows) return []
    const bits = tree.bitsOf(verb.plain)
    const isOne = (bits & wordIs.thirdSingular) !== 0 && (bits & wordIs.thirdPlural) === 0
    const after = sentence[index + 2]
    if (!isOne || !after?.follows || !/^(?:les|des|vos|nos|mes|ces|ses|deux|trois)$/.test(after.plain))
      return []
    if (/^(?:fait|fasse|faut|soit|est)$/.test(verb.plain)) return []
    const phrase = nounPhraseAt(tree, sentence, index + 2) ?? nounPhraseAt(tree, sentence, index + 3)
    const right = verbFor(tree, verb.plain, 'ils')
    if (!phrase?.plural || right === null) return []
    const isLast = restOfClause(sentence, index + 2).every((one) => !isSurelyFinite(tree, one.plain))
    return isLast ? [mistakeAt('verb_agreement', verb, right)] : []
  })
}

/** « le plombier à oublié », « Maya à noté »: a subject and a participle want their auxiliary. */
export function checkHasNot(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (word.plain !== 'à' || !word.follows || index === 0) return []
    const place = skip(sentence, index + 1, isAdverb)
    const isDone =
      place !== undefined &&
      participleForm(tree, sentence[place]!.plain)?.plural === false &&
      genderOfNoun(sentence[place]!.plain) === undefined
    const rest = restOfClause(sentence, index + 1)
    const isHad = startsWithHad(rest) && !rest.some((one) => isSurelyFinite(tree, one.plain))
    if (!isDone && !isHad) return []
    const start = sentence.findLastIndex((one, at) => at <= index && one.opensClause)
    const before = sentence.slice(start, index)
    const isName = before.length > 0 && before.every((one) => /^\p{Lu}/u.test(one.text))
    const isSubject = isName || nounPhraseAt(tree, sentence.slice(0, index), start)?.end === index - 1
    return isSubject ? [mistakeAt('homophone', word, 'a')] : []
  })
}

/** « à besoin », « à de la fièvre », « à un problème »: what one has. */
function startsWithHad(rest: Sentence): boolean {
  const [first, second, third] = rest.map((word) => word.plain)
  if (/^(?:besoin|envie|hâte|mal|raison|tort|droit)$/.test(first ?? '')) return true
  if (first === 'de' && /^(?:la|l')$/.test(second ?? ''))
    return /^(?:fièvre|peine|chance|place|retard)$/.test(third ?? '')
  return (
    /^(?:un|une|des|du|l')$/.test(first ?? '') &&
    /^(?:peu|problème|souci|rendez-vous|question|questions|réunion|empêchement|retard|air|doute)$/.test(
      second ?? '',
    )
  )
}
