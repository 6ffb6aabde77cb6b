/** How many letters part two short texts, for addresses and numbers that somebody retyped. */

/** Insertions, removals, replacements and swaps of neighbours; `max` + 1 when there are more. */
export function slipsBetween(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let index = 1; index <= one.length; index += 1) {
    const next = [index]
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[index - 1] === other[at - 1]
      let least = Math.min(row[at]! + 1, next[at - 1]! + 1, row[at - 1]! + (same ? 0 : 1))
      if (one[index - 1] === other[at - 2] && one[index - 2] === other[at - 1])
        least = Math.min(least, (before[at - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return Math.min(row[other.length]!, max + 1)
}
