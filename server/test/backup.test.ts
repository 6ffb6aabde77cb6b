/** A backup of a living desk, restored into an empty place, is the same desk; a file that is not whole changes nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from '../src/main.ts'
import { readConfig } from '../src/platform/index.ts'
import { createEmptyDatabase, type TestDatabase } from './database.ts'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
let desk: TestDesk
let folder: string
let file: string
const opened: TestDatabase[] = []
const waId = '33611000041'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-backup-'))
  file = join(folder, 'desk.backup')
  desk = await openTestDesk(41)
  await desk.play('customers', { wa_id: waId, name: 'Lina', language: 'fr' })
  await desk.says(waId, 'Bonjour ! Ouvert dimanche ? 🍋\\ \t"ça"')
  await eventually(
    () => desk.call('GET', '/conversations?filter=all'),
    ({ json }) => json.data.length > 0,
  )
  await desk.call('POST', '/products', {
    sku: 'T-1',
    name: 'Tarte au citron',
    price: '19.90',
    currency: 'EUR',
  })
  await leave((await send('Oui, de 9 h à 12 h.')).id)
  await mkdir(join(desk.folder, 'media', 'ab'), { recursive: true })
  await writeFile(join(desk.folder, 'media', 'ab', 'file'), 'the bytes of a picture')
}, 60_000)

afterAll(async () => {
  await desk?.close()
  for (const one of opened) await one.drop()
  await rm(folder, { recursive: true, force: true })
})

async function send(body: string, more: object = {}) {
  const { json, status } = await desk.call('POST', '/messages', {
    to: `+${waId}`,
    type: 'text',
    text: { body },
    ...more,
  })
  expect(status, JSON.stringify(json)).toBe(202)
  return json as { id: string; state: string }
}

const leave = (id: string) =>
  eventually(
    () => desk.call('GET', `/messages/${id}`),
    ({ json }) => json.state === 'delivered',
  )

async function emptyPlace() {
  const database = await createEmptyDatabase()
  opened.push(database)
  const dataDir = await mkdtemp(join(folder, 'place-'))
  return { DATABASE_URL: database.connectionString, DOUBLECHECK_DATA_DIR: dataDir }
}

type Place = Awaited<ReturnType<typeof emptyPlace>>

const here = (): Place => ({ DATABASE_URL: desk.connectionString, DOUBLECHECK_DATA_DIR: desk.folder })

async function run(place: Place, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...place } })
  const [out, error] = [text(child.stdout), text(child.stderr)]
  const [code] = await once(child, 'exit')
  return { code, out: await out, error: await error }
}

/** Every table's rows as text, in an order of their own. */
async function contentOf(connectionString: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`)
    const content: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query(`select count(*) || ' ' ||
        coalesce(md5(string_agg(md5(one::text), '' order by md5(one::text))), '') as content from ${name} one`)
      content[name] = rows[0].content
    }
    return content
  } finally {
    await client.end()
  }
}

/** What is another one in another place, and said so in settle-restored.ts. */
const ofThePlace = [
  'migrations',
  'worker_beats',
  'dispatch_leases',
  'followers',
  'events',
  'whatsapp_deliveries',
  'outbox',
]

/** Followers go on for a moment after a message was queued: what two looks a second apart have in common stays. */
async function contentAtRest(connectionString: string): Promise<Record<string, string>> {
  let last = ''
  return eventually(
    async () => {
      await sleep(1_000)
      return contentOf(connectionString)
    },
    (content) => {
      const before = last
      last = JSON.stringify({ ...content, ...Object.fromEntries(ofThePlace.map((table) => [table, ''])) })
      return last === before
    },
  )
}

test('a desk that runs is written into one file, and restored to the same state without its key being in it', async () => {
  const held = await send('À demain !', { send_after_ms: 3_600_000 })
  const waiting = await send('Nous vous remboursons 24 €.')
  const before = await contentAtRest(desk.connectionString)
  const made = await run(here(), 'backup', '--to', file)
  expect(made, made.error).toMatchObject({ code: 0 })
  expect(made.out).toContain('Its key is not in it')
  expect(await run(here(), 'backup', '--to', file)).toMatchObject({
    code: 1,
    error: expect.stringContaining('is there already'),
  })

  const place = await emptyPlace()
  const without = await run(place, 'restore', file)
  expect(without).toMatchObject({
    code: 1,
    error: expect.stringContaining('the key it was sealed with is missing'),
  })
  await copyFile(join(desk.folder, 'secret-key'), join(place.DOUBLECHECK_DATA_DIR, 'secret-key'))
  const restored = await run(place, 'restore', file)
  expect(restored, restored.error).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 messages waited'),
  })
  const after = await contentOf(place.DATABASE_URL)
  for (const table of ofThePlace) {
    expect(after[table]!.split(' ')[0]).toBe(
      table === 'dispatch_leases' || table === 'worker_beats' ? '0' : before[table]!.split(' ')[0],
    )
    delete before[table]
    delete after[table]
  }
  expect(after).toEqual(before)
  const picture = join(place.DOUBLECHECK_DATA_DIR, 'media', 'ab', 'file')
  expect(await readFile(picture, 'utf8')).toBe('the bytes of a picture')
  expect((await stat(picture)).mode & 0o077).toBe(0)
  expect(await run(place, 'restore', file)).toMatchObject({
    code: 1,
    error: expect.stringContaining('there is a desk here already'),
  })
  await goesOn(place, held.id, waiting.id)
}, 300_000)

/** The restored desk starts, sends nothing the old one may have sent, and follows what is new. */
async function goesOn(place: Place, held: string, waiting: string): Promise<void> {
  const house = await start(
    readConfig({
      ...place,
      DOUBLECHECK_DEMO: '0',
      PORT: '0',
      LOG_LEVEL: 'silent',
      DOUBLECHECK_API_TOKEN: 'token-of-the-restored',
    }),
  )
  try {
    const call = async (path: string) => {
      const headers = { authorization: 'Bearer token-of-the-restored' }
      return (await fetch(`${house.address}/api/v1${path}`, { headers })).json() as Promise<
        Record<string, unknown>
      >
    }
    expect(await call(`/messages/${held}`)).toMatchObject({ state: 'unclear' })
    expect(await call(`/messages/${waiting}`)).toMatchObject({ state: 'unclear' })
    const sent = await fetch(`${house.address}/api/v1/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-the-restored', 'content-type': 'application/json' },
      body: JSON.stringify({ to: `+${waId}`, type: 'text', text: { body: 'Nous voilà de retour.' } }),
    })
    expect(sent.status).toBe(202)
    // Only followers write what a conversation shows last: they have found their place in the new database.
    const last = async () => JSON.stringify(await call('/conversations?filter=all'))
    expect(await eventually(last, (shown) => shown.includes('de retour'))).toContain('de retour')
  } finally {
    await house.stop()
  }
}

test('a file that is cut short, altered or something else is refused, and the place stays empty', async () => {
  const whole = await readFile(file)
  const broken: Record<string, [Buffer, string]> = {
    short: [whole.subarray(0, Math.floor(whole.length * 0.6)), 'cut short'],
    altered: [alter(whole), 'damaged'],
    foreign: [Buffer.from('once upon a time'), 'no backup of Doublecheck'],
  }
  const place = await emptyPlace()
  await copyFile(join(desk.folder, 'secret-key'), join(place.DOUBLECHECK_DATA_DIR, 'secret-key'))
  for (const [name, [bytes, words]] of Object.entries(broken)) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const answer = await run(place, 'restore', path)
    expect(answer, name).toMatchObject({ code: 1, error: expect.stringContaining(words) })
    expect(Object.keys(await contentOf(place.DATABASE_URL)), name).toEqual([])
  }
  expect((await readdir(place.DOUBLECHECK_DATA_DIR)).sort()).toEqual(['secret-key'])
  expect(await run(place, 'restore', join(folder, 'nowhere'))).toMatchObject({
    code: 1,
    error: expect.stringContaining('there is no file'),
  })
}, 300_000)

/** Somewhere in the middle, so that the frame of the file still holds for a while. */
function alter(whole: Buffer): Buffer {
  const altered = Buffer.from(whole)
  altered[Math.floor(whole.length / 2)]! ^= 0xff
  return altered
}

test('a desk is moved to another database when it is stopped, and does not start in the old one any more', async () => {
  const source = await emptyPlace()
  await copyFile(join(desk.folder, 'secret-key'), join(source.DOUBLECHECK_DATA_DIR, 'secret-key'))
  expect((await run(source, 'restore', file)).code).toBe(0)
  const target = await emptyPlace()
  const client = new pg.Client({ connectionString: source.DATABASE_URL })
  await client.connect()
  expect(await run(source, 'move', '--to', target.DATABASE_URL)).toMatchObject({
    code: 1,
    error: expect.stringContaining('stop the desk first'),
  })
  await client.end()
  const moved = await run(source, 'move', '--to', target.DATABASE_URL)
  expect(moved, moved.error).toMatchObject({ code: 0 })
  const again = await run(source, 'start')
  expect(again).toMatchObject({ code: 1, error: expect.stringContaining('this desk was moved to') })
  const [old, now] = [await contentOf(source.DATABASE_URL), await contentOf(target.DATABASE_URL)]
  expect(now.messages).toBe(old.messages)
  expect(now.contacts).toBe(old.contacts)
}, 300_000)
