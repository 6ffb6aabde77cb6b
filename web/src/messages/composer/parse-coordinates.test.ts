import { expect, test } from 'vitest'
import { parseCoordinates } from './parse-coordinates.ts'

test.each([
  '48.85837, 2.29448',
  '48.85837 2.29448',
  '48.85837;2.29448',
  'https://www.openstreetmap.org/#map=17/48.85837/2.29448',
  'https://maps.example/@48.85837,2.29448,17z',
])('reads %j', (text) => {
  expect(parseCoordinates(text)).toEqual({ latitude: 48.85837, longitude: 2.29448 })
})

test('reads whole degrees and the southern hemisphere', () => {
  expect(parseCoordinates('-33, 151')).toEqual({ latitude: -33, longitude: 151 })
  expect(parseCoordinates('-33.8568, -151.2153')).toEqual({ latitude: -33.8568, longitude: -151.2153 })
})

test.each(['', '12 rue des Lilas', '48.8', '2026-11-19'])('%j is no place', (text) => {
  expect(parseCoordinates(text)).toEqual({})
})
