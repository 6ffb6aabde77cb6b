import { expect, test } from 'vitest'
import { figureOf, likelyOf, verdictProbability, wholePercents } from './likely.ts'

test('a probability is said in steps of five, and at the ends more closely', () => {
  expect(figureOf(0.72)).toEqual({ how: 'about', percent: 70 })
  expect(figureOf(0.934)).toEqual({ how: 'about', percent: 93 })
  expect(figureOf(0.06)).toEqual({ how: 'about', percent: 6 })
})

test('nothing is ever certain', () => {
  expect(figureOf(1)).toEqual({ how: 'over', percent: 98 })
  expect(figureOf(0)).toEqual({ how: 'under', percent: 2 })
  expect(likelyOf(1)).toBe('almost_surely')
  expect(likelyOf(0)).toBe('scarcely')
})

test('parts of a whole are rounded so that they still sum to it', () => {
  const whole = wholePercents([0.335, 0.335, 0.33])
  expect(whole.reduce((sum, one) => sum + one, 0)).toBe(100)
  expect(wholePercents([0.996, 0.004])).toEqual([100, 0])
  expect(wholePercents([])).toEqual([])
})

test('a verdict is as sure as all the causes it speaks of', () => {
  const causes = [
    { cause: 'receipts_off', probability: 0.86 },
    { cause: 'reachable_silent', probability: 0.11 },
    { cause: 'phone_off', probability: 0.03 },
  ] as const
  expect(verdictProbability({ verdict: 'silent', causes })).toBeCloseTo(0.97)
  expect(verdictProbability({ verdict: 'probably_off', causes: causes.toReversed() })).toBeCloseTo(0.03)
  expect(verdictProbability({ verdict: 'unknown', causes: [] })).toBe(0)
})
