/** Everything wrong that can come in by the front door: answered in one shape, and nothing beside it lost. */
import { afterAll, assert, beforeAll, test } from 'vitest'
import { sign } from '../../test/soak/deliver.ts'
import { until } from '../../test/soak/wait.ts'
import { envelope, type Item, textMessage } from '../../test/soak/wire.ts'
import { oddReviewPaths, reviewCalls } from './bad-review-calls.ts'
import { type Answer, type House, openHouse } from './strangers-house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
}, 90_000)

afterAll(() => house?.close())

const now = () => Math.floor(Date.now() / 1000)

async function deliver(
  body: Buffer,
  signature = sign(body, house.number.app_secret),
  type = 'application/json',
) {
  const response = await fetch(`${house.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-hub-signature-256': signature },
    body: new Uint8Array(body),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) } as Answer
}

const stored = async () =>
  Number((await house.query('select count(*)::int as count from whatsapp_deliveries'))[0]!.count)

const digested = () =>
  until(
    'everything is digested',
    async () => {
      const [row] = await house.query(`select not exists (select from whatsapp_deliveries as told where
        (told.written_by, told.id) > (select written_by, id from followers where name = 'whatsapp digest')) as done`)
      return row!.done === true
    },
    20_000,
    50,
  )

function assertErrorShape({ status, body }: Answer, story: string): void {
  assert.isTrue(status >= 400 && status < 500, `${story}: ${status} ${JSON.stringify(body)}`)
  assert.hasAllKeys(body, ['error'], story)
  assert.hasAllKeys(body.error, ['code', 'message', 'details'], story)
  assert.match(body.error.code, /^[a-z]+\.[a-z_]+$/, story)
  assert.notMatch(JSON.stringify(body), /node_modules|\.ts:\d+|at \w+ \(/, story)
}

test('a delivery that nobody signed is turned away and not stored', async () => {
  const before = await stored()
  const body = envelope([item('33600000002', 'wamid.unsigned', 'Hello')])
  const wrong = [
    sign(body, 'another secret'),
    'sha256=',
    'sha1=00',
    '',
    sign(Buffer.from('other'), house.number.app_secret),
  ]
  for (const signature of wrong) {
    const answer = await deliver(body, signature)
    assert.equal(answer.status, 401, signature)
    assertErrorShape(answer, signature)
  }
  assert.equal(await stored(), before)
})

test('a delivery larger than the platform ever sends is refused unread', async () => {
  const answer = await deliver(Buffer.alloc(4 * 1024 * 1024, 32))
  assert.equal(answer.status, 413)
  assertErrorShape(answer, '4 MB')
})

const unreadable: Readonly<Record<string, Buffer>> = {
  'broken JSON': Buffer.from('{"object":"whatsapp_business_account","entry":['),
  'nothing at all': Buffer.alloc(0),
  'a word': Buffer.from('"hello"'),
  'a list': Buffer.from('[1,2,3]'),
  'bytes that are no text': Buffer.from([0xff, 0xfe, 0x00, 0x01]),
  'JSON nested a hundred thousand deep': Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  'another object': Buffer.from('{"object":"page","entry":[{"id":"1","changes":"none"}]}'),
}

test('what is signed and cannot be read is taken, and set aside with the reason', async () => {
  for (const [name, body] of Object.entries(unreadable)) {
    const before = await asideCount()
    assert.equal((await deliver(body)).status, 200, name)
    await digested()
    assert.equal(await asideCount(), before + 1, name)
  }
})

const asideCount = async () =>
  Number(
    (await house.query(`select count(*)::int as count from whatsapp_set_aside where reason <> ''`))[0]!.count,
  )

const odd: Readonly<Record<string, object>> = {
  'control characters': { text: { body: 'a\u0000b\u0007c\u001bd' } },
  'half a surrogate pair': { text: { body: 'broken \ud83d heart \udc00' } },
  'emoji alone': { text: { body: '👩‍👩‍👧‍👦🏳️‍🌈' } },
  'right to left': { text: { body: 'مرحبا ‏שלום‏' } },
  'a very long text': { text: { body: 'é'.repeat(60_000) } },
  'unknown fields': { text: { body: 'Hello', mood: { deep: [1, { deeper: null }] } }, invented: true },
  'an unknown type': { type: 'hologram', hologram: { id: 'x' } },
  'text that is a number': { text: { body: 12 } },
  'text that is a list': { text: ['Hello'] },
  'no body': { text: undefined },
  'a time before phones': { timestamp: '1' },
  'a time far ahead': { timestamp: '253402300799' },
  'prototype words': JSON.parse('{"text":{"body":"__proto__","__proto__":{"polluted":true}}}'),
}

const hopeless: Readonly<Record<string, object>> = {
  'a time that is none': { timestamp: 'tomorrow' },
  'a time beyond all calendars': { timestamp: '99999999999999999999' },
  'no id': { id: undefined },
  'no type': { type: undefined },
}

test('odd messages arrive, and so do their neighbours in the same delivery', async () => {
  let index = 0
  for (const [name, change] of Object.entries(odd)) {
    index += 1
    const id = `wamid.odd.${index}`
    await deliver(envelope(between(id, change)))
    await digested()
    assert.deepEqual(await arrived(id), [`${id}.after`, `${id}.before`, id].sort(), name)
  }
})

test('hopeless messages are set aside, and their neighbours arrive', async () => {
  let index = 0
  for (const [name, change] of Object.entries(hopeless)) {
    index += 1
    const id = `wamid.hopeless.${index}`
    const before = await asideCount()
    await deliver(envelope(between(id, change)))
    await digested()
    assert.deepEqual(await arrived(id), [`${id}.after`, `${id}.before`], name)
    assert.equal(await asideCount(), before + 1, name)
  }
})

test('a profile name of ten thousand characters, odd phones and odd ids harm nobody', async () => {
  const delivery = (value: object) =>
    Buffer.from(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: house.number.waba_id, changes: [{ field: 'messages', value }] }],
      }),
    )
  const metadata = { display_phone_number: '1', phone_number_id: house.number.phone_number_id }
  const people = ['33600000077', 'x'.repeat(5_000), "'; drop table contacts; --", '\u0000', '+']
  for (const [index, phone] of people.entries()) {
    const message = textMessage(phone, `wamid.person.${index}`, now(), 'Hello')
    const contacts = [{ wa_id: phone, profile: { name: 'N\u0000'.repeat(10_000) } }]
    assert.equal((await deliver(delivery({ metadata, contacts, messages: [message] }))).status, 200)
  }
  const long = { ...textMessage('33600000077', 'w'.repeat(20_000), now(), 'Hello') }
  await deliver(delivery({ metadata, messages: [long] }))
  await deliver(envelope([item('33600000078', 'wamid.person.last', 'Still here?')]))
  await digested()
  assert.include(await arrived('wamid.person.0'), 'wamid.person.0')
  assert.include(await arrived('wamid.person.last'), 'wamid.person.last')
})

test('any content type is good enough for a delivery, since the signature is what counts', async () => {
  for (const [index, type] of ['text/plain', 'application/xml', 'multipart/form-data'].entries()) {
    const body = envelope([item('33600000003', `wamid.type.${index}`, 'Hello')])
    assert.equal((await deliver(body, undefined, type)).status, 200, type)
  }
})

const someId = '01900000-0000-7000-8000-000000000000'
const clueAt = (ms: number) => ({ kind: 'photo_gone', observed_at: new Date(ms).toISOString() })
const quick = { shortcut: 'odd', title: 'Odd', texts: { en: 'Hello' }, shared: true }
const calls: readonly (readonly [string, string, string, unknown])[] = [
  ['an id that is none', 'GET', '/contacts/none', undefined],
  ['an id with a zero byte', 'GET', '/messages/%00', undefined],
  ['an id of five thousand characters', 'GET', `/conversations/${'x'.repeat(5_000)}`, undefined],
  ['an encoding that is none', 'GET', '/contacts/%E0%A4%A', undefined],
  ['an unknown address', 'GET', '/nothing', undefined],
  ['a wrong method', 'PUT', `/contacts/${someId}`, {}],
  ['broken JSON', 'POST', '/contacts', '{"name":'],
  ['no body', 'POST', '/contacts', ''],
  ['a list for an object', 'POST', '/contacts', []],
  ['a number for a name', 'POST', '/contacts', { name: 12 }],
  ['a zero byte in a name', 'POST', '/contacts', { name: 'a\u0000b', phone: '+33600000055' }],
  ['half a surrogate pair', 'POST', '/contacts', { name: 'a\ud83d', phone: '+33600000055' }],
  ['a name of a hundred thousand characters', 'POST', '/contacts', { name: 'x'.repeat(100_000) }],
  ['a phone that is none', 'POST', '/contacts', { name: 'Lina', phone: 'call me' }],
  ['two megabytes', 'POST', '/contacts', { name: 'x'.repeat(2_000_000) }],
  ['a zero byte in attributes', 'POST', '/contacts', { name: 'Lina', attributes: { a: '\u0000' } }],
  [
    'a proof of boxes in boxes',
    'POST',
    `/contacts/${someId}/consents`,
    `{"purpose":"marketing","channel":"any","state":"given","proof":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ],
  ['a budget below nothing', 'PATCH', '/courtesy', { unanswered_max: -1 }],
  ['a budget beyond patience', 'PATCH', '/courtesy', { unanswered_max: 11 }],
  ['half a message', 'PATCH', '/courtesy', { unanswered_max: 1.5 }],
  ['a renewal after nothing', 'PATCH', '/courtesy', { renew_after_days: 0 }],
  ['a setting that is none', 'PATCH', '/courtesy', { unlimited: true }],
  ['a release without a reason', 'POST', `/contacts/${someId}/suppression/release`, { reason: ' ' }],
  [
    'a follow-up of nothing',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'x' }, follow_up_of: someId },
  ],
  ['a clue that is none', 'POST', `/contacts/${someId}/clues`, { kind: 'bad_mood' }],
  ['a clue of the future', 'POST', `/contacts/${someId}/clues`, clueAt(Date.now() + 2 * 86_400_000)],
  ['a clue from before phones', 'POST', `/contacts/${someId}/clues`, clueAt(0)],
  [
    'a clue of no moment',
    'POST',
    `/contacts/${someId}/clues`,
    { kind: 'photo_gone', observed_at: '2026-02-31T00:00:00Z' },
  ],
  ['a zero byte in a clue', 'POST', `/contacts/${someId}/clues`, { kind: 'photo_gone', note: 'a\u0000' }],
  ['a clue half seen', 'POST', `/contacts/${someId}/clues`, { kind: 'photo_gone', observed: 'perhaps' }],
  ['a proposal half done', 'POST', `/messages/${someId}/next-step`, { outcome: 'half' }],
  ['a proposal of nothing', 'POST', `/messages/${someId}/next-step`, { outcome: 'done' }],
  [
    'a zero byte in a reason',
    'POST',
    `/messages/${someId}/next-step`,
    { outcome: 'dismissed', reason: 'a\u0000' },
  ],
  ['the steps of others', 'GET', '/next-steps?filter=theirs', undefined],
  ['causes by the moon', 'GET', '/receipts/causes?by=moon', undefined],
  ['causes of no day', 'GET', '/receipts/causes?from=yesterday', undefined],
  ['causes backwards', 'GET', '/receipts/causes?from=2026-05-02&to=2026-05-01', undefined],
  ['causes of a century', 'GET', '/receipts/causes?from=1926-05-02&to=2026-05-01', undefined],
  ['a type that is none', 'POST', '/messages', { to: '+33600000001', type: 'hologram' }],
  ['no body of the type', 'POST', '/messages', { to: '+33600000001', type: 'text' }],
  [
    'a text that is too long',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'x'.repeat(5_000) } },
  ],
  [
    'a zero byte in a text',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'a\u0000' } },
  ],
  ['nobody to write to', 'POST', '/messages', { type: 'text', text: { body: 'Hello' } }],
  [
    'a delay before now',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'x' }, send_after_ms: -1 },
  ],
  [
    'a zero byte in a quote',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'x' }, context: { message_id: '\u0000' } },
  ],
  ['a zero byte in a search', 'GET', '/messages?channel_message_id=%00', undefined],
  ['a limit beyond all', 'GET', '/contacts?limit=100000', undefined],
  ['a filter that is none', 'GET', '/conversations?filter=theirs', undefined],
  ['a label without a name', 'POST', '/labels', { name: ' ' }],
  ['a zero byte in a label', 'POST', '/labels', { name: 'a\u0000' }],
  ['a shortcut that is none', 'POST', '/quick-replies', { ...quick, shortcut: 'two words' }],
  ['a zero byte in a reply', 'POST', '/quick-replies', { ...quick, texts: { fr: 'a\u0000' } }],
  ['a variable that is none', 'POST', '/quick-replies', { ...quick, texts: { fr: '{{mood}}' } }],
  ['a table that is an object', 'POST', '/quick-replies/import', {}],
  ['a state that is none', 'POST', `/conversations/${someId}/state`, { state: 'gone' }],
  [
    'a choice that is none',
    'POST',
    `/training/attempts/${someId}/answers`,
    { question_id: 'x', choice: 'z' },
  ],
  ['an attempt that is none', 'GET', '/training/attempts/none', undefined],
  ['a zero byte in a note to customers', 'PATCH', '/training/customer-note', { en: 'a\u0000' }],
  ['a permission that is none', 'POST', '/tokens', { name: 'x', scopes: ['everything'] }],
  ['a zone that is none', 'PATCH', '/workspace', { time_zone: 'Mars/Olympus' }],
  ['a number without a token', 'POST', '/numbers', { phone_number_id: '1' }],
  [
    'a zero byte in a token',
    'POST',
    '/numbers',
    {
      phone_number_id: '9',
      waba_id: '9',
      display_phone_number: '+33 1',
      access_token: 'a\u0000b',
      app_secret: 'x\u0000',
      verify_token: 'v',
      graph_url: 'http://127.0.0.1:9',
    },
  ],
  [
    'a token that fits into no header',
    'POST',
    '/numbers',
    {
      phone_number_id: '9',
      waba_id: '9',
      display_phone_number: '+33 1',
      access_token: 'EAAG…',
      app_secret: 'x',
      verify_token: 'v',
      graph_url: 'http://127.0.0.1:9',
    },
  ],
  [
    'a purpose that is none',
    'POST',
    '/messages',
    { to: '+33600000001', type: 'text', text: { body: 'x' }, purpose: 'a'.repeat(500) },
  ],
]

for (const [name, method, path, body] of [...calls, ...reviewCalls]) {
  test(`the API says what is wrong with ${name}`, async () => {
    const response = await fetch(`${house.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${house.owner}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    assert.match(text, /^\{/, `${response.status} ${text.slice(0, 200)}`)
    assertErrorShape({ status: response.status, body: JSON.parse(text) }, name)
  })
}

const lenient: readonly string[] = [
  '/contacts?q=%00',
  '/contacts?cursor=nonsense',
  '/contacts?cursor=WyJcdTAwMDAiLCIwMWEyMDBjMy02NTExLTcwODEtYjI3YS04MDI1ZDRhNmVlZTkiXQ',
  '/agents?cursor=WyJcdTAwMDAiLCIwMWEyMDBjMy02NTExLTcwODEtYjI3YS04MDI1ZDRhNmVlZTkiXQ',
  '/conversations?cursor=WzEsMiwzXQ',
  '/conversations?q=%00',
  '/search?q=%00',
  "/search?q=')%20or%201=1%20--",
  '/search?q=%F0%9F%98%80',
  `/contacts/${someId}/clues?cursor=WzFd`,
  '/next-steps?cursor=WyIyMDI2IiwiYSJd',
  '/audit?cursor=W10',
  '/tokens?cursor=WyJ4Il0',
  '/agents?cursor=WyJ4Il0',
  '/training/attempts?cursor=WyJ4Il0',
  '/templates?cursor=WyJ4IiwieSJd&q=%25',
  '/quick-replies?cursor=WyJ4IiwieSJd',
  "/quick-replies?sort=best&q=%00')%20or%201=1--",
]

test('odd questions and cursors of one’s own making never break anything', async () => {
  for (const path of [...lenient, ...oddReviewPaths]) {
    const answer = await house.call('GET', `/api/v1${path}`, undefined, house.owner)
    assert.isBelow(answer.status, 500, `${path}: ${JSON.stringify(answer.body).slice(0, 200)}`)
    if (answer.status >= 400) assertErrorShape(answer, path)
  }
})

const item = (phone: string, id: string, body: string): Item => ({
  kind: 'message',
  of: house.number,
  phone,
  message: textMessage(phone, id, now(), body),
})

/** One message changed for the worse between two good ones. */
function between(id: string, change: object): Item[] {
  const phone = '33600000004'
  const message = { ...textMessage(phone, id, now(), 'Hello'), ...change }
  return [
    item(phone, `${id}.before`, 'Hello'),
    { kind: 'message', of: house.number, phone, message },
    item(phone, `${id}.after`, 'Bye'),
  ]
}

const arrived = async (id: string) =>
  (
    await house.query(
      `select channel_message_id as id from messages where starts_with(channel_message_id, $1)
      and (channel_message_id = $1 or starts_with(channel_message_id, $1 || '.')) order by 1`,
      [id],
    )
  ).map((row) => String(row.id))
