import { expect, test } from 'vitest'
import { newPassword } from './new-password.ts'
import { readTimeOfDay } from './time-of-day.ts'

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9h30', '09:30'],
  ['9h', '09:00'],
  ['18.15', '18:15'],
  ['0000', '00:00'],
  ['24:00', '24:00'],
])('%s is %s', (typed, time) => {
  expect(readTimeOfDay(typed)).toBe(time)
})

test.each(['', '25', '24:01', '9:75', 'noon', '12345'])('%s is no time', (typed) => {
  expect(readTimeOfDay(typed)).toBeUndefined()
})

test('a first password can be read out, and is another each time', () => {
  expect(newPassword()).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  expect(newPassword()).not.toBe(newPassword())
})
