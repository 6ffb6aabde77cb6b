import { expect, test } from 'vitest'
import { steps } from '../platform/api-shapes.ts'
import { blanksIn, draftText, firstName, languageFor } from './draft-texts.ts'

const situations = ['support', 'sales', 'unknown'] as const
const filled = {
  offer: 'the boots at 99 €',
  until: '30 November',
  bought: 'your boots',
  goes_with: 'the wax',
}
const all = steps.flatMap((step) =>
  situations.flatMap((situation) =>
    (['en', 'fr'] as const).flatMap((language) => {
      const text = draftText({ step, situation, language, name: 'Lina' }, filled)
      return text === null ? [] : [{ step, language, text }]
    }),
  ),
)

test('what is to be written is ready in both languages, by name', () => {
  expect(all.length).toBeGreaterThan(40)
  for (const { language, text } of all) {
    expect(text.startsWith(language === 'fr' ? 'Bonjour Lina, ' : 'Hello Lina, ')).toBe(true)
  }
})

test('nothing is written about waiting and doing nothing', () => {
  for (const step of ['nothing', 'wait', 'check_connection'] as const) {
    expect(draftText({ step, situation: 'sales', language: 'fr', name: null })).toBeNull()
  }
})

test('no draft accuses anybody of a silence or speaks of ticks', () => {
  const accusing =
    /ignor|not answer|no answer|did you (see|read|get)|seen|still waiting|blocked|tick|receipt|remind|relanc|bloqu|coche|accus|silence|répondu|réponse|toujours pas|avez-vous (lu|vu|reçu)|sans nouvelle/i
  expect(all.filter(({ text }) => accusing.test(text))).toEqual([])
})

test('a question for one word says which words are enough', () => {
  const asked = all.filter(({ step }) => step === 'yes_no' || step === 'ask_solved')
  expect(asked.every(({ text }) => /YES or NO|OUI ou NON/.test(text))).toBe(true)
})

test('every blank a draft has stands in it', () => {
  for (const { step, text } of all) {
    for (const blank of blanksIn(step)) expect(text.toLowerCase()).toContain(filled[blank].toLowerCase())
  }
})

test('people are addressed by their first name, and never by their number', () => {
  expect(firstName('Anne-Marie Roux')).toBe('Anne-Marie')
  expect(firstName('+33 6 39 98 00 01')).toBeNull()
  expect(firstName(null)).toBeNull()
  expect(draftText({ step: 'help', situation: 'support', language: 'en', name: null })).toMatch(/^Hello, if/)
})

test('a person is written to in their own language when it is one of ours', () => {
  expect(languageFor('fr_FR', '+447700900001', 'en')).toBe('fr')
  expect(languageFor('de', '+33639980001', 'en')).toBe('en')
  expect(languageFor(null, '+33639980001', 'en')).toBe('fr')
  expect(languageFor(null, null, 'en')).toBe('en')
})
