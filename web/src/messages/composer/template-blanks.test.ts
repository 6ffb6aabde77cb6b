import { expect, test } from 'vitest'
import type { Template, TemplateBlank } from '../../platform/api-shapes.ts'
import { blankKey, cannotFill, checkBlanks, fillTemplate } from './template-blanks.ts'

function template(blanks: TemplateBlank[], components: Template['components'], named = false): Template {
  return {
    id: 't',
    account_id: 'a',
    name: 'order_ready',
    language: 'en_GB',
    category: 'UTILITY',
    status: 'APPROVED',
    quality: null,
    reason: null,
    parameter_format: named ? 'NAMED' : 'POSITIONAL',
    components,
    blanks,
    changed_at: '2026-11-01T00:00:00Z',
  }
}

const first: TemplateBlank = { component: 'body', name: '1', example: 'Lina' }
const second: TemplateBlank = { component: 'body', name: '2', example: 'Friday' }
const link: TemplateBlank = { component: 'button', index: 1, name: '1', example: 'PX-1' }
const parts = [
  { type: 'BODY', text: 'Hello {{1}}, ready on {{2}}.' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'Thanks' },
      { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' },
    ],
  },
]

test('values stand where the template has its blanks', () => {
  const { body } = fillTemplate(template([first, second, link], parts), {
    [blankKey(first)]: 'Lina',
    [blankKey(second)]: 'Friday',
    [blankKey(link)]: 'PX-9',
  })
  expect(body.components).toEqual([
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Lina' },
        { type: 'text', text: 'Friday' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'PX-9' }] },
  ])
})

test('named blanks carry their names', () => {
  const blank: TemplateBlank = { component: 'body', name: 'first_name', example: null }
  const one = template([blank], [{ type: 'BODY', text: 'Hi {{first_name}}' }], true)
  const { body } = fillTemplate(one, { [blankKey(blank)]: 'Theo' })
  expect(body.components[0]?.parameters[0]).toEqual({
    type: 'text',
    text: 'Theo',
    parameter_name: 'first_name',
  })
})

test('an empty blank is found and named', () => {
  const problems = checkBlanks(template([first, second], parts), { [blankKey(first)]: 'Lina' })
  expect(problems).toEqual([expect.objectContaining({ key: blankKey(second) })])
})

test('a line break in a blank is refused as the platform would', () => {
  const problems = checkBlanks(template([first], parts), { [blankKey(first)]: 'a\nb' })
  expect(problems).toEqual([{ key: blankKey(first), code: 'bad_character', limit: null }])
})

test('a filled template longer than its limit is refused as a whole', () => {
  const problems = checkBlanks(template([first], parts), { [blankKey(first)]: 'x'.repeat(1020) })
  expect(problems.map((problem) => [problem.key, problem.code])).toEqual([[null, 'too_long']])
})

test('a header takes a file', () => {
  const blank: TemplateBlank = { component: 'header', name: '1', example: null, format: 'IMAGE' }
  const one = template([blank], [{ type: 'HEADER', format: 'IMAGE' }])
  const { body } = fillTemplate(one, { [blankKey(blank)]: '88' })
  expect(body.components[0]).toEqual({ type: 'header', parameters: [{ type: 'image', image: { id: '88' } }] })
})

test('what cannot be filled by hand says so', () => {
  expect(cannotFill(template([], parts))).toBeNull()
  expect(cannotFill(template([], [{ type: 'CAROUSEL', cards: [] }]))).toBe('cards')
})
