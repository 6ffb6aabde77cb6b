/** A share with the range in which the true one lies, 95 times in 100. All from 0 to 1. */
export type Share = {
  readonly count: number
  readonly of: number
  /** Null where nothing was counted. */
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

/** 95 %, two-sided. */
const z = 1.959964

/** Wilson's score interval: honest for small numbers and near 0 and 1, where the usual one is not. */
export function shareOf(count: number, of: number): Share {
  if (of <= 0) return { count, of, rate: null, low: null, high: null }
  const rate = Math.min(1, Math.max(0, count / of))
  const spread = (z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  const middle = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of)
  return { count, of, rate, low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) }
}
