/** -er, -é or -ez: heard alike, written by what stands before. */
import { oneOf } from '../words/long-pattern.ts'
import { readWords } from '../words/read-words.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

const ending = /(er|ez|é|ée|és|ées)$/
const asInfinitive = ({ marked }: Match) => marked[0]!.plain.replace(ending, 'er')
const asParticiple = ({ marked }: Match) => marked[0]!.plain.replace(ending, 'é')
const asPlural = ({ marked }: Match) => marked[0]!.plain.replace(ending, 'és')
const asFeminine = ({ marked }: Match) => marked[0]!.plain.replace(ending, 'ée')
const asYou = ({ marked }: Match) => marked[0]!.plain.replace(ending, 'ez')

/**
 * « c'est payer », « notre but est donner » have an infinitive by right; an auxiliary after a subject has
 * not.
 */
const texts: RuleText[] = [
  ['!<modal> <have> <adverb>* [<infinitiveOfFirst>]', afterHave],
  ['^ <have> <adverb>* [<infinitiveOfFirst>]', asParticiple],
  ['<have> <adverb>* [<yousForm>]', afterHave],
  ['<have> <adverb>* été <adverb>* [<infinitiveOfFirst>]', asParticiple],
  ['<have> <adverb>* été <adverb>* [<yousForm>]', asParticiple],
  ['elle est|sera|serait|était <adverb>* [<infinitiveOfFirst>]', asFeminine],
  ['ils|nous|vous|elles sont|sommes|seront|étaient|serons <adverb>* [<infinitiveOfFirst>]', asPlural],
  ['<pluralNoun> sont|seront|étaient <adverb>* [<infinitiveOfFirst>]', asPlural],
  [
    `je|il|on|vous|qui|tu|s' suis|est|êtes|sera|serez|serai|était|étiez|
      étais <adverb>* [<infinitiveOfFirst>]`,
    asParticiple,
  ],
  ['<knownNoun> est|sera|serait|était <adverb>* [<infinitiveOfFirst>]', agreeing],
  ['être <adverb>* [<infinitiveOfFirst>]', asParticiple],
  ['êtes|sommes|suis|est|sont|être|été <adverb>* [<yousForm>]', asParticiple],
  ["pour|sans|de|d'|à|afin <object>* [<yousForm>]", asInfinitive],
  ['pour|sans <object>* [<participleOfFirst>]', notNoun],
  ["de|d' <object> [<participleOfFirst>]", asInfinitive],
  ['!<indefinite> de <object>* [<participleOfFirst>]', afterOf],
  ['à vous|nous|me|te|lui|leur <object>* [<participleOfFirst>]', afterOf],
  ["merci de|d' <object>* [<participleOfFirst>]", asInfinitive],
  ["afin de|d' <object>* [<participleOfFirst>]", asInfinitive],
  [
    `avant|possible|besoin|peine|envie|permet|permettra|permettre|souhaité|prie|demande|propose|
      impossible|nécessaire|essayer|importe de|d' <object>* [<participleOfFirst>]`,
    asInfinitive,
  ],
  [
    `hésitez|pensez|cherche|cherchons|aide|aider|invite|invitons|réussi|arrive|arrivez|arrivons|
      commencer|commence|continuer|continue|prêt|prête|prêts|prêtes|difficile|facile|reste|obligé|
      obligée|autorisé|amené|amenés à <object>* [<participleOfFirst>]`,
    asInfinitive,
  ],
  ['hésitez|hésitez|pensez pas à <object>* [<participleOfFirst>]', asInfinitive],
  ['hésiter à <object>* [<participleOfFirst>]', asInfinitive],
  [
    `tiens|tient|tenons|tenais|amener|parvenir|réussir|apprendre|autorise|encourage|encourageons|engage|
      engageons|hésite|invité|invitée|incite|chercher|passe|perdre|servir|
      sert à <object>* [<participleOfFirst>]`,
    notNoun,
  ],
  [
    `avez-vous|as-tu|a-t-il|a-t-elle|a-t-on|ont-ils|aviez-vous|ai-je|auriez-vous|
      avons-nous <adverb>* [<infinitiveOfFirst>|<yousForm>]`,
    asParticiple,
  ],
  ['<modal> <adverb>* <object>* [<yousForm>]', asInfinitive],
  ['<modal> <adverb>* <object>* [<participleOfFirst>]', afterModal],
  [
    `peux-tu|pouvez-vous|pourriez-vous|puis-je|peut-on|pourrais-je|voulez-vous|souhaitez-vous|dois-je|
      devez-vous|pouvons-nous <object>* [<participleOfFirst>]`,
    asInfinitive,
  ],
  [
    `peux-tu|pouvez-vous|pourriez-vous|puis-je|peut-on|pourrais-je|voulez-vous|souhaitez-vous|dois-je|
      pouvons-nous <object>* [<yousForm>]`,
    asInfinitive,
  ],
  ['^ vous [<infinitiveOfFirst>]', asYou],
  ['si|que|quand|lorsque|dès|et|car|comme vous [<infinitiveOfFirst>]', asYou],
  ['bien vouloir <object>* [<participleOfFirst>]', asInfinitive],
  ['bien vouloir <object>* [<yousForm>]', asInfinitive],
  ["en train de|d' <object>* [<participleOfFirst>]", asInfinitive],
  ["vient|viens|venons|viennent de|d' <object>* [<participleOfFirst>]", asInfinitive],
  ['de quoi <object>* [<yousForm>|<participleOfFirst>]', asInfinitive],
  ['faire|fait|fais|faites|ferons|ferai|laisser|laissez <object>* [<yousForm>]', asInfinitive],
]

// « Vous avez à payer » has its à; « l'avoir payer » is an infinitive on purpose of nobody.
function afterHave(match: Match): string | null {
  const first = match.words[0]!.plain
  if (/^(à|de|d')$/.test(first)) return null
  return asParticiple(match)
}

function agreeing(match: Match): string | null {
  return match.words[0]!.plain === "c'" ? null : asParticiple(match)
}

// « une chambre de libérée », « rien de cassé »: after a noun or one of these it is a participle by right.
function afterOf(match: Match): string | null {
  const word = match.marked[0]!.plain
  return nouns.has(word) || !/é$/.test(word) ? null : asInfinitive(match)
}

/** Nouns that look like participles. */
const nouns = readWords('french-nouns-like-participles')
function notNoun(match: Match): string | null {
  const word = match.marked[0]!.plain
  return nouns.has(word) ? null : asInfinitive(match)
}

// « je vais bien », « il faut tout vérifié »; « je veux un café »: nouns are no participles.
function afterModal(match: Match): string | null {
  const [first] = match.words
  if (/^(compte|pense|espère|laisse)s?$/.test(first!.plain)) return null
  // « vous pouvez passé »: no article makes a noun of it. « Il faut un marché » has one.
  const isBare = /^(?:peu[xt]|pou[vr]\p{L}+|doi[ts]|dev\p{L}+)$/u.test(match.words.at(-2)?.plain ?? '')
  const word = match.marked[0]!.plain
  if (nouns.has(word) && !(isBare && word.endsWith('é') && word !== 'été')) return null
  return asInfinitive(match)
}

const indefinite = oneOf(`
    rien chose quoi un une deux trois pas plus déjà cela ça autre autres en aucun aucune ce y beaucoup
    plein peu encore personne quelqu'un année près
  `)

export const frenchEndingRules = (classes: WordClasses): Rule[] =>
  readRules('ending', texts, {
    ...classes,
    indefinite: (plain, word) => indefinite.test(plain) || classes.knownNoun!(plain, word),
  })
