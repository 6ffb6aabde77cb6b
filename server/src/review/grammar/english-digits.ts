/** English: what is counted in figures. "2 room" and "1 nights", "there is 3 parcels", "since 3 days". */

import type { Remark } from '../finding.ts'
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Reading } from '../reading.ts'
import { anyOf } from './around.ts'
import { englishWords, pluralEnglish, singularEnglish } from './english-words.ts'

const unit = '(?<word>[a-z]{3,})'
/** What may stand before a number that counts; "room 5 key" and "at 7 dinner" count nothing. */
const before = new RegExp(
  String.raw`(?:^|[.!?,:;\n(]\s*|\b(?:${`for have has had are is was were need needs book booked ordered order your our the these
    those with of and or only last next first in within after about over under than another other all both get got
    sent send take takes took wait stay receive received left still just every cost costs save`.replace(
    /\s+/g,
    '|',
  )})\s)$`,
  'iu',
)
const ends = new RegExp(
  String.raw`^(?:\s*(?:[.,!?;:)\n]|$)|\s+(?:${`and or but in on at for from to with of that which who left available are is were
    was will have has please today tomorrow each per only ago before after if so by because as you we i`.replace(
    /\s+/g,
    '|',
  )})\b)`,
  'iu',
)
const kept =
  anyOf(`dozen hundred thousand million pm am min mins hrs hr sec secs kg cm percent quid euro pcs star months metre
  mile mph litre gram inch foot pax off max each per plus noon person`)

export function checkEnglishDigits(reading: Reading, tree: WordTree): Remark[] {
  const words = englishWords(tree)
  const isEnglish = (at: number) =>
    reading.sentences.find((one) => at >= one.start && at < one.end)?.language === 'en'
  const { text } = reading
  const counted = [
    ...text.matchAll(new RegExp(String.raw`(?<![\d.,:/£$€#-])(?<count>\d{1,4})\s${unit}\b`, 'gu')),
  ]
  const found = counted.flatMap((match) => {
    const { count = '', word = '' } = match.groups ?? {}
    const start = match.index + match[0].length - word.length
    const head = text.slice(Math.max(0, match.index - 20), match.index)
    if (
      !isEnglish(start) ||
      kept.test(word.toLowerCase()) ||
      !before.test(head) ||
      !ends.test(text.slice(start + word.length))
    )
      return []
    if (/[£$€]\s?$/.test(head)) return []
    if (Number(count) === 1) {
      if (!words.isPlural(word) || /^(?:clothes|jeans|people)$/.test(word)) return []
      return [remark(start, word, singularEnglish(word))]
    }
    return words.isSingular(word) && /^\d{1,2}$/.test(count) ? [remark(start, word, pluralEnglish(word))] : []
  })
  return [
    ...found,
    ...checkThere(text, words.isPlural, isEnglish),
    ...checkSince(text, isEnglish),
    ...checkAt(text, isEnglish),
    ...checkYears(text, isEnglish),
  ]
}

function checkThere(
  text: string,
  isPlural: (word: string) => boolean,
  isEnglish: (at: number) => boolean,
): Remark[] {
  return [...text.matchAll(/\bthere (?<verb>is|was) (?<count>\d{1,4}) (?<word>[a-z]+)/giu)].flatMap(
    (match) => {
      const { verb = '', word = '', count = '' } = match.groups ?? {}
      if (Number(count) < 2 || !isPlural(word) || !isEnglish(match.index)) return []
      const written = match[0].slice(0, 6 + verb.length)
      return [
        remark(
          match.index,
          written,
          `${match[0].slice(0, 5)} ${verb === 'is' ? 'are' : 'were'}`,
          'grammar.verb_agreement',
        ),
      ]
    },
  )
}

// "Since 3 days": since a moment, for a stretch of time.
function checkSince(text: string, isEnglish: (at: number) => boolean): Remark[] {
  const pattern =
    /\bsince(?= (?:about |almost |over )?\d{1,3} (?:(?:day|week|month|year|hour|minute)s?|hrs|mins)\b(?! ago))/giu
  return [...text.matchAll(pattern)]
    .filter((match) => isEnglish(match.index))
    .map((match) => remark(match.index, match[0], 'for', 'grammar.phrase'))
}

// "In 4 pm", "on 9.30": at an hour.
function checkAt(text: string, isEnglish: (at: number) => boolean): Remark[] {
  const pattern = /\b(?:in|on)(?= \d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|o['’]clock)\b)/giu
  return [...text.matchAll(pattern)]
    .filter((match) => isEnglish(match.index))
    .map((match) => remark(match.index, match[0], 'at', 'grammar.phrase'))
}

// "We've been open for 2015": since a year.
function checkYears(text: string, isEnglish: (at: number) => boolean): Remark[] {
  const pattern = /(?<=\b(?:have|has|['’]ve|['’]s) been [^.!?\n]{0,30})\bfor(?= (?:19|20)\d\d\b)/giu
  return [...text.matchAll(pattern)]
    .filter((match) => isEnglish(match.index))
    .map((match) => remark(match.index, match[0], 'since', 'grammar.phrase'))
}

function remark(start: number, written: string, proposal: string, saying = 'grammar.number'): Remark {
  const params = { written, proposal }
  return {
    kind: 'grammar',
    severity: 'warning',
    start,
    end: start + written.length,
    saying,
    params,
    proposal,
  }
}
