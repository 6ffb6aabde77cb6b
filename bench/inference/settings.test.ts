import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { diceOf } from './dice.ts'
import {
  areaUnderCurve,
  brierScore,
  calibrationError,
  calibrationFloor,
  precisionAndRecall,
} from './score.ts'
import { parseSettings, readSettings } from './settings.ts'

const folder = fileURLToPath(new URL('../settings/', import.meta.url))

test.each([
  ['{"receipts.of_share": 0.3}', 'x: there is no setting named "receipts.of_share".'],
  ['{"receipts.off_share": 1.3}', 'x: "receipts.off_share" must be from 0 to 0.95, and is 1.3.'],
  ['{"contacts": 500.5}', 'x: "contacts" must be a whole number, and is 500.5.'],
  ['{"days": "many"}', 'x: "days" must be a number, and is "many".'],
  ['[]', 'x: a settings file is one JSON object of keys and numbers.'],
])('unusable settings end in one line that names the key: %s', (text, line) => {
  expect(() => parseSettings('x', text)).toThrow(line)
})

test('every file of settings can be used, and the README tells every key with its default and range', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    expect(() => readSettings(`${folder}${name}`)).not.toThrow()
  }
  const rows = readFileSync(`${folder}README.md`, 'utf8').matchAll(/^\| `([^`]+)` \|[^|]*\| ([^|]+) \|/gm)
  const told = Object.fromEntries([...rows].map(([, key, byDefault]) => [key, Number(byDefault)]))
  const { name: _, ...defaults } = parseSettings('x', '{}')
  expect(told).toEqual(defaults)
})

test('scores are what they are called', () => {
  const told = [0.1, 0.1, 0.9, 0.9].map((probability, index) => ({ probability, truth: index >= 2 }))
  expect(areaUnderCurve(told)).toBe(1)
  expect(brierScore(told)).toBeCloseTo(0.01, 12)
  expect(calibrationError(told)).toBeCloseTo(0.1, 12)
  expect(areaUnderCurve(told.map((one) => ({ ...one, probability: 0.5 })))).toBe(0.5)
  expect(
    precisionAndRecall([
      { judged: true, truth: false },
      { judged: true, truth: true },
    ]),
  ).toEqual({
    precision: 0.5,
    recall: 1,
  })
})

test('chance alone makes an error that shrinks with the cases', () => {
  const told = (count: number) => Array.from({ length: count }, () => ({ probability: 0.3, truth: false }))
  const few = calibrationFloor(told(50), diceOf(1))
  expect(calibrationFloor(told(5000), diceOf(1))).toBeLessThan(few / 3)
})
