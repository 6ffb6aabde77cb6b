import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blanksOf, checkTemplate, fillBlanks } from './index.ts'

const parcel = {
  name: 'parcel_update',
  language: 'en_GB',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  message_send_ttl_seconds: 43_200,
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Parcel news' },
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, your parcel {{number}} is on its way to you today.',
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ada' }] },
    },
    { type: 'FOOTER', text: 'Lemon Bakery' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}', example: ['PX-1'] },
        { type: 'QUICK_REPLY', text: 'Stop updates' },
      ],
    },
  ],
}
const withBody = (text: string) => ({
  ...parcel,
  parameter_format: 'POSITIONAL',
  components: [{ type: 'BODY', text, example: { body_text: [['a', 'b']] } }],
})
const found = (value: unknown) =>
  checkTemplate(value).map(({ field, code, error }) => `${field} ${code}${error ? ` ${error}` : ''}`)

test('a whole template passes', () => {
  expect(checkTemplate(parcel)).toEqual([])
})

test('a blank at an edge, beside another, out of order, or among too few words is refused', () => {
  expect(found(withBody('{{1}} is the number of your parcel'))).toEqual([
    'components[0].text bad_value 2388299',
  ])
  expect(found(withBody('Your parcel {{1}} {{2}} is on its way to you'))).toEqual([
    'components[0].text bad_value 2388072',
  ])
  expect(found(withBody('Your parcel {{1}} and {{3}} are on their way'))).toEqual([
    'components[0].text bad_value 2388072',
  ])
  expect(found(withBody('Hi {{1}}!'))).toEqual(['components[0].text too_many 2388293'])
})

test('a body is required and has 1,024 characters', () => {
  expect(found({ ...parcel, components: [] })).toEqual(['components missing 2388072'])
  expect(found(withBody('a'.repeat(1024)))).toEqual([])
  expect(found(withBody('a'.repeat(1025)))).toEqual(['components[0].text too_long 2388040'])
})

test('a footer has no blank, a header one', () => {
  const part = (component: object) => ({
    ...parcel,
    parameter_format: undefined,
    components: [{ type: 'BODY', text: 'Hello' }, component],
  })
  expect(found(part({ type: 'FOOTER', text: 'For {{1}}' }))).toEqual(['components[1].text bad_value 2388073'])
  const example = { header_text: ['a'] }
  expect(found(part({ type: 'HEADER', format: 'TEXT', text: 'A {{1}} b {{2}} c', example }))).toEqual([
    'components[1].text too_many 2388047',
  ])
})

test('buttons have counts, lengths and an order', () => {
  const withButtons = (buttons: object[]) => ({
    ...parcel,
    components: [
      { type: 'BODY', text: 'Hello' },
      { type: 'BUTTONS', buttons },
    ],
  })
  const quick = { type: 'QUICK_REPLY', text: 'Yes' }
  const url = { type: 'URL', text: 'Look', url: 'https://shop.example' }
  expect(found(withButtons([quick, quick, url, url]))).toEqual([])
  expect(found(withButtons([quick, url, quick]))).toEqual(['components[1].buttons conflict'])
  expect(found(withButtons([url, url, url]))).toEqual(['components[1].buttons too_many'])
  expect(found(withButtons(Array(11).fill(quick)))).toContain('components[1].buttons too_many')
  expect(found(withButtons([{ ...quick, text: 'a'.repeat(26) }]))).toEqual([
    'components[1].buttons[0].text too_long',
  ])
  expect(found(withButtons([{ ...url, url: 'https://shop.example/{{1}}/now', example: ['a'] }]))).toEqual([
    'components[1].buttons[0].url too_many',
  ])
})

test('a message may wait as long as its category allows', () => {
  expect(found({ ...parcel, message_send_ttl_seconds: 43_201 })).toEqual([
    'message_send_ttl_seconds bad_value',
  ])
  expect(found({ ...parcel, category: 'MARKETING', message_send_ttl_seconds: 43_200 })).toEqual([])
})

test('blanks are found and filled', () => {
  expect(blanksOf('Hi {{ name }}, {{1}}')).toEqual(['name', '1'])
  expect(fillBlanks('Hi {{name}}, {{1}}', (name) => (name === 'name' ? 'Ada' : undefined))).toBe(
    'Hi Ada, {{1}}',
  )
})

test('no JSON makes the check throw', () => {
  const components = fc.array(
    fc.record(
      { type: fc.constantFrom('HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL') },
      { requiredKeys: [] },
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record({ components }).map((part) => ({ ...parcel, ...part })),
      ),
      (value) => {
        checkTemplate(value)
      },
    ),
  )
})
