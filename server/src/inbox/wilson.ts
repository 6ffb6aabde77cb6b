/** 97.5 % of a normal distribution lie below: intervals of 95 %. */
const z = 1.959964

/** The share `kept` of `all` with Wilson's interval, which stays within 0 and 1 and is wide when there is little to know. */
export function wilson(
  kept: number,
  all: number,
): { readonly value: number; readonly low: number; readonly high: number } | null {
  if (all === 0) return null
  const value = kept / all
  const middle = value + (z * z) / (2 * all)
  const reach = z * Math.sqrt((value * (1 - value)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return {
    value,
    low: Math.max(0, (middle - reach) / scale),
    high: Math.min(1, (middle + reach) / scale),
  }
}
