import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, formattedCharsMax, parseMarkdown, parseSpans, plainText, safeHref } from './markdown.ts'

test('stars, underscores and tildes format whole words', () => {
  expect(parseSpans('a *bold* and _italic_ and ~gone~')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'bold', spans: [{ kind: 'text', text: 'bold' }] },
    { kind: 'text', text: ' and ' },
    { kind: 'italic', spans: [{ kind: 'text', text: 'italic' }] },
    { kind: 'text', text: ' and ' },
    { kind: 'strike', spans: [{ kind: 'text', text: 'gone' }] },
  ])
})

test('marks nest in each other', () => {
  expect(parseSpans('*_both_*')).toEqual([
    { kind: 'bold', spans: [{ kind: 'italic', spans: [{ kind: 'text', text: 'both' }] }] },
  ])
})

test.each(['2 * 3 * 4', 'snake_case_name', '*open', '* spaced *', '**', '~ ~', 'a*b*c', '_'])(
  'leaves %j as it was written',
  (text) => {
    expect(parseSpans(text)).toEqual([{ kind: 'text', text }])
  },
)

test('an underscore in an address is not a mark', () => {
  expect(parseSpans('see _https://shop.example/a_b_c_.')).toEqual([
    { kind: 'text', text: 'see ' },
    {
      kind: 'italic',
      spans: [{ kind: 'link', text: 'https://shop.example/a_b_c', href: 'https://shop.example/a_b_c' }],
    },
    { kind: 'text', text: '.' },
  ])
})

test('an address without a scheme opens over https', () => {
  expect(parseSpans('www.shop.example, ok')[0]).toEqual({
    kind: 'link',
    text: 'www.shop.example',
    href: 'https://www.shop.example/',
  })
})

test.each([
  'javascript:alert(1)',
  'https://',
  'http://bank.example@evil.example/',
  'https://user:word@evil.example',
  'data:text/html,x',
  'https://nohost',
])('does not open %j', (text) => {
  expect(safeHref(text)).toBeNull()
})

test('a direction control cannot disguise the end of an address', () => {
  const spans = parseSpans('https://shop.example/\u202egnp.exe')
  expect(spans[0]).toEqual({ kind: 'link', text: 'https://shop.example/', href: 'https://shop.example/' })
})

test('tags are only words', () => {
  const text = '<img src=x onerror=alert(1)> <script>*</script>'
  expect(parseMarkdown(text)).toEqual([{ kind: 'paragraph', spans: [{ kind: 'text', text }] }])
})

test('lines become quotes, lists and monospace blocks', () => {
  const kinds = (text: string) => parseMarkdown(text).map((block: Block) => block.kind)
  expect(kinds('Hello\n> said\n> twice\n- one\n- two\n3. three\nBye')).toEqual([
    'paragraph',
    'quote',
    'list',
    'list',
    'paragraph',
  ])
  expect(parseMarkdown('a\n```\n*x*\ny\n```\nb')).toEqual([
    { kind: 'paragraph', spans: [{ kind: 'text', text: 'a' }] },
    { kind: 'mono', text: '*x*\ny' },
    { kind: 'paragraph', spans: [{ kind: 'text', text: 'b' }] },
  ])
})

test('a preview keeps the words and drops the marks', () => {
  expect(plainText('*Hello*\n_you_ `x`')).toBe('Hello you x')
})

test('no text breaks it or loses a letter', () => {
  const letters = (text: string) => text.replace(/[^a-z]/g, '')
  const marks = fc.array(fc.constantFrom(...'*_~`a \n>-'), { maxLength: 60 })
  fc.assert(
    fc.property(marks, (characters) => {
      const text = characters.join('')
      expect(letters(plainText(text))).toBe(letters(text))
    }),
  )
  // Half surrogates and control characters among them.
  const units = fc.array(fc.nat(0xffff), { maxLength: 60 })
  fc.assert(fc.property(units, (codes) => parseMarkdown(String.fromCharCode(...codes)).length > 0))
})

test('a text made of marks is read in linear time', () => {
  const startedAt = performance.now()
  for (const unit of ['*a', '*_~', '`', '_a_ ', 'www.', '> ']) {
    parseMarkdown(unit.repeat(Math.floor(formattedCharsMax / unit.length)))
  }
  expect(performance.now() - startedAt).toBeLessThan(1500)
})
