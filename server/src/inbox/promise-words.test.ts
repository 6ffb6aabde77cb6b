import { assert, test } from 'vitest'
import type { BusinessHours } from '../accounts/index.ts'
import { languageFor, listUnknownBlanks, proposedWords, tellingOf } from './promise-words.ts'

const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
const office = [{ from: '09:00', to: '18:00' }]
const weekdays: BusinessHours = { ...closed, 1: office, 2: office, 3: office, 4: office, 5: office }
const shop: BusinessHours = {
  ...weekdays,
  5: [
    { from: '09:00', to: '12:30' },
    { from: '14:00', to: '18:00' },
  ],
  6: [{ from: '10:00', to: '12:00' }],
  7: [{ from: '10:00', to: '12:00' }],
}

/** Where a line may not break is no matter here. */
const said = (language: 'en' | 'fr', hours: BusinessHours | null, minutes: number, now: string) =>
  tellingOf(
    proposedWords[language],
    language,
    { hours, zone: 'Europe/Paris' },
    minutes,
    new Date(now),
  ).replaceAll('\u00a0', ' ')

test('while somebody answers, people are told how soon and in which hours', () => {
  assert.equal(
    said('en', weekdays, 120, '2026-11-20T10:00:00Z'),
    'Thank you for your message. We answer within 2 hours, Monday to Friday 9:00–18:00.',
  )
  assert.equal(
    said('fr', shop, 90, '2026-11-20T10:00:00Z'),
    'Merci pour votre message. Nous vous répondons sous 1 heure 30 minutes, du lundi au jeudi de 9 h à 18 h, ' +
      'le vendredi de 9 h à 12 h 30 et de 14 h à 18 h, le samedi et le dimanche de 10 h à 12 h.',
  )
})

test('while nobody does, people are told when we are back', () => {
  assert.equal(
    said('en', weekdays, 60, '2026-11-20T18:00:00Z'),
    'Thank you for your message. We are back on Monday at 9:00 and then answer within 1 hour.',
  )
  assert.include(said('fr', weekdays, 60, '2026-11-19T18:00:00Z'), 'de retour demain à 9 h et')
  assert.include(said('fr', weekdays, 60, '2026-11-20T01:00:00Z'), 'de retour aujourd’hui à 9 h et')
  const once = { ...closed, 1: office }
  assert.include(said('en', once, 60, '2026-11-16T18:00:00Z'), 'back on Monday 23 November at 9:00')
})

test('without any hours somebody always answers', () => {
  assert.include(said('en', null, 45, '2026-11-22T02:00:00Z'), 'within 45 minutes, around the clock.')
  assert.include(said('fr', null, 1, '2026-11-22T02:00:00Z'), 'sous 1 minute, à toute heure.')
})

test('people are told in their language where we speak it, else in the workspace’s', () => {
  assert.equal(languageFor('fr_CA', 'en'), 'fr')
  assert.equal(languageFor('en_US', 'fr'), 'en')
  assert.equal(languageFor('de', 'fr'), 'fr')
  assert.equal(languageFor(null, 'en'), 'en')
})

test('a blank nobody can fill is found', () => {
  assert.deepEqual(listUnknownBlanks('{time} {Name} {back}', 'open'), ['Name', 'back'])
  assert.deepEqual(listUnknownBlanks('{time} {hours} {back}', 'closed'), [])
})
