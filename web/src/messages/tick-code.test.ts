import { expect, test } from 'vitest'
import { drawnAs, tickCodes } from './tick-code.ts'

test('a conclusion keeps grey ticks and gets its dots; a receipt is drawn as itself', () => {
  expect(drawnAs('probably_read')).toEqual({ tick: 'two_grey', probablyRead: true })
  for (const code of tickCodes.filter((one) => one !== 'probably_read'))
    expect(drawnAs(code)).toEqual({ tick: code, probablyRead: false })
})
