/** The most events within any second, however the second is laid. Times in milliseconds, rising. */
export function busiestSecond(times: readonly number[]): number {
  let most = 0
  let first = 0
  for (let last = 0; last < times.length; last += 1) {
    while (times[last]! - times[first]! >= 1_000) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}
