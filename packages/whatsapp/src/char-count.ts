/** Length as the platform counts it: Unicode code points, so an emoji of one code point is one character. */
export function charCount(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
