import { expect, test } from 'vitest'
import { parseSettings } from './composer-settings.ts'

test('what was chosen is kept', () => {
  expect(parseSettings('{"enterSends":false,"undoSeconds":20}')).toEqual({
    enterSends: false,
    undoSeconds: 20,
  })
})

test.each([null, '', '{', 'null', '[]', '{"undoSeconds":7,"enterSends":"yes"}'])(
  '%j gives the usual',
  (stored) => {
    expect(parseSettings(stored)).toEqual({ enterSends: true, undoSeconds: 5 })
  },
)
