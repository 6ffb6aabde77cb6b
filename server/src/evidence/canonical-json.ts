/**
 * JSON in the one form that two programs agree on byte for byte: RFC 8785, read 2026-11. Keys stand in the order of
 * their UTF-16 units, numbers as JavaScript writes them, nothing between the parts. Fields that are undefined are left out.
 *
 * @throws TypeError where there is no such form: NaN, infinities, halves of surrogate pairs, functions
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('half of a surrogate pair has no form in JSON')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>)
  throw new TypeError(`a ${typeof value} has no form in JSON`)
}

function canonicalObject(fields: Readonly<Record<string, unknown>>): string {
  // The plain order of strings in JavaScript is that of UTF-16 units, which the standard asks for.
  const keys = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(fields[key])}`).join(',')}}`
}
