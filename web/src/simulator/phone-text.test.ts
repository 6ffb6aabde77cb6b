import { expect, test } from 'vitest'
import { phoneText } from './phone-text.ts'

test('numbers are grouped as people of the country read them', () => {
  expect(phoneText('33639980031')).toBe('+33 6 39 98 00 31')
  expect(phoneText('447700900123')).toBe('+44 7700 900123')
  expect(phoneText('12025550117')).toBe('+120 255 501 17')
})
