import type { Tally } from './delays.ts'
import type { Pool } from './pool.ts'

/**
 * What a desk without history starts from, as heavy as some two hundred contacts, so that its own people soon count for more.
 * Waits and hours were counted by `bench/inference/teach-prior.ts` on people whom no measurement meets; shares and rates are
 * those of likelihoods.ts.
 */
export const priorPool: Pool = {
  version: 1,
  contacts: 200,
  hours: [
    6.5, 5.58, 3.25, 10.1, 8.17, 15.1, 35.5, 223, 273, 626, 350, 290, 238, 171, 121, 101, 126, 135, 142, 104,
    67, 44.3, 26.9, 13.3, 2.5, 2.42, 2.08, 2.5, 3.42, 5.75, 10.3, 41.3, 61.3, 132, 99.6, 70.5, 51.6, 42.9,
    35.5, 31.4, 27.6, 33.7, 32.1, 28.6, 24.3, 15.8, 10.2, 4.67,
  ],
  openings: [
    {
      events: [33.1, 58.9, 67.6, 78.5, 81.9, 67.7, 44.2, 26.5, 11.5, 4.67, 1.92, 1.83, 1.25, 1.17, 0.667, 0],
      at_risk: [497, 463, 404, 336, 257, 174, 105, 59.2, 31.6, 19.4, 13.9, 9.97, 5.99, 3.25, 0.928, 4.55e-5],
    },
    {
      events: [6.17, 5.83, 16.3, 34.3, 70.8, 134, 185, 233, 226, 182, 104, 36.9, 25, 14.4, 2.42, 0.333],
      at_risk: [1450, 1430, 1420, 1400, 1370, 1290, 1150, 952, 710, 472, 273, 138, 71.4, 27.2, 4.86, 0.486],
    },
    {
      events: [
        2.25, 1.08, 3.33, 8.42, 16.3, 32.6, 58.3, 78.1, 97.5, 91, 63.8, 30.6, 22.9, 15.1, 4.17, 0.0833,
      ],
      at_risk: [617, 611, 610, 605, 596, 578, 544, 483, 402, 299, 197, 114, 64.1, 28.4, 6.33, 0.322],
    },
  ],
  differences: { exposure: 2330.0, squares: 8860.0, exposure_squares: 54400.0 },
  receipts: { on: 35, off: 15 },
  quick_replies: { yes: 1.6, no: 98.4 },
  away: withTail({
    events: [
      3570, 13.8, 19.1, 20.8, 22, 17.3, 17.9, 39.9, 11.3, 7.5, 7.33, 8.92, 2.67, 2.67, 2.75, 2.5, 1.33, 0.75,
      0.917, 0.583, 0.0833, 0,
    ],
    at_risk: [
      3780, 201, 187, 168, 147, 125, 108, 90.2, 50.3, 39, 31.5, 24.1, 15.2, 12.4, 9.58, 6.79, 4.21, 2.81,
      1.87, 0.911, 0.266, 0.0914,
    ],
  }),
  deliveries: { all: 300, lost: 0.5 },
  endings: { provoked: 0.5, burden: 200, unprovoked: 0.05, left: 0.4, days: 1800 },
  answers: [
    {
      events: [0.333, 1.08, 1.92, 7, 24.4, 58.4, 94.8, 121, 111, 80.2, 44.8, 27.2, 26.2, 15, 0, 0],
      at_risk: [1530, 1520, 1520, 1520, 1510, 1480, 1410, 1300, 1160, 1010, 860, 621, 349, 132, 0, 0],
    },
    {
      events: [0.0833, 0.167, 0, 0.417, 1.75, 5.5, 10.7, 17.3, 23.8, 22.2, 15.3, 11.3, 12.1, 8.92, 0, 0],
      at_risk: [536, 536, 535, 534, 532, 529, 521, 506, 483, 446, 394, 312, 200, 82.8, 0, 0],
    },
    {
      events: [0.583, 0.167, 1.5, 2.25, 6.33, 13.7, 24.8, 31.8, 34.8, 40.3, 37.2, 37.4, 48.9, 41.3, 0, 0],
      at_risk: [1710, 1710, 1710, 1710, 1700, 1690, 1670, 1630, 1580, 1500, 1370, 1150, 849, 378, 0, 0],
    },
  ],
  steps: {},
}

/**
 * Absences of days are rare, and look like departures while they last: a few made-up ones, of which about a third ends in
 * each bin, keep the tail from following the first cases of a young desk.
 */
function withTail({ events, at_risk }: Tally): Tally {
  const [least, ending] = [6, 0.33]
  return {
    events: events.map((count, bin) => (at_risk[bin]! < least ? least * ending : count)),
    at_risk: at_risk.map((count) => Math.max(least, count)),
  }
}
