import { expect, test } from 'vitest'
import { clockText, toBars } from './waveform.ts'

test('bars follow the loudness and the loudest is full', () => {
  expect(toBars([0, 0, 0.5, -0.5, 0.25, 0.25], 3)).toEqual([0, 1, 0.5])
})

test('silence and shorter sounds than bars stay flat numbers', () => {
  expect(toBars([0, 0], 2)).toEqual([0, 0])
  expect(toBars([], 4)).toEqual([0, 0, 0, 0])
  expect(toBars([1], 4).every(Number.isFinite)).toBe(true)
})

test('a length reads as minutes and seconds', () => {
  expect([clockText(0), clockText(14.2), clockText(723)]).toEqual(['0:00', '0:14', '12:03'])
})
