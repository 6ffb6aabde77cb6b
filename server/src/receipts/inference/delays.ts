/**
 * Delays in discrete time: the bins of a logarithmic clock, and in each the share of those who came so far and went no
 * further. Counted as events among those at risk, which add up over people and desks; who still waits counts as far as they
 * waited.
 */
export type Tally = { readonly events: number[]; readonly at_risk: number[] }

/** Upper edges of the bins, lively hours, for opening and answering. */
export const livelyEdges = [
  0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25, 50, 100, 200, 400,
] as const
/** Upper edges of the bins, hours, for reaching a phone. */
export const awayEdges = [
  0.02, 0.1, 0.25, 0.5, 1, 2, 4, 8, 12, 18, 24, 36, 48, 72, 96, 132, 168, 240, 336, 504, 720,
] as const

export const emptyTally = (edges: readonly number[]): Tally => ({
  events: new Array<number>(edges.length + 1).fill(0),
  at_risk: new Array<number>(edges.length + 1).fill(0),
})

/** The last bin has no end; half of what reaches it is told within as long again. */
const edgeOf = (edges: readonly number[], bin: number): number => edges[bin] ?? 2 * edges.at(-1)!
const startOf = (edges: readonly number[], bin: number): number => (bin === 0 ? 0 : edges[bin - 1]!)

/** The bin that a length falls into. */
export function binOf(edges: readonly number[], length: number): number {
  let bin = 0
  while (bin < edges.length && length > edges[bin]!) bin++
  return bin
}

/** Counts a wait of this length, which ended with the event or not. */
export function count(
  tally: Tally,
  edges: readonly number[],
  length: number,
  ended: boolean,
  weight: number,
): void {
  for (let bin = 0; bin <= edges.length; bin++) {
    const edge = edgeOf(edges, bin)
    if (length > edge && bin < edges.length) {
      tally.at_risk[bin]! += weight
      continue
    }
    const start = startOf(edges, bin)
    tally.at_risk[bin]! += ended ? weight : weight * Math.min(1, Math.max(0, length - start) / (edge - start))
    if (ended) tally.events[bin]! += weight
    return
  }
}

/** Hazards and what they add up to, ready to be asked: -ln(1 - share), linear within a bin. */
export type Hazard = {
  readonly edges: readonly number[]
  readonly rates: Float64Array
  readonly sums: Float64Array
}

const shareMax = 0.995

export const hazardOf = (tally: Tally, edges: readonly number[]): Hazard =>
  hazardWith(edges, (bin) => tally.events[bin]! / Math.max(1e-9, tally.at_risk[bin]!))

function hazardWith(edges: readonly number[], shareOf: (bin: number) => number): Hazard {
  const rates = new Float64Array(edges.length + 1)
  const sums = new Float64Array(edges.length + 1)
  for (let bin = 0; bin <= edges.length; bin++) {
    const share = Math.min(shareMax, shareOf(bin))
    rates[bin] = -Math.log(1 - share) / (edgeOf(edges, bin) - startOf(edges, bin))
    if (bin > 0) sums[bin] = sums[bin - 1]! + rates[bin - 1]! * (edges[bin - 1]! - startOf(edges, bin - 1))
  }
  return { edges, rates, sums }
}

/**
 * Counts a delay that is known because it ended, looking back from its end: beside it stand all that were as long or shorter
 * and had room to be so long. `room`: from its beginning until now.
 */
export function countEnded(tally: Tally, edges: readonly number[], length: number, room: number): void {
  const bin = binOf(edges, length)
  tally.events[bin]! += 1
  tally.at_risk[bin]! += 1
  for (let longer = bin + 1; longer <= edges.length && startOf(edges, longer) < room; longer++) {
    const start = startOf(edges, longer)
    tally.at_risk[longer]! += Math.min(1, (room - start) / (edgeOf(edges, longer) - start))
  }
}

/**
 * Hazard of delays of which only those that end are counted, so that what never ends is no delay however long it lasts.
 * Product-limit in reversed time for right-truncated lengths (Lynden-Bell, 1971), in bins.
 */
export function hazardOfEnded(tally: Tally, edges: readonly number[]): Hazard {
  const longer = new Float64Array(edges.length + 2).fill(1)
  let shorter = 1
  for (let bin = edges.length; bin >= 0; bin--) {
    longer[bin + 1] = 1 - shorter
    shorter *= 1 - Math.min(shareMax, tally.events[bin]! / Math.max(1e-9, tally.at_risk[bin]!))
  }
  return hazardWith(edges, (bin) => 1 - longer[bin + 1]! / Math.max(1e-12, longer[bin]!))
}

/** Cumulative hazard up to an age. */
export function cumulated({ edges, rates, sums }: Hazard, age: number): number {
  if (!(age > 0)) return 0
  const bin = binOf(edges, age)
  return sums[bin]! + rates[bin]! * (age - startOf(edges, bin))
}

/** The age by which the hazard has added up to this; infinite when it never does. */
export function ageAt({ edges, rates, sums }: Hazard, sum: number): number {
  for (let bin = edges.length; bin >= 0; bin--) {
    if (sums[bin]! > sum) continue
    const start = startOf(edges, bin)
    return rates[bin]! > 0 ? start + (sum - sums[bin]!) / rates[bin]! : Number.POSITIVE_INFINITY
  }
  return 0
}

export const addTally = (one: Tally, other: Tally): Tally => ({
  events: one.events.map((value, bin) => value + (other.events[bin] ?? 0)),
  at_risk: one.at_risk.map((value, bin) => value + (other.at_risk[bin] ?? 0)),
})

export const scaleTally = (tally: Tally, factor: number): Tally => ({
  events: tally.events.map((value) => value * factor),
  at_risk: tally.at_risk.map((value) => value * factor),
})
