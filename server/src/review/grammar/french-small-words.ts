/**
 * Small words heard alike, told apart by what can follow them at all: « sa marche », « mes la garantie », «
 * d'en l'immédiat ».
 */
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { finiteBits, isClitic, isSurelyFinite, restOfClause } from './clause-mistake.ts'
import { pluralOfForm } from './french-forms.ts'
import { genderOfNoun, singularOf } from './french-nouns.ts'
import { verbsForNouns, wordsBesides } from './french-word-classes.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const possessives: RuleText[] = [
  ['<knownNoun> [mes] <adverb>* <participle>', "m'est"],
  [
    `[mes] <determiner>|<subject>|<clitic>|c'|d'|qu'|pour|avec|dans|à|en|sur|aussi|si|
      avant|comme|quand|rien|voilà|là|merci`,
    'mais',
  ],
  ["avec|pour|de|d'|à|par|chez|sur|dans|tous|toutes|voici|voilà|selon|contre [mais] <pluralWord>", 'mes'],
  ['[ces|ses] <notPlural>', "c'est"],
  ["[ces|ses] vrai|faux|sûr|clair|certain|gentil|simple que|qu'|pour|de|d'|mais|et|$", "c'est"],
  ["[c'] [est] <onlyPluralNoun>", 'ces'],
  ["[s'] [est] un|une|le|la|l'|noté|parfait|possible|ok|votre|notre|moi|normal|vrai|gratuit", startsClause],
  ["[s'] [est] tout à fait", "c'est"],
  ["^ [s'] [est] <any>", ({ marked }) => (marked[0]!.opensSentence ? "c'est" : null)],
  ["<noun> [c'] [est|était] <adverb>* <reflexive>", "s'est"],
  ["^ <determiner> <noun> [c'] [est|était] <adverb>* <doneByItself>", "s'est"],
  ["avec|pour|de|d'|à|par|sur|dans|<verb>|<participle> [mais] <manyNoun> $", 'mes'],
  ['[ses] <manyNoun>', ofNobody, 'hint'],
  ['<participle> [ça] <womanNoun>', 'sa'],
  ['[sa] <surelyFinite>|<smallWord>', 'ça'],
  ['<any> [sa] $', 'ça'],
  ['[ma|ta|sa] <vowelNoun>', ({ marked }) => `${marked[0]!.plain[0]}on`],
  ['[votre|notre] $', afterArticle],
  ['le|la|les [votre|notre] <smallWord>', ({ marked }) => marked[0]!.plain.replace('o', 'ô')],
  ['!<article> [vôtre|nôtre] <noun>', ({ marked }) => marked[0]!.plain.replace('ô', 'o')],
]

const seAndCe: RuleText[] = [
  ['[se] <notAfterSe>', 'ce'],
  ['^ [se] <nounOfMan>', 'ce'],
  ['^ [ce] <pureInfinitive>', 'se'],
  ['il|elle|ils|elles|on|qui|ne [ce] <verb>', 'se'],
  ['peut|peuvent|va|vont|doit|doivent|pour|de|sans|à|faut [ce] <pureInfinitive>', 'se'],
  ['<noun> [ce] <plainVerb>', 'se'],
  ['tout|rien|<noun> [ce] <seVerb>', 'se'],
]

const places: RuleText[] = [
  ['<place> [ou] <sentenceSubject> <clitic>* <surelyFinite>', 'où', 'hint'],
  ["<asking> [ou] <sentenceSubject>|est|sont|se|en|c'|est-ce", 'où'],
  [
    `sais|sait|savons|savez|savent|savoir|ignore|ignorons|ignorez pas? encore|plus|trop|exactement|vraiment?
      [ou] <determiner>`,
    withVerb,
  ],
  ['^ [ou] <question>', beginsText],
  ['<any> [où] <determiner>|<noun>|en|à|au|par|avec|sans|chez|sur|dans|pour', withoutVerb],
  ['<any> [la] $', afterNoSong],
  [
    `<be> <adverb>* [la] pour|depuis|jusqu'|dès|demain|avant|après|entre|à|aujourd'hui|si|
      quand|mais|et|dans|avec|de|<day>`,
    'là',
  ],
  ['[la] où|dedans|dessus|haut|bas|aussi', 'là'],
  ['<knownNoun> [la] <bareParticiple>', "l'a"],
  ['on|il|elle|qui|ils|elles [la] <bareParticiple>', "l'a"],
  ["je|nous|vous|tu [l'] [a] <surelyFinite>", 'la'],
  ["[l'] [ai] ai|a|avons|avez|ont", 'les'],
  ['[là] <surelyFinite>', afterSubject],
]

const which: RuleText[] = [
  ['[quel|quelle|quels] sont|seront|étaient', whichOnes],
  ['[quel|quelle|quels] <womenNoun>', 'quelles'],
  ['[quel|quelle|quelles] <menNoun>', 'quels'],
  ["[quelle] vous|nous|me|m'|n'|ne|s'|se|l'|lui|y|ait|a", "qu'elle"],
  ['[quelle] <verbNotNoun>', "qu'elle"],
  ["[qu'] [elle|elles] <nounNotVerb>", ({ marked }) => `qu${marked[1]!.plain}`],
  ['^ [ont] <clitic>* <ofOne>', 'on'],
  ["qu'|que|si|quand|lorsque|mais|et|car|où|donc [ont] <clitic>* <ofOne>", 'on'],
  ['qui [on] <adverb>* <participle>', 'ont'],
  ['ce [son] <determiner>', 'sont'],
  ['à|de|dans|pour|avec|sur|par|sans|chez|selon [sont] <noun>', 'son'],
  ['<participle>|<infinitive> [sont] <singularOnly>', 'son'],
  ['<pluralNoun> [sons] <adverb>* <any>', 'sont'],
]

const littleAndCan: RuleText[] = [
  ['très|trop|si|assez|aussi|un [peut|peux]', 'peu'],
  ['[peut|peux] de temps|place|places|stock|monde|choix|retard|chance|gens|clients|jours', 'peu'],
  ['il|elle|on|qui|ça|cela|<noun> [peu] <adverb>* <clitic>* <infinitive>', 'peut'],
  ['je|tu [peu]', 'peux'],
  ['je <clitic>* [tien|vien]', ({ marked }) => `${marked[0]!.plain}s`],
  ['[cest] <any>', "c'est"],
  ['je ne [peu] pas|plus', 'peux'],
  ["ne|n' [peu] pas|plus|être|<infinitive>", 'peut'],
  ["y|n'|s' [et]", 'est'],
  ['^ [est] vous|je|nous|si|pour|avec|voilà|quand|surtout|merci|aussi|donc|puis', 'et'],
]

const fromAndWithout: RuleText[] = [
  ["[d'] [en] le|la|l'|les|un|une|votre|notre|vos|nos|quelques|deux|trois|cette|ce|ces|<day>", 'dans'],
  ['[dans] <pureInfinitive>', "d'en"],
  ["[s'] [en] le|la|l'|les|un|une|votre|notre|vos|nos|aucun|aucune|<nounNotVerb>", 'sans'],
  ['va|vont|vais|peut|peuvent|doit|doivent|faut|il|elle|on|ils|elles|pour|de|à [sans] <enVerb>', "s'en"],
  ["[qu'] [en] je|j'|on|il|elle|ils|elles <clitic>* <surelyFinite>", 'quand'],
  ['[quant] !à|au|aux', 'quand'],
  ['[quand] à|au|aux <determiner>|moi|vous|nous|lui|elle|eux', 'quant'],
  ["[d'] [avantage] !à|fiscal|client|particulier|spécial|concurrentiel|en|social|commercial", 'davantage'],
  ['peu|beaucoup|bien|jour|jours|heure|heures|minutes|semaine|semaines|mois [plutôt]', 'plus tôt'],
  [
    'venir|passer|arriver|venez|passez|arrivez|partir|partez|livrer|appeler|commencer|terminer [plutôt] $',
    'plus tôt',
  ],
  ['prenez|choisissez|conseille|conseillons|préférez|optez|serait|est [plus] [tôt] <determiner>', 'plutôt'],
  ['<be> <adverb>* [près] $', ready],
  ['<be> <adverb>* [près] pour|et|mais', ready],
  ["<be>|situé|située|situés|habite|tout|très [prêt] de|du|d'|des", 'près'],
  ["<modal>|pour|à|de|d'|faire|aller|venir|passer|pouvez-vous|besoin <object>* [voire]", 'voir'],
  [
    '^ [voir] deux|trois|quatre|cinq|six|plus|même|davantage',
    ({ marked }) => (marked[0]!.opensSentence ? null : 'voire'),
  ],
  [
    `deux|trois|quatre|cinq|semaines|jours|heures|mois|ans [voir] deux|trois|quatre|cinq|six|plus|même|
      une|un`,
    'voire',
  ],
]

const others: RuleText[] = [
  ['je|tu|il|elle|on|nous|vous|ils|elles [leurs] <verb>', 'leur'],
  ['<be> <adverb>* <adjectiveOfOne> [est] <adverb>* <adjectiveOfOne>', notAfterWho],
  ["c' est [<negated>] $", ({ marked }) => marked[0]!.plain.replace(/er$/, 'é')],
  ['tous|toutes [le|la] <manyNoun>', 'les'],
  ['[votres|notres] <manyNoun>', ({ marked }) => (marked[0]!.plain[0] === 'v' ? 'vos' : 'nos')],
  ['[votres|notres] <any>', ({ marked }) => marked[0]!.plain.slice(0, -1)],
  ['je vous [pris]', 'prie'],
  ['je vous en [pris]', 'prie'],
  ["tant qu' [a] <infinitive>", 'à'],
  ['est|sont|serait|était [du] à|au|aux', 'dû'],
  ['se [peu]', 'peut'],
  ['[on-ils|on-elles]', ({ marked }) => `ont${marked[0]!.plain.slice(2)}`],
  ['quel|quelle [et]', 'est'],
  ["je|tu [c'] [est]", 'sais'],
  ["je|tu ne [c'] [est]", 'sais'],
  ["on|il|elle ne [c'] [est]", 'sait'],
  ["<noun> [s'] [est] que|qu'", 'sait'],
  ['!<knower> [sais|sait] <adjectiveOfOne>', "c'est"],
  [
    '<have> <adverb>* [prise|mise|faite] rendez-vous|note|contact|part|soin|connaissance|effet|place|fin',
    withoutLastE,
  ],
  ['de|à|ma|sa|votre|notre|quelque|nulle|autre|faire [par] $', 'part'],
  ['de votre|notre|ma|sa|leur [par]', 'part'],
  ['à [par] ça|cela|le|la|si', 'part'],
  ['<have> <adverb>* [prix]', 'pris'],
  ['le|un|au|bon|quel|ce|du|notre|votre [pris] $', 'prix'],
  ['une|la|cette|première|prochaine|chaque|deux|trois|dernière|quelle [foi|foie]', 'fois'],
  ["[temps|t'en] mieux|pis", 'tant'],
  ['en même [tant]', 'temps'],
  ['il est [tant] de', 'temps'],
  ['en [cour] de', 'cours'],
  ["qu' il en [soi|sois]", 'soit'],
  ['que ce|cela|ça [sois|soi]', 'soit'],
  ['il|elle|on|ça [ni] a|avait|aura', "n'y"],
  ['[quelque] <womenNoun>|<menNoun>', 'quelques'],
  ['[au] [<womenNoun>|<menNoun>]', ({ marked }) => `au ${singularOf(marked[1]!.plain)}`],
  ['[aux] <singularOnly>', 'au', 'hint'],
  ['heure|heures [et] [demi]', 'et demie'],
  ['<have> <adverb>* [était|étais]', 'été'],
  ['<have> <adverb>* [<wrongAfterHave>]', participleFor],
  ["fait|fais|faites|font|faire|ferez|faisons|faisait [parti] de|d'|du|des", 'partie'],
  ['[aux] courant|plaisir|revoir|cas|moins|lieu|niveau|total|début|fond|cours|mieux', 'au'],

  ['^ comme [convenue|convenus|prévue|demandée|indiquée|annoncée|expliquée|discutée] $', withoutLastE],
  [
    'votre|notre|un|mon|ce|cet|leur|au|son|du [<nounHeardAsVerb>]',
    ({ marked }) => verbsForNouns.get(marked[0]!.plain) ?? null,
  ],
  ['[veuillé|veuiller|veillez|veuilliez] <infinitive>', 'veuillez'],
  ['et moi [est|suis|sont]', 'sommes'],
  ['et moi [ai|a|avez]', 'avons'],
  ['et moi [va|vais|vont]', 'allons'],
  ['nous <clitic>* sommes|serons|étions|restons <adverb>* [<adjectiveOfOne>]', plural],
  ["<pureInfinitive> [a] votre|notre|vos|nos|la|le|l'|un|une|ce|cette|nouveau|distance|domicile", 'à'],
  ["c'|il|elle|ce [été]", 'était'],
  ['ça [fais|font]', 'fait'],
  ['tout à [fais|faite|faites]', 'fait'],
  ['beaucoup [des] <womenNoun>|<menNoun>', 'de'],
  ['<have> <adverb>* [<eForm>]', ({ marked }) => marked[0]!.plain.replace(/e$/, 'é')],
  ['été|être <adverb>* [<eForm>]', ({ marked }) => marked[0]!.plain.replace(/e$/, 'é')],
  [
    "^ n'|ne [<negated>|<negatedPast>] pas|plus|surtout",
    ({ marked }) => marked[0]!.plain.replace(/(?:er|é)$/, 'ez'),
  ],
  [
    '^ [<negated>|<negatedPast>] moi|nous !<surelyFinite>|permet|semble|aide|fait',
    ({ marked }) => marked[0]!.plain.replace(/(?:er|é)$/, 'ez'),
  ],
]

/** « nous avons transmis ses documents »: with only « je », « nous » or « vous » named, whose are they? */
function ofNobody({ marked }: Match, sentence: Sentence): string | null {
  const [ses] = marked
  const before = sentence.slice(0, sentence.indexOf(ses!))
  if (ses!.start === 0) return 'ces'
  const isOurs = /^(?:nous|je|j'|vous)$/.test(before[0]?.plain ?? '') && before[0]!.start === 0
  const names = (word: Word) =>
    /^(?:il|elle|ils|elles|on|lui|leur|son|sa|qui|que|qu'|chacun|le|la|l'|un|une|votre|notre)$/.test(
      word.plain,
    )
  const isNamed = (word: Word) => names(word) || (/^\p{Lu}/u.test(word.text) && !word.opensSentence)
  return isOurs && !before.some(isNamed) ? 'ces' : null
}

function participleFor(match: Match): string | undefined {
  return guessParticiple(match.marked[0]!.plain)
}

/** Forms of everyday verbs that are taken for their participles. */
const participles = new Map(
  `
    dis:dit dits:dit fais:fait fit:fait vois:vu vit:vu mets:mis met:mis mit:mis prends:pris prend:pris
    prit:pris eut:eu put:pu dut:dû
  sut:su reçois:reçu reçoit:reçu reçut:reçu écris:écrit viens:venu vient:venu vint:venu tiens:tenu
  tient:tenu veux:voulu veut:voulu
  peux:pu dois:dû doit:dû sais:su sait:su inscris:inscrit`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** « avons transmit », « a repris »: the verbs made of these go alike. */
function guessParticiple(form: string): string | undefined {
  const [end, right] = [...participles].find(([verb]) => verb.length > 2 && form.endsWith(verb)) ?? []
  if (end !== undefined) return form.slice(0, -end.length) + right
  // « a choisit », « a conclut »
  return /[iu][st]$/.test(form) ? form.slice(0, -1) : undefined
}

function beginsText({ marked }: Match): string | null {
  return marked[0]!.start === 0 ? 'où' : null
}

function withoutLastE({ marked }: Match): string {
  return marked[0]!.plain.replace(/es?$|s$/, '')
}

function plural({ marked }: Match): string {
  return pluralOfForm(marked[0]!.plain)
}

function startsClause({ marked }: Match, sentence: Sentence): string | null {
  const [first] = marked
  if (first!.opensSentence) return "c'est"
  const before = sentence[sentence.indexOf(first!) - 1]
  const joins = /^(?:et|mais|car|donc|oui|non|alors|que|souci|problème|merci|parfait)$/
  return !first!.follows || joins.test(before?.plain ?? '') ? "c'est" : null
}

function afterArticle(match: Match, sentence: Sentence): string | null {
  const at = sentence.indexOf(match.marked[0]!)
  const isOwn = match.marked[0]!.follows && /^(?:le|la|les)$/.test(sentence[at - 1]?.plain ?? '')
  return isOwn ? match.marked[0]!.plain.replace('o', 'ô') : null
}

// « ah la la »
function afterNoSong({ words, marked }: Match): string | null {
  return /^(?:la|ah|oh|ô|tra)$/.test(words[0]!.plain) || marked[0]!.text !== 'la' ? null : 'là'
}

function afterSubject(match: Match, sentence: Sentence): string | null {
  const before = sentence[sentence.indexOf(match.marked[0]!) - 1]?.plain ?? ''
  return match.marked[0]!.follows && /^(?:je|nous|vous|on|il|elle)$/.test(before) ? 'la' : null
}

function whichOnes(match: Match, sentence: Sentence): string | undefined {
  const at = sentence.indexOf(match.words[1]!)
  const noun = sentence.slice(at + 1, at + 4).find((word) => genderOfNoun(word.plain) !== undefined)
  return noun === undefined ? undefined : genderOfNoun(noun.plain) === 'f' ? 'quelles' : 'quels'
}

/** The form that goes with the verb and the noun before it. */
function ready({ words }: Match, sentence: Sentence): string {
  const at = sentence.indexOf(words[0]!)
  const noun = sentence.slice(Math.max(0, at - 5), at).find((word) => genderOfNoun(word.plain) !== undefined)
  const isMany = /^(?:sont|sommes|seront|étaient)$/.test(words[0]!.plain)
  const one = noun !== undefined && genderOfNoun(noun.plain) === 'f' ? 'prête' : 'prêt'
  return isMany ? `${one}s` : one
}

// « le client qui est venu est ravi »: the second verb is that of the client.
function notAfterWho({ words }: Match, sentence: Sentence): string | null {
  const before = sentence.slice(0, sentence.indexOf(words[0]!))
  return before.some(({ plain }) => /^(?:qui|que|qu'|dont|où)$/.test(plain)) ? null : 'et'
}

export function frenchSmallWordRules(tree: WordTree, classes: WordClasses): Rule[] {
  const beside = wordsBesides(tree)
  const noWord = { text: '', plain: '', start: 0, end: 0, follows: false, sentence: 0 } as const
  const word = { ...noWord, opensSentence: false, opensClause: false, closesClause: false }
  const own: WordClasses = {
    ...classes,
    ...beside,
    question: (plain) => /-(?:vous|tu|je|nous|il|elle|on|ils|elles|ce)$/.test(plain),
    knower: (plain) => /^(?:je|tu|ne|n'|il|elle|on|qui|le|la|l'|en|y|ça|me|te|se|vous|nous|les)$/.test(plain),
    article: (plain) => /^(?:le|la|les|du|au|des|aux)$/.test(plain),
    plainVerb: (plain) =>
      isSurelyFinite(tree, plain) &&
      !/^(?:est|sont|était|sera|serait|soit|peut|doit|fut|seront|faut|a|ont)$/.test(plain),
    verbNotNoun: (plain) =>
      isSurelyFinite(tree, plain) &&
      !/^(?:est|sont|sera|seront|était|étaient|serait|soit|que|surprise)$/.test(plain),
    bareParticiple: (plain) =>
      /(?:é|u|is|it)$/.test(plain) &&
      classes.participle!(plain, word) &&
      genderOfNoun(plain) !== 'f' &&
      !classes.verb!(plain.replace(/^reçu$/, 'reçue'), word),
    womanNoun: (plain) => genderOfNoun(plain) === 'f',
  }
  const where = (match: Match, sentence: Sentence) => withoutVerbIn(tree, match, sentence)
  const wherever = (match: Match, sentence: Sentence) => (where(match, sentence) === null ? 'où' : null)
  const told = new Map<unknown, typeof where>([
    [withoutVerb, where],
    [withVerb, wherever],
  ])
  const bound = places.map(
    ([pattern, correction, severity]): RuleText => [
      pattern,
      told.get(correction) ?? correction,
      severity ?? 'warning',
    ],
  )
  const all = [possessives, seAndCe, bound, which, littleAndCan, fromAndWithout, others]
  return all.flatMap((texts) => readRules('homophone', texts, own))
}

function withoutVerb(): null {
  return null
}

/** « on ne sait pas ou le livreur a laissé »: a place where something happens. */
function withVerb(): null {
  return null
}

/** « en terrasse où en salle »: a place that nothing happens in is a choice. */
function withoutVerbIn(tree: WordTree, match: Match, sentence: Sentence): string | null {
  const at = sentence.indexOf(match.marked[0]!)
  const rest = restOfClause(sentence, at + 1)
  const isVerbToo = (plain: string) => (tree.bitsOf(plain) & finiteBits) !== 0
  const happens = (word: Word, index: number) =>
    isSurelyFinite(tree, word.plain) ||
    /-(?:vous|je|nous|il|elle|on|ils)$/.test(word.plain) ||
    (isVerbToo(word.plain) && isClitic(rest[index - 1]))
  const classes = wordsBesides(tree)
  return rest.some((word, index) => happens(word, index) || classes.pureInfinitive!(word.plain, word))
    ? null
    : 'ou'
}
