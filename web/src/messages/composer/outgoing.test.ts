import { checkOutbound } from '@doublecheck/whatsapp'
import { expect, test } from 'vitest'
import type { Message } from '../../platform/api-shapes.ts'
import { mediaOutgoing, outgoingOf, provisionalMessage, textOutgoing, type Uploaded } from './outgoing.ts'

const photo: Uploaded = {
  id: '7',
  kind: 'image',
  fileName: 'boot.jpg',
  mimeType: 'image/jpeg',
  sizeBytes: 10,
}
const bill: Uploaded = {
  id: '8',
  kind: 'document',
  fileName: 'bill.pdf',
  mimeType: 'application/pdf',
  sizeBytes: 10,
}
const sound: Uploaded = { id: '9', kind: 'audio', fileName: 'note.ogg', mimeType: 'audio/ogg', sizeBytes: 10 }

test('the words travel with the first file that can carry them', () => {
  const sent = outgoingOf('Here', [sound, photo, bill], null)
  expect(sent.map((one) => [one.type, one.body])).toEqual([
    ['audio', { id: '9' }],
    ['image', { id: '7', caption: 'Here' }],
    ['document', { id: '8', filename: 'bill.pdf' }],
  ])
})

test('words no file can carry follow as a message of their own', () => {
  expect(outgoingOf('Listen', [sound], null).map((one) => one.type)).toEqual(['audio', 'text'])
  expect(outgoingOf('   ', [sound], null).map((one) => one.type)).toEqual(['audio'])
})

test('only the first of several messages quotes', () => {
  const quoted = { id: 'q', channel_message_id: 'wamid.q' } as Message
  expect(outgoingOf('x', [sound, photo], quoted).map((one) => one.quotes?.id ?? null)).toEqual(['q', null])
})

test('what is sent passes the rules of the platform', () => {
  const sent = [
    textOutgoing('Hello', null),
    mediaOutgoing(sound, '', true),
    ...outgoingOf('Here', [photo, bill], null),
  ]
  for (const one of sent) expect(checkOutbound(one.type, one.body)).toEqual([])
})

test('a message on its way shows a clock and claims nothing', () => {
  const place = { id: 'local-1', conversationId: 'c', contactId: 'p', numberId: 'n' }
  const shown = provisionalMessage(textOutgoing('Hello', null), place, { id: '1', name: 'Maya' }, new Date(0))
  expect(shown).toMatchObject({ state: 'queued', tick: 'clock', receipts: [], text: { body: 'Hello' } })
})

test('words that began as a quick reply say so, on the message that carries them', () => {
  const use = { id: 'late', version: 2 }
  expect(outgoingOf('It is late.', [], null, use)[0]).toMatchObject({ type: 'text', quickReply: use })
  const voice = { id: 'v', kind: 'audio', fileName: 'v.ogg', mimeType: 'audio/ogg', sizeBytes: 9 } as const
  const both = outgoingOf('It is late.', [voice], null, use)
  expect(both.map((message) => message.quickReply)).toEqual([undefined, use])
  expect(outgoingOf('', [voice], null, use)[0]!.quickReply).toBeUndefined()
})
