import { expect, test } from 'vitest'
import { coordinatesText, graticule } from './location-content.tsx'

test('coordinates name their side of the world', () => {
  expect(coordinatesText(48.85837, 2.29448)).toBe('48.85837° N, 2.29448° E')
  expect(coordinatesText(-33.8568, -151.2153)).toBe('33.85680° S, 151.21530° W')
})

test('the lines of the tile stay inside it, wherever on earth it is', () => {
  for (const centre of [0, 2.29448, -179.9999, 89.99999]) {
    const lines = graticule(centre, 240)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.length).toBeLessThan(8)
    expect(lines.every((line) => line >= -0.1 && line <= 240.1)).toBe(true)
  }
})
