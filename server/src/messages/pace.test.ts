import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allowance,
  answered,
  type Pair,
  pairAllowance,
  pairBurst,
  pairIntervalMs,
  spend,
  startPace,
} from './pace.ts'

const wayMs = 10

/**
 * Sends whatever is allowed whenever asked, and returns when each message arrived. `delays` are how long the receiver
 * lets each call wait before it takes it in, and how long it then takes to answer.
 */
function run(
  perSecond: number,
  asks: readonly number[],
  delays: readonly (readonly [number, number])[] = [[0, 0]],
) {
  const pace = startPace(perSecond, 0)
  const arrived: number[] = []
  const open: { calledAt: number; answeredAt: number }[] = []
  spend(pace, 1)
  answered(pace, 0, 2 * wayMs)
  let nowMs = 0
  for (const pause of asks) {
    nowMs += pause
    for (const call of open.splice(0).sort((a, b) => a.answeredAt - b.answeredAt)) {
      if (call.answeredAt <= nowMs) answered(pace, call.answeredAt, call.answeredAt - call.calledAt)
      else open.push(call)
    }
    const count = allowance(pace, nowMs)
    spend(pace, count)
    for (let index = 0; index < count; index += 1) {
      const [wait, work] = delays[(arrived.length + index) % delays.length]!
      const arrivesAt = nowMs + wayMs + wait
      arrived.push(arrivesAt)
      open.push({ calledAt: nowMs, answeredAt: arrivesAt + work + wayMs })
    }
  }
  return arrived.sort((a, b) => a - b)
}

function mostInOneSecond(left: readonly number[]): number {
  let most = 0
  let from = 0
  for (const [index, at] of left.entries()) {
    while (left[from]! <= at - 1000) from += 1
    most = Math.max(most, index - from + 1)
  }
  return most
}

test('no second of the receiver ever holds more than the limit, whoever stalls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 300 }),
      fc.array(fc.tuple(fc.nat({ max: 900 }), fc.nat({ max: 900 })), { minLength: 1, maxLength: 40 }),
      (limit, asks, delays) => {
        expect(mostInOneSecond(run(limit, asks, delays))).toBeLessThanOrEqual(limit)
      },
    ),
  )
})

test('asked every ten milliseconds, it comes within two percent of the limit', () => {
  const left = run(
    1_000,
    Array.from({ length: 1_000 }, () => 10),
  )
  const seconds = left.filter((at) => at > 1_000).length / 9
  expect(seconds).toBeGreaterThanOrEqual(980)
  expect(seconds).toBeLessThanOrEqual(1_000)
})

test('a new dispatcher starts with nothing: it cannot know what left a moment ago', () => {
  expect(allowance(startPace(80, 5_000), 5_000)).toBe(0)
})

test('one person gets a burst within six seconds, and then nothing until it is paid', () => {
  const now = new Date('2026-11-02T10:00:00Z')
  const later = (ms: number) => new Date(now.getTime() + ms)
  let pair: Pair = { burstUntil: null, clearAt: null }
  for (let count = 0; count < pairBurst; count += 1) {
    const answer = pairAllowance(pair, later(count * 100))
    expect(answer.go).toBe(true)
    if (answer.go) pair = answer.pair
  }
  const paid = later(pairBurst * pairIntervalMs)
  expect(pairAllowance(pair, later(5_000))).toEqual({ go: false, askAgainAt: paid })
  expect(pairAllowance(pair, later(7_000))).toEqual({ go: false, askAgainAt: paid })
  expect(pairAllowance(pair, paid).go).toBe(true)
})

test('bulk borrows nothing', () => {
  const now = new Date('2026-11-02T10:00:00Z')
  const first = pairAllowance({ burstUntil: null, clearAt: null }, now, 1)
  expect(first.go && pairAllowance(first.pair, new Date(now.getTime() + 1_000), 1).go).toBe(false)
})
