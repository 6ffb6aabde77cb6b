/** The word that was probably meant: few edits, letters side by side on the keyboard, accents forgotten, an everyday word. */
import type { Language } from '../context.ts'
import { finiteBits } from '../grammar/clause-mistake.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { wordIs } from '../lexicon/word-tree.ts'
import { commonWords, likelyWords } from './common-words.ts'

export type Proposal = { readonly word: string; readonly sure: boolean }

const keptMax = 4_000
const lettersForTwoEdits = 6
const sureCostMax = 9

const rows = {
  fr: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
} as const

const kept = new Map<string, Proposal | null>()

/** What to write for a word nobody knows; null when nothing is near. Found words are kept, since typing asks again and again. */
export function proposeWord(word: string, language: Language, lexicon: Lexicon): Proposal | null {
  const key = `${language} ${word}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const found = findProposal(word, language, lexicon)
  if (kept.size >= keptMax) kept.clear()
  kept.set(key, found)
  return found
}

/** Never what was meant to a customer: "wharehouse" is a warehouse. */
const coarse =
  /^(?:whor|slut|bitch|fuck|shit|cunt|arsehole|asshole|wank|putain|putes?$|salop|connard|encul|chier$|bordel)/u

function findProposal(word: string, language: Language, lexicon: Lexicon): Proposal | null {
  const tree = lexicon[language]
  let near = tree.near(word, 1)
  const hasCommon = near.some((one) => commonWords[language].has(one.word))
  if (!hasCommon && word.length >= lettersForTwoEdits) near = tree.near(word, 2)
  const ranked = near
    // A single letter and an abbreviation are near everything.
    .filter((one) => one.word.length > 1 && /^\p{Ll}[\p{Ll}'-]*$/u.test(one.word))
    .filter((one) => !coarse.test(one.word))
    .map((one) => ({ word: one.word, cost: costOf(word, one.word, language) }))
    .sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1))
  const [best, second] = ranked
  const apart = language === 'fr' ? withApostrophe(word, lexicon) : null
  if (apart && (!best || best.cost > 2)) return apart
  if (!best) return inTwo(word, language)
  const clear = second === undefined || second.cost - best.cost >= 2
  const common = commonWords[language].has(best.word)
  return {
    word: best.word,
    sure: best.cost <= sureCostMax && (clear || common) && (common || word.length >= 6),
  }
}

const lost = /^(j|l|c|d|n|s|m|t|qu)([aeéêèhiîouôy].+)$/

// « jai », « lheure », « nhésitez »: an apostrophe was forgotten before an everyday word.
function withApostrophe(word: string, lexicon: Lexicon): Proposal | null {
  const [, head, tail = ''] = lost.exec(word) ?? []
  const isKnown =
    commonWords.fr.has(tail) || likelyWords.fr.has(tail) || (tail.length > 3 && lexicon.fr.bitsOf(tail) !== 0)
  if (head === undefined || !isKnown) return null
  if (head === 'c' && !/^(?:est|était|étaient|en)$/.test(tail)) return null
  if (/^[jms]$/.test(head) && isOnlyNoun(tail, lexicon)) return null
  return { word: `${head}'${tail}`, sure: true }
}

const isOnlyNoun = (word: string, { fr }: Lexicon) =>
  (fr.bitsOf(word) & (finiteBits | wordIs.infinitive | wordIs.participle)) === 0 &&
  !/^(?:il|ils|en|y)$/.test(word)

// « bonnejournée », « thankyou »: a blank was forgotten.
function inTwo(word: string, language: Language): Proposal | null {
  const words = commonWords[language]
  for (let cut = 2; cut <= word.length - 2; cut += 1) {
    if (words.has(word.slice(0, cut)) && words.has(word.slice(cut))) {
      return { word: `${word.slice(0, cut)} ${word.slice(cut)}`, sure: true }
    }
  }
  return null
}

export const withoutAccents = (word: string) =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')

/** Ten for an edit, less for one that fingers or ears often make; an everyday word is five nearer. */
function costOf(written: string, meant: string, language: Language): number {
  const bonus = bonusOf(meant, language) + (written[0] === meant[0] ? 2 : 0)
  if (withoutAccents(written) === withoutAccents(meant)) return 3 + accentsChanged(written, meant) - bonus
  if (unDoubled(written) === unDoubled(meant)) return 5 - bonus
  return editCost(withoutAccents(written), withoutAccents(meant), language) - bonus
}

function bonusOf(meant: string, language: Language): number {
  if (commonWords[language].has(meant)) return 5
  return likelyWords[language].has(meant) ? 3 : 0
}

const unDoubled = (word: string) => withoutAccents(word).replace(/(.)\1/g, '$1')

const accentsChanged = (one: string, other: string) =>
  [...one].filter((letter, index) => letter !== other[index]).length

function editCost(written: string, meant: string, language: Language): number {
  const width = meant.length + 1
  let before = new Float64Array(width)
  let row = Float64Array.from({ length: width }, (_, index) => index * 9)
  for (let index = 1; index <= written.length; index += 1) {
    const next = new Float64Array(width)
    next[0] = index * 9
    for (let at = 1; at < width; at += 1) {
      const same = written[index - 1] === meant[at - 1]
      const replaced = row[at - 1]! + (same ? 0 : replaceCost(written[index - 1]!, meant[at - 1]!, language))
      let least = Math.min(replaced, row[at]! + 9, next[at - 1]! + 9)
      const swapped =
        index > 1 && at > 1 && written[index - 1] === meant[at - 2] && written[index - 2] === meant[at - 1]
      if (swapped && !same) least = Math.min(least, before[at - 2]! + 6)
      next[at] = least
    }
    before = row
    row = next
  }
  return row[width - 1]!
}

const soundAlike = /^(sc|cs|sz|zs|ck|kc|qk|kq|iy|yi|ea|ae|ei|ie|mn|nm|gj|jg|pb|bp|td|dt|fv|vf|ao|oa)$/

function replaceCost(one: string, other: string, language: Language): number {
  if (soundAlike.test(one + other)) return 7
  for (const [row, letters] of rows[language].entries()) {
    const at = letters.indexOf(one)
    if (at < 0) continue
    const near = [
      letters[at - 1],
      letters[at + 1],
      rows[language][row + 1]?.[at],
      rows[language][row - 1]?.[at],
    ]
    if (near.includes(other)) return 7
  }
  return 10
}
