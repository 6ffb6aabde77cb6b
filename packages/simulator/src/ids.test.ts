import { expect, test } from 'vitest'
import { bsuidFor, countryCode } from './customer.ts'
import { Ids, stableDigits, stableMessageId } from './ids.ts'
import { seededRandom } from './random.ts'

test('ids never repeat within a run, and differ from those of another start', () => {
  const ids = new Ids(1, 1000)
  const made = Array.from({ length: 10_000 }, () => ids.message())
  expect(new Set(made).size).toBe(made.length)
  expect(new Ids(1, 1000).message()).toBe(made[0])
  expect(new Ids(1, 2000).message()).not.toBe(made[0])
  expect(Number.isSafeInteger(Number(ids.digits()))).toBe(true)
})

test('a person has the same user id in every run, and shares it with nobody', () => {
  const all = Array.from({ length: 50_000 }, (_, tail) =>
    bsuidFor(`4477${String(tail).padStart(8, '0')}`, 'p'),
  )
  expect(new Set(all).size).toBe(all.length)
  expect(all[7]).toBe(bsuidFor('447700000007', 'p'))
  expect(all[7]).toMatch(/^GB\.\d{16}$/)
  expect(stableDigits('x', 15)).toHaveLength(15)
  expect(stableMessageId('a', 1)).not.toBe(stableMessageId('a', 2))
})

test('countries are told by the longest code, and Canada from the United States', () => {
  expect(['33639980001', '212600000001', '12025550117', '14165550117', '9991'].map(countryCode)).toEqual([
    'FR',
    'MA',
    'US',
    'CA',
    'ZZ',
  ])
})

test('dice are even, and streams do not depend on each other', () => {
  const random = seededRandom(1, 'a')
  const rolls = Array.from({ length: 20_000 }, random)
  const mean = rolls.reduce((sum, roll) => sum + roll, 0) / rolls.length
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01)
  expect(seededRandom(1, 'a')()).toBe(rolls[0])
  expect(seededRandom(1, 'b')()).not.toBe(rolls[0])
})
