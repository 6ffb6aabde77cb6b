import { expect, test } from 'vitest'
import { secondsLeft, shareLeft, undoWindowMs } from './undo-countdown.ts'

test('the last second is said until it is over', () => {
  expect(secondsLeft(10_000, 0)).toBe(10)
  expect(secondsLeft(10_000, 9_001)).toBe(1)
  expect(secondsLeft(10_000, 10_000)).toBe(0)
  expect(secondsLeft(10_000, 99_000)).toBe(0)
})

test('the ring empties from full to nothing and stays between', () => {
  expect(shareLeft(10_000, 0, 10_000)).toBe(1)
  expect(shareLeft(10_000, 7_500, 10_000)).toBe(0.25)
  expect(shareLeft(10_000, -5_000, 10_000)).toBe(1)
  expect(shareLeft(10_000, 20_000, 10_000)).toBe(0)
  expect(shareLeft(10_000, 0, 0)).toBe(0)
})

test('the window is what was chosen when the message was written', () => {
  expect(undoWindowMs('2026-11-19T12:00:00Z', '2026-11-19T12:00:05Z')).toBe(5000)
  expect(undoWindowMs('2026-11-19T12:00:00Z', null)).toBe(0)
})
