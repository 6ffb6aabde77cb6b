import { z } from 'zod'

// U+0000 breaks PostgreSQL, and no control character shows on a screen. Tab and line breaks are words; the invisible
// marks that right-to-left scripts and emoji need lie elsewhere and stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Length as people and the platform count it: code points, so an emoji of one code point is one character. */
function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Text of API input: 1 to `charsMax` characters, some of them visible, none of them control characters. Ends are
 * trimmed. Messages name the remedy.
 */
export function words(charsMax: number) {
  return z.string().trim().min(1, 'Write at least one visible character.').check(fits(charsMax))
}

/** As `words`, but nothing at all is also an answer. */
export function wordsOrNone(charsMax: number) {
  return z.string().trim().check(fits(charsMax))
}

function fits(charsMax: number) {
  return (check: { value: string; issues: unknown[] }) => {
    const message = faultOf(check.value, charsMax)
    if (message) check.issues.push({ code: 'custom', input: check.value, message })
  }
}

function faultOf(text: string, charsMax: number): string | undefined {
  // A string has at least as many UTF-16 units as characters, so short ones need no counting.
  if (text.length > charsMax) {
    const count = countCharacters(text)
    if (count > charsMax) return `Shorten it to ${charsMax} characters: it has ${count}.`
  }
  controlCharacters.lastIndex = 0
  if (controlCharacters.test(text)) return 'Remove the control characters: nobody can see them.'
  if (!text.isWellFormed()) return 'Remove the broken character: it is half of a surrogate pair.'
  return undefined
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Text a provider sent: control characters are stripped, broken ones replaced, and what is longer than `charsMax` is cut
 * between two visible characters, never inside an emoji family or a letter and its accent.
 */
export function cleanWords(text: string, charsMax: number): string {
  const clean = text.toWellFormed().replace(controlCharacters, '').trim()
  if (clean.length <= charsMax) return clean
  let kept = ''
  let count = 0
  // Enough text for the cut: a grapheme longer than the whole limit is no text anybody wrote.
  for (const { segment } of segmenter.segment(clean.slice(0, charsMax * 4))) {
    count += countCharacters(segment)
    if (count > charsMax) break
    kept += segment
  }
  return kept.trimEnd()
}
