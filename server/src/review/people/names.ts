/** Names as people write them: case, accents, hyphens and pet names aside. */
import { withoutAccents } from '../spelling/propose-word.ts'
import { readWords } from '../words/read-words.ts'

const petNames = new Map(
  [...readWords('pet-names')]
    .map((pair) => pair.split(':') as [string, string])
    .map(([short, long]) => [short, long.split(',')] as const),
)

export const plainName = (name: string) => withoutAccents(name.toLowerCase()).replace(/['’.]/g, '').trim()

export function partsOfName(name: string): string[] {
  return plainName(name)
    .split(/[\s-]+/)
    .filter(Boolean)
}

/** `same`, `near` (a slip of one letter), or `other`. */
export function compareNames(written: string, names: readonly string[]): 'same' | 'near' | 'other' {
  const mine = names.flatMap((name) => [
    ...partsOfName(name),
    plainName(name),
    plainName(name).replace(/[\s-]/g, ''),
  ])
  const asked = [plainName(written), ...partsOfName(written)]
  const whole = plainName(written).replace(/[\s-]/g, '')
  if (mine.includes(whole) || asked.some((part) => part.length > 1 && mine.includes(part))) return 'same'
  if (asked.some((part) => mine.some((one) => isShortOf(part, one) || isShortOf(one, part)))) return 'same'
  return mine.some((one) => one.length > 3 && asked.some((part) => differsByOne(part, one)))
    ? 'near'
    : 'other'
}

function isShortOf(short: string, long: string): boolean {
  if (petNames.get(short)?.includes(long)) return true
  return short.length >= 3 && long.length > short.length + 1 && long.startsWith(short)
}

function differsByOne(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1 || one.length < 3) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let fromEnd = 0
  while (
    fromEnd < Math.min(one.length, other.length) - start &&
    one.at(-1 - fromEnd) === other.at(-1 - fromEnd)
  )
    fromEnd += 1
  const left = one.slice(start, one.length - fromEnd)
  const right = other.slice(start, other.length - fromEnd)
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === `${right[1]}${right[0]}`)
}
