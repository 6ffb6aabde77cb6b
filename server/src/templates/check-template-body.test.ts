import type { TemplateComponent } from '@doublecheck/whatsapp'
import { assert, describe, test } from 'vitest'
import { checkTemplateBody } from './check-template-body.ts'
import { listBlanks } from './list-blanks.ts'
import { renderTemplate } from './render-template.ts'

const parcel: { components: TemplateComponent[] } = {
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'News for {{1}}', example: { header_text: ['Ada'] } },
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, parcel {{parcel_number}} is on its way, {{first_name}}.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ada' },
          { param_name: 'parcel_number', example: 'PX-20417' },
        ],
      },
    },
    { type: 'FOOTER', text: 'Northgate Parcels' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Track', url: 'https://parcels.example/{{1}}', example: ['PX-20417'] },
        { type: 'QUICK_REPLY', text: 'Stop updates' },
        { type: 'COPY_CODE', text: 'Copy', example: 'LEMON10' },
      ],
    },
  ],
}

const words = (text: string, name?: string) => ({ type: 'text', text, ...(name && { parameter_name: name }) })
const header = { type: 'header', parameters: [words('Lina')] }
const body = { type: 'body', parameters: [words('PX-1', 'parcel_number'), words('Lina', 'first_name')] }
const link = { type: 'button', sub_type: 'url', index: '0', parameters: [words('PX-1')] }
const code = {
  type: 'button',
  sub_type: 'copy_code',
  index: 2,
  parameters: [{ type: 'coupon_code', coupon_code: 'A1' }],
}
const sent = (...components: unknown[]) => ({ name: 'parcel', language: { code: 'en' }, components })
const fieldsOf = (...components: unknown[]) =>
  checkTemplateBody(parcel, sent(...components)).map((problem) => `${problem.field} ${problem.code}`)

test('every blank is listed with its example', () => {
  assert.deepEqual(listBlanks(parcel), [
    { component: 'header', name: '1', example: 'Ada', format: 'text' },
    { component: 'body', name: 'first_name', example: 'Ada', format: 'text' },
    { component: 'body', name: 'parcel_number', example: 'PX-20417', format: 'text' },
    { component: 'button', index: 0, name: '1', example: 'PX-20417', format: 'text' },
    { component: 'button', index: 2, name: 'coupon_code', example: 'LEMON10', format: 'coupon_code' },
  ])
})

test('a template is read as the customer sees it', () => {
  assert.deepEqual(renderTemplate(parcel, sent(header, body, link, code)), {
    header: 'News for Lina',
    body: 'Hello Lina, parcel PX-1 is on its way, Lina.',
    footer: 'Northgate Parcels',
    buttons: [
      { type: 'URL', text: 'Track', url: 'https://parcels.example/PX-1' },
      { type: 'QUICK_REPLY', text: 'Stop updates' },
      { type: 'COPY_CODE', text: 'Copy' },
    ],
  })
})

describe('what does not fit is named by its field', () => {
  test('nothing, when every blank has its value', () => {
    assert.deepEqual(fieldsOf(header, body, link, code), [])
    const reply = {
      type: 'button',
      sub_type: 'quick_reply',
      index: '1',
      parameters: [{ type: 'payload', payload: 'STOP' }],
    }
    assert.deepEqual(fieldsOf(header, body, link, reply, code), [])
  })

  test('all of it, when nothing is given', () => {
    const open = checkTemplateBody(parcel, { name: 'parcel' })
    assert.deepEqual(
      open.map((problem) => problem.message),
      [
        'Fill in {{1}} of the header.',
        'Fill in {{first_name}} of the body.',
        'Fill in {{parcel_number}} of the body.',
        'Add the value of button 1, "Track".',
        'Add the value of button 3, "Copy".',
      ],
    )
  })

  test('a value too many, an unknown name, an empty one', () => {
    const extra = { ...header, parameters: [words('a'), words('b')] }
    assert.deepEqual(fieldsOf(extra, body, link, code), ['template.components[0].parameters[1] too_many'])
    const named = { ...body, parameters: [...body.parameters, words('x', 'last_name')] }
    assert.deepEqual(fieldsOf(header, named, link, code), [
      'template.components[1].parameters[2].parameter_name bad_value',
    ])
    const empty = { ...body, parameters: [words('  ', 'first_name'), words('PX', 'parcel_number')] }
    assert.deepEqual(fieldsOf(header, empty, link, code), [
      'template.components[1].parameters[0].text missing',
    ])
  })

  test('a part given twice, one the template does not have, the wrong kind of button', () => {
    assert.deepEqual(fieldsOf(header, body, body, link, code), ['template.components[2] not_unique'])
    const offer = { type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer' }] }
    assert.deepEqual(fieldsOf(header, body, link, code, offer), ['template.components[4] unknown_field'])
    assert.deepEqual(fieldsOf(header, body, { ...link, sub_type: 'flow' }, code), [
      'template.components[2].sub_type bad_value',
    ])
    assert.deepEqual(fieldsOf(header, body, link, code, { ...link, index: 7 }), [
      'template.components[4].index bad_value',
    ])
  })

  test('a body too long once filled in', () => {
    const long = {
      ...body,
      parameters: [words('x'.repeat(1000), 'first_name'), words('PX', 'parcel_number')],
    }
    const [problem] = checkTemplateBody(parcel, sent(header, long, link, code))
    assert.deepEqual([problem?.code, problem?.limit], ['too_long', 1024])
  })
})

test('a header of another kind is refused', () => {
  const picture = {
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Hello' },
    ],
  }
  assert.deepEqual(listBlanks(picture), [
    { component: 'header', name: 'image', example: null, format: 'image' },
  ])
  assert.deepEqual(
    checkTemplateBody(picture, sent()).map((one) => one.code),
    ['missing'],
  )
  const image = { type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] }
  assert.deepEqual(checkTemplateBody(picture, sent(image)), [])
  const video = { type: 'header', parameters: [{ type: 'video', video: { id: '1' } }] }
  assert.deepEqual(
    checkTemplateBody(picture, sent(video)).map((one) => one.code),
    ['bad_value'],
  )
})

test('a one-time password needs its code twice', () => {
  const template = {
    components: [
      { type: 'BODY', text: '*{{1}}* is your verification code.' },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', text: 'Copy code' }] },
    ],
  }
  const codeBody = { type: 'body', parameters: [words('123456')] }
  assert.deepEqual(
    checkTemplateBody(template, sent(codeBody)).map((one) => one.code),
    ['missing'],
  )
  assert.deepEqual(
    checkTemplateBody(template, sent(codeBody, { ...link, parameters: [words('123456')] })),
    [],
  )
})

test('cards are checked and read one by one', () => {
  const card = (name: string) => ({
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: `${name} for {{1}}` },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'See', url: 'https://lemon.example/{{1}}' }] },
    ],
  })
  const template = {
    components: [
      { type: 'BODY', text: 'Our cakes' },
      { type: 'CAROUSEL', cards: [card('Tart'), card('Cake')] },
    ],
  }
  const filled = (index: number) => ({
    card_index: index,
    components: [
      { type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] },
      { type: 'body', parameters: [words('Lina')] },
      link,
    ],
  })
  assert.equal(listBlanks(template).length, 6)
  assert.equal(checkTemplateBody(template, sent()).length, 6)
  assert.deepEqual(checkTemplateBody(template, sent({ type: 'carousel', cards: [filled(1), filled(0)] })), [])
  const [problem] = checkTemplateBody(
    template,
    sent({ type: 'carousel', cards: [filled(0), filled(1), filled(2)] }),
  )
  assert.deepEqual([problem?.field, problem?.code], ['template.components[0].cards[2]', 'too_many'])
  const rendered = renderTemplate(template, sent({ type: 'carousel', cards: [filled(0), filled(1)] }))
  assert.deepEqual(
    rendered.cards?.map((one) => one.body),
    ['Tart for Lina', 'Cake for Lina'],
  )
})

test('whatever comes instead of a body is answered, never thrown at', () => {
  for (const odd of [
    undefined,
    null,
    7,
    'x',
    [],
    { components: 'x' },
    { components: [null, [], { type: 7, parameters: [1] }] },
  ]) {
    assert.isAbove(checkTemplateBody(parcel, odd).length, 0)
    assert.isString(renderTemplate(parcel, odd).body)
  }
})
