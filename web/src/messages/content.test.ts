import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContent } from './content.ts'

test('a tap on a button and a chosen row read alike, whichever way they came', () => {
  expect(readContent('button', { payload: 'STOP', text: 'Stop updates' })).toEqual({
    kind: 'answer',
    title: 'Stop updates',
    description: '',
  })
  const row = { type: 'list_reply', list_reply: { id: 'slot', title: '09:00', description: 'Morning' } }
  expect(readContent('interactive', row)).toEqual({ kind: 'answer', title: '09:00', description: 'Morning' })
})

test('the answers of a form are shown without its token', () => {
  const nfm = { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","score":"9","was_it":true}' }
  expect(readContent('interactive', { type: 'nfm_reply', nfm_reply: nfm })).toEqual({
    kind: 'form',
    lines: [
      { name: 'score', value: '9' },
      { name: 'was it', value: 'true' },
    ],
  })
})

test('a form answer that is not JSON is kept as words', () => {
  const content = readContent('interactive', { type: 'nfm_reply', nfm_reply: { response_json: '{oops' } })
  expect(content).toEqual({ kind: 'form', lines: [{ name: '', value: '{oops' }] })
})

test('a kind from the future says its own name', () => {
  expect(readContent('poll_creation', { anything: 1 })).toEqual({
    kind: 'unsupported',
    type: 'poll_creation',
  })
})

test('cards of a carousel keep their header, words and buttons', () => {
  const content = readContent('interactive', {
    type: 'carousel',
    body: { text: 'Two coats' },
    action: {
      cards: [
        {
          card_index: 0,
          type: 'cta_url',
          header: { type: 'image', image: { id: '7' } },
          body: { text: 'Blue' },
          action: { name: 'cta_url', parameters: { display_text: 'See', url: 'https://shop.example/7' } },
        },
      ],
    },
  })
  expect(content).toMatchObject({
    body: 'Two coats',
    cards: [
      { body: 'Blue', header: { kind: 'image', mediaId: '7' }, buttons: [{ kind: 'url', title: 'See' }] },
    ],
  })
})

test('no body, of any type, breaks the reading', () => {
  const types = [
    'text',
    'image',
    'contacts',
    'interactive',
    'template',
    'order',
    'location',
    'system',
    'x',
    'button',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.jsonValue(), (type, body) => {
      expect(readContent(type, body).kind).toBeTruthy()
    }),
  )
  const odd = [
    null,
    undefined,
    7,
    'x',
    [],
    [null],
    { action: [] },
    { type: 'list', action: { sections: [1] } },
  ]
  for (const type of types) for (const body of odd) expect(readContent(type, body).kind).toBeTruthy()
})
