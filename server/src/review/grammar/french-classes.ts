/** Classes of French words, as the rules name them. */
import type { WordTree } from '../lexicon/word-tree.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import { genderOfNoun } from './french-nouns.ts'
import type { WordClasses } from './pattern.ts'

const setOf = (words: string) => new Set(words.trim().split(/\s+/))
const isOneOf = (words: string) => {
  const set = setOf(words)
  return (plain: string) => set.has(plain)
}

const have = `
  ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront aurais
  aurait
  aurions auriez auraient ayant ayez aie ait`
const be = `
  suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront
  serais
  serait serions seriez seraient sois soit soyons soyez soient`
const modal = `
  peux peut pouvons pouvez peuvent pourrai pourra pourrons pourrez pourront pourrais pourrait pourrions
  pourriez pourraient
  veux veut voulons voulez veulent voudrais voudrait voudriez dois doit devons devez doivent devrai devra
  devrons devrez devront
  devrais devrait devriez devraient vais vas va allons allez vont faut faudra faudrait souhaite souhaitez
  souhaitons souhaiterais
  souhaiteriez aimerais aimerait aimerions aimeriez préfère préférez préférons espère espérons compte
  comptez veuillez viens vient venons venez
  laisse laissez pense pensons fallait voulais voulait vouliez pouvais pouvait pouviez
  devais devait deviez allais allait alliez`
const plainAdverbs = `
  bien déjà pas encore toujours jamais plus aussi également tout malheureusement vraiment trop rien juste
  seulement directement simplement enfin finalement mal correctement rapidement bel entièrement
  effectivement justement
  normalement gentiment certainement sûrement probablement peut-être très
  immédiatement aussitôt toutefois même hier actuellement ensuite désormais bientôt
  maintenant souvent parfois`

export function frenchClasses(tree: WordTree): WordClasses {
  const has = (bits: number) => (plain: string) => (tree.bitsOf(plain) & bits) !== 0
  const isInfinitive = has(wordIs.infinitive)
  const isNoun = (plain: string) =>
    genderOfNoun(plain) !== undefined ||
    ((tree.bitsOf(plain) & (wordIs.singular | wordIs.plural)) !== 0 &&
      (tree.bitsOf(plain) & (wordIs.participle | verbBits)) === 0)
  const isVerb = has(verbBits)
  const participle = has(wordIs.participle)
  return {
    have: isOneOf(have),
    be: isOneOf(be),
    modal: isOneOf(modal),
    adverb: isOneOf(plainAdverbs),
    clitic: isOneOf("ne n' me m' te t' se s' le la les l' lui leur nous vous y en"),
    object: isOneOf("me m' te t' se s' le la les l' lui leur nous vous y en"),
    subject: isOneOf("je j' tu il elle on nous vous ils elles ça cela qui"),
    conjunction: isOneOf(
      "que qu' si s' quand lorsque lorsqu' car mais et ou où dont puisque puisqu' comme donc alors",
    ),
    joins: isOneOf("car mais et ou donc que qu' si quand lorsque dès puisque"),
    infinitive: isInfinitive,
    infinitiveOfFirst: (plain) =>
      /er$/.test(plain) && isInfinitive(plain) && (tree.bitsOf(plain) & wordIs.masculine) === 0,
    verb: isVerb,
    onlyVerb: (plain) => isVerb(plain) && !isNoun(plain) && (tree.bitsOf(plain) & countable) === 0,
    participle,
    participleOfFirst: (plain) =>
      /é(e|s|es)?$/.test(plain) && participle(plain) && isInfinitive(plain.replace(/é(e|s|es)?$/, 'er')),
    yousForm: (plain) => /ez$/.test(plain) && isInfinitive(plain.replace(/ez$/, 'er')),
    noun: isNoun,
    knownNoun: (plain) => genderOfNoun(plain) !== undefined,
    feminineNoun: (plain) => genderOfNoun(plain) === 'f',
    masculineNoun: (plain) => genderOfNoun(plain) === 'm',
    pluralNoun: (plain) =>
      /[sx]$/.test(plain) && (genderOfNoun(plain) !== undefined || onlyPlural(tree, plain)),
    singularNoun: (plain) => !/[sxz]$/.test(plain) && genderOfNoun(plain) !== undefined,
    pluralDeterminer: isOneOf(
      'les des mes tes ses nos vos ces leurs plusieurs quelques certains certaines différents différentes',
    ),
    singularDeterminer: isOneOf(
      "le la l' un une mon ma ton ta son sa notre votre ce cet cette chaque aucun aucune",
    ),
    determiner: isOneOf(
      `le la l' les un une des mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette
        ces leur leurs`,
    ),
    known: (plain) => tree.bitsOf(plain) !== 0,
    day: isOneOf('lundi mardi mercredi jeudi vendredi samedi dimanche'),
    month: isOneOf('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    time: isOneOf('matin midi soir après-midi demain hier semaine mois jour week-end weekend'),
  }
}

export const finiteBits =
  wordIs.firstSingular |
  wordIs.secondSingular |
  wordIs.thirdSingular |
  wordIs.firstPlural |
  wordIs.secondPlural |
  wordIs.thirdPlural

const verbBits = finiteBits | wordIs.infinitive | wordIs.presentParticiple
const countable = wordIs.singular | wordIs.plural | wordIs.invariable

/**
 * A plural whose singular is known, and that is nothing else: « commandes » is a verb too, « articles » is
 * not.
 */
export function onlyPlural(tree: WordTree, plain: string): boolean {
  const bits = tree.bitsOf(plain)
  return (bits & wordIs.plural) !== 0 && (bits & (wordIs.singular | verbBits | wordIs.invariable)) === 0
}
