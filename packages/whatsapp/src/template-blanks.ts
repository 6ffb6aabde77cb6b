import type { Fault } from './problem.ts'

const blank = /\{\{([^{}]*)\}\}/g

/** The names in `{{…}}`, in order of appearance: `1`, `2` or `first_name`. */
export function blanksOf(text: string): string[] {
  return [...text.matchAll(blank)].map((match) => match[1]!.trim())
}

/** `text` with its blanks filled; a blank without a value stays as written. */
export function fillBlanks(text: string, valueFor: (name: string) => string | undefined): string {
  return text.replace(blank, (written, name: string) => valueFor(name.trim()) ?? written)
}

export type ParameterFormat = 'POSITIONAL' | 'NAMED'

// Errors of template creation that have a number of their own. support/error-codes 2025-12-12.
export const templateErrorNumbers = { ratio: 2388293, edge: 2388299 } as const

type BlankFault = Fault & { error?: number }

/** What is wrong with the blanks of a text: names, order, place, and too many of them. */
export function blankFaults(text: string, format: ParameterFormat): BlankFault[] {
  const names = blanksOf(text)
  if (names.length === 0) return []
  const faults: BlankFault[] = []
  const badName = names.find((name) => !(format === 'NAMED' ? /^[a-z][a-z0-9_]*$/ : /^[1-9]\d*$/).test(name))
  if (badName !== undefined) {
    const form = format === 'NAMED' ? 'a name such as {{first_name}}' : 'a number such as {{1}}'
    faults.push({ code: 'bad_value', message: `Write the blank {{${badName}}} as ${form}.` })
  } else if (format === 'POSITIONAL' && !isSequence(names)) {
    faults.push({ code: 'bad_value', message: 'Number the blanks 1, 2, 3 without a gap.' })
  }
  if (/^\s*\{\{|\}\}\s*$/.test(text)) {
    faults.push({
      code: 'bad_value',
      message: 'Put words before the first and after the last blank.',
      error: templateErrorNumbers.edge,
    })
  }
  if (/\}\}\s*\{\{/.test(text)) {
    faults.push({ code: 'bad_value', message: 'Put words between two blanks.' })
  }
  // The page only says "too many parameters for the length". Twice the blanks plus one is our reading of it.
  const wordCount = text.replace(blank, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (wordCount < 2 * names.length + 1) {
    faults.push({
      code: 'too_many',
      message: 'Write more words around the blanks, or use fewer blanks.',
      error: templateErrorNumbers.ratio,
    })
  }
  return faults
}

function isSequence(names: readonly string[]): boolean {
  const numbers = [...new Set(names.map(Number))].sort((a, b) => a - b)
  return numbers.every((number, index) => number === index + 1)
}
