import { expect, test } from 'vitest'
import { initials } from '../platform/parts/avatar.tsx'
import { languageName, spacedPhone } from './contact-words.ts'

test('a French number is spaced as people say it', () => {
  expect(spacedPhone('+33612345678')).toBe('+33 6 12 34 56 78')
})

test('the calling code stands alone, however long', () => {
  expect(spacedPhone('+447700900898')).toBe('+44 7700 900898')
  expect(spacedPhone('+14155550123')).toBe('+1 415 555 0123')
  expect(spacedPhone('+972541234567')).toBe('+972 541 234 567')
  expect(spacedPhone('+2250707070707')).toBe('+225 070 707 0707')
})

test('other numbers lose no digit', () => {
  for (const phone of ['+14155550123', '+442071838750', '+2250707070707', '+4915112345678']) {
    expect(spacedPhone(phone).replaceAll(' ', '')).toBe(phone)
  }
})

test('languages are named in the reader’s own', () => {
  expect(languageName('fr', 'en')).toBe('French')
  expect(languageName('pt_BR', 'fr')).toBe('portugais brésilien')
  expect(languageName('no such code!', 'en')).toBeUndefined()
  expect(languageName(null, 'en')).toBeUndefined()
})

test('initials are letters, in any script, and never digits of a number', () => {
  expect(initials('Inès Belloc')).toBe('IB')
  expect(initials('Anne-Sophie de La Tour-du-Pin')).toBe('AT')
  expect(initials('ليلى')).toBe('ل')
  expect(initials('+33 6 12 34 56 78')).toBe('#')
  expect(initials('')).toBe('#')
})
