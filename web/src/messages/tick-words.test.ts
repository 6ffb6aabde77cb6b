import { expect, test } from 'vitest'
import { tickAt } from './tick-words.ts'

const receipts = [
  { status: 'read', at: '2026-11-19T12:56:20Z' },
  { status: 'delivered', at: '2026-11-19T12:55:03Z' },
  { status: 'delivered', at: '2026-11-19T12:55:01.500Z' },
]

test('two grey ticks name the first time it reached a device', () => {
  expect(tickAt('two_grey', receipts)).toBe('2026-11-19T12:55:01.500Z')
})

test('two blue ticks name the time it was read', () => {
  expect(tickAt('two_blue', receipts)).toBe('2026-11-19T12:56:20Z')
})

test('a clock has no time, and a tick without its own receipt has none either', () => {
  expect(tickAt('clock', receipts)).toBeNull()
  expect(tickAt('one_grey', receipts)).toBeNull()
})
