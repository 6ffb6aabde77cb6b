/** Wishes and conditions: « j'aurai aimé », « je serai ravie si vous pouviez », « s'il y aurait ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isAdverb, isClitic, isSurelyFinite, mistakeAt, skip } from './clause-mistake.ts'

type Sentence = readonly Word[]

export function checkConditionals(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [...checkWished(sentence), ...checkSupposed(sentence, tree), ...checkIf(sentence, tree)]
}

const wished = oneOf('aimé souhaité voulu préféré adoré apprécié pu dû désiré bien')
const whenDone = /^(?:quand|lorsque|lorsqu'|dès|fois|aussitôt|après|une|que|qu')$/

/** « j'aurai aimé vous proposer »: a wish that did not come true. */
function checkWished(sentence: Sentence): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const isHave = /^(?:aurai|aurons)$/.test(word.plain)
    let at = index - 1
    while (at > 0 && isClitic(sentence[at]) && sentence[at]!.plain !== 'nous') at -= 1
    const subject = sentence[at]?.plain ?? ''
    if (!isHave || !/^(?:j'|je|nous)$/.test(subject)) return []
    const place = skip(sentence, index + 1, isAdverb)
    const verb = place === undefined ? '' : sentence[place]!.plain
    const isBound = sentence.slice(0, index).some((one) => whenDone.test(one.plain))
    if (!wished.test(verb) || verb === 'bien' || (isBound && /^(?:pu|dû)$/.test(verb))) return []
    return [mistakeAt('mood', word, word.plain === 'aurai' ? 'aurais' : 'aurions')]
  })
}

/** « si vous pouviez passer » sets the verb of the other clause: « je serais ravie ». */
function checkSupposed(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  const supposed = sentence.findIndex(
    (word, index) =>
      /^(?:si|s')$/.test(word.plain) && isSubject(sentence[index + 1]) && isPast(sentence, index + 2, tree),
  )
  if (supposed < 0) return []
  // « je vous dirai si vous aviez raison », « je demanderai s'il pouvait »: asked, not supposed.
  const before = sentence[supposed - 1]
  if (before && asks.test(before.plain)) return []
  return sentence.flatMap((word, index) => {
    if (Math.abs(index - supposed) < 2 || !/^(?:je|j')$/.test(subjectOf(sentence, index))) return []
    if (!/rai$/.test(word.plain) || asks.test(word.plain)) return []
    const right = `${word.plain}s`
    return (tree.bitsOf(right) & wordIs.firstSingular) !== 0 ? [mistakeAt('mood', word, right)] : []
  })
}

const asks = oneOf(`
    savoir sais sait savais savait savez sache demande demandais demander demanderai demandera
    voir vérifier vérifierai verrai dire dirai
    ignore regarder regarderai confirmer confirmerai même comme
  `)
const isSubject = (word: Word | undefined) =>
  /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|ça)$/.test(word?.plain ?? '')

function isPast(sentence: Sentence, from: number, tree: WordTree): boolean {
  const place = skip(sentence, from, isClitic)
  const verb = place === undefined ? '' : sentence[place]!.plain
  return (
    /(?:ais|ait|ions|iez|aient)$/.test(verb) &&
    !/r(?:ais|ait|ions|iez|aient)$/.test(verb) &&
    isSurelyFinite(tree, verb)
  )
}

function subjectOf(sentence: Sentence, index: number): string {
  let at = index - 1
  while (at > 0 && isClitic(sentence[at])) at -= 1
  return sentence[at]?.plain ?? ''
}

/** « s'il y aurait un souci » */
function checkIf(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const subject = sentence[index + 1]
    if (!/^(?:si|s')$/.test(word.plain) || !isSubject(subject)) return []
    const isAsked = sentence
      .slice(Math.max(0, index - 4), index)
      .some((one) => asks.test(one.plain) || /^dites/.test(one.plain))
    const place = skip(sentence, index + 2, isClitic)
    const verb = place === undefined ? undefined : sentence[place]
    const present = verb && !isAsked ? presentOfFuture(verb.plain) : undefined
    if (verb && present !== undefined) return [mistakeAt('mood', verb, present)]
    if (!verb || isAsked || !/r(?:ais|ait|ions|iez|aient)$/.test(verb.plain)) return []
    const right = pastOf(verb.plain, tree)
    return right === undefined ? [] : [mistakeAt('mood', verb, right)]
  })
}

/** « si vous viendrez demain »: what may come is said in the present after « si ». */
const presents: Readonly<Record<string, string>> = {
  viendrez: 'venez',
  pourrez: 'pouvez',
  voudrez: 'voulez',
  aurez: 'avez',
  serez: 'êtes',
  irez: 'allez',
  passerez: 'passez',
  prendrez: 'prenez',
  recevrez: 'recevez',
  souhaiterez: 'souhaitez',
  pourra: 'peut',
  viendra: 'vient',
  aura: 'a',
  sera: 'est',
  faudra: 'faut',
  arrivera: 'arrive',
}
const presentOfFuture = (form: string) => presents[form]

const stems: Readonly<Record<string, string>> = {
  aur: 'av',
  ser: 'ét',
  pourr: 'pouv',
  voudr: 'voul',
  devr: 'dev',
  fer: 'fais',
  ir: 'all',
  saur: 'sav',
  viendr: 'ven',
  verr: 'voy',
  prendr: 'pren',
  recevr: 'recev',
  tiendr: 'ten',
  enverr: 'envoy',
  mettr: 'mett',
  faudr: 'fall',
  connaîtr: 'connaiss',
  attendr: 'attend',
  rendr: 'rend',
  répondr: 'répond',
  perdr: 'perd',
}

function pastOf(form: string, tree: WordTree): string | undefined {
  const [, stem = '', end = ''] = /^(.+r)(ais|ait|ions|iez|aient)$/.exec(form) ?? []
  const other = stems[stem] ?? (stem.endsWith('er') ? stem.slice(0, -2) : undefined)
  const right = other === undefined ? undefined : `${other}${end}`
  return right !== undefined && tree.bitsOf(right) !== 0 ? right : undefined
}
