import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')
const sheets = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')
const read = (path: string) => readFileSync(join(source, path), 'utf8')

test('every component of the library that is used has its sheet', () => {
  const imported = read('platform/mantine-styles.ts')
  const used = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...read(path).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap((match) => match[1]!.split(','))
    .map((name) => name.replace(/^\s*type\s/, '').trim())
    .filter((name) => existsSync(join(sheets, `${name}.css`)))
  expect(used.length).toBeGreaterThan(0)
  expect([...new Set(used)].filter((name) => !imported.includes(`/${name}.css'`))).toEqual([])
})
