/** Reading a provider's JSON piece by piece: every shape may be missing, and what is there may be another kind. */
export type Fields = Readonly<Record<string, unknown>>

/** Reads every item of a list; one that cannot be read is noted, and the next is read all the same. */
export type EachItem = (items: unknown, read: (item: Fields) => void) => void

export function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

/** Required text, or a reason somebody can act on. */
export function required(value: unknown, field: string): string {
  const found = text(value)
  if (found === '') throw new Error(`${field} is missing`)
  return found
}

/** Unix seconds, as text or number. */
export function instant(value: unknown, field: string): Date {
  const seconds = Number(required(value, field))
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 253_402_300_799)
    throw new Error(`${field} is not a time: ${text(value).slice(0, 40)}`)
  return new Date(Math.floor(seconds) * 1000)
}

export function withoutEmpty<Value extends object>(fields: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<Value>
}
