/** English clauses read as a whole: a subject and the verb that belongs to it, however far apart. */
import type { Remark } from '../finding.ts'
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Reading, Word } from '../reading.ts'
import { anyOf } from './around.ts'
import { type ClauseMistake, mistakeAt } from './clause-mistake.ts'
import { finite, subjectPhrases } from './english-subject-phrase.ts'
import {
  type EnglishWords,
  englishWords,
  irregularVerbs,
  manyOf,
  thirdOf,
  thirdToBase,
} from './english-words.ts'
import { remarkOf } from './rule.ts'

export function checkEnglishClauses(reading: Reading, tree: WordTree): Remark[] {
  const words = englishWords(tree)
  return reading.sentences.flatMap((sentence, index) => {
    if (sentence.language !== 'en') return []
    const inside = reading.words.filter((word) => word.sentence === index)
    return clauseMistakes(inside, words).flatMap(({ group, severity = 'warning', first, last, right }) => {
      const saying = `grammar.${group}`
      return remarkOf(reading.text, { saying, severity }, first, last, right) ?? []
    })
  })
}

// "Dogs is welcome", "deliveries takes two days": many by name, without an article.
function checkBareSubject(sentence: readonly Word[], at: number, words: EnglishWords): ClauseMistake[] {
  const [subject, verb] = [sentence[at]!, sentence[at + 1]]
  if (
    !verb?.follows ||
    subject.follows ||
    words.isFunction(subject.plain) ||
    words.isCollective(subject.plain)
  )
    return []
  const isMany = words.isPlural(subject.plain) && !describes.test(subject.plain)
  if (isMany && single.test(verb.plain) && !/^(?:news|details|results?)$/.test(subject.plain))
    return [mistakeAt('verb_agreement', verb, manyOf(verb.plain), 'hint')]
  const base = thirdToBase(verb.plain)
  if (
    isMany &&
    verb.plain.endsWith('s') &&
    !words.isFunction(verb.plain) &&
    (words.isThird(verb.plain) || oftenVerbs.test(base))
  )
    return [mistakeAt('verb_agreement', verb, base, 'hint')]
  const isOne =
    words.isMass(subject.plain) ||
    (words.isSingular(subject.plain) && !/^(?:please|people)$/.test(subject.plain))
  const isOther =
    /^(?:are|were)$/.test(verb.plain) || (words.isVerbOnly(verb.plain) && !irregularSame.test(verb.plain))
  if (!isOne || !isOther || /^(?:you|we|they|i)$/.test(sentence[at + 2]?.plain ?? '')) return []
  return [mistakeAt('verb_agreement', verb, thirdOf(verb.plain), 'hint')]
}

const irregularSame = anyOf('put cost cut let set shut read')

function clauseMistakes(sentence: readonly Word[], words: EnglishWords): ClauseMistake[] {
  const phrases = subjectPhrases(words)
  return sentence.flatMap((_, at) => [
    ...(opensSubject(sentence, at) ? checkVerb(sentence, at, phrases) : []),
    ...(opensSubject(sentence, at) ? checkFullVerb(sentence, at, phrases, words) : []),
    ...(opensSubject(sentence, at) ? checkBareSubject(sentence, at, words) : []),
    ...(opensQuestion(sentence, at) ? checkInverted(sentence, at, phrases, words) : []),
  ])
}

type Phrases = ReturnType<typeof subjectPhrases>

const opens =
  anyOf(`because that if when as so but while since once until whether although though unless think hope say says
    said know knew believe sure afraid guess see told means mean how why where and than`)
/** "I recommend that the driver call": the base form is right after these. */
const demands =
  anyOf(`suggest suggested recommend recommended insist insisted require required request requested
    ask asked important essential vital crucial necessary let have make makes made help`)
const single = anyOf("is was has does isn't wasn't hasn't doesn't")

function opensSubject(sentence: readonly Word[], at: number): boolean {
  const word = sentence[at]!
  return !word.follows || word.opensClause || opens.test(sentence[at - 1]?.plain ?? '')
}

function checkVerb(sentence: readonly Word[], at: number, phrases: Phrases): ClauseMistake[] {
  const before = sentence[at]!.follows ? sentence[at - 1]?.plain : undefined
  const subject = phrases.subjectAt(sentence, at)
  if (!subject?.number) return []
  const verb = sentence[subject.end]!
  const isSingle = single.test(verb.plain)
  if (isSingle === (subject.number === 'one')) return []
  // "When the light is red are you", "before the test have you eaten": a question begins.
  if (/^(?:you|we|i|they|he|she|it)$/.test(sentence[subject.end + 1]?.plain ?? '')) return []
  // "I like the cake and the candles are": two things before the verb.
  if (/^(?:and|than)$/.test(before ?? '') && !isSingle) return []
  if (before === 'and' && sentence.slice(0, at).some((word) => /^(?:between|both)$/.test(word.plain)))
    return []
  if (
    /^(?:if|that|as|than)$/.test(before ?? '') &&
    /^(?:were|have|do)$/.test(verb.plain) &&
    isDemanded(sentence, at)
  )
    return []
  if (/^(?:if|as|though|wish)$/.test(before ?? '') && verb.plain === 'were') return []
  const right = isSingle ? manyOf(verb.plain) : thirdOf(verb.plain)
  return [mistakeAt('verb_agreement', verb, right, subject.isLoose ? 'hint' : undefined)]
}

const isDemanded = (sentence: readonly Word[], at: number) =>
  sentence.slice(0, at).some((word) => demands.test(word.plain))

/** Verbs that are also nouns, met as verbs at the head of a message. */
const oftenVerbs = anyOf(`start close open stop need look fit show finish end run sound smell taste feel work
  expire include cost charge come go want say use help change turn ship happen cover crash load drop fall hold keep
  last leave lock ring pay wear wash match offer love answer like call`)
const followers =
  anyOf(`the a an your our my his her their its this that these those you us me him them it at in
  on to from by for with every until after before right really very too great good fine bad like well just
  only nice perfect weird strange today tomorrow twice once again so about around more less two three better
  soon later early late both all yes no half what how when if that everything nothing`)
const past = anyOf(`put cost cut hit hurt let set shut spread read quit beat bet split burst cast`)

// "The machine make a noise", "this mean you", "everything look fine", "the doors closes at six"
function checkFullVerb(
  sentence: readonly Word[],
  at: number,
  phrases: Phrases,
  words: EnglishWords,
): ClauseMistake[] {
  const found = fullVerbAt(sentence, at, phrases, words)
  if (!found || isDemanded(sentence, at)) return []
  const { verb, place, number } = found
  const rest = restOfClause(sentence, place + 1)
  if (
    rest.some(
      (word) => finite.test(word.plain) || /^(?:will|can|could|would|should|must|may|might)$/.test(word.text),
    )
  )
    return []
  const next = sentence[place + 1]
  const isEnd = !next?.follows
  const isVerb = words.isVerbOnly(verb.plain) || (number === 'many' && words.isThird(verb.plain))
  if (
    !isEnd &&
    !isVerb &&
    !followers.test(next.plain) &&
    !(number === 'many' && words.isIng(next.plain)) &&
    !words.isPlural(next.plain)
  )
    return []
  if (isEnd && !isVerb) return []
  const right = number === 'one' ? thirdOf(verb.plain) : thirdToBase(verb.plain)
  return [mistakeAt('verb_agreement', verb, right, isVerb ? undefined : 'hint')]
}

type FullVerb = { readonly verb: Word; readonly place: number; readonly number: 'one' | 'many' }

const pronouns = anyOf(
  `it he she everything everyone everybody someone somebody nobody anyone nothing something`,
)

function fullVerbAt(
  sentence: readonly Word[],
  at: number,
  phrases: Phrases,
  words: EnglishWords,
): FullVerb | undefined {
  const first = sentence[at]!
  const second = sentence[at + 1]
  const third = sentence[at + 2]
  const isBase = (plain: string) =>
    !past.test(plain) &&
    (words.isVerbOnly(plain) || oftenVerbs.test(plain) || (plain in irregularVerbs && plain !== 'be'))
  const isLooseBase = (plain: string) =>
    isBase(plain) ||
    (words.mayBeBase(plain) && !past.test(plain) && !words.isAdjective(plain) && !words.isPast(plain))
  if (first.plain === 'no' && second?.plain === 'one' && third?.follows && isLooseBase(third.plain))
    return { verb: third, place: at + 2, number: 'one' }
  if (pronouns.test(first.plain) && second?.follows && isLooseBase(second.plain))
    return { verb: second, place: at + 1, number: 'one' }
  if (/^(?:this|that)$/.test(first.plain) && second?.follows && isBase(second.plain))
    return { verb: second, place: at + 1, number: 'one' }
  if (
    !/^(?:the|your|our|my|his|her|their|this|that|every|each|neither|either|a|an|these|those|all|both)$/.test(
      first.plain,
    )
  )
    return undefined
  const near = verbAfterHead(sentence, at, phrases, isBase, words)
  if (near) return near
  // "The photos from the party looks great"
  const core = phrases.coreAt(sentence, at)
  const middle = core && sentence[core.end]
  if (!core?.number || !middle?.follows || !/^(?:of|for|in|on|at|to|with|from)$/.test(middle.plain))
    return undefined
  for (let place = core.end + 2; place < core.end + 5; place += 1) {
    const verb = sentence[place]
    if (!verb?.follows) return undefined
    if (
      core.number === 'many' &&
      isThirdForm(verb.plain, isBase, words) &&
      /^(?:the|your|our|my|a)$/.test(sentence[core.end + 1]!.plain)
    )
      return place > core.end + 2 && phrases.numberOf(sentence[place - 1]!) === 'one'
        ? { verb, place, number: 'many' }
        : undefined
    if (
      core.number === 'one' &&
      place > core.end + 2 &&
      words.isVerbOnly(verb.plain) &&
      phrases.numberOf(sentence[place - 1]!) === 'many'
    )
      return { verb, place, number: 'one' }
    if (!phrases.isInside(verb.plain)) return undefined
  }
  return undefined
}

const isThirdForm = (plain: string, isBase: (plain: string) => boolean, words: EnglishWords) =>
  plain.endsWith('s') && isBase(thirdToBase(plain)) && !words.isFunction(plain)

/** Nouns that describe the next one though they are plural: "the sports clubs". */
const describes = anyOf('sports sales customs services savings clothes glasses goods arms works games')

function verbAfterHead(
  sentence: readonly Word[],
  at: number,
  phrases: Phrases,
  isBase: (plain: string) => boolean,
  words: EnglishWords,
): FullVerb | undefined {
  const first = sentence[at]!
  for (let place = at + 2; place < at + 5; place += 1) {
    const verb = sentence[place]
    const head = sentence[place - 1]!
    if (!verb?.follows || !phrases.isInside(head.plain)) return undefined
    const number = /^(?:each|every|neither|either)$/.test(first.plain) ? 'one' : phrases.numberOf(head)
    if (number === 'one' && isBase(verb.plain)) return { verb, place, number }
    if (number === 'many' && isThirdForm(verb.plain, isBase, words) && !describes.test(head.plain))
      return { verb, place, number }
  }
  return undefined
}

function restOfClause(sentence: readonly Word[], from: number): readonly Word[] {
  const end = sentence.findIndex((word, index) => index >= from && !word.follows)
  return sentence.slice(from, end < 0 ? sentence.length : end)
}

const asking = anyOf('where when how why what which who much many and so but')

function opensQuestion(sentence: readonly Word[], at: number): boolean {
  const word = sentence[at]!
  if (!finite.test(word.plain)) return false
  return !word.follows || word.opensClause || asking.test(sentence[at - 1]?.plain ?? '')
}

// "Is the boots waterproof?", "does the rooms have", "what is your opening hours"
function checkInverted(
  sentence: readonly Word[],
  at: number,
  phrases: Phrases,
  words: EnglishWords,
): ClauseMistake[] {
  const verb = sentence[at]!
  const first = sentence[at + 1]
  if (!first?.follows || !/^(?:the|your|our|my|his|her|their|these|those|this|that)$/.test(first.plain))
    return []
  const phrase = phrases.coreAt(sentence, at + 1)
  if (!phrase) return []
  const isSingle = single.test(verb.plain)
  const inside = sentence.slice(at + 2, phrase.end)
  const head = inside.find(
    (word, index) => phrases.numberOf(word) !== undefined && isLast(inside, index, words),
  )
  const number = head && /^(?:these|those)$/.test(first.plain) ? 'many' : head && phrases.numberOf(head)
  if (!number || isSingle === (number === 'one')) return []
  const next = sentence[phrase.end]
  if (next?.follows && /^(?:and|or|of)$/.test(next.plain)) return []
  // "Do the washing", "have your card ready": no question.
  if (/^(?:do|don't|have)$/.test(verb.plain)) return []
  if (/^(?:and|so|but)$/.test(sentence[at - 1]?.plain ?? '') && verb.follows) return []
  const isSure = next === undefined || !next.follows || inside.at(-1) !== head
  const right = isSingle ? manyOf(verb.plain) : thirdOf(verb.plain)
  return [mistakeAt('verb_agreement', verb, right, isSure && inside.at(-1) === head ? undefined : 'hint')]
}

/** The noun after which only what is said of it comes: "the boots | waterproof". */
function isLast(inside: readonly Word[], index: number, words: EnglishWords): boolean {
  const word = inside[index]!
  if (index === inside.length - 1) return true
  if (
    /^(?:sports|sales|customs|services|savings|clothes|glasses|goods|women's|arms|works|games)$/.test(
      word.plain,
    )
  )
    return false
  return (
    word.plain.endsWith('s') &&
    inside
      .slice(index + 1)
      .every(
        (one) =>
          words.isAdjective(one.plain) ||
          words.isPast(one.plain) ||
          /(?:ing|proof)$/.test(one.plain) ||
          /^(?:due|free|here|there|ready|open)$/.test(one.plain),
      )
  )
}
