/** Slips of adults who write in a hurry, each told by the few words around it. */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import { wordAfter, wordBefore } from './around.ts'
import { finiteBits, isSurelyFinite, restOfClause } from './clause-mistake.ts'
import { adjectiveForm, participleForm } from './french-forms.ts'
import { verbFor } from './french-verbs.ts'
import { wordsBesides } from './french-word-classes.ts'
import { isNounish } from './noun-phrase.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const soundAlikes: RuleText[] = [
  ['<have> <adverb>* [étaient|étions|étiez] <adverb>* <participle>', 'été'],
  ["car|comme|quand|si|que|qu'|parce|puisque|donc|oui|non|ok [s'] [est] <adverb>* <stated>", "c'est"],
  ["<noun> [c'] [est] mis|mise|remis|remise|arrêté|arrêtée <place>", "s'est"],
  ['ça|cela|tout|rien [ce] <clitic>* <surelyFinite>|<plainVerb>', 'se'],
  ['ils|elles [sons|son]', 'sont'],
  ["[qu'] [en] <inverted>", 'quand'],
  [
    `préfère|préférez|préférerais|préférons|prendre|prends|prenons|voudrais|veux|choisis|choisir
      [plus] [tôt] <determiner> !<time>|<day>`,
    'plutôt',
  ],
  ["<any> [en] [faite|faites] <determiner>|je|j'|il|elle|on|nous|c'|ça|si|pour", notYours],
  ["^ [en] [faites] <determiner>|je|j'|il|elle|on|nous|c'|ça|si|pour", 'en fait'],
  ["<any> [pu] de|d'|rien|aucun|aucune|du", noMore],
  ['<any> [est] vous|nous|je|tu <clitic>* <finiteVerb>', notAfterPointer],
  ['<any> [est] merci|cordialement|bonjour', notAfterPointer],
  ['<thinking> [quel|quelle] <clitic>* <finiteVerb>', "qu'elle"],
  ['<thinking> [quels|quelles] <clitic>* <finiteVerb>', "qu'elles"],
  ['<any> [a] <pureInfinitive>', afterVerb],
  ['[soie] <adverb>* <stated>|<participle>|en|à', afterWish],
  ['vous <clitic>* [faite|faisez]', 'faites'],
  ['vous <clitic>* [dite|disez|dîtes]', 'dites'],
  ['[sa] tout|toute de suite', 'ça'],
  ['<masculineNoun> [du] est|sera|était|au', 'dû'],
  ['plus|trop|si|très|assez|aussi [tot]', 'tôt'],
  ['!vous|nous|en|y [dite|dîtes] moi|nous', 'dites'],
  ['^ [faite|dite|dîtes] <any>', imperative],
  ['tu <clitic>* [va]', 'vas'],
  ["je|j'|il|elle|on <clitic>* [<nounForVerbs>]", asVerb('il')],
  ['ils|elles <clitic>* [<nounForVerbs>]', asVerb('ils')],
  ['chacun|chacune [ont|sont|font|vont|peuvent|doivent|veulent|prennent|viennent]', oneDoes],
]

const numbers: RuleText[] = [
  ['[quelques] chose', 'quelque'],
  ['[quelque] unes|uns', 'quelques'],
  [
    `deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|quarante|cinquante|soixante|
      cent [euro]`,
    'euros',
  ],
  [
    `beaucoup|plein|nombre|plus|moins|tellement|trop|peu|tant|énormément|combien|tas|foule
      de [chose|demande|message|photo|client|modèle|question|problème|erreur|heure|minute|semaine|
      personne|produit|option|solution|dossier|document|magasin|enfant|ami|commande|facture|pièce|
      information|élément|créneau|disponibilité|rendez|véhicule|voiture|chambre|résultat|patient|élève|
      changement|appel|mail|colis|article|avantage|inconvénient|nouveauté|référence|modification|
      fournisseur]`,
    many,
  ],
  [
    '[quelque] jour|jours|temps|minute|minutes|heure|heures|semaine|semaines|euro|euros|mot|mots|place',
    someDays,
  ],
]

const endings: RuleText[] = [
  ["ne|n' <object>* [<negated>] pas|plus|surtout|jamais|rien", asYou],
  ["ne|n' vous [<negatedPast>] pas|plus|surtout|jamais", asYou],
  ["!<indefinite> d' [<pastOfVowel>]", asInfinitive],
  ["prie|prions|merci d' [<pastOfVowel>]", asInfinitive],
  ['<be> <adverb>* [<wrongAfterBe>]', wrongPast],
  ['je|nous vous laisse|laissons [<pastOfFirst>]', asInfinitive],
]

const ending = /(?:er|é|ée|és|ées)$/
function asYou({ marked }: Match): string {
  return marked[0]!.plain.replace(ending, 'ez')
}
function asInfinitive({ marked }: Match): string {
  return marked[0]!.plain.replace(ending, 'er')
}

/** « est inclut », « êtes inscris »: the present or the past of a verb, heard like its participle. */
const wrongPasts = new Map(
  `inclut:inclus inscris:inscrit conclut:conclu exclut:exclu finit:fini choisit:choisi sortit:sorti
    partit:parti
    remplit:rempli réussit:réussi garantit:garanti établit:établi fournit:fourni ralentit:ralenti
    convertit:converti averti:averti avertit:averti compri:compris permit:permis admit:admis promit:promis
    transmit:transmis surpri:surpris`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
function wrongPast({ marked }: Match): string | null {
  return wrongPasts.get(marked[0]!.plain) ?? null
}

function many({ marked }: Match): string | null {
  const { plain } = marked[0]!
  if (plain === 'colis' || plain === 'rendez') return null
  return /au$/.test(plain) ? `${plain}x` : `${plain}s`
}

// « quelque temps », « quelque part » are right; « quelque minutes » is not.
function someDays({ words, marked }: Match, sentence: Sentence): string | null {
  const noun = words.at(-1)!.plain
  return noun === 'temps' || wordBefore({ words, marked }, sentence)?.plain === 'et' ? null : 'quelques'
}

// « vous en faites », « ne vous en faites pas »
function notYours({ words }: Match, sentence: Sentence): string | null {
  const before = words[0]!.plain
  const isYours = /^(?:vous|nous|n'|ne|te|me|qui|ils|elles)$/.test(before)
  return isYours || sentence.some((word) => word.plain === 'vous' && word.closesClause) ? null : 'en fait'
}

/** « j'ai pu de stock », « il ne reste pu rien »: without a verb to come, « pu » is none. */
function noMore({ marked, words }: Match, sentence: Sentence): string | null {
  const before = words[0]!.plain
  const isHeard = /^(?:ai|a|avons|avez|ont|reste|restait|est|y|faut|avait|aura)$/.test(before)
  const after = wordAfter({ marked, words }, sentence)
  const at = sentence.indexOf(marked[0]!)
  if (restOfClause(sentence, at + 1).some((word) => /(?:er|ir|oir|re)$/.test(word.plain))) return null
  return isHeard && !/^(?:façon|manière|suite|nouveau|faire|mieux)$/.test(after?.plain ?? '') ? 'plus' : null
}

const pointers = oneOf(`
    c' ce où que qu' qui quel quelle quels quelles comment quand combien pourquoi ne n' il elle on ça cela s'
    l'
    tout quoi y dont question idée problème souci but règle réponse point
  `)
function notAfterPointer({ words, marked }: Match): string | null {
  return pointers.test(words[0]!.plain) || !marked[0]!.follows ? null : 'et'
}

/** « je vous laisse a penser », « il reste deux places a prendre »: one clause, one verb. */
function afterVerb(match: Match, sentence: Sentence): string | null {
  const at = sentence.indexOf(match.marked[0]!)
  const start = sentence.findLastIndex((word, index) => index <= at && word.opensClause)
  const before = sentence.slice(start, at).map((word) => word.plain)
  if (/^(?:qui|que|qu'|il|elle|on|ça|cela|y|n'|ne|l'|m'|t'|nous|vous|lui|leur)$/.test(before.at(-1) ?? ''))
    return null
  const subject = before.findLastIndex((plain) =>
    /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|c'|ça)$/.test(plain),
  )
  const hasVerb = subject >= 0 && subject < before.length - 1
  return hasVerb ||
    /^(?:prêt|prête|prêts|prêtes|facile|difficile|reste|hésitez|pensez|bon|bonne)$/.test(before.at(-1) ?? '')
    ? 'à'
    : null
}

function afterWish(match: Match, sentence: Sentence): string | null {
  const before = sentence.slice(0, sentence.indexOf(match.marked[0]!)).map((word) => word.plain)
  if (/^(?:en|de|la|une|cette|votre|et|ou|pure|d')$/.test(before.at(-1) ?? '')) return null
  return before.some((plain) => /^(?:que|qu')$/.test(plain)) ? 'soit' : null
}

const saidSo = oneOf('attention comme nous moi le la les lui en vos votre une un ce cela ça bien part voir')
function imperative({ marked, words }: Match): string | null {
  if (!marked[0]!.opensSentence || !saidSo.test(words.at(-1)!.plain)) return null
  return marked[0]!.plain === 'faite' ? 'faites' : 'dites'
}

const heard = new Map(
  `envoi:envoie envois:envoie rappel:rappelle rappels:rappelle appel:appelle appels:appelle essai:essaie
    essais:essaie emploi:emploie travail:travaille conseil:conseille conseils:conseille accueil:accueille
    signal:signale renvoi:renvoie renvois:renvoie paiement:paie oubli:oublie oublis:oublie`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
function asVerb(person: 'il' | 'ils') {
  return ({ marked, words }: Match): string | null => {
    if (marked[0]!.plain === 'paiement') return null
    const verb = heard.get(marked[0]!.plain)
    // « j'en rappel deux »: « en » stands before a noun as well.
    if (verb === undefined || /^(?:en|y)$/.test(words.at(-2)!.plain)) return null
    return person === 'ils' ? `${verb}nt` : verb
  }
}

const ofOne = new Map(
  `ont:a sont:est font:fait vont:va peuvent:peut doivent:doit veulent:veut prennent:prend viennent:vient`
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
function oneDoes({ marked }: Match): string | null {
  return ofOne.get(marked[0]!.plain) ?? null
}

const thinking = oneOf(`
    crois croit croyez pense penses pensez pensons pensais espère espères espérons espérez semble
    paraît parait
    faut faudrait dès parce afin alors lorsque puisque veux veut souhaite sûr sûre certain certaine dit
    pour avant sans bien depuis attends attend
  `)

export function frenchSlipRules(tree: WordTree, classes: WordClasses): Rule[] {
  const beside = wordsBesides(tree)
  const bits = (plain: string) => tree.bitsOf(plain)
  const thirdForm = ({ marked }: Match) => verbFor(tree, marked[0]!.plain, 'il')
  const isPast = (plain: string) => /é$/.test(plain) && participleForm(tree, plain) !== undefined
  const isFirst = (plain: string) => isPast(plain) && !isNounish(tree, plain)
  const own: WordClasses = {
    ...classes,
    ...beside,
    inverted: (plain) =>
      /-(?:vous|tu|je|nous|il|elle|on|ils|elles)$/.test(plain) &&
      !/^(?:dit|pens|dir|est|fait|sav)/.test(plain),
    stated: (plain) => adjectiveForm(plain) !== undefined && (bits(plain) & wordIs.participle) === 0,
    place: (plain) => /^(?:en|à|au|hors|tout|pendant|dans)$/.test(plain),
    nounForVerbs: (plain) => heard.has(plain),
    thinking: (plain) => thinking.test(plain),
    finiteVerb: (plain) =>
      (isSurelyFinite(tree, plain) || ((bits(plain) & finiteBits) !== 0 && !isNounish(tree, plain))) &&
      !/^(?:que|soit|votre|notre)$/.test(plain),
    plainVerb: (plain) => (bits(plain) & wordIs.thirdSingular) !== 0 && !isNounish(tree, plain),
    notThird: (plain) =>
      (bits(plain) & finiteBits) !== 0 && (bits(plain) & (wordIs.thirdSingular | wordIs.thirdPlural)) === 0,
    pastOfVowel: (plain) => isFirst(plain) && /^[aeiouéèêh]/.test(plain),
    pastOfFirst: isFirst,
    wrongAfterBe: (plain) => wrongPasts.has(plain),
    indefinite: (plain, word) =>
      /^(?:rien|chose|quoi|un|une|plus|moins|autre|aucun|aucune|plein|peu|beaucoup|quelqu'un|personne)$/.test(
        plain,
      ) ||
      classes.noun!(plain, word) ||
      (bits(plain) & (wordIs.singular | wordIs.plural)) !== 0,
  }
  const verbs: RuleText[] = [
    ["tout|rien|personne|chacun se|s'|ne|n'|y|me|m'|lui|leur [<notThird>]", thirdForm],
  ]
  return [
    ...readRules('homophone', soundAlikes, own),
    ...readRules('verb_agreement', verbs, own),
    ...readRules('number', numbers, own),
    ...readRules('ending', endings, own),
  ]
}
