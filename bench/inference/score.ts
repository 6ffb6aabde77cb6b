import type { Dice } from './dice.ts'

/** One probability that was told, and what was true. */
export type Told = { readonly probability: number; readonly truth: boolean }

const bins = 15

/** Expected calibration error: by how much told shares miss true shares, over 15 bins of equal width. */
export function calibrationError(told: readonly Told[]): number {
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, truth: 0 }))
  for (const { probability, truth } of told) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]!
    bin.count += 1
    bin.probability += probability
    bin.truth += truth ? 1 : 0
  }
  return sums.reduce((sum, bin) => sum + Math.abs(bin.probability - bin.truth), 0) / Math.max(1, told.length)
}

/**
 * What a model without any error would measure on as many cases: truths are drawn from the told probabilities, some twenty
 * times. An error near this floor is chance, and only more cases would tell.
 */
export function calibrationFloor(told: readonly Told[], dice: Dice): number {
  const rounds = 20
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    sum += calibrationError(told.map(({ probability }) => ({ probability, truth: dice() < probability })))
  }
  return sum / rounds
}

export function brierScore(told: readonly Told[]): number {
  const sum = told.reduce((total, { probability, truth }) => total + (probability - (truth ? 1 : 0)) ** 2, 0)
  return sum / Math.max(1, told.length)
}

/** Probability that a true case ranks above a false one; ties count half. NaN without both. */
export function areaUnderCurve(told: readonly Told[]): number {
  const sorted = [...told].sort((one, other) => one.probability - other.probability)
  let rankSum = 0
  let positives = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end < sorted.length && sorted[end]!.probability === sorted[start]!.probability) end++
    const rank = (start + 1 + end) / 2
    for (let index = start; index < end; index++) {
      if (!sorted[index]!.truth) continue
      rankSum += rank
      positives += 1
    }
    start = end
  }
  const negatives = sorted.length - positives
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Of those judged so, the share that is; of those that are, the share judged so. NaN when there are none. */
export function precisionAndRecall(judged: readonly { readonly judged: boolean; readonly truth: boolean }[]) {
  const right = judged.filter((one) => one.judged && one.truth).length
  const precision = right / judged.filter((one) => one.judged).length
  const recall = right / judged.filter((one) => one.truth).length
  return { precision, recall }
}
