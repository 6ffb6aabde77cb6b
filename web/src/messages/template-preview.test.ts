import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillBlanks, previewTemplate, templateValues } from './template-preview.ts'

const pickUp = [
  { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
  { type: 'BODY', text: 'Hello {{1}}, your parcel waits until {{2}}.' },
  { type: 'FOOTER', text: 'Lemon Bakery' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'URL', text: 'Track', url: 'https://shop.example/t/{{1}}' },
      { type: 'QUICK_REPLY', text: 'Thanks' },
    ],
  },
]

test('numbered blanks take their value by place', () => {
  const preview = previewTemplate(pickUp, [
    { type: 'header', parameters: [{ type: 'text', text: '48877' }] },
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Lina' },
        { type: 'text', text: '25 November' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'PX-1' }] },
  ])
  expect(preview).toMatchObject({
    header: { kind: 'text', text: 'Order 48877' },
    body: 'Hello Lina, your parcel waits until 25 November.',
    footer: 'Lemon Bakery',
    buttons: [
      { kind: 'url', title: 'Track', target: 'https://shop.example/t/PX-1' },
      { kind: 'reply', title: 'Thanks', id: 'Thanks' },
    ],
  })
})

test('named blanks take their value by name', () => {
  const given = [{ type: 'text', parameter_name: 'first_name', text: 'Theo' }]
  expect(fillBlanks('Hi {{first_name}} and {{other}}', given)).toBe('Hi Theo and {{other}}')
})

test('a value that looks like a blank is not filled again', () => {
  expect(fillBlanks('{{1}} {{2}}', [{ text: '{{2}}' }, { text: 'x' }])).toBe('{{2}} x')
})

test('a value with dollar signs stays as written', () => {
  expect(fillBlanks('{{1}}', [{ text: '$& $1' }])).toBe('$& $1')
})

test('without the template its values are still told', () => {
  expect(templateValues([{ type: 'body', parameters: [{ text: 'Lina' }, { text: '' }] }])).toEqual(['Lina'])
})

test('no components break the preview', () => {
  const value = fc.jsonValue({ maxDepth: 2 })
  const part = fc.record({ type: value, text: value, buttons: value, parameters: value, cards: value })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
      expect(typeof previewTemplate(parts, parts).body).toBe('string')
    }),
    { numRuns: 50 },
  )
})
