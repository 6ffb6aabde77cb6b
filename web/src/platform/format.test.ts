import { expect, test } from 'vitest'
import { createFormatter } from './format.ts'

const french = createFormatter('fr', 'Europe/Paris')
const english = createFormatter('en', 'Europe/Paris')
const now = new Date('2026-11-19T13:20:00Z')
const words = { today: 'Aujourd’hui', yesterday: (day: string) => `Hier, ${day}` }

test('a time is told in the workspace’s zone, whatever the reader’s', () => {
  expect(french.time(now)).toBe('14:20')
  expect(createFormatter('fr', 'America/Guadeloupe').time(now)).toBe('09:20')
})

test('a row says the hour today, the weekday this week, then the date', () => {
  expect(french.listTime(new Date('2026-11-19T08:05:00Z'), now)).toBe('09:05')
  expect(french.listTime(new Date('2026-11-18T08:05:00Z'), now)).toBe('mer.')
  expect(english.listTime(new Date('2026-10-12T08:05:00Z'), now)).toBe('12 Oct')
  expect(french.listTime(new Date('2025-10-12T08:05:00Z'), now)).toBe('12/10/2025')
})

test('a day begins at midnight in the workspace, not in Greenwich', () => {
  expect(french.day(new Date('2026-11-18T23:30:00Z'), now, words)).toBe('Aujourd’hui')
  expect(french.day(new Date('2026-11-18T22:30:00Z'), now, words)).toBe('Hier, mercredi 18 novembre')
  expect(french.day(new Date('2026-10-28T10:00:00Z'), now, words)).toBe('Mercredi 28 octobre')
  expect(english.day(new Date('2025-10-28T10:00:00Z'), now, words)).toBe('Tuesday, 28 October 2025')
})

test('the day the clocks change is one day', () => {
  const spring = new Date('2026-03-29T21:00:00Z')
  expect(french.day(new Date('2026-03-28T23:30:00Z'), spring, words)).toBe('Aujourd’hui')
  expect(french.day(new Date('2026-03-28T22:30:00Z'), spring, words)).toBe('Hier, samedi 28 mars')
})

test('a duration keeps its two largest parts', () => {
  const minute = 60_000
  expect(french.duration(172 * minute)).toBe('2\u00a0h\u00a052')
  expect(french.duration(1_327 * minute)).toBe('22\u00a0h\u00a007')
  expect(english.duration(1_327 * minute)).toBe('22h\u00a007m')
  expect(french.duration(120 * minute)).toBe('2\u00a0h')
  expect(french.duration(4 * minute)).toBe('4\u00a0min')
  expect(french.duration(27 * 60 * minute)).toBe('1\u00a0j')
  expect(english.duration(-minute)).toBe('0\u00a0min')
})

test('sizes are told as people buy storage', () => {
  expect(french.bytes(16_000_000)).toBe('16\u202fMo')
  expect(english.bytes(1_500)).toBe('2 kB')
})
