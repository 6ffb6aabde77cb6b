/**
 * How many messages one number may send now. Two rules at once: a bucket that refills steadily, so traffic is smooth,
 * and a window that remembers the last second, so that no second ever holds more than the limit, whatever stalled.
 */
export type Pace = {
  readonly perSecond: number
  tokens: number
  refilledAtMs: number
  /** Sent in each slice of the last second, newest last. */
  readonly slices: { readonly startsAtMs: number; count: number }[]
}

/** The network bunches what we spread: one percent below the limit keeps the receiver's own seconds under it too. */
const safety = 0.99
const burstSeconds = 0.1
const sliceMs = 10

/** A new holder cannot know what the last one sent a moment ago, so it starts with nothing and fills up. */
export function startPace(perSecond: number, nowMs: number): Pace {
  return { perSecond, tokens: 0, refilledAtMs: nowMs, slices: [] }
}

export function allowance(pace: Pace, nowMs: number): number {
  const rate = pace.perSecond * safety
  const bucketMax = Math.max(1, rate * burstSeconds)
  pace.tokens = Math.min(bucketMax, pace.tokens + (rate * Math.max(0, nowMs - pace.refilledAtMs)) / 1000)
  pace.refilledAtMs = nowMs
  while (pace.slices.length > 0 && pace.slices[0]!.startsAtMs <= nowMs - 1000 - sliceMs) pace.slices.shift()
  const lastSecond = pace.slices.reduce((sum, slice) => sum + slice.count, 0)
  const windowMax = Math.max(1, Math.floor(rate))
  return Math.max(0, Math.floor(Math.min(pace.tokens, windowMax - lastSecond)))
}

export function spend(pace: Pace, nowMs: number, count: number): void {
  pace.tokens -= count
  const newest = pace.slices.at(-1)
  if (newest && nowMs - newest.startsAtMs < sliceMs) newest.count += count
  else pace.slices.push({ startsAtMs: nowMs, count })
}

/** Pair rate: one message to one person every six seconds on average, with a burst borrowed from the future. */
export const pairIntervalMs = 6_000
/** The platform allows 45; a person answering by hand never needs so many, and a margin stays for the business's own phone. */
export const pairBurst = 30

/**
 * `clearAt` is when the pair would be free of debt. Returns its next value when a message may go now, or the moment it
 * may be asked again.
 */
export function pairAllowance(
  clearAt: Date | null,
  now: Date,
  burst: number = pairBurst,
): { go: true; clearAt: Date } | { go: false; askAgainAt: Date } {
  const base = Math.max(clearAt?.getTime() ?? 0, now.getTime())
  const ahead = base - now.getTime()
  const aheadMax = (burst - 1) * pairIntervalMs
  if (ahead > aheadMax) return { go: false, askAgainAt: new Date(now.getTime() + ahead - aheadMax) }
  return { go: true, clearAt: new Date(base + pairIntervalMs) }
}
