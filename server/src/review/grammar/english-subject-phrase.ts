/** English: the words that name a subject, "the keys for the flat", "one of our drivers", and whether they are one or many. */
import type { Word } from '../reading.ts'
import { anyOf } from './around.ts'
import { type EnglishWords, singularEnglish } from './english-words.ts'

export type SubjectPhrase = {
  /** Undefined where both are right: "the team is", "the team are". */
  readonly number: 'one' | 'many' | undefined
  /** The place after its last word. */
  readonly end: number
  readonly head: Word
  readonly isLoose: boolean
}

const determiners = anyOf(`the my your our his her their its a an this that these those each every another
  both all some no any many several few most`)
const ofOne = anyOf('a an this that each every another')
const ofMany = anyOf('these those both many several few')
const counts = anyOf('two three four five six seven eight nine ten eleven twelve')
const everyone = anyOf(`everyone everybody someone somebody anyone anybody nobody everything something nothing
  anything`)
const prepositions = anyOf('of for in on at to with from about near behind under inside regarding without by')
const fillers = anyOf(`also just now still only really always never usually already probably actually
  sometimes often both all currently here there today upstairs downstairs outside inside simply clearly`)
/** Of these the number is a matter of taste, or not told by their form. */
const unclear = anyOf(`staff data media series fish sheep aircraft rest majority number couple lot range
  variety handful bunch pair dozen hundred thousand half quarter total percent kind sort type other others
  following latter former same whole maximum minimum first last next second third only english french
  poor rich young elderly deaf blind few many lots plenty means headquarters species what which lads folks`)

const sums = anyOf(
  'pounds euros quid dollars pence cents miles kilos grams litres metres percent steps stops',
)

export const finite =
  anyOf(`is are was were has have does do isn't aren't wasn't weren't hasn't haven't doesn't
  don't`)
const modal = anyOf(
  "can could will would shall should may might must can't cannot won't wouldn't couldn't shouldn't",
)

const isName = (word: Word) => !word.opensSentence && /^\p{Lu}/u.test(word.text)

export function subjectPhrases(words: EnglishWords) {
  const isNounish = (plain: string) => words.isNoun(plain) || words.isPlural(plain) || words.isManyish(plain)
  const isInside = (plain: string) =>
    !words.isFunction(plain) &&
    !finite.test(plain) &&
    (isNounish(plain) || words.isAdjective(plain) || words.isPast(plain) || words.isIng(plain))

  const numberOf = (word: Word): 'one' | 'many' | undefined => {
    const { plain } = word
    if (isName(word) || unclear.test(plain) || words.isCollective(plain)) return undefined
    if (words.isMass(plain) || plain === 'news') return 'one'
    if (words.isPlural(plain)) return 'many'
    if (plain.endsWith('s') && !plain.endsWith('ss'))
      return words.isManyish(plain) && !words.isAdjective(plain) ? 'many' : undefined
    if (words.isTime(plain)) return 'one'
    if (words.isAdjective(plain) && !words.isSingular(plain)) return undefined
    return words.isNoun(plain) ? 'one' : undefined
  }

  /** The noun phrase that begins here, without what is said of it after a preposition. */
  const coreAt = (sentence: readonly Word[], from: number): SubjectPhrase | undefined => {
    const first = sentence[from]
    if (first === undefined) return undefined
    if (everyone.test(first.plain)) return { number: 'one', end: from + 1, head: first, isLoose: false }
    const quantity = quantityAt(sentence, from)
    if (quantity) return quantity
    if (!determiners.test(first.plain) && !counts.test(first.plain)) return undefined
    let at = from + 1
    while (
      sentence[at]?.follows &&
      (determiners.test(sentence[at]!.plain) || counts.test(sentence[at]!.plain))
    )
      at += 1
    const inside = at
    while (at - inside < 4 && sentence[at]?.follows && isInside(sentence[at]!.plain)) at += 1
    const head = sentence[at - 1]
    if (at === inside || head === undefined) return undefined
    const before = sentence.slice(from, inside).map((word) => word.plain)
    // "Two weeks is plenty": a stretch of time or money is one.
    if (
      before.some((word) => counts.test(word)) &&
      (words.isTime(singularEnglish(head.plain)) || sums.test(head.plain))
    )
      return undefined
    const number = before.some((word) => ofMany.test(word) || counts.test(word))
      ? 'many'
      : before.some((word) => ofOne.test(word)) && numberOf(head) === 'one'
        ? 'one'
        : numberOf(head)
    return { number, end: at, head, isLoose: false }
  }

  // "one of the lights", "most of the seats"
  const quantityAt = (sentence: readonly Word[], from: number): SubjectPhrase | undefined => {
    const [first, of] = [sentence[from]!, sentence[from + 1]]
    if (of?.plain !== 'of' || !of.follows) return undefined
    const isOne = /^(?:one|each|either|neither)$/.test(first.plain)
    const isAll = /^(?:some|most|all|any|none|both|many|few|several)$/.test(first.plain)
    if (!isOne && !isAll && !counts.test(first.plain)) return undefined
    const pronoun = sentence[from + 2]
    const isPronoun = pronoun !== undefined && /^(?:them|us|you|these|those)$/.test(pronoun.plain)
    const inner = isPronoun
      ? { number: 'many' as const, end: from + 3, head: pronoun }
      : coreAt(sentence, from + 2)
    if (!inner) return undefined
    if (isOne) return { ...inner, number: 'one', isLoose: !/^(?:one|each)$/.test(first.plain) }
    if (/^(?:none|any)$/.test(first.plain)) return undefined
    return {
      ...inner,
      number: isPronoun && first.plain !== 'both' ? undefined : inner.number,
      isLoose: false,
    }
  }

  /** The subject with what belongs to it, up to the place where its verb stands. */
  const subjectAt = (sentence: readonly Word[], from: number): SubjectPhrase | undefined => {
    const core = coreAt(sentence, from)
    if (!core) return undefined
    let { number, end, isLoose } = core
    for (let steps = 0; steps < 6; steps += 1) {
      const word = sentence[end]
      if (!word?.follows) return undefined
      if (finite.test(word.plain)) break
      if (word.plain === 'and') {
        const second = coreAt(sentence, end + 1)
        if (!second) return undefined
        isLoose = isLoose || !determiners.test(sentence[end + 1]!.plain) || number === undefined
        number = 'many'
        end = second.end
      } else if (prepositions.test(word.plain)) {
        const inner = objectAt(sentence, end + 1)
        if (inner === undefined) return undefined
        end = inner
      } else if (/^(?:you|we|i|they|he|she)$/.test(word.plain)) {
        const after = relativeEnd(sentence, end + 1)
        if (after === undefined) return undefined
        isLoose = true
        end = after
      } else if (/^(?:who|which|that)$/.test(word.plain)) {
        if (finite.test(sentence[end + 1]?.plain ?? '')) {
          end += 1
          break
        }
        const after = relativeEnd(sentence, end + 1)
        if (after === undefined) return undefined
        isLoose = true
        end = after
      } else if (fillers.test(word.plain) || words.isPast(word.plain) || words.isIng(word.plain)) {
        end += 1
      } else {
        return undefined
      }
    }
    return finite.test(sentence[end]?.plain ?? '') ? { number, end, head: core.head, isLoose } : undefined
  }

  /** After a preposition: the end of the noun phrase there. */
  const objectAt = (sentence: readonly Word[], from: number): number | undefined => {
    const word = sentence[from]
    if (!word?.follows) return undefined
    if (
      /^(?:you|us|me|him|her|them|it|today|tomorrow|here|there)$/.test(word.plain) &&
      !isInside(sentence[from + 1]?.plain ?? '')
    )
      return from + 1
    let at = from
    while (
      sentence[at]?.follows &&
      (determiners.test(sentence[at]!.plain) || counts.test(sentence[at]!.plain))
    )
      at += 1
    const inside = at
    while (
      at - inside < 3 &&
      sentence[at]?.follows &&
      (isInside(sentence[at]!.plain) || isName(sentence[at]!))
    )
      at += 1
    return at > from ? at : undefined
  }

  /** "(the shoes) you ordered last week | has": where the verb of the main clause stands. */
  const relativeEnd = (sentence: readonly Word[], from: number): number | undefined => {
    let at = from
    if (/^(?:you|we|i|they|he|she|it)$/.test(sentence[at]?.plain ?? '')) at += 1
    // The verb of the relative clause itself, with its helpers.
    let seenVerb = false
    for (let steps = 0; steps < 8 && sentence[at]?.follows; steps += 1, at += 1) {
      const { plain } = sentence[at]!
      if (finite.test(plain) && seenVerb) return at
      if (/^(?:you|we|i|they|he|she|it|to|and|or|but|if|that|who|which)$/.test(plain)) return undefined
      if (!fillers.test(plain) && !finite.test(plain) && !modal.test(plain)) seenVerb = true
      if (finite.test(plain) || modal.test(plain)) {
        const next = sentence[at + 1]
        if (!next?.follows || finite.test(next.plain)) return undefined
      }
    }
    return undefined
  }

  return { coreAt, subjectAt, numberOf, isNounish, isInside }
}
