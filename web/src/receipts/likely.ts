import type { Reach, ReachCause, Verdict } from './receipt-shapes.ts'

/** How sure the words for a probability sound, from nearly certain to nearly ruled out. Never quite certain. */
export type Likely = 'almost_surely' | 'very' | 'probably' | 'perhaps' | 'hardly' | 'scarcely'

const steps: readonly (readonly [number, Likely])[] = [
  [0.95, 'almost_surely'],
  [0.8, 'very'],
  [0.55, 'probably'],
  [0.4, 'perhaps'],
  [0.1, 'hardly'],
]

export function likelyOf(probability: number): Likely {
  return steps.find(([from]) => probability >= from)?.[1] ?? 'scarcely'
}

/** A probability as far as it may be said: in steps of five, and neither 0 nor 100. */
export type Figure = { readonly how: 'about' | 'under' | 'over'; readonly percent: number }

const fewest = 2
const most = 98

export function figureOf(probability: number): Figure {
  const percent = probability * 100
  if (percent < fewest) return { how: 'under', percent: fewest }
  if (percent > most) return { how: 'over', percent: most }
  // A model that is calibrated to a few points does not know 72 from 70.
  if (percent >= 10 && percent <= 90) return { how: 'about', percent: Math.round(percent / 5) * 5 }
  return { how: 'about', percent: Math.round(percent) }
}

/** Whole percents of parts that belong together, so that they sum to what the parts do. */
export function wholePercents(parts: readonly number[]): number[] {
  const exact = parts.map((part) => part * 100)
  const whole = exact.map(Math.floor)
  let rest = Math.round(exact.reduce((sum, one) => sum + one, 0)) - whole.reduce((sum, one) => sum + one, 0)
  const byLoss = exact
    .map((one, index) => ({ index, lost: one - whole[index]! }))
    .sort((one, other) => other.lost - one.lost)
  for (const { index } of byLoss) {
    if (rest <= 0) break
    whole[index] = whole[index]! + 1
    rest -= 1
  }
  return whole
}

const together: Readonly<Partial<Record<Verdict, readonly ReachCause[]>>> = {
  // Read or only received, and with receipts on or off: either way our messages arrive.
  silent: ['reachable_silent', 'receipts_off'],
}

/** How sure a verdict is: the causes it speaks of together, or else the first of them. */
export function verdictProbability({ verdict, causes }: Pick<Reach, 'verdict' | 'causes'>): number {
  const meant = together[verdict]
  const counted = meant ? causes.filter(({ cause }) => meant.includes(cause)) : causes.slice(0, 1)
  return counted.reduce((sum, { probability }) => sum + probability, 0)
}
