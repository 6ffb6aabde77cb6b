/** A stream of numbers in [0, 1), always the same for the same name. */
export type Random = () => number

/** Each purpose draws from a stream of its own, so that one more draw here moves nothing elsewhere. */
export function seededRandom(...name: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash128(name.join('\u0000'))
  // sfc32, Chris Doty-Humphrey, PractRand: small, fast, passes its own tests.
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
}

/** One number in [0, 1) from a name, without a stream. */
export function chance(...name: readonly (string | number)[]): number {
  return hash128(name.join('\u0000'))[0] / 2 ** 32
}

/** Four numbers of 32 bits that depend on every character. Not for secrets. */
export function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 0x85ebca6b)
    b = Math.imul(b ^ unit ^ (a >>> 13), 0xc2b2ae35)
    c = Math.imul(c ^ unit ^ (b >>> 15), 0x27d4eb2f)
    d = Math.imul(d ^ unit ^ (c >>> 16), 0x165667b1)
  }
  for (let round = 0; round < 2; round++) {
    a = Math.imul(a ^ (d >>> 16), 0x85ebca6b)
    b = Math.imul(b ^ (a >>> 13), 0xc2b2ae35)
    c = Math.imul(c ^ (b >>> 15), 0x27d4eb2f)
    d = Math.imul(d ^ (c >>> 16), 0x165667b1)
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0]
}

export function between(random: Random, min: number, max: number): number {
  return min + random() * (max - min)
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!
}

/** Picks by weight; weights need not add up to anything. */
export function pickWeighted<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * total
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  return items.at(-1)![0]
}

/** Many small, few large, as people's delays are. `median` and the result have the same unit. */
export function longTailed(random: Random, median: number, spread = 0.8): number {
  // Box-Muller; 1 - random() so that the logarithm never meets zero.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp(normal * spread)
}
