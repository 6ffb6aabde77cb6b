/** Number and gender: « les commande », « une colis », « votre commande a été expédié ». */

import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { onlyPlural } from './french-classes.ts'
import { isSaidToSomebody } from './french-indirect-persons.ts'
import { genderOfNoun, isSameInPlural, singularOf } from './french-nouns.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const marked = (match: Match) => match.marked[0]!.plain
const startsWithVowel = (word: string) => /^[aeiouyhéèêâàîôûœ]/.test(word)

const feminineOf: Readonly<Record<string, string>> = {
  dernier: 'dernière',
  premier: 'première',
  bon: 'bonne',
  complet: 'complète',
  définitif: 'définitive',
  actuel: 'actuelle',
  supplémentaire: 'supplémentaire',
  bancaire: 'bancaire',
  exact: 'exacte',
  précis: 'précise',
}
const nothing = {
  text: '',
  plain: '',
  start: 0,
  end: 0,
  follows: false,
  sentence: 0,
  opensSentence: false,
  opensClause: false,
  closesClause: false,
} as const

const isEpicene = (form: string) => /^(disponible|indisponible|valable)s?$/.test(form)
const feminineForm = (base: string) => feminineOf[base] ?? `${base}e`

export function frenchAgreementRules(tree: WordTree, classes: WordClasses): Rule[] {
  const inPlural = (match: Match) => pluralOf(tree, marked(match))
  const inSingular = (match: Match) =>
    isSameInPlural(marked(match)) ? null : singularIn(tree, marked(match))
  const numbers: RuleText[] = [
    [
      'des|mes|tes|nos|vos|ces|plusieurs|quelques|certains|certaines|différents|différentes [<countedNoun>]',
      inPlural,
    ],
    ['ses|leurs [<countedNoun>]', inPlural],
    ['<pluralDeterminer> <pluralAdjective> [<countedNoun>]', inPlural],
    ['!<takesObject> les [<countedNoun>]', inPlural],
    ['^ les [<countedNoun>]', inPlural],
    ['deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente [<countedNoun>]', inPlural],
    [
      `beaucoup|nombre|plus|moins|tellement|trop|peu|tant de [jour|client|article|produit|question|
        commande|modèle|couleur|taille|problème|personne]`,
      inPlural,
    ],
    ['votre|notre|mon|ma|ton|ta|ce|cet|cette|un|une|chaque|aucun|aucune [<pluralOnly>]', inSingular],
    ['^ le|la [<pluralOnly>]', inSingular],
    ['de|dans|sur|pour|avec|à|sous le|la [<pluralOnly>]', inSingular],
  ]
  const agreeing = (match: Match, sentence: Sentence) => agreeWithSubject(tree, match, sentence)
  // « elles se sont parlé »: to one another, so nothing agrees.
  const unlessSaid = (match: Match, sentence: Sentence) =>
    match.words.some(({ plain }) => plain === 'se') && isSaidToSomebody(marked(match))
      ? null
      : agreeing(match, sentence)
  const participles: RuleText[] = [
    ['<knownNoun> <clitic>* <being> <adverb>* [<participle>|<statedAdjective>]', agreeing],
    [
      '<knownNoun> <clitic>* <haveForm> <clitic>* <adverb>* été <adverb>* [<participle>|<statedAdjective>]',
      agreeing,
    ],
    [
      `<knownNoun> doit|doivent|peut|peuvent|va|vont|devrait|pourra|devra|
        pourrait <adverb>* être <adverb>* [<participle>|<statedAdjective>]`,
      agreeing,
    ],
    ['elle|ils|elles <clitic>* <being> <adverb>* [<participle>|<statedAdjective>]', unlessSaid],
    ['elle|ils|elles <clitic>* <haveForm> <adverb>* été <adverb>* [<participle>]', agreeing],
    [
      `nous <clitic>* sommes|serons|serions|étions <adverb>* [désolé|ravi|navré|obligé|contraint|
        certain|heureux|conscient]`,
      agreeing,
    ],
    ["j'|nous|on ai|avons|a <adverb>* [<participleWithE>] <determiner>", withoutE],
    ['vous avez <adverb>* [<participleWithE>] <determiner>', withoutE],
  ]
  const own: WordClasses = { ...classes, ...ownClasses(tree, classes) }
  return [
    ...readRules('number', numbers, own),
    ...readRules('participle', participles, own),
    ...readRules('gender', genders, own),
    ...readRules('verb_agreement', subjects, own),
  ]
}

const genders: RuleText[] = [
  ['[un] <feminineNoun>', 'une'],
  ['[une] <masculineNoun>', 'un'],
  [
    '!<takesObject>|<noun>|<adverb> [le] <feminineNoun>',
    (match) => (startsWithVowel(match.words.at(-1)!.plain) ? null : 'la'),
  ],
  [
    'dans|pour|avec|sur|par|sous|et|ou|pendant|depuis|après|avant|que|voici|voilà [le] <feminineNoun>',
    (match) => (startsWithVowel(match.words.at(-1)!.plain) ? null : 'la'),
  ],
  ['^ [le] <feminineNoun>', (match) => (startsWithVowel(match.words.at(-1)!.plain) ? null : 'la')],
  ['!<takesObject>|<noun>|<adverb> [la] <masculineNoun>', 'le'],
  ['^ [la] <masculineNoun>', 'le'],
  ['[ce|cet] <feminineNoun>', 'cette'],
  ['[cette] <masculineNoun>', (match) => (startsWithVowel(match.words[1]!.plain) ? 'cet' : 'ce')],
  ['[mon] <feminineNoun>', (match) => (startsWithVowel(match.words[1]!.plain) ? null : 'ma')],
  ['[son] <feminineNoun>', (match) => (startsWithVowel(match.words[1]!.plain) ? null : 'sa')],
  ['[ma] <masculineNoun>', 'mon'],
  ['[sa] <masculineNoun>', 'son'],
  ['[aucun] <feminineNoun>', 'aucune'],
  ['[aucune] <masculineNoun>', 'aucun'],
  [
    `[bon] journée|soirée|année|matinée|nuit|fête|continuation|réception|semaine|lecture|dégustation|
      route|nouvelle|question|adresse|taille`,
    'bonne',
  ],
  [
    `[bonne] week-end|weekend|après-midi|anniversaire|appétit|retour|voyage|courage|séjour|dimanche|
      rétablissement`,
    (match) => (match.words[1]!.plain === 'après-midi' ? null : 'bon'),
  ],
  ['votre|notre|la|une|cette [nouveau] <feminineNoun>', 'nouvelle'],
  [
    'votre|notre|le|un|ce [nouvelle] <masculineNoun>',
    (match) => (startsWithVowel(match.words[2]!.plain) ? 'nouvel' : 'nouveau'),
  ],
  ['votre|notre|la|une|cette [prochain|dernier|premier|grand|petit|bon|meilleur] <feminineNoun>', inFeminine],
  [
    'votre|notre|le|un|ce [prochaine|dernière|première|grande|petite|bonne|meilleure] <masculineNoun>',
    inMasculine,
  ],
  [
    `la|une|votre|notre|cette <feminineNoun> [gratuit|urgent|offert|prochain|dernier|complet|suivant|
      important|définitif|exact|précis|différent|ouvert|fermé|inclus|supplémentaire|postal|confirmé|
      actuel|initial|bancaire|effectué|passé]`,
    inFeminine,
  ],
  [
    `le|un|votre|notre|ce <masculineNoun> [gratuite|urgente|offerte|prochaine|dernière|complète|
      suivante|importante|définitive|exacte|précise|différente|ouverte|fermée|postale|actuelle|initiale|
      effectuée|passée]`,
    inMasculine,
  ],
]

const subjects: RuleText[] = [
  [
    `^ les|vos|nos|mes|ces|ses <pluralAdjective>* <pluralNoun> <adverb>* <clitic>* [est|a|sera|était|
      peut|doit|va|arrive|part|reste|fait|avait|pourra|devrait]`,
    toPlural,
  ],
  [
    `^ votre|notre|le|la|ce|cette|mon <singularNoun> <adverb>* <clitic>* [sont|ont|seront|étaient|
      peuvent|doivent|vont|arrivent|partent|restent|font]`,
    toSingular,
  ],
  [
    `que|si|quand|car|et|mais les|vos|nos|mes|ces|
      ses <pluralAdjective>* <pluralNoun> <adverb>* <clitic>* [est|a|sera|était|peut|doit|va|arrive]`,
    toPlural,
  ],
  [
    `que|si|quand|car|et|mais votre|notre|le|la|ce|cette|mon <singularNoun> <adverb>* <clitic>* [sont|
      ont|seront|étaient|peuvent|doivent|vont|arrivent]`,
    afterOneNoun,
  ],
  ['^ il [y] [ont|avons|avez]', 'y a'],
  ["si j'|tu|il|elle|on|nous|vous|ils <clitic>* [<conditional>]", notIndirect],
]

const one = 'est a sera était peut doit va arrive part reste fait avait pourra devrait'.split(' ')
const many = `sont ont seront étaient peuvent doivent vont arrivent partent restent font avaient pourront
    devraient`.split(/\s+/)
function toPlural(match: Match): string | null {
  return many[one.indexOf(marked(match))] ?? null
}
function toSingular(match: Match): string | null {
  if (match.words.some((word) => word.plain === 'plupart')) return null
  return one[many.indexOf(marked(match))] ?? null
}
// « votre colis et votre facture sont » has two subjects.
function afterOneNoun(match: Match, sentence: Sentence): string | null {
  return match.words[0]!.plain === 'et' || sentence.some((word) => word.plain === 'et')
    ? null
    : toSingular(match)
}

const askingWords = oneOf(`
      savoir sais sait savais savait savez demande demandais demandait
      demander voir vérifier dire ignore dites regarder
      confirmer sûr certain même comme
    `)

// « si vous auriez » is wrong, « savoir si vous auriez » is not.
function notIndirect(match: Match, sentence: Sentence): string | null | undefined {
  const index = sentence.findIndex((word) => word.start === match.words[0]!.start)
  if (sentence.slice(Math.max(0, index - 4), index).some((word) => askingWords.test(word.plain))) return null
  const form = marked(match)
  const imparfait: Record<string, string> = {
    aurais: 'avais',
    aurait: 'avait',
    aurions: 'avions',
    auriez: 'aviez',
    auraient: 'avaient',
    serais: 'étais',
    serait: 'était',
    serions: 'étions',
    seriez: 'étiez',
    pourriez: 'pouviez',
    voudriez: 'vouliez',
    devriez: 'deviez',
    pourrais: 'pouvais',
    voudrais: 'voulais',
  }
  return imparfait[form]
}

function inFeminine(match: Match): string | null {
  const word = marked(match)
  return feminineOf[word] ?? `${word}e`
}
function inMasculine(match: Match): string | null {
  const word = marked(match)
  return Object.entries(feminineOf).find(([, feminine]) => feminine === word)?.[0] ?? word.replace(/e$/, '')
}

function withoutE(match: Match, sentence: Sentence): string | null {
  const index = sentence.findIndex((word) => word.start === match.words[0]!.start)
  // An object before the verb makes the participle agree: « la facture que nous avons payée ».
  if (sentence.slice(0, index).some((word) => /^(que|qu'|quelle|quelles|combien|quels)$/.test(word.plain)))
    return null
  return marked(match).replace(/e?s?$/, '')
}

const unitsAndNamesOnly = oneOf(`
      mille cent vingt euro kg cm mm min tout plus bien trop moins mieux quelque autre fois mai même
      novembre janvier octobre septembre décembre février juillet juin avril mars août leur aucun grand
      petit bon notre votre demi semi non mini maxi super extra ex
    `)

const adjectivesInPlural = oneOf(`
        nouveaux nouvelles autres derniers dernières prochains prochaines premiers premières petits
        petites grands grandes bons bonnes meilleurs meilleures beaux belles deux trois quatre cinq
      `)

const wordsBeforeObject = oneOf(`
        je tu il elle on nous vous ils elles ne n' qui de d' à pour sans y me te se peux peut pouvez
        peuvent vais va dois doit pas merci
      `)

function ownClasses(tree: WordTree, classes: WordClasses): WordClasses {
  const being = new Set('est sont sera seront était étaient serait seraient reste restent semble'.split(' '))
  const haves = new Set('a ont avait avaient aura auront aurait auraient'.split(' '))
  const stated = new Set(
    `prêt prête prêts prêtes gratuit gratuite gratuits gratuites complet complète complets ouvert
      ouverte ouverts offert offerte offerts disponible disponibles urgent urgente important importante
      inclus incluse incluses compris comprise comprises valable valables content contente
      indisponible`.split(/\s+/),
  )
  return {
    pluralOnly: (plain) => /s$/.test(plain) && onlyPlural(tree, plain),
    pluralAdjective: (plain) => adjectivesInPlural.test(plain),
    countedNoun: (plain) =>
      plain.length > 2 &&
      !/[sxz]$/.test(plain) &&
      !unitsAndNamesOnly.test(plain) &&
      pluralOf(tree, plain) !== null &&
      (genderOfNoun(plain) !== undefined ||
        ((tree.bitsOf(plain) & (wordIs.singular | wordIs.invariable)) === wordIs.singular &&
          !classes.infinitive!(plain, nothing))),
    takesObject: (plain) => wordsBeforeObject.test(plain) || /^(faire|laisser|envoyer)$/.test(plain),
    being: (plain) => being.has(plain),
    haveForm: (plain) => haves.has(plain),
    statedAdjective: (plain) => stated.has(plain),
    participleWithE: (plain) =>
      /[éuit](e|es|s)$/.test(plain) &&
      classes.participle!(plain, nothing) &&
      !/^(mis|pris|permis|promis|compris|fait|dit)s?$/.test(plain) &&
      classes.participle!(plain.replace(/e?s?$/, ''), nothing),
    conditional: (plain) =>
      /(rais|rait|rions|riez|raient)$/.test(plain) &&
      /^(aur|ser|pourr|voudr|devr|fer|ir|souhaiter|aimer|viendr|prendr)/.test(plain),
  }
}

function pluralOf(tree: WordTree, word: string): string | null {
  const candidates = [
    word.replace(/al$/, 'aux'),
    /(?:eau|eu|bijou|caillou|chou|genou)$/.test(word) ? `${word}x` : word,
    `${word}s`,
  ]
  return candidates.find((one) => one !== word && (tree.bitsOf(one) & wordIs.plural) !== 0) ?? null
}

function singularIn(tree: WordTree, word: string): string | null {
  const candidates = [singularOf(word), word.replace(/aux$/, 'al'), word.replace(/x$/, '')]
  return candidates.find((one) => one !== word && (tree.bitsOf(one) & wordIs.singular) !== 0) ?? null
}

const nounLinks = oneOf(`
      de d' du des à au aux pour avec sur dans en et ou sans par chez sous contre concernant que qu' comme
    `)

const linksFurtherBack = oneOf(`
        de d' du des à aux? pour avec sur dans en et ou sans par chez sous contre concernant après avant
        dès sauf comme
      `)

/** Number and gender of a subject: a pronoun's own, or a noun's with its determiner. */
function subjectOf(
  match: Match,
  sentence: Sentence,
): { plural: boolean; gender: 'f' | 'm' | undefined } | undefined {
  const [head] = match.words
  const word = head!.plain
  if (word === 'plupart') return undefined
  if (word === 'elle') return { plural: false, gender: 'f' }
  if (word === 'elles') return { plural: true, gender: 'f' }
  if (word === 'ils') return { plural: true, gender: 'm' }
  if (word === 'nous') return { plural: true, gender: undefined }
  const index = sentence.findIndex((one) => one.start === head!.start)
  const determiner =
    sentence[index - 1]?.follows || index === 1 || index > 1 ? sentence[index - 1]?.plain : undefined
  const beforeThat = sentence[index - 2]?.plain ?? ''
  // « le suivi de votre commande est actif », « votre colis et votre facture sont partis »: another
  // noun is the subject.
  if (nounLinks.test(determiner ?? '')) return undefined
  if (sentence[index - 1] && sentence[index - 2]?.plain !== undefined && sentence[index - 1]!.follows) {
    if (linksFurtherBack.test(beforeThat)) return undefined
  }
  if (/^(votre|notre|mon|ma|ta|ton|sa|son|le|la|l'|ce|cet|cette|un|une|leur|chaque)$/.test(determiner ?? ''))
    return { plural: false, gender: genderOfNoun(word) }
  if (/^(vos|nos|mes|tes|ses|les|ces|leurs|deux|trois|quatre|plusieurs)$/.test(determiner ?? ''))
    return { plural: true, gender: genderOfNoun(word) }
  return undefined
}

function agreeWithSubject(tree: WordTree, match: Match, sentence: Sentence): string | null {
  const subject = subjectOf(match, sentence)
  if (!subject) return null
  const form = match.marked[0]!.plain
  const bits = tree.bitsOf(form)
  // « elle s'est fait livrer »
  const next = sentence[sentence.indexOf(match.marked[0]!) + 1]
  const after = next?.follows ? next.plain : ''
  if (
    form === 'fait' &&
    ((tree.bitsOf(after) & wordIs.infinitive) !== 0 || /^(?:mal|peur|plaisir)$/.test(after))
  )
    return null
  // « elle s'est lavé les mains »
  if (match.words.some((word) => word.plain === "s'") && /^(?:les?|la|l'|une?|des)$/.test(after)) return null
  const isPlural = /[sx]$/.test(form) && (bits & wordIs.plural) !== 0
  const isSingular = !isPlural || (bits & wordIs.singular) !== 0 || /(is|us)$/.test(form)
  const isFeminine = /e(s)?$/.test(form) && (bits & wordIs.feminine) !== 0
  const stem = form
    .replace(/s$/, '')
    .replace(/(é|[^é])e$/, (whole, last: string) => (isFeminine ? last : whole))
  const gender = subject.gender ?? (isFeminine ? 'f' : 'm')
  const rightNumber = subject.plural ? isPlural : isSingular
  const rightGender =
    subject.gender === undefined || isFeminine === (subject.gender === 'f') || isEpicene(form)
  if (rightNumber && rightGender) return null
  const base = /(mi|pri|compri|inclu|acqui|surpri)$/.test(stem) ? `${stem}s` : stem
  const wanted =
    (gender === 'f' && !isEpicene(form) ? feminineForm(base) : base) +
    (subject.plural && !/[sx]$/.test(gender === 'f' ? '' : base) ? 's' : '')
  return tree.bitsOf(wanted) !== 0 ? wanted : null
}
