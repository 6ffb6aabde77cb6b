/** Words that sound alike: a and à, ou and où, ces and c'est. */

import type { Word } from '../reading.ts'
import { oneOf } from '../words/long-pattern.ts'
import type { Match, WordClasses } from './pattern.ts'
import { type Rule, type RuleText, readRules } from './rule.ts'

type Sentence = readonly Word[]

const first = (match: Match) => match.marked[0]!.plain

const nounParticiple = /^(côté|marché|arrivée|entrée|été|durée|volonté|passé)s?$/
const participleNotNoun = (match: Match) => (nounParticiple.test(match.words.at(-1)!.plain) ? null : 'a')
const notBetweenPronouns = (match: Match) =>
  match.words.length > 1 &&
  !/^(lui|elle|il|moi|toi|vous|nous|aussi)$/.test(match.words.at(-1)!.plain) &&
  !/^tout$|^rien$/.test(match.words[0]!.plain)
    ? 'est'
    : null
const notCounted = (match: Match) => (/^(trop|deux)$/.test(match.words.at(-1)!.plain) ? null : "c'est")
const whichNoun = (match: Match) => (match.words[2]!.plain === 'est' ? null : 'quelle')

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

const aWithAccent: RuleText[] = [
  [
    `suite|grâce|jusqu'|jusque|quant|face|merci|bonjour|bonsoir|salut|livré|livrée|livrés|livraison|
      rapport|prêt|prête|prêts|prêtes|disponible|reste|hésitez|pensez|contraire [a]`,
    'à',
  ],
  ['pas [a] <infinitive>', 'à'],
  ['pas [a] <object> <infinitive>', 'à'],
  [
    `<any> [a] bientôt|demain|domicile|nouveau|partir|disposition|condition|vendre|côté|propos|cause|
      peine|moins|droite|gauche|pied|titre|priori|retirer|récupérer|emporter|venir|jour`,
    notAfterSubject,
  ],
  [
    `^ [a] bientôt|demain|partir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|très|tout|ce|plus|
      nouveau|réception|la|votre|samedi`,
    (match) => (/^A$/.test(match.marked[0]!.text) ? null : 'à'),
  ],
  ['tout [a] fait', 'à'],
  [
    `<any> [a] votre|notre|leur disposition|écoute|service|place|domicile|adresse|demande|convenance|
      nom|charge`,
    notAfterSubject,
  ],
  ['<any> [a] vous|toi|moi|eux|lui $', notAfterSubject],
  ['!<subjectLike> [a] <infinitive>', afterNounOrPronoun],
  ["d' ici [a]", 'à'],
  ['mise|mis|mettre|mettons|remise|remettre|remis [a] jour|disposition', 'à'],
]

const aWithout: RuleText[] = [
  ["il|on|qui|y|n'|m'|t' [à]", 'a'],
  ['!<preposition> ça|cela [à]', 'a'],
  ['^ ça|cela [à]', 'a'],
  ['^ elle|il|on|qui [à] !partir', 'a'],
  ['<knownNoun> [à] <adverb>* été|eu|pu|dû|bien', notAfterPreposition],
  ['<known> [à] été|eu|pu', 'a'],
  ['<knownNoun> [à] <adverb>* <participleOfFirst>', participleNotNoun],
  ["qu'|si|que|car|et elle|il|on [à] !partir", 'a'],
  ["l' [à] <participle>", 'a'],
  ['nous|vous|les|leur [à] <participleOfFirst>', 'a'],
]

const ouAndOu: RuleText[] = [
  [
    `[ou] êtes-vous|est-il|est-elle|sont-ils|puis-je|peut-on|pouvons-nous|en|se|est-ce|habitez-vous|
      allez-vous|souhaitez-vous`,
    (match) =>
      match.words.length > 1 && match.words[1]!.plain === 'en' && match.words[0]!.follows ? null : 'où',
  ],
  ['^ [ou] est|sont|se|puis-je|en|trouver|êtes-vous', 'où'],
  [
    `moment|jour|là|endroit|lieu|adresse|magasin|boutique|cas|ville|page|point [ou] vous|nous|je|il|
      elle|on|le|la|les|votre|se`,
    'où',
  ],
  [
    "d'|par|savoir|dire|indiquer|préciser|jusqu' [ou]",
    (match) => (match.words[0]!.plain === 'par' ? null : 'où'),
  ],
  ['<day> [où] <day>', 'ou'],
  ['<time> [où] <time>', 'ou'],
  [
    `oui|bleu|rouge|noir|blanc|vert|carte|espèces|mail|sms|téléphone|échange|remboursement|petit|grand|
      matin|livraison|avoir [où] non|bleu|rouge|noir|blanc|vert|carte|espèces|mail|sms|téléphone|par|un|
      une|remboursement|échange|grand|petit|soir|retrait|au|à|le|la|en|virement|chèque`,
    'ou',
  ],
  ['[où] bien|alors|encore', 'ou'],
]

const etAndEst: RuleText[] = [
  ['il|elle|on|qui|ce [et] <adverb>* !<subject>', notBetweenPronouns],
  ["[c'] [et]", "c'est"],
  [
    `votre|notre|la|le|mon|ma <singularNoun> [et] <adverb>* disponible|prêt|prête|arrivé|arrivée|bien|
      expédié|expédiée|validé|validée|confirmé|confirmée|terminé|terminée|ouvert|ouverte|fermé|fermée|
      gratuit|gratuite|en|livré|livrée|annulé|annulée|offert|offerte|épuisé|enregistré|enregistrée|
      partie|parti|possible|réparé|réparée`,
    notLaterVerb,
  ],
  ['bonjour|merci|bonsoir|monsieur|madame [est]', 'et'],
  ['!<pointer> [est] je|tu|nous|ils|elles', 'et'],
  ['<knownNoun> [est] votre|notre|vos|nos|mon|ma|mes <knownNoun> <be>|<have>|<verb>', 'et'],
]

const cesAndSes: RuleText[] = [
  [
    `[ces|ses] un|une|le|la|l'|pas|très|bien|bon|bonne|noté|parfait|parfaite|ok|possible|gratuit|fait|
      avec|pour|trop|vraiment|déjà|nous|vous|lui|notre|votre|à|en|dommage|normal|entendu|super|confirmé|
      validé|réglé|tout|ça|quoi|quand|où|compris|important|urgent|elle|ce|moi`,
    notCounted,
  ],
  ["[s'est] un|une|le|la|bon|noté|parfait", "c'est"],
  [
    "^ [s'] [est] un|une|le|la|bon|noté|parfait|possible|gratuit|ok|votre|notre",
    (match) => (/^(avec|pour)$/.test(match.words.at(-1)!.plain) ? null : "c'est"),
  ],
  [
    `[c'] [est] articles|produits|commandes|modèles|photos|documents|informations|jours-ci|vêtements|
      horaires|frais|chaussures`,
    'ces',
  ],
  ["il|elle|on|qui [c'] [est|était] <adverb>* <participle>", "s'est"],
  [
    `[sa] va|vous|ne|fait|marche|fonctionne|sera|serait|dépend|me|nous|peut|doit|suffit|arrive|
      convient|prend|devrait|irait|te|y|a|reste|tombe|se|commence|coûte|ira|prendra|évite|vaut`,
    'ça',
  ],
  ["[sa] n'|m'|t'|s'|l'", 'ça'],
  ['comme|avec|sans|pour|que|avant|après|tout|et|voir|regarder|fait|faire [sa] $', 'ça'],
  ['[ça] <womanNotVerb>', 'sa'],
  [
    `[se] que|qui|soir|matin|week-end|weekend|mois|colis|produit|modèle|message|numéro|jour|prix|
      document|code|lien|dossier|magasin|formulaire|moment|cas|devis`,
    'ce',
  ],
  ["[se] n' est|était", 'ce'],
  ['[se] <manNotVerb>', 'ce'],
  ['il|elle|on|ils|elles|qui|peut|va|doit|vont|peuvent|pour|de|pourra|devrait|faut [ce] <infinitive>', 'se'],
  [
    `il|elle|on|ils|elles|qui|colis|commande|livraison|boutique|magasin [ce] trouve|trouvent|passe|
      passent|fait|situe|situent|fera|présente|présentera|termine|terminera|déroule|déroulera|tient|
      tiendra|tiennent|rend`,
    'se',
  ],
  ['[sais|sait] pas|bon|possible', (match) => (match.words[0]!.opensSentence ? "c'est" : null)],
]

const sonAndOn: RuleText[] = [
  ['ils|elles|qui|où [son] !<singularNoun>', 'sont'],
  [
    `<pluralNoun> [son] <adverb>* <participle>|disponibles|prêts|prêtes|épuisés|épuisées|arrivés|en|
      bien|gratuits|ouverts|fermés|offerts|là|toujours|compris`,
    'sont',
  ],
  ['ils|elles [on]', 'ont'],
  ['<pluralNoun> [on] <adverb>* <participle>|bien|été|pas', 'ont'],
  [
    `^ [ont] peut|va|vous|a|doit|se|fait|attend|pourra|est|reste|sera|espère|voit|aura|ne|pense|arrive|
      met|prend`,
    'on',
  ],
  ["^ [ont] l'|les|le|n'", 'on'],
  ["[quelle] arrive|est|sera|soit|a|puisse|vous|ne|n'|souhaite|peut|doit|veut", afterThat],
  ["[qu'] [elle|elles] taille|couleur|heure|date|adresse|référence|pointure|commande|jour|est", whichNoun],
  ['[quel] <feminineNoun>', 'quelle'],
  ['[quelle] <masculineNoun>', 'quel'],
  ['[quel] est|sera|était votre|la|notre|sa|ta|cette <feminineNoun>', 'quelle'],
  ['[quelle] est|sera|était votre|le|notre|ton|ce <masculineNoun>', 'quel'],
]

const leurAndLa: RuleText[] = [
  [
    `[leurs] ai|a|avons|avez|ont|envoie|dis|dit|demande|envoyer|dire|demander|répondre|donner|faire|
      expliquer|enverrai|transmets|transmettre|proposer|écrire|écris|transmettrai|parler|signaler|
      indiquer|rappelle|confirmer|enverrons|adresse`,
    'leur',
  ],
  ['nous|vous|je|on|il|elle|pour|de [leurs] <onlyVerb>', 'leur'],
  ['[leur] <pluralOnly>', 'leurs'],
  ['[leurs] <singularNoun>', 'leur'],
  ['il|on|elle|qui|je|nous|vous [la] <participleNotNoun>', laHas],
  ['[là] <feminineNoun>', 'la'],
  ['celui|celle|ceux|celles [la]', 'là'],
  ['[celui|celle|ceux|celles] [la]', (match) => `${first(match)}-là`],
  ['suis|serai|est|sommes|serons|êtes|sera|serez|sont|seront [la] $', 'là'],
  ['je|nous suis|serai|sommes|serons [la] pour', 'là'],
  ['[la] bas', 'là-bas'],
  ["[l'] [a] <womanNotParticiple>", ({ words }) => (/^[aeiouyhéèêâîô]/.test(words[2]!.plain) ? null : 'la')],
  ['ce <time>|<day> [la] $', 'là'],
]

const toutAndPeu: RuleText[] = [
  ['[tout] les|nos|vos|mes|ces|ses', 'tous'],
  ['[toute] les|nos|vos|mes|ces|ses', 'toutes'],
  ['[tous] le <countOne>', 'tout'],
  ['[tous] ce|mon|notre|votre|cela|ça', 'tout'],
  ['[tous] à fait|coup', 'tout'],
  ['[tous] va|est|sera|se|était|fonctionne|marche', 'tout'],
  ['[toutes] la|votre|notre|cette', 'toute'],
  ['[tous] les <feminineNoun>', 'toutes'],
  ['[tout] la|cette|ma <feminineNoun>', 'toute'],
  ['[toutes] les <masculineNoun>', 'tous'],
  ['bonjour|merci [à] [tout]', 'à tous'],
  ['un [peut]', 'peu'],
  [
    'il|on|elle|qui|ça|cela|colis|commande [peu] !après|avant|de|importe',
    (match) => (match.words.at(-1)!.plain === 'près' ? null : 'peut'),
  ],
  ['[peu] être', 'peut'],
  ['[peu-être]', 'peut-être'],
  ['[prés|près] à', (match) => (first(match) === 'près' ? 'prêt' : 'près')],
  ['bien [sur] $', 'sûr'],
  ['bien [sur] que|vous|nous|je|on|il', 'sûr'],
  ["suis|êtes|es|sommes [sur] que|qu'|de|d'|et", 'sûr'],
  ['[sûr|sûre] le|la|les|notre|votre|place|internet|vos|nos|rendez-vous|mesure|présentation|demande', 'sur'],
  ['<have> <adverb>* [du] <infinitive>', 'dû'],
  ['!<have>|<adverb> [dû] <masculineNoun>', 'du'],
  ['[mes] je|nous|vous|il|elle|on|pas|aussi|si|malheureusement', 'mais'],
  ["[mes] c'|n'|j'", 'mais'],
  ['[mais] <pluralOnly> <be>', 'mes'],
  [
    '[quand] à|au|aux',
    (match, sentence) => (match.words[1]!.plain === 'à' && sentence.length < 3 ? null : 'quant'),
  ],
  ['[quant] vous|je|nous|il|elle|on|le|la|votre|les', 'quand'],
  ['[quand] [pensez|dites|pensez-vous|dites-vous]', (match) => `qu'en ${match.marked[1]!.plain}`],
  ["[d'] [avantage] $", 'davantage'],
  ["[d'] [avantage] de|d'|sur", 'davantage'],
  ['[sans] doutes', 'sans'],
  ["[s'en] doute|souci|problème|frais", 'sans'],
  ["[s'] [en] doute|souci|problème|frais|engagement", 'sans'],
  ['[sensé|sensée|sensés] <infinitive>', (match) => first(match).replace('s', 'c')],
  ['[voir] même', 'voire'],
  ['[fond] partie|des|une', 'font'],
  ['[fessons|fesons|faisont]', 'faisons'],
  ['vous [faite|fête|faisez]', 'faites'],
  ['vous [dîtes|dite|disez]', 'dites'],
  ['vous [été|étés|ête]', 'êtes'],
  [
    "j' [est|es|et|aie|ait]",
    (match, sentence) =>
      first(match) === 'aie' && sentence.some((word) => word.plain === 'que') ? null : 'ai',
  ],
  ["c' [es]", 'est'],
  ['tu [est|et]', 'es'],
  ['tu [a|à]', 'as'],
]

/** « A » alone at the beginning is « À » in capitals' custom; after « il » or « qui » it is the verb. */
function notAfterSubject(match: Match, sentence: Sentence): string | null {
  const before = match.words[0]!.plain
  const marked = match.marked[0]!
  if (/^(il|elle|on|qui|ça|cela|y|n'|m'|t'|l'|nous|vous|s'|en)$/.test(before)) return null
  if (sentence[0]?.start === marked.start && marked.text === 'A') return null
  return match.words.at(-1)!.plain === 'tout' && /^(client|il|on)/.test(before) ? null : 'à'
}

const wordsBeforeTo = oneOf(`
    est sont sera seront reste restent colis article articles pièces montant solde document documents
    formulaire pas c' été rien facile difficile possible temps prêt bon suite rendez-vous commande facture
    somme acompte
  `)

function afterNounOrPronoun(match: Match): string | null {
  return wordsBeforeTo.test(match.words[0]!.plain) ? 'à' : null
}

function notAfterPreposition(match: Match): string | null {
  return match.words.at(-1)!.plain === 'bien' && match.words.length === 3 ? null : 'a'
}

function afterThat(match: Match, sentence: Sentence): string | null {
  const index = sentence.findIndex((word) => word.start === match.marked[0]!.start)
  const before = sentence[index - 1]?.plain ?? ''
  const needsThat =
    /^(dès|pour|afin|avant|parce|bien|alors|lorsque|sans|pense|pensez|sache|dit|semble|espère|faut)$/
  return needsThat.test(before) ? "qu'elle" : null
}
// « il la reçu » lacks an auxiliary; « il la livre » does not, and « la remise » is a noun.
function laHas(match: Match): string | null {
  const word = match.words[2]!.plain
  return /^(nous|vous|je)$/.test(match.words[0]!.plain) && !/é$|reçu$/.test(word)
    ? null
    : match.words[0]!.plain === 'je'
      ? "l'ai"
      : "l'a"
}

export function frenchHomophoneRules(classes: WordClasses): Rule[] {
  const own: WordClasses = {
    ...classes,
    any: () => true,
    preposition: (plain) => /^(?:de|d'|à|avec|sur|pour|dans|sans|par|comme|que)$/.test(plain),
    womanNotVerb: (plain) => classes.feminineNoun!(plain, nothing) && !classes.verb!(plain, nothing),
    womanNotParticiple: (plain) =>
      classes.feminineNoun!(plain, nothing) && !classes.participle!(plain, nothing),
    manNotVerb: (plain) => classes.masculineNoun!(plain, nothing) && !classes.verb!(plain, nothing),
    subjectLike: (plain) => /^(il|elle|on|qui|ça|cela|y|n'|m'|t'|l'|nous|vous|s'|en)$/.test(plain),
    countOne: (plain) => !classes.pluralNoun!(plain, nothing),
    pointer: (plain) => /^(c'|ce|qui|où|que|qu'|quel|quelle|comment|quand|combien|pourquoi)$/.test(plain),
    pluralOnly: (plain) =>
      classes.pluralNoun!(plain, nothing) && !classes.verb!(plain, nothing) && /s$/.test(plain),
    participleNotNoun: (plain) =>
      classes.participle!(plain, nothing) &&
      /(é|u|is|it)$/.test(plain) &&
      !classes.noun!(plain, nothing) &&
      !classes.verb!(plain, nothing),
  }
  const all = [aWithAccent, aWithout, ouAndOu, etAndEst, cesAndSes, sonAndOn, leurAndLa, toutAndPeu]
  return all.flatMap((texts) => readRules('homophone', texts, own))
}

function notLaterVerb(match: Match, sentence: Sentence): string | null {
  const last = match.words.at(-1)!
  const later = sentence.filter((word) => word.start > last.start)
  return later.some((word) =>
    /^(est|sont|a|ont|sera|seront|vous|peut|était|arrive|arrivera|part|partira)$/.test(word.plain),
  )
    ? null
    : 'est'
}
