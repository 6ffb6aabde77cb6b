/** A dispute from end to end: what was said, exported by two people, verified by a third who has nothing but the file. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const waId = '33611000031'
let desk: TestDesk
let nadia: TestDesk['call']
let sql: pg.Client
let contactId: string
let ownToken: string

beforeAll(async () => {
  desk = await openTestDesk(31)
  sql = new pg.Client({ connectionString: desk.connectionString })
  await sql.connect()
  nadia = await desk.colleague('Nadia', 'lead')
  ownToken = (
    await desk.call('POST', '/tokens', { name: 'files', scopes: ['evidence.export', 'evidence.unseal'] })
  ).json.token
  await desk.play('customers', { wa_id: waId, name: 'Lina' })
  await desk.says(waId, 'Two lemon tarts for Saturday, please')
  const { json } = await eventually(
    () => desk.call('GET', `/contacts?q=${waId}`),
    (answer) => answer.json.data.length > 0,
  )
  contactId = json.data[0].id
  await desk.call('POST', '/messages', {
    contact_id: contactId,
    type: 'text',
    text: { body: 'With pleasure' },
  })
  await eventually(entryKinds, (kinds) => kinds.includes('message_sent'))
}, 60_000)

afterAll(async () => {
  await sql?.end()
  await desk?.close()
})

async function entryKinds(): Promise<string[]> {
  const { rows } = await sql.query('select kind from evidence_entries order by workspace_id, seq')
  return rows.map((row) => row.kind)
}

async function doublecheck(args: readonly string[], env: Record<string, string> = {}) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('DOUBLECHECK_')),
  )
  const child = spawn(process.execPath, [program, ...args], { env: { ...clean, ...env } })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { out, error, code: code as number }
}

const download = (id: string, token: string) =>
  fetch(`${desk.url}/api/v1/evidence/exports/${id}/bundle`, { headers: { authorization: `Bearer ${token}` } })

test('a dispute: asked by one, agreed by another, verified by whoever has the file', {
  timeout: 60_000,
}, async () => {
  const asked = await desk.call('POST', '/evidence/exports', {
    contact_id: contactId,
    from: '2020-01-01T00:00:00Z',
    to: '2100-01-01T00:00:00Z',
    reason: 'Lina says she never ordered',
  })
  assert.equal(asked.status, 201, JSON.stringify(asked.json))
  const { id } = asked.json
  assert.equal((await download(id, ownToken)).status, 422)
  // Both tokens are the first owner's: one as made by the machine's operator, one as made by that token.
  const own = { authorization: `Bearer ${ownToken}` }
  const alone = await desk.call('POST', `/evidence/exports/${id}/agree`, undefined, own)
  assert.equal(alone.json.error.code, 'evidence.second_person')
  assert.equal((await nadia('POST', `/evidence/exports/${id}/agree`)).json.state, 'agreed')

  const answer = await download(id, ownToken)
  assert.equal(answer.status, 200)
  const bundle = await answer.text()
  assert.include(bundle, 'Two lemon tarts')
  assert.include(bundle, 'With pleasure')

  const { fingerprint } = (await desk.call('GET', '/evidence/keys')).json.data[0]
  const file = join(desk.folder, 'dispute.jsonl')
  await writeFile(file, bundle)
  const spaced = fingerprint.replace(/(.{4})/g, '$1 ').trim()
  // Without any database, and with an address nobody answers at, so that it cannot have asked.
  const alien = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const holds = await doublecheck(['evidence', 'verify', file, '--key', spaced], alien)
  assert.equal(holds.code, 0, holds.error)
  assert.match(holds.out, /^holds: the journal of "Doublecheck"/)
  assert.include(holds.out, fingerprint)

  await writeFile(file, bundle.replace('Two lemon tarts', 'Ten lemon tarts'))
  const forged = await doublecheck(['evidence', 'verify', file])
  assert.equal(forged.code, 1)
  assert.match(
    forged.error,
    /does not hold: a content is not the one that was sealed \(line \d+, entry \d+\)/,
  )
  assert.equal((await doublecheck(['evidence', 'verify', `${file}.none`])).code, 1)
})

test('computing everything again leaves the journal alone', { timeout: 60_000 }, async () => {
  const all = 'select * from evidence_entries order by workspace_id, seq'
  const before = (await sql.query(all)).rows
  const env = { DATABASE_URL: desk.connectionString, DOUBLECHECK_DATA_DIR: desk.folder }
  const done = await doublecheck(['rebuild'], env)
  assert.equal(done.code, 0, done.error)
  await eventually(
    () => desk.call('GET', '/evidence/state'),
    (answer) => answer.json.waiting === 0,
  )
  assert.deepEqual((await sql.query(all)).rows, before)
})
