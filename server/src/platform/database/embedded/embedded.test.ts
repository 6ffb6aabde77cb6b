import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedStep, openEmbeddedPostgres } from './index.ts'
import { findPostmaster, isAlive } from './postmaster.ts'

const isRoot = process.geteuid?.() === 0
const waitMsMax = 10_000
let home: string
let dataDir: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'doublecheck-embedded-'))
  await chmod(home, 0o755)
  dataDir = join(home, 'desk')
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

test('a new desk gets a durable database, and finds its rows again after a stop', async () => {
  const steps: EmbeddedStep[] = []
  const first = await openEmbeddedPostgres({ dataDir, onProgress: (step) => steps.push(step) })
  assert.deepEqual(steps, ['creating', 'starting', 'ready'])
  assert.equal(first.adopted, false)
  await run(first, `create table cakes as select 'lemon' as name`)
  const durability = await run(
    first,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
      datlocprovider::text || ' ' || datlocale as locale from pg_database where datname = current_database()`,
  )
  assert.deepEqual(durability, [
    { fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC', locale: 'b C.UTF-8' },
  ])
  await first.stop()
  await first.stop()

  const second = await openEmbeddedPostgres({ dataDir })
  assert.deepEqual(await run(second, 'select name from cakes'), [{ name: 'lemon' }])
  await second.stop()
  assert.equal(await findPostmaster(clusterOf(dataDir)), undefined)
})

test('the password is for its owner alone, and nobody gets in without it', async () => {
  const embedded = await openEmbeddedPostgres({ dataDir })
  const password = await stat(join(dataDir, 'postgres-18', 'password'))
  assert.equal(password.mode & 0o777, 0o600)
  const url = new URL(embedded.connectionString)
  url.password = 'lemon'
  const stranger = new pg.Client({ connectionString: url.href })
  const refusal = await stranger.connect().then(
    () => undefined,
    (error: Error) => error.message,
  )
  assert.match(refusal ?? '', /password authentication failed/)
  await embedded.stop()
})

test('a second process joins, and leaves the server running when it goes', async () => {
  const first = await openEmbeddedPostgres({ dataDir })
  const second = await holdOpen(dataDir)
  assert.equal(second.adopted, true)
  await second.end()
  assert.deepEqual(await run(first, 'select 1 as one'), [{ one: 1 }])
  await first.stop()
})

test('two processes that start at once share one server', async () => {
  const fresh = join(home, 'together')
  const both = await Promise.all([holdOpen(fresh), holdOpen(fresh)])
  assert.deepEqual(both.map((each) => each.adopted).sort(), [false, true])
  assert.equal(both[0].connectionString, both[1].connectionString)
  for (const each of both.sort((one, other) => Number(other.adopted) - Number(one.adopted))) await each.end()
  assert.equal(await findPostmaster(clusterOf(fresh)), undefined)
})

test.runIf(process.platform === 'linux')('the server ends by itself when its starter is killed', async () => {
  const victim = await holdOpen(dataDir)
  const { pid } = (await findPostmaster(clusterOf(dataDir)))!
  victim.process.kill('SIGKILL')
  await until(() => !isAlive(pid))
  // A clean stop, not a crash: its note is gone.
  assert.equal(await findPostmaster(clusterOf(dataDir)), undefined)
})

test('a server whose starter was killed is adopted, and stopped by the one who adopted it', async () => {
  // Without setpriv in reach the kernel is not asked, as on macOS.
  const victim = await holdOpen(dataDir, { PATH: '/nonexistent' })
  const { pid } = (await findPostmaster(clusterOf(dataDir)))!
  victim.process.kill('SIGKILL')
  await once(victim.process, 'close')
  assert.equal(isAlive(pid), true)
  const embedded = await openEmbeddedPostgres({ dataDir })
  assert.equal(embedded.adopted, true)
  assert.equal(embedded.connectionString, victim.connectionString)
  await embedded.stop()
  assert.equal(isAlive(pid), false)
})

test('a note left by a crash whose number went to another process does not stand in the way', async () => {
  const other = spawn('sleep', ['60'])
  await writeFile(
    join(clusterOf(dataDir), 'postmaster.pid'),
    `${other.pid}\n${clusterOf(dataDir)}\n1\n5432\n`,
  )
  const embedded = await openEmbeddedPostgres({ dataDir })
  assert.equal(embedded.adopted, false)
  assert.equal(isAlive(other.pid!), true)
  await embedded.stop()
  other.kill()
})

test('a creation that was cut short is begun again', async () => {
  const interrupted = join(home, 'interrupted')
  await mkdir(join(interrupted, 'postgres-18', 'data.new', 'base'), { recursive: true })
  const embedded = await openEmbeddedPostgres({ dataDir: interrupted })
  assert.deepEqual(await run(embedded, 'select 1 as one'), [{ one: 1 }])
  await embedded.stop()
  const names = await readdir(join(interrupted, 'postgres-18'))
  assert.deepEqual(names.sort(), ['data', 'password', 'postgres.log'])
})

test.runIf(isRoot)('root may keep the data under a folder that is closed to everyone else', async () => {
  const closed = join(home, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const embedded = await openEmbeddedPostgres({ dataDir: join(closed, 'desk') })
  assert.deepEqual(await run(embedded, 'select 1 as one'), [{ one: 1 }])
  await embedded.stop()
})

test.runIf(isRoot)('root still reaches data whose folder was closed after it was made', async () => {
  const desk = join(home, 'later')
  await (await openEmbeddedPostgres({ dataDir: desk })).stop()
  await chmod(desk, 0o700)
  const embedded = await openEmbeddedPostgres({ dataDir: desk })
  assert.deepEqual(await run(embedded, 'select 1 as one'), [{ one: 1 }])
  await embedded.stop()
})

test('a server that cannot start says so with the end of its log', async () => {
  const broken = join(home, 'broken')
  const embedded = await openEmbeddedPostgres({ dataDir: broken })
  await embedded.stop()
  const settings = join(clusterOf(broken), 'postgresql.conf')
  await writeFile(settings, `${await readFile(settings, 'utf8')}no_such_setting = 1\n`)
  const error = await openEmbeddedPostgres({ dataDir: broken }).then(
    () => undefined,
    (reason: Error) => reason,
  )
  assert.match(error?.message ?? '', /did not start.*no_such_setting/s)
})

test('a server for tests leaves nothing behind', async () => {
  const embedded = await openEmbeddedPostgres({ dataDir: '', fast: true })
  const rows = await run(embedded, `select current_setting('data_directory') as folder`)
  const folder = String(rows[0]!.folder)
  assert.equal(folder.startsWith(tmpdir()), true)
  await embedded.stop()
  const left = await stat(folder).catch((error: NodeJS.ErrnoException) => error.code)
  assert.equal(left, 'ENOENT')
})

const clusterOf = (desk: string) => join(desk, 'postgres-18', 'data')

async function run(embedded: EmbeddedPostgres, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: embedded.connectionString })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}

type Holder = {
  readonly process: ChildProcess
  readonly adopted: boolean
  readonly connectionString: string
  /** Lets the process stop in order. */
  end(): Promise<void>
}

/** Another process that opens the same desk and holds it until told to end. */
async function holdOpen(desk: string, env: Record<string, string> = {}): Promise<Holder> {
  const program = `
    import { openEmbeddedPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const embedded = await openEmbeddedPostgres({ dataDir: ${JSON.stringify(desk)} })
    process.stdin.once('end', () => embedded.stop()).resume()
    console.log(JSON.stringify(embedded))`
  const args = ['--input-type=module', '--eval', program]
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const opened = JSON.parse(line.toString()) as Pick<Holder, 'adopted' | 'connectionString'>
  const end = async () => {
    child.stdin!.end()
    await once(child, 'close')
  }
  return { process: child, ...opened, end }
}

async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + waitMsMax
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error('it did not come to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
