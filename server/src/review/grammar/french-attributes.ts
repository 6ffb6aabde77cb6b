/** « les photos sont magnifique », « la pièce est défectueux »: what is said of a subject goes with it. */
import { type WordTree, wordIs } from '../lexicon/word-tree.ts'
import type { Word } from '../reading.ts'
import { longPattern, oneOf } from '../words/long-pattern.ts'
import { type ClauseMistake, isAdverb, isClitic, mistakeAt, skip } from './clause-mistake.ts'
import { adjectiveForm, agreed, feminineOf, isAgreed, participleForm, pluralOfForm } from './french-forms.ts'
import { genderOfNoun, isSameInPlural } from './french-nouns.ts'
import { determinerOf, nounPhraseAt } from './noun-phrase.ts'

type Sentence = readonly Word[]

const beings = oneOf(`
    est sont sera seront était étaient serait seraient reste restent semble semblent paraît paraissent parait
  `)
/** Said of one and of many alike, or the beginning of a set phrase. */
const unchanging = longPattern(String.raw`
    ^(?:marron|orange|bio|standard|super|top|nickel|sympa|ok|mini|maxi|chic|cool|kaki|crème|turquoise|bleu|
    vert|gris|rouge|jaune|rose|noir|blanc|ici|là|légion|fonction|signe|partie|preuve|victime|bon|grand|tout|
    bien|mieux|debout|ensemble|loin|pile|extra|clean|fun|nature|monnaie|chose|mal|hors|out|full|open|
    zen|pro|haut|bas|
    possible|nécessaire|même|autre|plus|moins|peu|trop|pas|juste|fort|net|facile|propriétaire|locataire|
    cause|
    maître|source|synonyme|question|cadeau|gage|roi|témoin|responsable|compte|force|affaire|objet|lieu)$
  `)

export function checkAttributes(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return [...checkSaid(sentence, tree), ...checkDegree(sentence, tree)]
}

/** « une cliente très satisfait », « des horaires plus précise » */
function checkDegree(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    const [noun, determiner, next] = [sentence[index - 1], sentence[index - 2], sentence[index + 1]]
    const plural = determinerOf(determiner?.plain ?? '')?.plural
    const gender = genderOfNoun(noun?.plain ?? '')
    if (!degrees.test(word.plain) || !word.follows || !noun?.follows || !next?.follows) return []
    if (plural === undefined || gender === undefined || (isSameInPlural(noun.plain) && !plural)) return []
    const before = sentence[index - 3]
    if (
      before &&
      determiner!.follows &&
      /^(?:de|d'|du|des|et|à|en|avec|pour|dans|sur|par)$/.test(before.plain)
    )
      return []
    const form = adjectiveForm(next.plain) ?? participleForm(tree, next.plain)
    if (!form || isAgreed(form, { gender, plural }) || genderOfNoun(next.plain) !== undefined) return []
    const after = sentence[index + 2]
    if (after?.follows && !endsThere(sentence, index + 1)) return []
    const right = agreed(tree, form, { gender, plural })
    return right === undefined || right === next.plain ? [] : [mistakeAt('gender', next, right)]
  })
}

const degrees = oneOf(
  'très trop assez plutôt vraiment si super parfaitement entièrement légèrement particulièrement',
)

function checkSaid(sentence: Sentence, tree: WordTree): ClauseMistake[] {
  return sentence.flatMap((word, index) => {
    if (!beings.test(word.plain) || !word.follows) return []
    const subject = subjectBefore(sentence, index, tree)
    const place = skip(sentence, index + 1, isAdverb)
    const attribute = place === undefined ? undefined : sentence[place]
    if (!subject || !attribute || unchanging.test(attribute.plain) || !endsThere(sentence, place!)) return []
    const right = subject.plural
      ? inPlural(attribute.plain, tree)
      : inFeminine(attribute.plain, subject.gender, tree)
    return right === undefined ? [] : [mistakeAt('participle', attribute, right)]
  })
}

type Subject = { readonly plural: boolean; readonly gender: 'f' | 'm' | undefined }

function subjectBefore(sentence: Sentence, index: number, tree: WordTree): Subject | undefined {
  let at = index - 1
  while (
    at > 0 &&
    sentence[at]!.follows &&
    isClitic(sentence[at]) &&
    /^(?:ne|n'|vous|nous|me|m'|y|en)$/.test(sentence[at]!.plain)
  )
    at -= 1
  const { plain } = sentence[at] ?? { plain: '' }
  const isMany = /^(?:sont|seront|étaient|seraient|restent|semblent|paraissent)$/.test(sentence[index]!.plain)
  if (plain === 'ils') return isMany ? { plural: true, gender: 'm' } : undefined
  if (plain === 'elles') return isMany ? { plural: true, gender: 'f' } : undefined
  if (plain === 'elle') return isMany ? undefined : { plural: false, gender: 'f' }
  const start = sentence.findLastIndex((word, place) => place <= at && word.opensClause)
  const phrase = nounPhraseAt(tree, sentence, start)
  if (!phrase || phrase.end !== at || phrase.plural !== isMany) return undefined
  return { plural: phrase.plural, gender: phrase.gender }
}

const clauseOpeners = oneOf(`
    et mais ou donc car pour à au aux de d' du des dans sur en avec sans par depuis dès jusqu'
    jusque que qu' si quand cette ce demain hier aujourd'hui chez pendant après avant vous nous
    merci comme malheureusement normalement
  `)

/** Nothing after it that it could belong to: the end, a mark, or a word that begins something else. */
function endsThere(sentence: Sentence, place: number): boolean {
  const next = sentence[place + 1]
  return !next?.follows || clauseOpeners.test(next.plain)
}

const isDescribing = (plain: string, tree: WordTree) => {
  const bits = tree.bitsOf(plain)
  return (bits & wordIs.singular) !== 0 && (bits & (wordIs.plural | wordIs.infinitive)) === 0
}

const adjectiveEnding = longPattern(
  `(?:able|ible|ique|if|ive|eux|euse|el|elle|al|ale|ant|ante|ent|ente|é|ée|aire|ain|aine|ieur|ieure|oire|
  esque|ide)$`,
)

function inPlural(plain: string, tree: WordTree): string | undefined {
  if (!isDescribing(plain, tree) || /[sxz]$/.test(plain)) return undefined
  const isAdjective =
    adjectiveForm(plain) !== undefined ||
    participleForm(tree, plain) !== undefined ||
    adjectiveEnding.test(plain)
  if (!isAdjective || genderOfNoun(plain) !== undefined) return undefined
  const right = pluralOfForm(plain)
  return (tree.bitsOf(right) & wordIs.plural) !== 0 ? right : undefined
}

function inFeminine(plain: string, gender: 'f' | 'm' | undefined, tree: WordTree): string | undefined {
  if (gender !== 'f' || !/(?:eux|if|el|al|ant|ent|ier|ien|é|ain|at|it|ieur|ot)$/.test(plain)) return undefined
  const bits = tree.bitsOf(plain)
  if ((bits & wordIs.masculine) === 0 || genderOfNoun(plain) !== undefined) return undefined
  const right = feminineOf(plain)
  return right !== plain && (tree.bitsOf(right) & wordIs.feminine) !== 0 ? right : undefined
}
