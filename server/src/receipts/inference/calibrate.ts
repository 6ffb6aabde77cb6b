/** Straightens probabilities by maps learnt offline on other seeds than those that are reported. */

/** Rising points of a map; between them a straight line. */
type Curve = readonly (readonly [raw: number, calibrated: number])[]

const seenCurve: Curve = [
  [0, 0],
  [1, 1],
]

const blockedCurve: Curve = [
  [0, 0],
  [0.1, 0.08],
  [0.25, 0.22],
  [0.35, 0.4],
  [0.5, 0.58],
  [0.65, 0.76],
  [0.8, 0.86],
  [0.9, 0.935],
  [1, 1],
]

export const calibratedSeen = (raw: number): number => along(seenCurve, raw)
export const calibratedBlocked = (raw: number): number => along(blockedCurve, raw)

function along(curve: Curve, raw: number): number {
  const at = Math.min(1, Math.max(0, raw))
  for (let index = 1; index < curve.length; index++) {
    const [right, high] = curve[index]!
    if (at > right) continue
    const [left, low] = curve[index - 1]!
    return right === left ? high : low + ((high - low) * (at - left)) / (right - left)
  }
  return curve.at(-1)![1]
}
