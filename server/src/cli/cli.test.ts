import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '../../test/database.ts'
import { findNearest } from './nearest.ts'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
let folder: string
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-cli-'))
  database = await createEmptyDatabase()
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

test('help lists the commands, and a command has its own', async () => {
  const page = await doublecheck(['--help'])
  assert.equal(page.code, 0)
  assert.match(page.out, /doctor {2,}look for/)
  assert.match((await doublecheck(['doctor', '--help'])).out, /^doublecheck doctor\n/)
  assert.match((await doublecheck(['token', '--help'])).out, /^doublecheck token create/)
})

test('the version is that of the package', async () => {
  assert.match((await doublecheck(['--version'])).out, /^\d+\.\d+\.\d+\n$/)
})

test('a command that was mistyped is answered with the nearest one, on stderr and with a failure', async () => {
  const answer = await doublecheck(['migrat'])
  assert.deepEqual(answer, {
    code: 1,
    out: '',
    error: 'doublecheck: There is no command "migrat". Did you mean "migrate"?\n',
  })
})

test('an option that does not exist is answered with the usage', async () => {
  const answer = await doublecheck(['migrate', '--fast'])
  assert.equal(answer.code, 1)
  assert.equal(answer.error, "doublecheck: Unknown option '--fast'. Usage: doublecheck migrate\n")
})

test('an option whose value looks like another option is one line too', async () => {
  const answer = await doublecheck(['token', 'create', '--name', 'shop', '--days', '-3'])
  assert.equal(answer.code, 1)
  assert.match(answer.error, /^doublecheck: Option '--days' argument is ambiguous. Usage: [^\n]*\n$/)
})

test('every mistake in the environment gets a line', async () => {
  const answer = await doublecheck(['migrate'], { PORT: 'door', DATABASE_URL: 'mysql://lemon' })
  assert.equal(answer.code, 1)
  assert.match(answer.error, /^doublecheck: PORT must be .*\ndoublecheck: DATABASE_URL must be .*\n$/)
})

test('migrate brings a database up to date, and says so the second time', async () => {
  const first = await doublecheck(['migrate'], { DATABASE_URL: database.connectionString })
  assert.equal(first.code, 0, first.error)
  assert.match(first.out, /^applied 0001_/)
  const second = await doublecheck(['migrate'], { DATABASE_URL: database.connectionString })
  assert.equal(second.out, 'The database is up to date.\n')
})

test('doctor finds nothing wrong with a desk that could start', async () => {
  const answer = await doublecheck(['doctor'], { DATABASE_URL: database.connectionString, PORT: '0' })
  assert.equal(answer.code, 0, answer.out)
  assert.match(answer.out, /^ok {4}Node 2/)
  assert.match(answer.out, /^ok {4}external PostgreSQL \d/m)
})

test('doctor names a port in use and a database out of reach, each with what to do', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const { port } = squatter.address() as { port: number }
  const answer = await doublecheck(['doctor'], {
    PORT: String(port),
    // Nobody listens on port 1.
    DATABASE_URL: 'postgres://lemon@127.0.0.1:1/bakery',
  })
  squatter.close()
  assert.equal(answer.code, 1)
  assert.match(answer.out, new RegExp(`^fail  127.0.0.1:${port} is used by another program – set PORT`, 'm'))
  assert.match(answer.out, /^fail {2}PostgreSQL cannot be reached: .* – check DATABASE_URL/m)
})

test('start says at once that its address is taken, and what to do', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const { port } = squatter.address() as { port: number }
  const answer = await doublecheck(['start'], { PORT: String(port) })
  squatter.close()
  const error = `doublecheck: 127.0.0.1:${port} is used by another program: set PORT to a free one.\n`
  assert.deepEqual(answer, { code: 1, out: '', error })
})

test('a data folder below a file is told with its remedy, by doctor and by start', async () => {
  const env = { DOUBLECHECK_DATA_DIR: join(program, 'data'), PORT: '0' }
  assert.match((await doublecheck(['doctor'], env)).out, /^fail {2}data folder .* – let user \d+ write to/m)
  assert.match((await doublecheck(['start'], env)).error, /ENOTDIR.* – .*set DOUBLECHECK_DATA_DIR/)
})

test('a proposal is made for what is near, and for nothing else', () => {
  assert.equal(findNearest('bakup', ['backup', 'migrate']), 'backup')
  assert.equal(findNearest('evidence verfy', ['evidence verify', 'doctor']), 'evidence verify')
  assert.equal(findNearest('lemon', ['backup', 'migrate']), undefined)
})

async function doublecheck(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; error: string }> {
  const settings = { DOUBLECHECK_DATA_DIR: join(folder, 'data'), PATH: process.env.PATH, ...env }
  const child: ChildProcess = spawn(process.execPath, [program, ...args], { env: settings })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number]>,
  ])
  return { code, out, error }
}
