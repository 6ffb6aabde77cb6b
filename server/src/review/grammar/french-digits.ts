/** What stands beside figures: « 3 place », « de 9h a 18h », « rendez-vous a 15h ». */
import type { Remark } from '../finding.ts'
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Reading } from '../reading.ts'
import { longPattern, oneOf } from '../words/long-pattern.ts'
import { pluralOfNoun } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'

const counted = /(?<![\p{L}\d.,/:°#-]|n[°o] ?)(\d{1,4})[ \u00a0](\p{Ll}{3,})(?![\p{L}\d'’-])/gu
/** Streets, months, units and titles: these stay as they are after a number. */
const staysSingular = oneOf(`
    rue avenue boulevard place allée chemin impasse quai cours route square passage faubourg montée ruelle
    esplanade résidence bis ter janvier février mars avril mai juin juillet août septembre octobre novembre
    décembre matin midi soir heure pour cent mille euro fois plus moins ou et max maxi mini min minimum
    maximum grand petit net brut exact environ pile tonne sur par tout bon gauche droite nord sud est ouest
    ville centre étage volt watt
  `)
/** A number that names, not counts: « le 3 semaine », « chambre 12 étage 2 ». */
const names = longPattern(
  String.raw`
    (?<!\p{L})(?:le|du|au|dès|n[°o]|numéro|chambre|salle|quai|voiture|porte|bâtiment|page|article|étape|
    option|
    niveau|étage|lot|taille|ligne|jour|semaine|version|modèle|série|bus|tram|métro|train|vol|code|réf|
    référence|
    commande|dossier|facture|place|siège|table|bloc|appartement|appt?|tour|entrée|escalier|caisse|guichet|
    box|groupe|classe|terminal|porte|mois|année|cabinet|tgv|ter|l['’])\s*$
  `,
  'iu',
)
const units = oneOf('euro minute heure jour semaine mois an année personne place nuit fois')

export function checkFrenchDigits(reading: Reading, tree: WordTree): Remark[] {
  if (reading.language !== 'fr') return []
  return [...checkCounted(reading, tree), ...checkHours(reading)]
}

function checkCounted({ text }: Reading, tree: WordTree): Remark[] {
  return [...text.matchAll(counted)].flatMap((match) => {
    const [whole, number = '', noun = ''] = match
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    const after = text.slice(match.index + whole.length)
    // « 12 place Bellecour », « 3 place de la Gare »
    if (staysSingular.test(noun) && /^\s(?:de\b|du\b|des\b|d['’]|\p{Lu})/u.test(after)) return []
    if (Number(number) < 2 || names.test(before) || /^0/.test(number)) return []
    const isUnit = units.test(noun)
    if (!isUnit && (staysSingular.test(noun) || !isCountable(tree, noun))) return []
    if (/[sxz]$/.test(noun) || (isUnit && /(?:tou[ts]|chaque)\p{L}* $/u.test(before))) return []
    const right = noun === 'heure' || noun === 'an' ? `${noun}s` : pluralOfNoun(tree, noun)
    if (right === null) return []
    const start = match.index + whole.length - noun.length
    return [remarkAt('grammar.number', start, noun, right)]
  })
}

function isCountable(tree: WordTree, noun: string): boolean {
  if (isSameInPlural(noun)) return false
  const bits = tree.bitsOf(noun)
  return genderOfNoun(noun) !== undefined && (bits & wordIs.plural) === 0
}

/** « 9h a 18h », « rdv a 15h », « lundi a 9h »: an hour follows, so it is no verb. */
const hours = longPattern(
  String.raw`
    (?:\d\s?h\s?\d{0,2}|\d|rendez-vous|rdv|midi|minuit|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|demain|
    matin|soir|ici|livraison|retrait|vers|passer|passez|venir|venez|arrive|arrivez|commence|ouvre|ferme|
    ouvert|ouverte|fermé|rappelle|appelle|attend|attends|présent|présente|là|prévu|prévue|fixé|fixée)
    \s(a)\s(?=\d{1,2}\s?(?:h(?![\p{L}])|heures?\b|:\d\d))
  `,
  'giu',
)
function checkHours({ text }: Reading): Remark[] {
  return [...text.matchAll(hours)].flatMap((match) => {
    const start = match.index + match[0].lastIndexOf('a')
    const after = text.slice(start + 2, start + 22)
    return /^\d+\s?h(?:eures?)? de/.test(after) ? [] : [remarkAt('grammar.homophone', start, 'a', 'à')]
  })
}

function remarkAt(saying: string, start: number, written: string, proposal: string): Remark {
  const params = { written, proposal }
  const end = start + written.length
  return { kind: 'grammar', severity: 'warning', start, end, saying, params, proposal }
}
