/** The blanks of a quick reply that the desk fills by itself: `{{first_name}}`, `{{date:+2d}}`, `{{attribute:size}}`. */

export const plainVariables = [
  'first_name',
  'name',
  'agent',
  'company',
  'order',
  'phone',
  'email',
  'greeting',
  'time',
] as const
export type PlainVariable = (typeof plainVariables)[number]

export type DateUnit = 'd' | 'wd' | 'w'

export type Variable =
  | { readonly kind: 'plain'; readonly name: PlainVariable }
  /** So many days, working days or weeks from the day it is filled in. */
  | { readonly kind: 'date'; readonly amount: number; readonly unit: DateUnit }
  | { readonly kind: 'attribute'; readonly name: string }

export type PlacedVariable = {
  /** UTF-16 offsets, end excluded. */
  readonly start: number
  readonly end: number
  /** What stands between the braces. */
  readonly written: string
  /** Undefined: nobody can fill this in. */
  readonly variable: Variable | undefined
}

/** A date further ahead is no promise anybody keeps. */
export const daysAheadMax = 366

const braces = /\{\{([^{}\n]{0,100})\}\}/g

export function listVariables(text: string): PlacedVariable[] {
  return [...text.matchAll(braces)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    written: match[1]!.trim(),
    variable: readVariable(match[1]!),
  }))
}

/** The first that cannot be filled in, as written. */
export function findUnknownVariable(text: string): string | undefined {
  return listVariables(text).find((one) => one.variable === undefined)?.written
}

/** For people who wrote one that does not exist. */
export const knownVariables = [
  ...plainVariables,
  'date',
  'date:+2d',
  'date:+3wd',
  'date:+1w',
  'attribute:…',
].map((name) => `{{${name}}}`)

function readVariable(written: string): Variable | undefined {
  const name = written.trim()
  const plain = plainVariables.find((one) => one === name)
  if (plain) return { kind: 'plain', name: plain }
  if (name === 'date') return { kind: 'date', amount: 0, unit: 'd' }
  const date = /^date:([+-]?\d{1,3})(d|wd|w)$/.exec(name)
  if (date) return readDate(Number(date[1]), date[2] as DateUnit)
  const attribute = /^attribute:\s*([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,63})$/u.exec(name)
  return attribute ? { kind: 'attribute', name: attribute[1]!.trim() } : undefined
}

function readDate(amount: number, unit: DateUnit): Variable | undefined {
  const days = Math.abs(amount) * (unit === 'w' ? 7 : 1)
  return days > daysAheadMax ? undefined : { kind: 'date', amount, unit }
}
