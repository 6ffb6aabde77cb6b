/** Every third letter may be wrong. */
const lettersPerMistake = 3

/** The word most like the one that was typed, if any is like it at all. */
export function findNearest(typed: string, words: readonly string[]): string | undefined {
  const judged = words
    .map((word) => ({ word, distance: distanceBetween(typed, word) }))
    .sort((one, other) => one.distance - other.distance)
  const [best] = judged
  if (!best) return undefined
  return best.distance <= Math.ceil(best.word.length / lettersPerMistake) ? best.word : undefined
}

/** How many letters must be added, removed or replaced to turn one word into the other (Levenshtein). */
export function distanceBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = previous[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[other.length]!
}
