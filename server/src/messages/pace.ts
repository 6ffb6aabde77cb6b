/**
 * How many messages one number may send now. Two rules at once: a bucket that refills steadily, so traffic is smooth,
 * and a window over one second of the receiver's clock, so that no second there ever holds more than the limit.
 *
 * A message arrives some time between its call and its answer, and a receiver that stalls takes in at once what was
 * called over a while. So a message counts from its call until one second after it can have arrived at the latest: its
 * answer, less what the fastest call spent on the way.
 */
export type Pace = {
  perSecond: number
  tokens: number
  refilledAtMs: number
  /** Called, and not answered yet. */
  underWay: number
  /** Answered within the last second, by the moment of arrival at the latest, newest last. */
  readonly slices: { readonly startsAtMs: number; count: number }[]
  /** The fastest call of this span and of the one before. */
  readonly fastest: { startedAtMs: number; nowMs: number; beforeMs: number }
}

/** Our clock and the receiver's do not run quite alike: one percent below the limit keeps its seconds under it too. */
const safety = 0.99
/** A release on a slow database takes a good part of a second; what it missed may go at once, as the window allows. */
const burstSeconds = 0.5
const sliceMs = 10
/** Networks change; how fast one was is remembered for one or two of these. */
const fastestSpanMs = 30_000

/** A new holder cannot know what the last one sent a moment ago, so it starts with nothing and fills up. */
export function startPace(perSecond: number, nowMs: number): Pace {
  const fastest = { startedAtMs: nowMs, nowMs: Number.POSITIVE_INFINITY, beforeMs: Number.POSITIVE_INFINITY }
  return { perSecond, tokens: 0, refilledAtMs: nowMs, underWay: 0, slices: [], fastest }
}

export function allowance(pace: Pace, nowMs: number): number {
  const rate = pace.perSecond * safety
  const bucketMax = Math.max(1, rate * burstSeconds)
  pace.tokens = Math.min(bucketMax, pace.tokens + (rate * Math.max(0, nowMs - pace.refilledAtMs)) / 1000)
  pace.refilledAtMs = nowMs
  while (pace.slices.length > 0 && pace.slices[0]!.startsAtMs <= nowMs - 1000 - sliceMs) pace.slices.shift()
  const lastSecond = pace.slices.reduce((sum, slice) => sum + slice.count, pace.underWay)
  const windowMax = Math.max(1, Math.floor(rate))
  return Math.max(0, Math.floor(Math.min(pace.tokens, windowMax - lastSecond)))
}

/** `count` messages are being called for. Each must be reported to `answered` when its call has ended. */
export function spend(pace: Pace, count: number): void {
  pace.tokens -= count
  pace.underWay += count
}

/** One call has ended, however it did, and took so long. */
export function answered(pace: Pace, nowMs: number, tookMs: number): void {
  pace.underWay -= 1
  const arrivedAtMs = nowMs - fastestMs(pace, nowMs, tookMs)
  const newest = pace.slices.at(-1)
  if (newest && arrivedAtMs - newest.startsAtMs < sliceMs) newest.count += 1
  else pace.slices.push({ startsAtMs: arrivedAtMs, count: 1 })
}

function fastestMs({ fastest }: Pace, nowMs: number, tookMs: number): number {
  if (nowMs - fastest.startedAtMs > fastestSpanMs) {
    fastest.beforeMs = fastest.nowMs
    fastest.nowMs = Number.POSITIVE_INFINITY
    fastest.startedAtMs = nowMs
  }
  fastest.nowMs = Math.min(fastest.nowMs, tookMs)
  return Math.min(fastest.nowMs, fastest.beforeMs)
}

/** Pair rate: one message to one person every six seconds (about-the-platform, 2025-12). */
export const pairIntervalMs = 6_000
/** Within six seconds the platform takes 45, borrowed from the time after. A margin stays for the business's own phone. */
export const pairBurst = 30

/** What a number owes to one person's pair: until when a burst may go on, and when its debt is paid. */
export type Pair = { readonly burstUntil: Date | null; readonly clearAt: Date | null }

/**
 * May one more message go to this person now? A burst may grow for six seconds; afterwards nothing goes until all of it is
 * paid, six seconds a message. Returns what the pair owes then, or when to ask again.
 */
export function pairAllowance(
  { burstUntil, clearAt }: Pair,
  now: Date,
  burst: number = pairBurst,
): { go: true; pair: { burstUntil: Date; clearAt: Date } } | { go: false; askAgainAt: Date } {
  if (!clearAt || !burstUntil || clearAt <= now) {
    const until = new Date(now.getTime() + pairIntervalMs)
    return { go: true, pair: { burstUntil: until, clearAt: until } }
  }
  const startedMs = burstUntil.getTime() - pairIntervalMs
  const owed = Math.round((clearAt.getTime() - startedMs) / pairIntervalMs)
  if (now >= burstUntil || owed >= burst) return { go: false, askAgainAt: clearAt }
  return { go: true, pair: { burstUntil, clearAt: new Date(clearAt.getTime() + pairIntervalMs) } }
}
