import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOutbound, checkSendRequest, outboundTypes, type Problem } from './index.ts'

const codes = (problems: Problem[]) => problems.map(({ field, code }) => `${field} ${code}`)
const chars = (count: number) => 'a'.repeat(count)
const buttons = (titles: string[]) => ({
  type: 'button',
  body: { text: 'Was it good?' },
  action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } })) },
})
const list = (sections: number, rows: number, titled = true) => ({
  type: 'list',
  body: { text: 'Choose a time' },
  action: {
    button: 'Times',
    sections: Array.from({ length: sections }, (_, section) => ({
      ...(titled && { title: `Day ${section}` }),
      rows: Array.from({ length: rows }, (_, row) => ({ id: `${section}-${row}`, title: `${row}:00` })),
    })),
  },
})

describe('text', () => {
  test('4,096 characters pass and one more is named with its limit', () => {
    expect(checkOutbound('text', { body: chars(4096) })).toEqual([])
    expect(checkOutbound('text', { body: chars(4097) })).toEqual([
      {
        field: 'text.body',
        code: 'too_long',
        message: 'Shorten to 4096 characters: it has 4097.',
        limit: 4096,
      },
    ])
  })

  test('an emoji of one code point counts once', () => {
    expect(checkOutbound('text', { body: '👍'.repeat(4096) })).toEqual([])
    expect(codes(checkOutbound('text', { body: '👍'.repeat(4097) }))).toEqual(['text.body too_long'])
  })

  test('right-to-left text with its marks passes', () => {
    expect(checkOutbound('text', { body: '\u200fمرحبا، طلبك جاهز\u200f\nשלום' })).toEqual([])
  })

  test('control characters, half a surrogate and blanks alone are refused', () => {
    expect(codes(checkOutbound('text', { body: 'a\u0000b' }))).toEqual(['text.body bad_character'])
    expect(codes(checkOutbound('text', { body: 'a\u001bb' }))).toEqual(['text.body bad_character'])
    expect(codes(checkOutbound('text', { body: 'a\ud83d' }))).toEqual(['text.body bad_character'])
    expect(codes(checkOutbound('text', { body: ' \n\t ' }))).toEqual(['text.body too_short'])
    expect(checkOutbound('text', { body: 'one\ttwo\r\nthree' })).toEqual([])
  })

  test('wrong types and unknown fields are each named', () => {
    expect(codes(checkOutbound('text', { body: 4, colour: 'red' }))).toEqual([
      'text.body wrong_type',
      'text.colour unknown_field',
    ])
    expect(codes(checkOutbound('text', null))).toEqual(['text wrong_type'])
    expect(codes(checkOutbound('text', undefined))).toEqual(['text missing'])
    expect(codes(checkOutbound('telegram', {}))).toEqual(['type bad_value'])
    expect(codes(checkOutbound('constructor', {}))).toEqual(['type bad_value'])
  })
})

describe('media', () => {
  test('exactly one of id and link is needed', () => {
    expect(checkOutbound('image', { id: '123' })).toEqual([])
    expect(codes(checkOutbound('image', {}))).toEqual(['image.id missing'])
    expect(codes(checkOutbound('image', { id: '1', link: 'https://a.example/b.png' }))).toEqual([
      'image.link conflict',
    ])
    expect(codes(checkOutbound('video', { link: 'ftp://a.example/b.mp4' }))).toEqual(['video.link bad_url'])
  })

  test('a caption has 1,024 characters, and none on audio', () => {
    expect(checkOutbound('document', { id: '1', caption: chars(1024) })).toEqual([])
    expect(codes(checkOutbound('document', { id: '1', caption: chars(1025) }))).toEqual([
      'document.caption too_long',
    ])
    expect(codes(checkOutbound('audio', { id: '1', caption: 'listen' }))).toEqual([
      'audio.caption unknown_field',
    ])
  })
})

describe('reply buttons', () => {
  test('one to three, with titles of 20 characters that differ', () => {
    expect(checkOutbound('interactive', buttons(['Yes', 'No', chars(20)]))).toEqual([])
    expect(codes(checkOutbound('interactive', buttons([])))).toEqual(['interactive.action.buttons too_few'])
    expect(codes(checkOutbound('interactive', buttons(['1', '2', '3', '4'])))).toEqual([
      'interactive.action.buttons too_many',
    ])
    expect(codes(checkOutbound('interactive', buttons(['Yes', 'Yes'])))).toEqual([
      'interactive.action.buttons[1].reply.title not_unique',
    ])
  })

  test('a long title and a missing body are both told, by the path of the platform', () => {
    const { body: _, ...rest } = buttons([chars(21)])
    expect(codes(checkOutbound('interactive', rest))).toEqual([
      'interactive.body missing',
      'interactive.action.buttons[0].reply.title too_long',
    ])
  })

  test('a header has one kind and 60 characters; so has a footer', () => {
    const header = (text: string) => ({ ...buttons(['Yes']), header: { type: 'text', text } })
    expect(checkOutbound('interactive', header(chars(60)))).toEqual([])
    expect(codes(checkOutbound('interactive', header(chars(61))))).toEqual([
      'interactive.header.text too_long',
    ])
    const footer = { ...buttons(['Yes']), footer: { text: chars(61) } }
    expect(codes(checkOutbound('interactive', footer))).toEqual(['interactive.footer.text too_long'])
  })
})

describe('lists', () => {
  test('ten rows over all sections', () => {
    expect(checkOutbound('interactive', list(2, 5))).toEqual([])
    expect(codes(checkOutbound('interactive', list(2, 6)))).toEqual(['interactive.action.sections too_many'])
    expect(codes(checkOutbound('interactive', list(11, 1)))).toContain('interactive.action.sections too_many')
  })

  test('several sections need titles, one does not', () => {
    expect(checkOutbound('interactive', list(1, 3, false))).toEqual([])
    expect(codes(checkOutbound('interactive', list(2, 2, false)))).toEqual([
      'interactive.action.sections[0].title missing',
      'interactive.action.sections[1].title missing',
    ])
  })

  test('only a text header', () => {
    const value = { ...list(1, 1), header: { type: 'image', image: { id: '1' } } }
    expect(codes(checkOutbound('interactive', value))).toContain('interactive.header.type bad_value')
  })
})

describe('carousels', () => {
  const card = (index: number) => ({
    card_index: index,
    type: 'cta_url',
    header: { type: 'image', image: { id: '1' } },
    body: { text: 'New' },
    action: { name: 'cta_url', parameters: { display_text: 'Look', url: 'https://shop.example/1' } },
  })
  const carousel = (cards: unknown[]) => ({ type: 'carousel', body: { text: 'Ours' }, action: { cards } })

  test('two to ten cards, numbered from 0', () => {
    expect(checkOutbound('interactive', carousel([card(0), card(1)]))).toEqual([])
    expect(codes(checkOutbound('interactive', carousel([card(0)])))).toEqual([
      'interactive.action.cards too_few',
    ])
    expect(codes(checkOutbound('interactive', carousel([card(0), card(0)])))).toEqual([
      'interactive.action.cards[1].card_index bad_value',
    ])
  })

  test('cards are of one kind, and have two line breaks at most', () => {
    const product = {
      card_index: 1,
      type: 'product',
      action: { catalog_id: '1', product_retailer_id: 'BOX' },
    }
    expect(codes(checkOutbound('interactive', carousel([card(0), product])))).toEqual([
      'interactive.action.cards[1].type conflict',
    ])
    const tall = { ...card(1), body: { text: 'a\nb\nc\nd' } }
    expect(codes(checkOutbound('interactive', carousel([card(0), tall])))).toEqual([
      'interactive.action.cards[1].body.text too_many',
    ])
  })
})

test('the other kinds hold their own limits', () => {
  const one = (value: object) => codes(checkOutbound('interactive', value))
  const body = { text: 'Hello' }
  const url = { display_text: chars(21), url: 'https://a.example' }
  expect(one({ type: 'cta_url', body, action: { name: 'cta_url', parameters: url } })).toEqual([
    'interactive.action.parameters.display_text too_long',
  ])
  expect(one({ type: 'location_request_message', body, action: { name: 'send_location' } })).toEqual([])
  expect(one({ type: 'request_contact_info', body, action: { name: 'request_contact_info' } })).toEqual([])
  expect(one({ type: 'product', action: { catalog_id: '1', product_retailer_id: '2' } })).toEqual([])
  expect(one({ type: 'catalog_message', body, action: { name: 'catalog_message' } })).toEqual([])
  expect(one({ type: 'call_permission_request', action: { name: 'call_permission_request' } })).toEqual([])
  const flow = { flow_message_version: '3', flow_cta: 'Answer', flow_id: '1', flow_name: 'csat' }
  expect(one({ type: 'flow', body, action: { name: 'flow', parameters: flow } })).toEqual([
    'interactive.action.parameters.flow_id conflict',
  ])
})

test('a reaction is one emoji, or nothing to take it back', () => {
  for (const emoji of ['👍', '❤️', '👨‍👩‍👧‍👦', '🇫🇷', '1️⃣', '']) {
    expect(checkOutbound('reaction', { message_id: 'wamid.1', emoji })).toEqual([])
  }
  for (const emoji of ['ok', '👍👍', ' ']) {
    expect(codes(checkOutbound('reaction', { message_id: 'wamid.1', emoji }))).toEqual([
      'reaction.emoji bad_value',
    ])
  }
})

test('places, cards and pins', () => {
  expect(checkOutbound('location', { latitude: 48.85, longitude: '2.35', name: 'Shop' })).toEqual([])
  expect(codes(checkOutbound('location', { latitude: 91, longitude: 0 }))).toEqual([
    'location.latitude bad_value',
  ])
  const person = { name: { formatted_name: 'Ada Rowe' }, birthday: '1990-02-30x' }
  expect(codes(checkOutbound('contacts', [person]))).toEqual(['contacts[0].birthday bad_value'])
  expect(codes(checkOutbound('contacts', Array(258).fill({ name: { formatted_name: 'A' } })))).toEqual([
    'contacts too_many',
  ])
  expect(codes(checkOutbound('pin', { type: 'pin', message_id: 'wamid.1', expiration_days: 31 }))).toEqual([
    'pin.expiration_days bad_value',
  ])
  expect(checkOutbound('pin', { type: 'unpin', message_id: 'wamid.1' })).toEqual([])
})

describe('template sends', () => {
  const send = (text: string) => ({
    name: 'parcel_update',
    language: { code: 'en_GB' },
    components: [{ type: 'body', parameters: [{ type: 'text', text }] }],
  })

  test('a value has no line break, tab or long run of spaces', () => {
    expect(checkOutbound('template', send('Ada    Rowe'))).toEqual([])
    for (const text of ['Ada\nRowe', 'Ada\tRowe', 'Ada     Rowe']) {
      expect(codes(checkOutbound('template', send(text)))).toEqual([
        'template.components[0].parameters[0].text bad_character',
      ])
    }
  })

  test('name and language have the form of the platform', () => {
    expect(codes(checkOutbound('template', { name: 'Parcel', language: { code: 'english' } }))).toEqual([
      'template.name bad_value',
      'template.language.code bad_value',
    ])
  })
})

describe('a whole request', () => {
  const request = {
    messaging_product: 'whatsapp',
    to: '+44 7700 900-321',
    type: 'text',
    text: { body: 'Hi' },
  }

  test('passes with a number or a user id, not with neither', () => {
    expect(checkSendRequest(request)).toEqual([])
    expect(checkSendRequest({ ...request, to: undefined, recipient: 'GB.9051773046218850' })).toEqual([])
    expect(codes(checkSendRequest({ ...request, to: undefined }))).toEqual(['to missing'])
    expect(codes(checkSendRequest({ ...request, to: 'Ada' }))).toEqual(['to bad_value'])
    expect(codes(checkSendRequest({ ...request, to: undefined, recipient: 'Ada' }))).toEqual([
      'recipient bad_value',
    ])
  })

  test('callback data has 512 characters', () => {
    expect(checkSendRequest({ ...request, biz_opaque_callback_data: chars(512) })).toEqual([])
    expect(codes(checkSendRequest({ ...request, biz_opaque_callback_data: chars(513) }))).toEqual([
      'biz_opaque_callback_data too_long',
    ])
  })

  test('a reaction cannot quote, and a pin needs a group', () => {
    const reaction = { message_id: 'wamid.1', emoji: '👍' }
    const quoting = { ...request, type: 'reaction', reaction, context: { message_id: 'wamid.2' } }
    expect(codes(checkSendRequest(quoting))).toEqual(['context conflict'])
    const pin = { type: 'unpin', message_id: 'wamid.1' }
    expect(codes(checkSendRequest({ ...request, type: 'pin', pin }))).toEqual(['type conflict'])
  })
})

test('no JSON makes a check throw', () => {
  const bodies = fc.oneof(
    fc.jsonValue(),
    fc.record({ type: fc.constantFrom('button', 'list', 'carousel', 'flow'), action: fc.jsonValue() }),
    fc.record({
      type: fc.constant('list'),
      body: fc.record({ text: fc.string() }),
      action: fc.record({
        button: fc.string(),
        sections: fc.array(fc.record({ title: fc.string(), rows: fc.array(fc.jsonValue()) })),
      }),
    }),
    fc.record({ name: fc.string(), language: fc.jsonValue(), components: fc.array(fc.jsonValue()) }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...outboundTypes, 'x', '__proto__'), bodies, (type, body) => {
      for (const problem of checkOutbound(type, body)) {
        expect(problem.field).toMatch(/^[a-z]/)
        expect(problem.message).not.toBe('')
      }
      checkSendRequest(body)
      checkSendRequest({ messaging_product: 'whatsapp', to: '+447700900321', type, [type]: body })
    }),
    { numRuns: 500 },
  )
})
