import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

test('an amount that was changed is shown whole, before and after', () => {
  expect(wordChanges('We refund you 45 € today.', 'We refund you 450 € today.')).toEqual([
    { kind: 'same', text: 'We refund you ' },
    { kind: 'gone', text: '45 € ' },
    { kind: 'new', text: '450 € ' },
    { kind: 'same', text: 'today.' },
  ])
})

test('what is the same or gone makes the former words, what is the same or new the present ones', () => {
  const text = fc
    .array(fc.constantFrom('Bonjour', ' ', '45 €', '450 €', 'Nina', ',', '\n', '12', '%'))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordChanges(before, after)
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect(without('new')).toBe(before)
      expect(without('gone')).toBe(after)
    }),
  )
})
