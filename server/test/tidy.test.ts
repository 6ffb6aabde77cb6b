/** The house's order, read from the source: who may import whom, how long a file may be, what every room owes a newcomer. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = join(root, 'server', 'src')

/** Lowest first. A room imports only from lower floors; rooms on one floor are strangers. */
const floors = [
  ['platform'],
  ['accounts'],
  ['contacts'],
  ['catalogue'],
  ['consent', 'evidence', 'templates'],
  ['review'],
  ['messages'],
  ['receipts', 'inbox'],
  ['groups', 'campaigns', 'automations', 'satisfaction'],
  ['privacy'],
  ['channels', 'connectors'],
  ['main.ts'],
  ['cli'],
] as const

const linesMax = 400

const files = listFiles(root)
const code = files.filter((file) => /\.(ts|tsx|mjs|sql)$/.test(file) && !file.includes('.generated.'))

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (['node_modules', 'dist', '.git', 'data', 'out', 'test-results', 'fixtures'].includes(name)) return []
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}

const show = (file: string) => relative(root, file)
const read = (file: string) => readFileSync(file, 'utf8')

type Import = { readonly from: string; readonly to: string; readonly path: string }

function importsOf(file: string): Import[] {
  const found = [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!)
  return found.map((path) => ({ from: file, to: resolve(dirname(file), path), path }))
}

function roomOf(file: string): string | undefined {
  const path = relative(source, file)
  return path.startsWith('..') ? undefined : path.split('/')[0]
}

const floorOf = (room: string) => floors.findIndex((rooms) => (rooms as readonly string[]).includes(room))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /-for-tests\.ts$/.test(file)
const serverCode = code.filter((file) => roomOf(file) !== undefined && !isTest(file))
const acrossRooms = serverCode
  .flatMap(importsOf)
  .map((one) => ({ ...one, room: roomOf(one.from)!, other: roomOf(one.to) }))
  .filter(({ room, other }) => other !== undefined && other !== room)

describe('floors and doors', () => {
  test('every room stands on a floor', () => {
    const rooms = [...new Set(serverCode.map((file) => roomOf(file)!))]
    expect(rooms.filter((room) => floorOf(room) < 0)).toEqual([])
  })

  test('imports go downward only', () => {
    const upward = acrossRooms.filter(({ room, other }) => floorOf(other!) >= floorOf(room))
    expect(upward.map(({ from, path }) => `${show(from)} → ${path}`)).toEqual([])
  })

  test('a room is entered through its door', () => {
    // channels is several small houses on one floor, platform's database and configuration are needed before the rest loads.
    const doors =
      /^(\w[\w-]*\/index\.ts|channels\/[\w-]+\/index\.ts|platform\/(config|database\/index|database\/embedded\/index)\.ts|main\.ts)$/
    const through = acrossRooms.filter(({ to }) => !doors.test(relative(source, to)))
    expect(through.map(({ from, path }) => `${show(from)} → ${path}`)).toEqual([])
  })

  test('only one room writes a table', () => {
    const writers = new Map<string, Set<string>>()
    const statement =
      /\b(?:insert into|update|delete from|insertInto\('|updateTable\('|deleteFrom\(')\s*([a-z_]+)/g
    for (const file of serverCode.filter((one) => one.endsWith('.ts'))) {
      for (const [, table] of read(file).matchAll(statement)) {
        if (!tables.has(table!)) continue
        writers.set(table!, (writers.get(table!) ?? new Set()).add(roomOf(file)!))
      }
    }
    const shared = [...writers]
      .filter(([, rooms]) => rooms.size > 1)
      .map(([table, rooms]) => `${table}: ${[...rooms]}`)
    expect(shared).toEqual([])
  })
})

const tables = new Set(
  files
    .filter((file) => file.includes('server/migrations/'))
    .flatMap((file) => [...read(file).matchAll(/create table (\w+)/g)].map((match) => match[1]!)),
)

describe('files', () => {
  test(`no file is longer than ${linesMax} lines`, () => {
    const long = code.filter((file) => read(file).split('\n').length > linesMax + 1)
    expect(long.map(show)).toEqual([])
  })

  test('there is no room for odds and ends', () => {
    const odd = /(^|\/)(utils?|helpers?|common|services|types)(\/|\.tsx?$)/
    expect(files.map(show).filter((file) => odd.test(file))).toEqual([])
  })

  test('nothing is left to do later in the code', () => {
    const later = new RegExp(['TO', 'DO|FIX', 'ME'].join(''))
    expect(code.filter((file) => !file.endsWith('tidy.test.ts') && later.test(read(file))).map(show)).toEqual(
      [],
    )
  })

  test('no test is skipped or alone', () => {
    const alone = new RegExp(`\\b(test|it|describe)\\.(${['on', 'ly|sk', 'ip'].join('')})\\(`)
    expect(code.filter((file) => isTest(file) && alone.test(read(file))).map(show)).toEqual([])
  })
})

describe('what a newcomer finds', () => {
  test('every room says what it is, in at most 40 lines', () => {
    const rooms = readdirSync(source).filter((name) => statSync(join(source, name)).isDirectory())
    const readmes = rooms.map((room) => join(source, room, 'README.md'))
    expect(readmes.filter((file) => !existsSync(file)).map(show)).toEqual([])
    expect(readmes.filter((file) => read(file).split('\n').length > 41).map(show)).toEqual([])
  })

  test('every refusal stands in docs/refusals.md, and nothing else does', () => {
    const register = read(join(root, 'docs', 'refusals.md'))
    const registered = new Set(
      [...register.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map((match) => match[1]!),
    )
    const used = new Set<string>()
    const written = new Set<string>()
    for (const file of serverCode) {
      const text = read(file)
      for (const [, code] of text.matchAll(/(?:refuse\(\s*|code: )'([a-z_]+\.[a-z_]+)'/g)) used.add(code!)
      for (const [, code] of text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)) written.add(code!)
    }
    expect([...used].filter((code) => !registered.has(code)).sort()).toEqual([])
    expect([...registered].filter((code) => !written.has(code)).sort()).toEqual([])
  })
})
