import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { words as english } from './locales/en/index.ts'
import { words as french } from './locales/fr/index.ts'

const source = join(import.meta.dirname, '..')

type Tree = { readonly [key: string]: string | Tree }

function flatten(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flatten(value, `${before}${key}.`),
  )
}

const spoken = (words: Record<string, unknown>) =>
  new Map(Object.entries(words).flatMap(([room, tree]) => flatten(tree as Tree, `${room}:`)))

const inEnglish = spoken(english)
const inFrench = spoken(french)

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path: relative('.', path), text: readFileSync(join(source, path), 'utf8') }))
const code = files.map((file) => file.text).join('\n')

// Keys are always written whole, room first. Where a part is computed, `${…}` stands for it.
const written = [...code.matchAll(/(['"`])([a-z_]+:(?:(?!\1)[^\n])+?)\1/g)]
  .map((match) => match[2]!)
  .filter((key) => Object.hasOwn(english, key.slice(0, key.indexOf(':'))))
const literal = new Set(written.filter((key) => !key.includes('${')))
const computed = written
  .filter((key) => key.includes('${'))
  .map(
    (key) =>
      new RegExp(
        `^${key
          .split(/\$\{[^}]*\}/)
          .map(literally)
          .join('.+')}$`,
      ),
  )

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

test('both languages say the same things', () => {
  expect([...inFrench.keys()].sort()).toEqual([...inEnglish.keys()].sort())
})

test('everything the pages ask for is said', () => {
  const missing = [...literal].filter((key) => !inEnglish.has(key))
  expect(missing).toEqual([])
})

test('nothing is said that no page asks for', () => {
  const unused = [...inEnglish.keys()].filter(
    (key) =>
      !key.startsWith('errors:') && !literal.has(key) && !computed.some((pattern) => pattern.test(key)),
  )
  expect(unused).toEqual([])
})

test('both languages name the same blanks, and every message can be read', () => {
  const blanks = (message: string) => {
    const found = new Set<string>()
    const walk = (elements: readonly unknown[]) => {
      for (const element of elements as {
        type: number
        value?: string
        options?: object
        children?: unknown[]
      }[]) {
        if (element.type !== 0 && element.type !== 7 && element.value) found.add(element.value)
        for (const option of Object.values(element.options ?? {}))
          walk((option as { value: unknown[] }).value)
        if (element.children) walk(element.children)
      }
    }
    walk(new IntlMessageFormat(message, 'en').getAst())
    return [...found].sort()
  }
  const unlike = [...inEnglish].filter(
    ([key, message]) => String(blanks(message)) !== String(blanks(inFrench.get(key) ?? '')),
  )
  expect(unlike.map(([key]) => key)).toEqual([])
})

test('French has its narrow spaces, its quotation marks and its apostrophes', () => {
  const wrong = [...inFrench].filter(([, message]) => {
    // What is inside braces is for the machine, and addresses keep their colon.
    const read = message.replaceAll(/\{[^{}]*\}/g, 'x').replaceAll(/https?:\/\/\S*/g, 'x')
    return /[^\u202f\s][;!?»]|[^\u202f\d\s]:(?!\d)|[ \u00a0][:;!?»]|«(?!\u202f)|'|"/u.test(read)
  })
  expect(wrong.map(([key, message]) => `${key}: ${message}`)).toEqual([])
})

test('English uses no straight quotation marks, which the message format would swallow', () => {
  const wrong = [...inEnglish].filter(([, message]) => /['"]/.test(message))
  expect(wrong.map(([key]) => key)).toEqual([])
})

test('every refusal the server knows has words in the reader’s language', () => {
  const page = readFileSync(join(source, '../../docs/refusals.md'), 'utf8')
  const codes = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map((match) => match[1]!)
  const wordless = codes.filter((one) => !inEnglish.has(`errors:${one.replaceAll('.', '_')}`))
  expect(wordless).toEqual([])
})
