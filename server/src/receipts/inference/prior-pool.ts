import { awayEdges, livelyEdges, type Tally } from './delays.ts'
import type { Pool } from './pool.ts'

/** Counts of a made-up past: in each bin this share of those at risk, who grow fewer. */
function tallyOf(
  edges: readonly number[],
  share: (age: number) => number,
  weight: number,
  least = 0.5,
): Tally {
  const at_risk: number[] = []
  const events: number[] = []
  let left = weight
  for (let bin = 0; bin <= edges.length; bin++) {
    const ending = share(edges[bin] ?? edges.at(-1)! * 2)
    at_risk.push(Math.max(least, left))
    events.push(Math.max(least, left) * ending)
    left -= left * ending
  }
  return { at_risk, events }
}

export const priorPool: Pool = {
  version: 1,
  contacts: 200,
  hours: [
    ...[1, 1, 1, 1, 1, 3, 10, 20, 26, 26, 25, 26, 30, 30, 26, 24, 24, 28, 36, 42, 42, 36, 22, 8],
    ...[1, 1, 1, 1, 1, 1, 3, 6, 9, 11, 12, 12, 12, 12, 11, 11, 11, 12, 14, 15, 15, 13, 9, 5],
  ],
  openings: [0.25, 0.12, 0.08].map((rate) => tallyOf(livelyEdges, () => rate, 60)),
  differences: { exposure: 400, squares: 900, exposure_squares: 500 },
  receipts: { on: 35, off: 15 },
  quick_replies: { yes: 5, no: 95 },
  away: tallyOf(awayEdges, (age) => (age < 0.05 ? 0.9 : age < 48 ? 0.2 : 0.35), 60, 6),
  deliveries: { all: 300, lost: 0.5 },
  endings: { provoked: 0.5, burden: 200, unprovoked: 0.05, left: 0.4, days: 1800 },
  answers: [0.05, 0.02, 0.01].map((rate) => tallyOf(livelyEdges, () => rate, 60)),
  steps: {},
}
