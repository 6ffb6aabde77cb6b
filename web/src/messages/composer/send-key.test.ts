import { expect, test } from 'vitest'
import { sends } from './send-key.ts'

const plain = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
}

test('Enter sends only when it was chosen so', () => {
  expect(sends(plain, true)).toBe(true)
  expect(sends(plain, false)).toBe(false)
})

test('Shift-Enter breaks the line in both ways of writing', () => {
  expect(sends({ ...plain, shiftKey: true }, true)).toBe(false)
  expect(sends({ ...plain, shiftKey: true }, false)).toBe(false)
})

test('Ctrl-Enter and Command-Enter always send', () => {
  expect(sends({ ...plain, ctrlKey: true }, false)).toBe(true)
  expect(sends({ ...plain, metaKey: true }, true)).toBe(true)
})

test('Enter while composing a character sends nothing', () => {
  expect(sends({ ...plain, isComposing: true }, true)).toBe(false)
})
