import { z } from 'zod'
import { charCount } from './char-count.ts'
import { addFault, type Fault } from './problem.ts'

// No page lists forbidden characters for messages. Control characters show nothing on a phone and break
// storage (U+0000 in PostgreSQL), so they are refused here: our judgement. Tab and line breaks stay allowed,
// and so do the invisible marks that right-to-left scripts and emoji need.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** What is wrong with a piece of text of at most `max` characters, if anything. */
export function textFault(text: string, max: number): Fault | undefined {
  if (text.trim() === '') return { code: 'too_short', message: 'Write at least one visible character.' }
  // A string has at least as many UTF-16 units as code points, so short ones need no counting.
  if (text.length > max) {
    const length = charCount(text)
    if (length > max) {
      return { code: 'too_long', message: `Shorten to ${max} characters: it has ${length}.`, limit: max }
    }
  }
  if (controlCharacters.test(text)) {
    return { code: 'bad_character', message: 'Remove the control characters: a phone cannot show them.' }
  }
  if (!text.isWellFormed()) {
    return { code: 'bad_character', message: 'Remove the broken character: half of a surrogate pair.' }
  }
  return undefined
}

/** Text a person reads: visible, without control characters, at most `max` characters. */
export function words(max: number) {
  return z.string().check((check) => {
    const fault = textFault(check.value, max)
    if (fault) addFault(check, fault)
  })
}

/** An identifier the platform or the sender made: held to the same rule as words. */
export const token = words

/** A web address. The platform fetches or opens it, so it must be absolute, http or https. */
export function webAddress(max = 2000) {
  return z.string().check((check) => {
    const url = check.value
    if (url.length > max) {
      addFault(check, { code: 'too_long', message: `Shorten the address to ${max} characters.`, limit: max })
    } else if (!/^https?:\/\/[^\s/]/i.test(url) || !URL.canParse(url)) {
      addFault(check, { code: 'bad_url', message: 'Give a full web address that starts with https://.' })
    }
  })
}

/** Text of a fixed form; `remedy` says in a sentence what to write instead. */
export function form(pattern: RegExp, remedy: string) {
  return z.string().check((check) => {
    if (!pattern.test(check.value)) addFault(check, { code: 'bad_value', message: remedy })
  })
}

/** `wamid.` and opaque text. */
export const messageId = token(1024)

/** Reports a repeated value of `key` among the items of a list. */
export function addRepeats<Item>(
  check: { value: readonly Item[]; issues: unknown[] },
  keyOf: (item: Item) => string | undefined,
  path: readonly string[],
): void {
  const seen = new Set<string>()
  check.value.forEach((item, index) => {
    const value = keyOf(item)
    if (value === undefined) return
    if (seen.has(value)) {
      addFault(check, { code: 'not_unique', message: 'Change it: another one here is the same.' }, [
        index,
        ...path,
      ])
    }
    seen.add(value)
  })
}
