/**
 * Withdrawn means gone: whatever a customer sent in whatever form, once they take it back its words stand nowhere, in no
 * column of no table and in no file. What stays is that something was withdrawn, when, by whom and in which exchange.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { sign } from '../../test/soak/deliver.ts'
import { envelope, textMessage } from '../../test/soak/wire.ts'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let pool: pg.Pool
let numberId: string

const line = {
  phone_number_id: '106540352249999',
  waba_id: '102290129349999',
  display_phone_number: '15550109999',
  access_token: 'COEXISTENCE-TOKEN',
  app_secret: 'coexistence-app-secret',
  verify_token: 'coexistence-verify-token',
}
const lina = '33639980021'

beforeAll(async () => {
  desk = await openTestDesk()
  pool = new pg.Pool({ connectionString: desk.connectionString, max: 2 })
  pool.on('error', () => undefined)
  await desk.play('numbers', { ...line, webhook_url: `${desk.url}/webhooks/whatsapp`, coexistence: true })
  const connected = await desk.call('POST', '/numbers', {
    ...line,
    display_phone_number: `+${line.display_phone_number}`,
    graph_url: desk.simulator.url,
  })
  assert.equal(connected.status, 201, JSON.stringify(connected.json))
  numberId = connected.json.id
  await desk.play('customers', { wa_id: lina, name: 'Lina', language: 'fr' })
}, 60_000)

afterAll(async () => {
  await pool?.end()
  await desk?.close()
})

/** Words nobody else writes; the last letters keep them apart. */
const word = (of: string) => `zorvalent${of}`

/** Every column of every table, of the desk and of its job queue, whose text or bytes hold the words. */
async function listHolders(words: string): Promise<string[]> {
  const { rows: columns } = await pool.query<{ place: string; table: string; column: string; type: string }>(`
    select format('%I.%I', nspname, relname) as place, relname as table, attname as column, typname as type
    from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    join pg_type on pg_type.oid = atttypid
    where relkind in ('r', 'p') and not relispartition and attnum > 0 and not attisdropped
      and nspname not in ('pg_catalog', 'information_schema')`)
  const held = await Promise.all(
    [...Map.groupBy(columns, (one) => one.place)].map(async ([place, ofTable]) => {
      const holds = ofTable.map(({ column, type }, index) => {
        const shown = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
        return `bool_or(position($1 in lower(${shown})) > 0) as held_${index}`
      })
      const { rows } = await pool.query(`select ${holds.join(', ')} from ${place}`, [words])
      return ofTable.flatMap(({ table, column }, index) =>
        rows[0][`held_${index}`] ? [`${table}.${column}`] : [],
      )
    }),
  )
  return held.flat()
}

/** Files of the data folder that hold the words. */
async function listFiles(words: string): Promise<string[]> {
  const folder = join(desk.folder, 'media')
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const held: string[] = []
  for (const one of names.filter((name) => name.isFile())) {
    const bytes = await readFile(join(one.parentPath, one.name))
    if (bytes.includes(words)) held.push(one.name)
  }
  return held
}

const holders = async (words: string) => [...(await listHolders(words)), ...(await listFiles(words))].sort()

const holdersEventually = (words: string, hoped: (names: string[]) => boolean) =>
  eventually(() => holders(words), hoped)

async function says(type: string, content: object, more: object = {}): Promise<string> {
  const said = await desk.play(`customers/${lina}/messages`, {
    type,
    [type]: content,
    phone_number_id: line.phone_number_id,
    ...more,
  })
  return said.id
}

const takesBack = (message_id: string) =>
  desk.play(`customers/${lina}/deletions`, { message_id, for: 'everyone' })

async function ours(channelMessageId: string) {
  const found = await eventually(
    () => desk.call('GET', `/messages?channel_message_id=${channelMessageId}`),
    ({ json }) => json.data.length > 0,
  )
  return found.json.data[0]
}

const conversationOf = async (contactId: string) =>
  (await desk.call('POST', '/conversations', { contact_id: contactId })).json

async function assertGone(words: string, channelMessageId: string) {
  assert.deepEqual(await holdersEventually(words, (names) => names.length === 0), [], words)
  const left = await ours(channelMessageId)
  assert.equal(left.state, 'withdrawn')
  assert.equal(left.withdrawn_by, 'contact')
  assert.isString(left.withdrawn_at)
  assert.isString(left.contact_id)
  const search = await desk.call('GET', `/search?q=${words}`)
  assert.deepEqual(search.json.messages?.data ?? search.json.data ?? [], [], JSON.stringify(search.json))
}

test('a text that was read, quoted, noted, searched and answered is gone when it is taken back', async () => {
  const words = word('text')
  const id = await says('text', { body: `My sister's number is ${words}, please keep it.` })
  const { id: messageId, contact_id } = await ours(id)
  await holdersEventually(words, (names) => names.includes('message_words.words'))
  const conversation = await conversationOf(contact_id)
  // Every way in which the desk may come to write the words down once more.
  const key = (name: string) => ({ 'idempotency-key': `${words} ${name}`.replace(words, 'withdrawn') })
  await desk.call('POST', `/conversations/${conversation.id}/state`, { state: 'pending' }, key('state'))
  await desk.call('POST', `/conversations/${conversation.id}/state`, { state: 'open' }, key('open'))
  await desk.call(
    'POST',
    `/conversations/${conversation.id}/notes`,
    { text: `She wrote: "My sister's number is ${words}, please keep it." Call on Monday.` },
    key('note'),
  )
  await desk.call(
    'POST',
    `/contacts/${contact_id}/clues`,
    { kind: 'photo_gone', note: `My sister's number is ${words}, please keep it.` },
    key('clue'),
  )
  await desk.call('GET', `/contacts/${contact_id}/reach`)
  const reply = await desk.call(
    'POST',
    '/messages',
    {
      contact_id,
      number_id: numberId,
      type: 'text',
      text: { body: 'Noted, thank you.' },
      context: { message_id: id },
    },
    key('reply'),
  )
  assert.equal(reply.status, 202, JSON.stringify(reply.json))
  const held = await desk.call('POST', '/messages', {
    contact_id,
    number_id: numberId,
    type: 'text',
    text: { body: 'One more thing.' },
    context: { message_id: id },
    send_after_ms: 60_000,
  })
  // The answer of a recall shows the message, and the message shows what it quotes.
  await desk.call('POST', `/messages/${held.json.id}/recall`, {}, key('recall'))
  await desk.play(`customers/${lina}/reactions`, { message_id: id, emoji: '🍋' }).catch(() => undefined)
  const before = await holders(words)
  for (const place of [
    'messages',
    'whatsapp_deliveries',
    'message_words',
    'idempotency_keys',
    'notes',
    'clues',
  ])
    assert.isTrue(
      before.some((name) => name.startsWith(place)),
      `the test must begin with the words in ${place}, not only in ${before}`,
    )
  await takesBack(id)
  await assertGone(words, id)
  const shown = await desk.call('GET', `/conversations/${conversation.id}/messages`)
  const quoting = shown.json.data.find((one: { id: string }) => one.id === reply.json.id)
  assert.deepInclude(quoting.context.quotes.message, { id: messageId, text: '', withdrawn: true })
  assert.isTrue(
    shown.json.notes.some(({ text }: { text: string }) => text === 'She wrote: "[…]" Call on Monday.'),
    JSON.stringify(shown.json.notes),
  )
}, 90_000)

const kinds: Readonly<Record<string, (words: string) => object>> = {
  image: (words) => ({
    caption: `Receipt of ${words}`,
    mime_type: 'image/png',
    data: Buffer.from(`\u0089PNG ${words}`).toString('base64'),
  }),
  document: (words) => ({
    caption: `Contract of ${words}`,
    filename: `${words}.pdf`,
    mime_type: 'application/pdf',
    data: Buffer.from(`%PDF-1.4 ${words}`).toString('base64'),
  }),
  location: (words) => ({
    latitude: 48.8,
    longitude: 2.3,
    name: `Home of ${words}`,
    address: `1, rue ${words}`,
  }),
  contacts: (words) =>
    [
      { name: { formatted_name: `Doctor ${words}`, first_name: words }, phones: [{ phone: '+33612345678' }] },
    ] as never,
}

for (const [type, content] of Object.entries(kinds))
  test(`a message of type ${type} leaves nothing, in no file either`, async () => {
    const words = word(type)
    const id = await says(type, content(words))
    await ours(id)
    const file = ['image', 'document'].includes(type)
    await holdersEventually(words, (names) => names.length >= (file ? 4 : 3))
    if (file)
      assert.isAbove(
        (
          await eventually(
            () => listFiles(words),
            (names) => names.length > 0,
          )
        ).length,
        0,
        'the file came home',
      )
    await takesBack(id)
    await assertGone(words, id)
  })

test('a text that was changed first leaves neither what it said nor what it was changed to', async () => {
  const [first, second] = [word('first'), word('second')]
  const id = await says('text', { body: `The code of the door is ${first}` })
  await ours(id)
  await desk.play(`customers/${lina}/edits`, { message_id: id, text: `The code is ${second}` })
  await holdersEventually(second, (names) => names.includes('messages.body'))
  await takesBack(id)
  await assertGone(first, id)
  await assertGone(second, id)
})

test('words in a delivery that could not be digested go too', async () => {
  const words = word('aside')
  const id = `wamid.${words.slice(-5)}.aside`
  const at = Math.floor(Date.now() / 1000)
  const broken = { ...textMessage(lina, id, at, `Keep this: ${words}`), timestamp: 'tomorrow' }
  await deliver(broken)
  const before = await holdersEventually(words, (names) => names.length > 0)
  assert.isTrue(
    before.length > 0 && before.every((name) => name.startsWith('whatsapp_deliveries')),
    before.join(),
  )
  await deliver({
    from: lina,
    id: 'wamid.revoke.aside',
    timestamp: String(at + 1),
    type: 'revoke',
    revoke: { original_message_id: id },
  })
  assert.deepEqual(await holdersEventually(words, (names) => names.length === 0), [])
})

test('a withdrawal that comes before its message empties it when it comes, and again when it is told again', async () => {
  const words = word('before')
  const id = 'wamid.withdrawn.before'
  const at = Math.floor(Date.now() / 1000)
  await deliver({
    from: lina,
    id: 'wamid.revoke.before',
    timestamp: String(at + 1),
    type: 'revoke',
    revoke: { original_message_id: id },
  })
  for (const _ of [1, 2]) {
    await deliver(textMessage(lina, id, at, `Too late: ${words}`))
    await assertGone(words, id)
  }
})

test('what the business deletes in the app of its own phone is a line on the desk that says so', async () => {
  const words = word('app')
  const { contact_id } = await ours(await says('text', { body: 'What does the tart cost?' }))
  const sent = await desk.call('POST', '/messages', {
    contact_id,
    number_id: numberId,
    type: 'text',
    text: { body: `We open at nine: ${words}` },
  })
  const { channel_message_id } = await eventually(
    async () => (await desk.call('GET', `/messages/${sent.json.id}`)).json,
    (message) => message.channel_message_id !== null,
  )
  assert.isString(channel_message_id, JSON.stringify(sent.json))
  await desk.play(`numbers/${line.phone_number_id}/echoes`, {
    to: lina,
    type: 'revoke',
    revoke: { original_message_id: channel_message_id },
  })
  const left = await eventually(
    async () => (await desk.call('GET', `/messages/${sent.json.id}`)).json,
    (message) => message.withdrawn_at !== null,
  )
  assert.equal(left.withdrawn_by, 'app')
  assert.notProperty(left, 'text')
  assert.deepEqual(await holdersEventually(words, (names) => names.length === 0), [])
})

async function deliver(message: object) {
  const body = envelope([{ kind: 'message', of: line, phone: lina, message }])
  const response = await fetch(`${desk.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, line.app_secret) },
    body: new Uint8Array(body),
  })
  assert.equal(response.status, 200)
}
