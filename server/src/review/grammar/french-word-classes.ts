/** Classes of words by what may stand beside them, for rules that ask « can this follow that at all? ». */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import { finiteBits, isSurelyFinite } from './clause-mistake.ts'
import { adjectiveForm, participleForm } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { determinerOf, isNounish } from './noun-phrase.ts'
import type { WordClasses } from './pattern.ts'

/** Written like a verb, meant as a noun: « votre rappelle de vaccin ». */
export const verbsForNouns: ReadonlyMap<string, string> = new Map([
  ['appelle', 'appel'],
  ['rappelle', 'rappel'],
  ['envoie', 'envoi'],
  ['envois', 'envoi'],
  ['essaie', 'essai'],
  ['emploie', 'emploi'],
  ['travaille', 'travail'],
  ['accueille', 'accueil'],
  ['conseille', 'conseil'],
])

const setOf = (words: string) => new Set(words.trim().split(/\s+/))

/** They never stand between a determiner and its noun. */
const smallWords = setOf(`
  je j' tu il elle on nous vous ils elles me m' te t' se s' y en lui ne n' pas plus jamais le la les l' un
  une des du au aux
  à de d' dans sur sous avec sans pour par chez vers depuis pendant avant après entre malgré selon que qu'
  qui quoi où quand
  comme si car mais et ou donc est sont a ai ont avons avez sera serez été était fait ça cela ce c' votre
  notre vos nos mon
  ma mes aussi alors voilà voici déjà encore toujours merci peut peux doit va vais malheureusement trop
  bon ok oui non là ici
`)

const places = setOf(`
  agence magasin boutique hôtel restaurant garage atelier cabinet clinique hôpital école lycée collège
  mairie préfecture gare aéroport
  quai parking rue ville quartier immeuble bâtiment étage bureau guichet comptoir accueil page onglet
  rubrique espace site lien
  endroit lieu adresse moment jour cas point étape période semaine salle chambre pays région commune
  pharmacie banque relais
  entrepôt dépôt zone menu message instant saison centre
`)

/** « s'est déplacé », « s'est bien passée »: verbs whose subject does it to itself. */
const reflexive = setOf(`
  passer déplacer tromper présenter arrêter excuser produire casser bloquer éteindre déconnecter
  déclencher perdre blesser plaindre engager
  inscrire occuper charger renseigner apercevoir avérer dérouler abîmer détacher décoller déchirer envoler
  installer lever réveiller
  sentir servir souvenir tenir trouver rendre absenter désister désabonner abonner connecter garer coincer
  glisser enregistrer afficher
  ouvrir fermer améliorer aggraver calmer stabiliser retrouver retourner adresser emporter énerver fâcher
  intéresser décider décaler
`)

const enVerbs = setOf(`
  occuper occupe occupent occupera occupait occuperont charger charge chargera chargent sortir sort servir
  sert passer passe souvenir
  souvient aller va vont apercevoir aperçoit inquiéter inquiète rappeler rappelle plaindre plaint remettre
  remet tenir tient
  débarrasser rendre
`)

/** After « avoir » these are nouns without an article: « j'ai hâte », « vous avez charge ». */
const nounsAfterHave = setOf('hâte charge garde cours force marre place cause peine porte pour trace note')

const infinitivesThatAreNouns = setOf('dîner déjeuner goûter devoir pouvoir rire sourire souvenir')

/** « le problème ce passe », « tout ce trouve »: with these a noun before « ce » is their subject. */
const seVerbs = setOf(`
  passe passent passera passait trouve trouvent trouvera trouvait situe situent déroule déroulera
  déroulent fait fera termine terminera
  règle règlera présente présentera tient tiendra ferme fermera ouvre ouvrira porte commande
`)

/** After these comes a question: « dites-moi où », « je vois où ». */
const asking = setOf(`
  dites-moi dites-nous dis-moi indiquez-moi précisez-moi dire savoir sais sait savez voir vois voit voyez
  demande demander indiquer préciser
  expliquer rappeler montrer trouver comprendre comprends regarder cherche vérifier sachant ignore
`)

/** « c'est compris », « c'est réglé »: what is so said of a thing, not done by it. */
const stateWithThis = setOf(`
  compris inclus exclu offert prévu réglé noté validé confirmé fait fini terminé annulé interdit permis
  autorisé limité fermé réservé compliqué
  obligé garanti remboursé payé enregistré bloqué complet cassé couvert ouvert vendu loué pris mis dit
  entendu promis adapté recommandé
  conseillé facturé livré envoyé reçu expédié signé vérifié gelé foutu parti décidé convenu assuré dû tenu
  corrigé résolu rétabli
`)

const vowel =
  /^[aàâeéèêiîoôuœ]|^(?:habitude|heure|histoire|humeur|huile|herbe|hésitation|horloge|hospitalisation)/

export function wordsBesides(tree: WordTree): WordClasses {
  const bits = (plain: string) => tree.bitsOf(plain)
  const isInfinitive = (plain: string) => (bits(plain) & wordIs.infinitive) !== 0
  const isPlural = (plain: string) => /[sxz]$/.test(plain) && (bits(plain) & wordIs.plural) !== 0
  const isManyOnly = (plain: string) => isPlural(plain) && !isSameInPlural(plain) && !isSingularToo(plain)
  const isSingularToo = (plain: string) => (bits(plain) & (wordIs.singular | wordIs.invariable)) !== 0
  const isSingularAdjective = (plain: string) =>
    genderOfNoun(plain) === undefined &&
    (adjectiveForm(plain)?.plural === false || participleForm(tree, plain)?.plural === false)
  const infinitiveOf = (plain: string) => participleForm(tree, plain)?.base
  const isReflexive = (plain: string) => {
    const base = infinitiveOf(plain)
    if (base === undefined) return false
    const endings = ['er', 'ir', 'oir', 'rir', 're', 'dre', 'ndre']
    const stems = [base.replace(/é$/, ''), base.replace(/[iut]$/, ''), base.replace(/(?:ert|u|it|t)$/, '')]
    return stems.some((stem) => endings.some((ending) => reflexive.has(stem + ending)))
  }
  return {
    any: () => true,
    smallWord: (plain) => smallWords.has(plain),
    pluralWord: isPlural,
    notPlural: (plain) => smallWords.has(plain) || isSingularAdjective(plain),
    onlyPluralNoun: (plain) =>
      isPlural(plain) &&
      isNounish(tree, plain) &&
      !adjectiveForm(plain) &&
      (bits(plain) & (finiteBits | wordIs.singular | wordIs.invariable | wordIs.participle)) === 0,
    place: (plain) => places.has(plain) || places.has(plain.replace(/s$/, '')),
    reflexive: isReflexive,
    seVerb: (plain) => seVerbs.has(plain),
    asking: (plain) => asking.has(plain),
    doneByItself: (plain) => participleForm(tree, plain) !== undefined && !stateWithThis.has(plain),
    wrongAfterHave: (plain) =>
      plain.length > 2 &&
      /[sxt]$/.test(plain) &&
      !/^(?:pas|plus|est|suis|tout|faut|peut|droit)$/.test(plain) &&
      (bits(plain) & (wordIs.firstSingular | wordIs.thirdSingular)) !== 0 &&
      (bits(plain) & (wordIs.participle | wordIs.plural | wordIs.invariable)) === 0,
    nounHeardAsVerb: (plain) => verbsForNouns.has(plain),
    manyNoun: (plain) => genderOfNoun(plain) !== undefined && isManyOnly(plain),
    adjectiveOfOne: (plain) =>
      adjectiveForm(plain)?.plural === false || participleForm(tree, plain)?.plural === false,
    enVerb: (plain) => enVerbs.has(plain),
    surelyFinite: (plain) => isSurelyFinite(tree, plain),
    ofOne: (plain) => isSurelyFinite(tree, plain) && (bits(plain) & wordIs.thirdSingular) !== 0,
    pureInfinitive: (plain) =>
      isInfinitive(plain) && !infinitivesThatAreNouns.has(plain) && genderOfNoun(plain) === undefined,
    nounNotVerb: (plain) =>
      isNounish(tree, plain) && (bits(plain) & (finiteBits | wordIs.infinitive | wordIs.participle)) === 0,
    nounOfMan: (plain) => genderOfNoun(plain) === 'm' && !/s$/.test(plain),
    notAfterSe: (plain) =>
      bits(plain) !== 0 &&
      (bits(plain) & (finiteBits | wordIs.infinitive | wordIs.participle | wordIs.presentParticiple)) === 0 &&
      !/^(?:y|en|le|la|les|l'|lui|leur|nous|vous|se|ne|n'|pas|plus|bien|tout|mal)$/.test(plain) &&
      (isNounish(tree, plain) || adjectiveForm(plain) !== undefined || /^(?:qui|que|qu'|dont)$/.test(plain)),
    sentenceSubject: (plain) => /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|qui|ça|cela)$/.test(plain),
    eForm: (plain) =>
      /[^é]e$/.test(plain) &&
      plain.length > 3 &&
      !nounsAfterHave.has(plain) &&
      !adjectiveForm(plain) &&
      (bits(plain) & wordIs.participle) === 0 &&
      (bits(plain) & wordIs.firstSingular) !== 0 &&
      participleForm(tree, plain.replace(/e$/, 'é')) !== undefined,
    vowelNoun: (plain) => vowel.test(plain) && (isNounish(tree, plain) || adjectiveForm(plain) !== undefined),
    determinerWord: (plain) => determinerOf(plain) !== undefined || plain === 'du' || plain === "l'",
    womenNoun: (plain) => genderOfNoun(plain) === 'f' && isManyOnly(plain),
    menNoun: (plain) => genderOfNoun(plain) === 'm' && isManyOnly(plain),
    singularOnly: (plain) => genderOfNoun(plain) !== undefined && !/[sxz]$/.test(plain),
    negated: (plain) => isInfinitive(plain) && /er$/.test(plain),
    negatedPast: (plain) => /é$/.test(plain) && participleForm(tree, plain) !== undefined,
  }
}
