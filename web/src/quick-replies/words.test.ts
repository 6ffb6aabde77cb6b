import { expect, test } from 'vitest'
import { blankFrom, listBlanks } from './blanks.ts'
import { languageOf } from './language-of.ts'
import { nameVariables, shortcutFor } from './name-variables.ts'
import { putWords, slashAlone, wordsAfterSlash } from './slash.ts'

test('only a slash alone asks for quick replies', () => {
  expect(slashAlone('/', 1)).toBe(0)
  expect(slashAlone('  /', 3)).toBe(2)
  for (const text of ['and/', 'black and/or white', '12/', '/ret']) {
    expect(slashAlone(text, text.length)).toBeUndefined()
  }
})

test('what is typed after the slash is looked for until it is left or deleted', () => {
  expect(wordsAfterSlash('/ret col', 0, 8)).toBe('ret col')
  expect(wordsAfterSlash('Yes. /ret tomorrow', 5, 9)).toBe('ret')
  expect(wordsAfterSlash('ret', 0, 3)).toBeUndefined()
  expect(wordsAfterSlash('/ret', 0, 0)).toBeUndefined()
  expect(wordsAfterSlash('/ret\n', 0, 5)).toBeUndefined()
})

test('words take the place of the slash and keep what stands around it', () => {
  expect(putWords('Yes. /re!', 5, 8, 'Send it back')).toEqual({
    text: 'Yes. Send it back!',
    start: 5,
    end: 17,
  })
})

test('blanks are walked through in both directions', () => {
  const text = 'Hello [name], size [size] [ ]'
  const [name, size] = listBlanks(text)
  expect(blankFrom(text, { start: 0, end: 0 })).toEqual(name)
  expect(blankFrom(text, name!)).toEqual(size)
  expect(blankFrom(text, size!, true)).toEqual(name)
  expect(blankFrom('nothing [open', { start: 0, end: 0 })).toBeUndefined()
})

test('a kept text names nobody', () => {
  const text = 'Bonjour Lina, c’est Maya. Linatex arrive demain, Lina.'
  const known = [
    ['first_name', 'Lina'],
    ['agent', 'Maya'],
    ['order', null],
  ] as const
  expect(nameVariables(text, known)).toBe(
    'Bonjour {{first_name}}, c’est {{agent}}. Linatex arrive demain, {{first_name}}.',
  )
})

test('a title proposes its shortcut', () => {
  expect(shortcutFor('Livraison retardée !')).toBe('livraison-retardee')
  expect(shortcutFor('…')).toBe('')
})

test('a few words tell their language, and too few do not', () => {
  expect(languageOf('Bonjour, je n’ai pas reçu mon colis')).toBe('fr')
  expect(languageOf('there’s an item missing from my parcel')).toBe('en')
  expect(languageOf('???')).toBeUndefined()
})
