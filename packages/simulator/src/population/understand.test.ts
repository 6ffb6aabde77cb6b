import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { answerTo, newMatter, openMatter } from './converse.ts'
import { isAwake, makePersona, nextWaking } from './persona.ts'
import { meaningsOf } from './understand.ts'

const first = (text: string) => meaningsOf(text)[0]

test('the most specific thing that was said comes first, in both languages', () => {
  expect(first('Bonjour, quel est votre numéro de commande ?')).toBe('asks_order_number')
  expect(first('Could you send me a photo, please?')).toBe('asks_photo')
  expect(first('Je suis désolé pour ce retard.')).toBe('apologises')
  expect(first('I’m so sorry about that.')).toBe('apologises')
  expect(first('Votre colis est parti hier.')).toBe('solves')
  expect(first('Je vérifie, un instant.')).toBe('asks_to_wait')
  expect(first('Autre chose ?')).toBe('asks_anything_else')
  expect(first('How would you rate our answer?')).toBe('asks_rating')
  expect(first('Bonne journée !')).toBe('closes')
  expect(meaningsOf('Merci pour la photo.')).not.toContain('asks_photo')
})

test('a hundred people all have something to say, and no blank stays open', () => {
  for (let index = 0; index < 100; index++) {
    const persona = makePersona(2, index)
    const random = seededRandom('test', index)
    const matter = newMatter(persona, random)
    const acts = openMatter(persona, matter, random)
    expect(acts.length).toBeGreaterThan(0)
    const question = { id: 'wamid.1', type: 'text', content: { body: 'Votre numéro de commande ?' } } as never
    for (const act of [...acts, ...answerTo(persona, matter, question, random)]) {
      if (act.kind !== 'text') continue
      expect(act.text).not.toMatch(/[{}]|undefined/)
      expect(act.text.trim()).not.toBe('')
    }
  }
})

test('two of three speak French, three of ten have receipts off, nobody shares a number', () => {
  const people = Array.from({ length: 400 }, (_, index) => makePersona(1, index))
  const share = (is: (person: (typeof people)[number]) => boolean) => people.filter(is).length / people.length
  const french = share(({ language }) => language === 'fr')
  const silent = share(({ receipts }) => !receipts)
  // Four standard deviations either way.
  expect(Math.abs(french - 0.62)).toBeLessThan(0.1)
  expect(Math.abs(silent - 0.3)).toBeLessThan(0.1)
  expect(new Set(people.map(({ waId }) => waId)).size).toBe(people.length)
})

test('whoever sleeps wakes up, and not at the same instant again', () => {
  const now = Date.UTC(2026, 10, 21, 3)
  for (let index = 0; index < 50; index++) {
    const persona = makePersona(1, index)
    const waking = nextWaking(persona, now)
    expect(waking).toBeGreaterThan(now)
    expect(isAwake(persona, waking + 60_000)).toBe(true)
    expect(nextWaking(persona, waking) - waking).toBeGreaterThan(23 * 3_600_000)
  }
})
