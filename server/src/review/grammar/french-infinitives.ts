/** Infinitive or participle, heard alike: « la commande passer hier », « au lieu de remplacé ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { readWords } from '../words/read-words.ts'
import { agreed, participleForm } from './french-forms.ts'
import { genderOfNoun } from './french-nouns.ts'
import { determinerOf } from './noun-phrase.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const asInfinitive = ({ marked }: Match) => marked[0]!.plain.replace(/é(?:e|s|es)?$/, 'er')
const asParticiple = ({ marked }: Match) => marked[0]!.plain.replace(/er$/, 'é')

const participles: RuleText[] = [
  ["c'|ça est|était|sera bien|déjà|tout|pas|vite|enfin [<plainInfinitive>]", asParticiple],
  ['tout|ça est|était|sera <adverb>* [<plainInfinitive>]', asParticiple],
  ['une fois [<plainInfinitive>]', asParticiple],
  ['^ comme [<plainInfinitive>] $|dans|sur|par|au|à|ensemble|hier|lors|plus|ce|ci-dessus', asParticiple],
  ['<determiner> <knownNoun> [<plainInfinitive>] <notObject>|$', ofTheNoun],
]

const infinitives: RuleText[] = [
  [
    `lieu|fait|moyen|moyens|temps|façon|manière|intérêt|droit|risque|chance|idée|intention|plaisir|occasion|
      habitude|raison|but|peur|hâte|obligation|possibilité|difficulté|charge|soin|envie|besoin|inutile|utile|
      important|mieux|suffit|suffira|évitez|éviter|arrêtez|arrêter|cesse|accepte|acceptez|accepté|refuse|
      refusé|promis|promets|prévu|convenu|décidé|choisi|permis|interdit|conseille|conseillons|mérite|tâche|
      tâchez|tente|tentez|tenté|contente|oublié|oubliez|oublie|oublier|dommage|simple|préférable|prudent|
      sympa|gentil|fini|finir|finit|loin|pas de|d' <object>* [<bareParticiple>]`,
    asInfinitive,
  ],
  ['pouvoir|devoir|vouloir|venir|aller|oser|falloir <adverb>* <object>* [<bareParticiple>]', asInfinitive],
  ['!<turnedTo> à <object>* [<bareParticiple>]', asInfinitive],
  [
    `faites|faire|ferai|ferons|fera|faisons|fais|laisse|laissons|laissez|laisser|
      laisserai <object>* [<bareParticiple>]`,
    asInfinitive,
  ],
  ['<modal> <adverb>* <object>* [<infinitiveWithS>]', ({ marked }) => marked[0]!.plain.slice(0, -1)],
  ['pour|de|à|sans|aimerais|voudrais <object>* [<infinitiveWithS>]', withoutS],
]

const verbs: RuleText[] = [
  ['et|mais|ou|puis|ensuite|donc nous|vous [<futureOfI>]', futureOf],
  ['vous [étier|étié|étiers|étier]', 'étiez'],
]

const nouns = readWords('french-nouns-like-participles')

/** « laissez la commande passer », « quelle pièce changer »: a noun that does it, or that is asked for. */
const withInfinitive = /^(?:laiss|voi[rst]|vu$|regard|entend|sent|fai|fer|quel|que$|où$|comment$|envoy)/
function ofTheNoun({ words, marked }: Match, sentence: Sentence): string | null {
  const at = sentence.indexOf(words[0]!)
  if (sentence.slice(0, at + 1).some((word) => withInfinitive.test(word.plain))) return null
  const noun = words[1]!.plain
  const plural = determinerOf(words[0]!.plain)?.plural
  const past = marked[0]!.plain.replace(/er$/, 'é')
  const ending = (genderOfNoun(noun) === 'f' ? 'e' : '') + (plural === true ? 's' : '')
  return `${past}${ending}`
}

function futureOf({ marked, words }: Match, sentence: Sentence): string | null {
  if (sentence.some((word) => /^(?:je|j')$/.test(word.plain))) return null
  return marked[0]!.plain.replace(/ai$/, words[1]!.plain === 'nous' ? 'ons' : 'ez')
}

function withoutS({ marked }: Match): string {
  return marked[0]!.plain.slice(0, -1)
}

/** After an infinitive these are no object of its own. */
const noObject = oneOf(`
    hier ce en sur dans par à au est sont était sera a ne n' lundi mardi mercredi jeudi vendredi
    samedi dimanche lors avant chez avec sous depuis
  `)
const shortAdjectives = oneOf(`
    bon bonne petit petite grand grande nouveau nouvelle autre beau belle gros grosse vrai vraie
    meilleur meilleure
  `)
const noVerbs = oneOf('chez assez nez rez riz avez êtes rendez')

export function frenchInfinitiveRules(tree: WordTree, classes: WordClasses): Rule[] {
  const bits = (plain: string) => tree.bitsOf(plain)
  const isInfinitive = (plain: string) => (bits(plain) & wordIs.infinitive) !== 0
  const infinitiveOf = (plain: string): string | null => {
    const stem = plain.replace(/ez$/, '')
    const candidates = ['er', 'ir', 'oir', 're', 'dre'].map((ending) => stem + ending)
    return candidates.find(isInfinitive) ?? null
  }
  const own: WordClasses = {
    ...classes,
    plainInfinitive: (plain) =>
      /er$/.test(plain) &&
      isInfinitive(plain) &&
      genderOfNoun(plain) === undefined &&
      (bits(plain) & (wordIs.singular | wordIs.masculine)) === 0,
    bareParticiple: (plain) =>
      /é$/.test(plain) &&
      participleForm(tree, plain) !== undefined &&
      !nouns.has(plain) &&
      genderOfNoun(plain) === undefined &&
      isInfinitive(plain.replace(/é$/, 'er')),
    notObject: (plain) => noObject.test(plain),
    turnedTo: (plain) =>
      /^(?:pass\p{L}*|statut|état|mis|mise|revenu|jusqu'|prix|égal|cocher|coché)$/u.test(plain),
    yours: (plain) => /ez$/.test(plain) && !noVerbs.test(plain) && (bits(plain) & wordIs.secondPlural) !== 0,
    infinitiveWithS: (plain) =>
      /rs$|res$/.test(plain) &&
      isInfinitive(plain.slice(0, -1)) &&
      !/^(?:livres|rires|dîners|déjeuners)$/.test(plain) &&
      genderOfNoun(plain) === undefined &&
      plain.length > 4,
    pluralWord: (plain) => /[sx]$/.test(plain) && (bits(plain) & wordIs.plural) !== 0,
    ofOneOnly: (plain) => participleForm(tree, plain)?.plural === false || isOneAdjective(plain),
    futureOfI: (plain) => /rai$/.test(plain) && (bits(plain) & wordIs.firstSingular) !== 0,
    shortAdjective: (plain) => shortAdjectives.test(plain),
  }
  const isOneAdjective = (plain: string) => adjectives.test(plain)
  const manyBefore = ({ words, marked }: Match): string | null => {
    const noun = words.at(-1)!.plain
    if (!/s$/.test(noun) || genderOfNoun(noun) === undefined || (bits(noun) & wordIs.singular) !== 0)
      return null
    const gender = genderOfNoun(noun)!
    const base = bases[marked[0]!.plain] ?? marked[0]!.plain
    return agreed(tree, { base, gender: 'm', plural: false }, { gender, plural: true }) ?? null
  }
  const many = ({ marked }: Match): string | null => {
    const right = `${marked[0]!.plain}s`
    return (bits(right) & wordIs.plural) !== 0 ? right : null
  }
  const ofYours = ({ marked }: Match) => infinitiveOf(marked[0]!.plain)
  const agreements: RuleText[] = [
    ["de|d' [<shortAdjective>] <pluralNoun>", manyBefore],
    ['sont|sommes|seront|étaient|restent <adverb>* <pluralWord> et <adverb>* [<ofOneOnly>] $', many],
  ]
  return [
    ...readRules('ending', participles, own),
    ...readRules('ending', [...infinitives, ["de|d'|pour|sans|à|afin <object>* [<yours>]", ofYours]], own),
    ...readRules('verb_agreement', verbs, own),
    ...readRules('number', agreements, own),
  ]
}

const adjectives = /(?:el|al|if|ible|able|ique|ent|ant|on|eur|ide)$/
const bases: Readonly<Record<string, string>> = {
  bonne: 'bon',
  petite: 'petit',
  grande: 'grand',
  nouvelle: 'nouveau',
  belle: 'beau',
  grosse: 'gros',
  vraie: 'vrai',
  meilleure: 'meilleur',
}
