/** Words heard alike that their place in the clause tells apart: « tu arrive », « c'est sur ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { adjectiveForm, participleForm } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { wordsBesides } from './french-word-classes.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const first = ({ marked }: Match) => marked[0]!.plain

const sounds: RuleText[] = [
  ["c' est [sur] $", 'sûr'],
  ["[prés] de|d'|du|des", 'près'],
  ['^ <singularDeterminer> <knownNoun> [et] <adverb>* <pastOnly> ce|hier|à|en|dans|par|depuis', 'est'],
  ['<pluralNoun>|ils|elles <object> [on] <adverb>* <participle>', 'ont'],
  ['[quelque] <sameInBoth>', 'quelques'],
  ['<have> <adverb>* [du] <object>* <pureInfinitive>', 'dû'],
  ['ne [ma] pas|rien|jamais|plus', "m'a"],
  ["ne|n' [son|sons] pas|plus|jamais|que", 'sont'],
  ["n' [on] pas|plus|jamais|rien|que|<participle>", 'ont'],
  ['[si] [joint|jointe|joints]', ({ marked }) => `ci-${marked[1]!.plain}`],
  ['[si-joint|si-jointe|si-joints]', ({ marked }) => marked[0]!.plain.replace('si', 'ci')],
  ["[ci] le|la|les|l'|un|une|vous|nous|je|j'|il|elle|on|ça|cela|votre|vos|notre|c'|possible|besoin", 'si'],
  ['[qua] <any>', "qu'à"],
  ['[toute] le', 'tout'],
  ['[tout] les|vos|nos|mes|ces <womenNoun>', 'toutes'],
  ['[quels|quelles] est|sera|était votre|la|le|notre|ta|ton|cette|ce <oneNoun>', whichOne],
  ["c' est [sur] que|qu'", 'sûr'],
  ["soyez|sois|êtes|suis|sommes|être|est [sur] d'|de elle|lui|vous|moi|nous|soi|<pureInfinitive>", sure],
  ['je <plural>? [les] <pastOnly>', "l'ai"],
  ["a|ont|ai|as|avez|avait [l'] [aire]", "l'air"],
  ['sais|sait|savez|savons|savoir|ignore pas|plus|trop|exactement|bien [ou] <sentenceSubject>', 'où'],
  ['<any> [où] du <noun> $', 'ou'],
  ['tous|toutes|ils|elles [son|sons] <adverb>* <any>', 'sont'],
  ['^ [sont] <singularOnly>', 'son'],
  ['et|mais|ils|elles [on] <adverb>* <pastOnly>', 'ont'],
  ["c' est [la] que|qu'|où", 'là'],
  ['<any> [la] cet|ce', 'là'],
  ["c' est [mais] <manyNoun>", 'mes'],
  ['^ [peut] [être] !<participle>|<infinitive>', 'peut-être'],
  [
    'je|nous vous [saurai|saurons] gré',
    ({ marked }) => (marked[0]!.plain === 'saurai' ? 'saurais' : 'saurions'),
  ],
]

const endings: RuleText[] = [
  ['avoir|ayant <adverb>* [<infinitiveOfFirst>]', ({ marked }) => marked[0]!.plain.replace(/er$/, 'é')],
  ['ce|cela sera|serait|est|était <adverb>* [<infinitiveOfFirst>] $|<time>|<day>|dans|par|au', pastOf],
  ['<be> très|trop|assez|plutôt [<infinitiveOfFirst>]', pastOf],
]

const verbs: RuleText[] = [
  ['[<futureOfYouAlone>]', nobodyIsYou],
  ['tu <clitic>* [<wantsS>]', ({ marked }) => `${marked[0]!.plain}s`],
  ['ce|ça|cela|il|elle|on <clitic>* [<futureOfI>]', ({ marked }) => `${marked[0]!.plain}t`],
  ['ce|ça|cela|il|elle|on <clitic>* [<conditionalOfI>]', ({ marked }) => marked[0]!.plain.replace(/s$/, 't')],
  ['je <clitic>* [<futureOfYou>]', ({ marked }) => marked[0]!.plain.replace(/as$/, 'ai')],
  ['je <clitic>* [voie|croie]', notWished],
  ['^ [<toldYou>] <toldWhat>', ({ marked }) => marked[0]!.plain.slice(0, -1)],
  ['^ [vas] <pureInfinitive>|à|chez|sur|dans', opensText],
]

const determiners: RuleText[] = [
  ['[votre|notre|mon|ma] <manyNoun> <adverb>* <clitic>* <ofMany>', inMany],
  ['[certain|certaine] <manyNoun>', ({ marked }) => `${marked[0]!.plain}s`],
  ['[vos|nos|mes] <oneNoun> <adverb>* <clitic>* <ofOneVerb>', inOne],
]

function pastOf({ marked }: Match, sentence: Sentence): string {
  const at = sentence.indexOf(marked[0]!)
  const noun = sentence.slice(0, at).find((word) => genderOfNoun(word.plain) !== undefined)
  const isHers = noun !== undefined ? genderOfNoun(noun.plain) === 'f' : sentence[0]?.plain === 'elle'
  return marked[0]!.plain.replace(/er$/, isHers ? 'ée' : 'é')
}

function whichOne({ words }: Match): string {
  return genderOfNoun(words.at(-1)!.plain) === 'f' ? 'quelle' : 'quel'
}

/** « votre dossier est complet et seras traité »: where nobody is « tu », no verb is said to you. */
function nobodyIsYou({ marked }: Match, sentence: Sentence): string | null {
  const isYou = sentence.some((word) => /^(?:tu|t'|te|toi|ton|ta|tes)$/.test(word.plain))
  return isYou || sentence.some((word) => word.plain === 'je') ? null : marked[0]!.plain.replace(/s$/, '')
}

function sure({ words }: Match, sentence: Sentence): string {
  const before = sentence[sentence.indexOf(words[0]!) - 1]?.plain
  return before === 'elle' ? 'sûre' : 'sûr'
}

function notWished({ marked }: Match, sentence: Sentence): string | null {
  const before = sentence.slice(0, sentence.indexOf(marked[0]!))
  return before.some((word) => /^(?:que|qu')$/.test(word.plain)) ? null : marked[0]!.plain.replace(/e$/, 's')
}

function opensText({ marked }: Match): string | null {
  return marked[0]!.opensSentence ? 'va' : null
}

const many: Readonly<Record<string, string>> = { votre: 'vos', notre: 'nos', mon: 'mes', ma: 'mes' }
function inMany(match: Match): string | null {
  return many[first(match)] ?? null
}
function inOne(match: Match): string | null {
  const word = first(match)
  if (word !== 'mes') return word === 'vos' ? 'votre' : 'notre'
  return genderOfNoun(match.words[1]!.plain) === 'f' ? 'ma' : 'mon'
}

export function frenchToldApartRules(tree: WordTree, classes: WordClasses): Rule[] {
  const has = (plain: string, bit: number) => (tree.bitsOf(plain) & bit) !== 0
  const beside = wordsBesides(tree)
  const persons = wordIs.firstSingular | wordIs.secondSingular | wordIs.thirdSingular
  const own: WordClasses = {
    ...classes,
    ...beside,
    plural: (plain) => /^(?:vous|nous|leur|lui)$/.test(plain),
    pastOnly: (plain) =>
      /(?:é|vu|lu|eu|reçu|rendu|vendu|perdu|attendu|entendu|répondu|prévenu|reconnu)$/.test(plain) &&
      participleForm(tree, plain) !== undefined &&
      !has(plain, persons),
    wantsS: (plain) =>
      /[ea]$/.test(plain) &&
      has(plain, persons) &&
      !/^(?:a|va)$/.test(plain) &&
      has(`${plain}s`, wordIs.secondSingular),
    futureOfI: (plain) =>
      /rai$/.test(plain) && has(plain, wordIs.firstSingular) && has(`${plain}t`, wordIs.thirdSingular),
    conditionalOfI: (plain) =>
      /rais$/.test(plain) &&
      has(plain, wordIs.firstSingular) &&
      has(plain.replace(/s$/, 't'), wordIs.thirdSingular),
    futureOfYou: (plain) => /ras$/.test(plain) && has(plain.replace(/as$/, 'ai'), wordIs.firstSingular),
    toldYou: (plain, word) =>
      word.opensSentence &&
      /[^é]es$/.test(plain) &&
      has(plain, wordIs.secondSingular) &&
      !has(plain, wordIs.plural | wordIs.singular | wordIs.participle) &&
      adjectiveForm(plain) === undefined,
    futureOfYouAlone: (plain) =>
      /ras$/.test(plain) && has(plain, wordIs.secondSingular) && !has(plain, wordIs.plural | wordIs.singular),
    toldWhat: (plain) =>
      /^(?:le|la|les|l'|moi|nous|sur|dans|bien|ton|ta|tes|une?|des|ce|cette|ces|pas|si|à|chez|avec)$/.test(
        plain,
      ),
    ofMany: (plain) => has(plain, wordIs.thirdPlural) && !has(plain, wordIs.thirdSingular),
    ofOneVerb: (plain) =>
      /^(?:est|a|sera|était|avait|aura|peut|doit|va|arrive|part|vient|reste|coûte|passe)$/.test(plain),
    sameInBoth: (plain) => isSameInPlural(plain) && !/^(?:temps|prix|cas|pays|sens|mois)$/.test(plain),
    oneNoun: (plain) => genderOfNoun(plain) !== undefined && !/[sxz]$/.test(plain),
  }
  return [
    ...readRules('homophone', sounds, own),
    ...readRules('ending', endings, own),
    ...readRules('verb_agreement', verbs, own),
    ...readRules('number', determiners, own),
  ]
}
