import { expect, test } from 'vitest'
import { nextMessage, type Situation } from './next-message.ts'

const usual: Situation = { phone: 'on', chatOpen: false, receipts: true, blocked: false }

test('a phone that is on takes the message, and nobody has read it yet', () => {
  expect(nextMessage(usual)).toEqual({ tick: 'two_grey', words: 'delivered' })
})

test('an open chat is told, unless receipts are off', () => {
  expect(nextMessage({ ...usual, chatOpen: true }).tick).toBe('two_blue')
  expect(nextMessage({ ...usual, chatOpen: true, receipts: false })).toEqual({
    tick: 'two_grey',
    words: 'read_silently',
  })
})

test('a block and a phone that is off look the same', () => {
  const off = nextMessage({ ...usual, phone: 'off' })
  const blocked = nextMessage({ ...usual, blocked: true, chatOpen: true })
  expect(off.tick).toBe('one_grey')
  expect(blocked.tick).toBe('one_grey')
  expect(off.words).not.toBe(blocked.words)
})
