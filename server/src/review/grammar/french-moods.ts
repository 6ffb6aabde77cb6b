/** Moods and negation: « il faut que vous êtes », « je vous rappellerais demain », « j'ai pas reçu ». */

import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { longPattern, oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isClitic, isSurelyFinite, mistakeAt, skip } from './clause-mistake.ts'
import { nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

const irregular = new Map(
  `
    suis:sois es:sois est:soit sommes:soyons êtes:soyez sont:soient ai:aie as:aies a:ait avons:ayons
    avez:ayez ont:aient
  vais:aille vas:ailles va:aille allons:allions allez:alliez vont:aillent fais:fasse fait:fasse
  faisons:fassions
  faites:fassiez font:fassent peux:puisse peut:puisse pouvons:puissions pouvez:puissiez peuvent:puissent
  veux:veuille
  veut:veuille voulez:vouliez veulent:veuillent sais:sache sait:sache savons:sachions savez:sachiez
  savent:sachent
  dois:doive doit:doive devez:deviez prends:prenne prend:prenne prenez:preniez viens:vienne vient:vienne
  venez:veniez
  tiens:tienne tient:tienne tenez:teniez reçois:reçoive reçoit:reçoive recevez:receviez mets:mette met:mette
  mettez:mettiez dis:dise dit:dise dites:disiez vois:voie voit:voie voyez:voyiez pars:parte part:parte
  partez:partiez
  sort:sorte finit:finisse choisit:choisisse finissez:finissiez choisissez:choisissiez attend:attende
  rend:rende
  perd:perde répond:réponde vend:vende lit:lise écrit:écrive suit:suive croit:croie boit:boive sert:serve
  sent:sente
  ouvrez:ouvriez payez:payiez envoyez:envoyiez essayez:essayiez voyons:voyions`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** What is wished, needed, doubted or not yet so, right before its « que ». */
const wishes = longPattern(String.raw`
    ^(?:faut|faudra|faudrait|fallait|afin|pour|avant|bien|quoi|pourvu|souhaite|souhaitez|souhaitons|
    souhaiterais|souhaiterions|souhaiteriez|voudrais|voudrait|voudrions|voudriez|veux|veut|voulez|voulons|
    aimerais|aimerait|aimerions|aimeriez|préfère|préférez|préférons|préférerais|attends|attendons|
    attendant|condition|crains|craignons|doute|regrette|regrettons|dommage|possible|impossible|important|
    nécessaire|indispensable|préférable|normal|utile|urgent|mieux|malgré|sans|supposer|jusqu'à ce|quoique|
    content|contente|contents|désolé|désolée|désolés|ravi|ravie|ravis|heureux|heureuse|étonné|étonnée|
    surpris|surprise|déçu|déçue)$
  `)
const wishBeforeThat: Readonly<Record<string, RegExp>> = {
  peut: /^se$/,
  temps: /^(?:est|serait|grand)$/,
  ce: /^(?:jusqu'à|attendant|attends|attendons|jusqu')$/,
}

export function checkMoods(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [
    ...checkSubjunctive(sentence, tree),
    ...checkFuture(sentence),
    ...checkPolite(sentence, tree),
    ...checkNegation(sentence, tree),
  ]
}

function checkSubjunctive(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((_, index) => {
    if (!isWish(sentence, index)) return []
    const subject = subjectEnd(sentence, index + 1, tree)
    const place = subject === undefined ? undefined : skip(sentence, subject + 1, isClitic)
    if (place === undefined) return []
    const verb = sentence[place]!
    const right = irregular.get(verb.plain) ?? firstGroup(verb.plain, tree)
    return right === undefined ? [] : [mistakeAt('mood', verb, right)]
  })
}

function isWish(sentence: Sentence, index: number): boolean {
  const word = sentence[index]!
  if (word.plain === 'quoique') return true
  const before = sentence[index - 1]
  if (!/^(?:que|qu')$/.test(word.plain) || !word.follows || !before) return false
  const twoBefore = sentence[index - 2]?.plain ?? ''
  if (before.plain === 'ce' && twoBefore === 'à' && /^jusqu/.test(sentence[index - 3]?.plain ?? ''))
    return true
  if (before.plain === 'pas' && /^(?:crois|pense|croyons|pensons)$/.test(twoBefore)) return true
  if (wishBeforeThat[before.plain]?.test(twoBefore)) return true
  // « c'est bien que », « si bien que », « plus important que », « il est certain que »: some wish,
  // some do not.
  if (/^(?:si|aussi|plus|moins|autant|eh)$/.test(twoBefore)) return false
  return wishes.test(before.plain) && !/^(?:pas)$/.test(before.plain)
}

const pronouns = /^(?:c'|je|j'|tu|il|elle|on|nous|vous|ils|elles|ça|cela|tout|personne|rien|quelqu'un)$/

function subjectEnd(sentence: Sentence, from: number, tree: WordTree): number | undefined {
  if (pronouns.test(sentence[from]?.plain ?? '')) return from
  return nounPhraseAt(tree, sentence, from)?.end
}

/** « que vous confirmez »: in the first group only « nous » and « vous » show the mood. */
function firstGroup(plain: string, tree: WordTree): string | undefined {
  if (/[^iy]ons$/.test(plain)) return inUs(plain, tree)
  if (!/[^iréy]ez$/.test(plain) && !/(?:[^r]rez|rrez)$/.test(plain)) return undefined
  const right = plain.replace(/ez$/, 'iez')
  const isFuture = (tree.bitsOf(plain.replace(/ez$/, 'a')) & wordIs.thirdSingular) !== 0
  return !isFuture && (tree.bitsOf(right) & wordIs.secondPlural) !== 0 ? right : undefined
}

/** « avant que nous partons » */
function inUs(plain: string, tree: WordTree): string | undefined {
  const right = plain.replace(/ons$/, 'ions')
  const isFuture = (tree.bitsOf(plain.replace(/ons$/, 'a')) & wordIs.thirdSingular) !== 0
  const isVerb = (tree.bitsOf(plain) & wordIs.firstPlural) !== 0
  return isVerb && !isFuture && (tree.bitsOf(right) & wordIs.firstPlural) !== 0 ? right : undefined
}

const soon = oneOf(`
    demain dès bientôt lundi mardi mercredi jeudi vendredi samedi dimanche prochain prochaine rapidement
    tantôt ultérieurement
  `)
const polite = longPattern(String.raw`
    ^(?:aimer|souhaiter|voudr|préférer|pourr|devr|saur|ser|aur|dir|fer|conseiller|proposer|suggérer|ir|
    viendr)ais$
  `)

/** « je vous rappellerais demain »: what is sure to come is said in the future. */
function checkFuture(sentence: Sentence): ClauseMistake[] {
  if (
    sentence.some((word) => /^(?:si|s'|sinon|autrement|mais|pensais|disais|dit|avais)$/.test(word.plain)) ||
    sentence.some(
      (word, at) =>
        word.plain === 'sans' &&
        !/^(?:faute|souci|problème|doute|tarder|attendre)$/.test(sentence[at + 1]?.plain ?? ''),
    )
  )
    return []
  return sentence.flatMap((word, index) => {
    const isConditional = /rais$/.test(word.plain) && word.plain.length > 5
    if (!isConditional || !isAfterI(sentence, index)) return []
    const isSoon = sentence.slice(index + 1).some((one) => soon.test(one.plain))
    const isPolite = polite.test(word.plain)
    if (isPolite && !(isSoon && /^(?:serais|aurais|ferais|irais|viendrais)$/.test(word.plain))) return []
    return [mistakeAt('mood', word, word.plain.replace(/s$/, ''), isSoon && !isPolite ? undefined : 'hint')]
  })
}

function isAfterI(sentence: Sentence, index: number): boolean {
  let at = index - 1
  while (at >= 0 && isClitic(sentence[at])) at -= 1
  return /^(?:je|j')$/.test(sentence[at]?.plain ?? '')
}

/** « je souhaiterai savoir »: a wish said politely is a conditional. */
function checkPolite(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!/^(?:souhaiterai|aimerai|voudrai|préférerai)$/.test(word.plain) || !isAfterI(sentence, index))
      return []
    const place = skip(sentence, index + 1, isClitic)
    const next = place === undefined ? undefined : sentence[place]!.plain
    const asks = next !== undefined && (next === 'que' || (tree.bitsOf(next) & wordIs.infinitive) !== 0)
    return asks ? [mistakeAt('mood', word, `${word.plain}s`)] : []
  })
}

/** « j'ai pas reçu »: said so, not written so to a customer. A hint, for many a desk writes as it speaks. */
function checkNegation(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const isNo = /^(?:pas|jamais|aucun|aucune|rien)$/.test(word.plain) && word.follows
    const verb = sentence[index - 1]
    if (!isNo || !verb || !isSurelyFinite(tree, verb.plain)) return []
    let at = index - 2
    while (at > 0 && isClitic(sentence[at]) && !/^(?:ne|n'|nous|vous)$/.test(sentence[at]!.plain)) at -= 1
    const subject = sentence[at]
    if (!subject || !/^(?:je|j'|tu|il|elle|nous|vous|ils|elles)$/.test(subject.plain)) return []
    if (sentence[at - 1] && /^(?:ne|n')$/.test(sentence[at - 1]!.plain)) return []
    const first = sentence[at + 1]!
    const start = /^[aeéêiouyhà]/.test(first.plain) ? "n'" : 'ne '
    const said = sentence.slice(at + 1, index + 1).map((one) => one.plain)
    return [{ group: 'negation', first, last: word, right: `${start}${said.join(' ')}`, severity: 'hint' }]
  })
}
