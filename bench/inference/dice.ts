/** A stream of numbers in [0, 1), always the same for the same keys: every matter of every person has dice of its own. */
export type Dice = () => number

/** Mixes whole numbers into 32 bits; each position counts. */
function mixed(keys: readonly number[]): number {
  let state = 0x2545f491
  for (const key of keys) {
    state = Math.imul(state ^ (key | 0), 0x9e3779b1)
    state = Math.imul(state ^ (state >>> 15), 0x85ebca77)
    state ^= state >>> 13
  }
  return state >>> 0
}

/** Weyl sequence with a finalizer, 32 bits: short streams, many of them. */
export function diceOf(...keys: readonly number[]): Dice {
  let state = mixed(keys)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32
  }
}

export const between = (dice: Dice, min: number, max: number): number => min + dice() * (max - min)

export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())
}

/** Many small, few large. `median` and the result have the same unit. */
export const logNormal = (dice: Dice, median: number, spread: number): number =>
  median * Math.exp(spread * normal(dice))

export const exponential = (dice: Dice, mean: number): number => -mean * Math.log(1 - dice())

/** Marsaglia and Tsang, 2000; for shapes below one by the usual power of a uniform. Mean `shape`. */
export function gamma(dice: Dice, shape: number): number {
  if (shape < 1) return gamma(dice, shape + 1) * (1 - dice()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(dice)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - dice()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A share around `mean`; the larger `firmness`, the more alike people are. */
export function beta(dice: Dice, mean: number, firmness: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, mean))
  const yes = gamma(dice, bounded * firmness)
  return yes / (yes + gamma(dice, (1 - bounded) * firmness))
}

/** Instants of a Poisson process of `count` expected in `length`. */
export function instants(dice: Dice, count: number, length: number): number[] {
  const found: number[] = []
  if (count <= 0) return found
  for (let at = exponential(dice, length / count); at < length; at += exponential(dice, length / count)) {
    found.push(at)
  }
  return found
}
