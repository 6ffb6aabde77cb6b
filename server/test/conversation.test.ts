/** The whole desk through its front door, with the simulator as the platform: what people on both sides experience. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let call: TestDesk['call']
let play: TestDesk['play']

beforeAll(async () => {
  desk = await openTestDesk()
  call = desk.call
  play = desk.play
  await play('customers', { wa_id: '447700900001', name: 'Lina', language: 'en' })
  await play('customers', { wa_id: '33639980001', name: 'Théo', language: 'fr' })
}, 60_000)

afterAll(() => desk?.close())

const bearer = { authorization: 'Bearer a-token-for-tests-of-the-whole-desk' }
const says = (waId: string, body: string) => desk.says(waId, body)
const stateOf = async (id: string) => (await call('GET', `/messages/${id}`)).json.state

async function conversationOf(name: string) {
  const find = async () =>
    (await call('GET', '/conversations?filter=all')).json.data.find(
      (one: { contact: { display_name: string } }) => one.contact.display_name === name,
    )
  return eventually(find, (found) => found !== undefined)
}

describe('a conversation', () => {
  test('a customer writes, the desk answers, and the tick turns blue when the chat is opened', async () => {
    await says('447700900001', 'Do you open on Sunday?')
    const conversation = await conversationOf('Lina')
    expect(conversation).toMatchObject({ state: 'open', unread_count: 1, window: { open: true } })
    const sent = await call('POST', '/messages', {
      contact_id: conversation.contact.id,
      type: 'text',
      text: { body: 'Yes, 9 to 12.' },
    })
    expect(sent).toMatchObject({ status: 202, json: { state: 'queued' } })
    expect(
      await eventually(
        () => stateOf(sent.json.id),
        (state) => state === 'delivered',
      ),
    ).toBe('delivered')
    await play('customers/447700900001/reads', {})
    const read = await eventually(
      () => call('GET', `/messages/${sent.json.id}`),
      ({ json }) => json.state === 'read',
    )
    expect(read.json).toMatchObject({ state: 'read', tick: 'two_blue', author: { kind: 'token' } })
  })

  test('a phone that is off leaves one grey tick, and two when it comes back', async () => {
    await play('customers/447700900001/state', { phone: 'off' }, 'PUT')
    const { contact } = await conversationOf('Lina')
    const sent = await call('POST', '/messages', {
      contact_id: contact.id,
      type: 'text',
      text: { body: 'See you.' },
    })
    await eventually(
      () => stateOf(sent.json.id),
      (state) => state === 'sent',
    )
    expect((await call('GET', `/messages/${sent.json.id}`)).json.tick).toBe('one_grey')
    await play('customers/447700900001/state', { phone: 'on' }, 'PUT')
    expect(
      await eventually(
        () => stateOf(sent.json.id),
        (state) => state === 'delivered' || state === 'read',
      ),
    ).not.toBe('sent')
  })

  test('a message recalled in its undo window never leaves', async () => {
    const { contact } = await conversationOf('Lina')
    const held = await call('POST', '/messages', {
      contact_id: contact.id,
      type: 'text',
      text: { body: 'Wrong person' },
      send_after_ms: 60_000,
    })
    expect(held.json.state).toBe('held')
    expect((await call('POST', `/messages/${held.json.id}/recall`)).json).toMatchObject({
      state: 'recalled',
      tick: null,
    })
    expect((await call('POST', `/messages/${held.json.id}/recall`)).status).toBe(200)
    expect(
      desk.simulator.world.accepted.filter((one) => JSON.stringify(one).includes('Wrong person')),
    ).toEqual([])
  })

  test('what has left is not deleted for everyone, and the desk says why', async () => {
    const { contact } = await conversationOf('Lina')
    const sent = await call('POST', '/messages', {
      contact_id: contact.id,
      type: 'text',
      text: { body: 'Oh' },
    })
    const answer = await call('DELETE', `/messages/${sent.json.id}?for=everyone`)
    expect(answer).toMatchObject({
      status: 422,
      json: { error: { code: 'messages.cannot_delete_for_everyone' } },
    })
  })

  test('the same Idempotency-Key sends once', async () => {
    // Somebody else: what Lina was sent in a few seconds is paid back before she is sent more.
    await play('customers', { wa_id: '447700900002', name: 'Ana', language: 'en' })
    await says('447700900002', 'Hello?')
    const { contact } = await conversationOf('Ana')
    const body = { contact_id: contact.id, type: 'text', text: { body: 'Only once, please' } }
    const both = await Promise.all(
      [1, 2].map(() => call('POST', '/messages', body, { 'idempotency-key': 'once' })),
    )
    const again = await call('POST', '/messages', body, { 'idempotency-key': 'once' })
    const ids = [...both, again].filter(({ status }) => status === 202).map(({ json }) => json.id)
    expect(new Set(ids).size).toBe(1)
    await eventually(
      () => stateOf(ids[0]),
      (state) => state === 'delivered' || state === 'read',
    )
    expect(
      desk.simulator.world.accepted.filter((one) => one.biz_opaque_callback_data === ids[0]),
    ).toHaveLength(1)
    const other = await call(
      'POST',
      '/messages',
      { ...body, text: { body: 'Another' } },
      { 'idempotency-key': 'once' },
    )
    expect(other).toMatchObject({ status: 409, json: { error: { code: 'request.conflict' } } })
  })
})

describe('rules', () => {
  test('somebody who never wrote gets no free text, only a template', async () => {
    const contact = await call('POST', '/contacts', {
      name: 'Théo',
      phone: '+33 6 39 98 00 01',
      language: 'fr',
    })
    const refused = await call('POST', '/messages', {
      contact_id: contact.json.id,
      type: 'text',
      text: { body: 'Bonjour' },
    })
    expect(refused).toMatchObject({
      status: 422,
      json: { error: { code: 'messages.window_closed', details: { templates: true } } },
    })
  })

  test('after STOP no marketing leaves, whatever the caller calls it', async () => {
    await says('33639980001', 'Bonjour')
    await says('33639980001', 'STOP')
    const { contact } = await conversationOf('Théo')
    const consents = await eventually(
      () => call('GET', `/contacts/${contact.id}/consents`),
      ({ json }) => json.current.length > 0,
    )
    expect(consents.json.current).toMatchObject([{ purpose: 'marketing', state: 'withdrawn' }])
    const body = { contact_id: contact.id, type: 'text', text: { body: 'Notre offre' } }
    expect((await call('POST', '/messages', { ...body, purpose: 'marketing' })).json.error.code).toBe(
      'consent.withdrawn',
    )
    expect((await call('POST', '/messages', body)).status).toBe(202)
  })

  test('a body over the platform’s limits is refused with its field', async () => {
    const { contact } = await conversationOf('Lina')
    const buttons = Array.from({ length: 4 }, (_, index) => ({
      type: 'reply',
      reply: { id: `${index}`, title: `Choice ${index}` },
    }))
    const interactive = { type: 'button', body: { text: 'Which?' }, action: { buttons } }
    const answer = await call('POST', '/messages', {
      contact_id: contact.id,
      type: 'interactive',
      interactive,
    })
    expect(answer.status).toBe(400)
    expect(answer.json.error.details[0].field).toBe('interactive.action.buttons')
  })
})

describe('files', () => {
  test('a picture of the customer comes home, and one of ours arrives', async () => {
    // Somebody else: the pair rate makes a lively conversation wait, and rightly so.
    await play('customers', { wa_id: '447700900002', name: 'Ada', language: 'en' })
    await play('customers/447700900002/messages', { type: 'image', image: { caption: 'Like this' } })
    const conversation = await conversationOf('Ada')
    const thread = () => call('GET', `/conversations/${conversation.id}/messages`)
    const stored = await eventually(thread, ({ json }) =>
      json.data.some((one: { media: { state: string } | null }) => one.media?.state === 'stored'),
    )
    const picture = stored.json.data.find((one: { media: unknown }) => one.media)
    expect(picture.media).toMatchObject({ state: 'stored' })
    const bytes = await fetch(`${desk.url}${picture.media.url}`, {
      headers: bearer,
    })
    const file = new Blob([await bytes.arrayBuffer()], { type: 'image/png' })
    expect(bytes.headers.get('content-security-policy')).toContain('sandbox')
    const etag = bytes.headers.get('etag')!
    const unchanged = await fetch(`${desk.url}${picture.media.url}`, {
      headers: { ...bearer, 'if-none-match': etag },
    })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    const form = new FormData()
    form.append('file', file, 'answer.png')
    const uploaded = await fetch(`${desk.url}/api/v1/media`, {
      method: 'POST',
      body: form,
      headers: bearer,
    })
    const media = (await uploaded.json()) as { id: string; kind: string }
    expect(uploaded.status, JSON.stringify(media)).toBe(201)
    const sent = await call('POST', '/messages', {
      contact_id: conversation.contact.id,
      type: media.kind,
      [media.kind]: { id: media.id, caption: 'This one' },
    })
    expect(
      await eventually(
        () => stateOf(sent.json.id),
        (state) => state === 'delivered' || state === 'read',
      ),
    ).toMatch(/delivered|read/)
  })
})

test('the number tells how it does', async () => {
  const { json } = await call('GET', `/numbers/${desk.numberId}`)
  expect(json).toMatchObject({
    phone_number_id: desk.simulator.number.phone_number_id,
    last_error: null,
    sending_stopped: null,
  })
  expect(json.last_webhook_at).not.toBeNull()
})
