import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../../test/front-door.ts'
import { type ContactId, type MessageId, type NumberId, newId, refuse } from '../../platform/index.ts'
import type { Channel, SentMessage } from '../channel.ts'
import { recallMessage } from '../recall-message.ts'
import { habitCountMin } from './habit.ts'
import { deletionRoutes } from './routes.ts'

/** Three lines of one shop: a page of our own, a number of the Cloud API, and one that is also used in the app. */
type Line = 'webchat' | 'whatsapp' | 'whatsapp_coexistence'

let door: FrontDoor
let lina: ContactId
const lines = new Map<NumberId, Line>()
const deleted: SentMessage[] = []
let pageAnswers = true

/** As messages knows a channel, of the shape our own web chat has: it can take a message from the other side. */
const page: Channel = {
  name: 'webchat',
  windowHours: null,
  windowFreeTypes: [],
  addressKinds: ['email'],
  checkBody: () => [],
  lineKind: async ({ number_id }) => lines.get(number_id) ?? 'unknown',
  async deleteForEveryone(message) {
    if (!pageAnswers) return refuse('messages.read_not_shown', 'The page is away. Try again.')
    deleted.push(message)
    return undefined
  },
  forgetWords: async () => undefined,
  prepare: async (drafts) => drafts.map(({ purpose }) => ({ purpose, details: {} })),
  send: async () => ({ kind: 'unclear', why: 'nothing is sent here' }),
  markRead: async () => undefined,
}

beforeAll(async () => {
  door = await openFrontDoor((app, house) => deletionRoutes(app, house, () => page))
  const { db } = door.house
  const now = new Date()
  lina = newId<'contact'>(now)
  await db
    .insertInto('contacts')
    .values({ workspace_id: door.maya.workspaceId, id: lina, name: 'Lina', created_at: now })
    .execute()
  for (const line of ['webchat', 'whatsapp', 'whatsapp_coexistence'] as const) {
    const id = newId<'number'>(now)
    lines.set(id, line)
    await db
      .insertInto('numbers')
      .values({
        workspace_id: door.maya.workspaceId,
        id,
        channel: line,
        address: line,
        connected_at: now,
      })
      .execute()
  }
})
afterAll(() => door?.close())

const numberOf = (line: Line) => [...lines].find(([, one]) => one === line)![0]
const maya = 'agent:01993d3a-0000-7000-8000-000000000001'
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
let count = 0

async function message(line: Line, facts: object = {}): Promise<MessageId> {
  const id = newId<'message'>(new Date())
  count += 1
  await door.house.db
    .insertInto('messages')
    .values({
      workspace_id: door.maya.workspaceId,
      id,
      number_id: numberOf(line),
      contact_id: lina,
      direction: 'out',
      channel_message_id: `wamid.deletion.${count}`,
      type: 'text',
      body: '{"body":"The tart costs 1 €."}',
      author: maya,
      created_at: minutesAgo(5),
      ...facts,
    })
    .execute()
  return id
}

const left = { accepted_at: minutesAgo(5), sent_at: minutesAgo(5) }

async function ask(id: MessageId, language = 'en') {
  const { status, body } = await door.maya.call('GET', `/api/v1/messages/${id}/deletion?language=${language}`)
  assert.equal(status, 200, JSON.stringify(body))
  const of = (act: string) => body.acts.find((one: { act: string }) => one.act === act)
  return { ...body, recall: of('recall'), hide: of('hide'), everyone: of('everyone') }
}

const row = (id: MessageId) =>
  door.house.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('what waits in its undo window can be taken back for as long as it lasts, and is neither hidden nor deleted', async () => {
  const id = await message('whatsapp', { send_after: new Date(Date.now() + 8_000) })
  const told = await ask(id)
  assert.isTrue(told.recall.possible)
  assert.isAtMost(told.recall.seconds_left, 8)
  assert.isAtLeast(told.recall.seconds_left, 6)
  assert.deepEqual([told.hide.why_not_code, told.everyone.why_not_code], ['waiting', 'waiting'])
})

test('on WhatsApp what left stays with the person, in words that say what is known and no more', async () => {
  const on = await ask(await message('whatsapp', { ...left, delivered_at: minutesAgo(4) }))
  assert.isFalse(on.recall.possible)
  assert.isFalse(on.everyone.possible)
  assert.match(on.everyone.why_not, /WhatsApp gives businesses no way.*Lina keeps it/)
  assert.match(on.everyone.source, /Cloud API/)
  assert.match(on.everyone.checked_at, /^2026-/)
  assert.match(on.reached.words, /on the phone since .* does not mean that it was not read/)
  const read = await ask(await message('whatsapp', { ...left, read_at: minutesAgo(3) }), 'fr')
  assert.match(read.reached.words, /^Il a été lu à \d\d:\d\d/)
  assert.match(read.hide.words, /Lina le garde/)
})

test('a person who wrote after it has seen it, whatever the ticks say', async () => {
  const id = await message('webchat', { ...left, delivered_at: minutesAgo(4) })
  await message('webchat', { direction: 'in', author: 'contact', created_at: minutesAgo(3) })
  const told = await ask(id)
  assert.equal(told.reached.state, 'answered')
  assert.match(told.reached.words, /^Lina wrote at \d\d:\d\d.*count it as seen/)
  assert.match((await ask(id, 'fr')).reached.words, /^Lina a écrit à \d\d:\d\d.*considérez-le comme vu/)
})

test('a number that is also used in the app says so, for about two days', async () => {
  const told = await ask(await message('whatsapp_coexistence', left))
  assert.isFalse(told.everyone.possible)
  assert.equal(told.everyone.why_not_code, 'in_the_app')
  assert.isAbove(told.everyone.seconds_left, 47 * 3600)
  assert.equal(told.everyone.certainty, 'observed')
  const french = (await ask(await message('whatsapp_coexistence', left), 'fr')).everyone
  assert.match(french.why_not, /jusqu’au \d+(er)? \p{L}+ à \d\d:\d\d environ/u)
  assert.match(french.source, /^API Cloud de WhatsApp, avis/)
  const old = { accepted_at: new Date(Date.now() - 3 * 86_400_000), created_at: minutesAgo(3 * 1440) }
  assert.equal((await ask(await message('whatsapp_coexistence', old))).everyone.why_not_code, 'too_late')
})

test('where the channel can, it is deleted on both sides, and a line stays that says when and by whom', async () => {
  const id = await message('webchat', { ...left, read_at: minutesAgo(2) })
  const told = await ask(id)
  assert.isTrue(told.everyone.possible)
  assert.match(told.everyone.words, /may have read or captured it before/)
  const asked = { workspace_id: door.maya.workspaceId, subject_id: id, asked_at: new Date() }
  const bytes = { salt: Buffer.from('salt'), hash: Buffer.from('hash') }
  await door.house.db
    .insertInto('approval_requests')
    .values({ ...asked, ...bytes, needed: 1, reasons: ['price'], people: [maya] })
    .execute()
  for (const _ of [1, 2]) {
    const { status } = await door.maya.call('DELETE', `/api/v1/messages/${id}?for=everyone`)
    assert.equal(status, 204)
  }
  assert.equal(deleted.filter((one) => one.message_id === id).length, 1)
  const kept = await row(id)
  assert.deepInclude(kept, { body: {}, withdrawn_by: maya })
  assert.instanceOf(kept.withdrawn_at, Date)
  const request = door.house.db.selectFrom('approval_requests').select('salt').where('subject_id', '=', id)
  assert.equal((await request.executeTakeFirstOrThrow()).salt.length, 0)
})

test('what the channel did not delete is not said to be deleted', async () => {
  const id = await message('webchat', left)
  pageAnswers = false
  const { status } = await door.maya.call('DELETE', `/api/v1/messages/${id}?for=everyone`)
  pageAnswers = true
  assert.equal(status, 422)
  assert.isNull((await row(id)).withdrawn_at)
})

test('deleting for everyone on WhatsApp is refused with what helps instead', async () => {
  const id = await message('whatsapp', left)
  const { status, body } = await door.maya.call('DELETE', `/api/v1/messages/${id}?for=everyone`)
  assert.equal(status, 422)
  assert.equal(body.error.code, 'messages.cannot_delete_for_everyone')
  assert.deepEqual(body.error.details, { why_not: 'no_call', remedy: 'correction' })
  assert.deepInclude(await row(id), { withdrawn_at: null, body: { body: 'The tart costs 1 €.' } })
})

test('hiding leaves a line on the desk and everything in the record, and can be undone by anybody', async () => {
  const id = await message('whatsapp', left)
  const calls = [
    ['DELETE', `/api/v1/messages/${id}?for=me`],
    ['DELETE', `/api/v1/messages/${id}?for=me`],
  ] as const
  for (const [method, url] of calls) assert.equal((await door.maya.call(method, url)).status, 204)
  assert.deepInclude(await row(id), { hidden_by: maya, body: { body: 'The tart costs 1 €.' } })
  assert.equal((await ask(id)).hide.why_not_code, 'hidden')
  assert.equal((await door.maya.call('POST', `/api/v1/messages/${id}/show`)).status, 204)
  assert.deepInclude(await row(id), { hidden_at: null, hidden_by: null })
  const done = await door.house.db
    .selectFrom('deletions')
    .select('act')
    .where('message_id', '=', id)
    .execute()
  assert.deepEqual(
    done.map(({ act }) => act),
    ['hide', 'show'],
  )
})

test('what a customer wrote is theirs to take back', async () => {
  const id = await message('whatsapp', { direction: 'in', author: 'contact' })
  const told = await ask(id)
  assert.deepEqual([told.recall.why_not_code, told.everyone.why_not_code], ['theirs', 'theirs'])
  assert.isTrue(told.hide.possible)
})

test('each channel says what it can, where that stands and when somebody last looked', async () => {
  const { body } = await door.maya.call('GET', '/api/v1/channels/deletion?language=fr')
  assert.deepEqual(
    body.data.map(({ channel, everyone }: { channel: string; everyone: string }) => [channel, everyone]),
    [
      ['whatsapp', 'no'],
      ['whatsapp_coexistence', 'in_the_app'],
      ['webchat', 'by_the_desk'],
      ['email', 'no'],
      ['sms', 'no'],
    ],
  )
  for (const one of body.data) {
    assert.isAbove(one.source.length, 10)
    assert.match(one.checked_on, /^\d{4}-\d\d-\d\d$/)
  }
})

test('who takes back more than a handful, and more than the others, is told so with the counts', async () => {
  const { db } = door.house
  for (let index = 0; index < 40; index += 1) await message('whatsapp', { ...left, author: 'agent:omar' })
  const before = (await ask(await message('whatsapp', left))).habit
  assert.isFalse(before.often)
  for (let index = 0; index < habitCountMin; index += 1) {
    const id = await message('whatsapp', { send_after: new Date(Date.now() + 60_000) })
    await db
      .insertInto('outbox')
      .values({
        workspace_id: door.maya.workspaceId,
        message_id: id,
        number_id: numberOf('whatsapp'),
        lane: 0,
        send_after: new Date(Date.now() + 60_000),
      })
      .execute()
    assert.isUndefined(await recallMessage(db, door.maya.workspaceId, id, maya, new Date()))
  }
  const { habit } = await ask(await message('whatsapp', left))
  assert.isTrue(habit.often, JSON.stringify(habit))
  assert.equal(habit.counts.recall, habitCountMin)
  assert.isAbove(habit.share.low, habit.team_share.value)
})

test('nothing of another workspace can be asked about, hidden or deleted', async () => {
  const id = await message('webchat', left)
  for (const [method, url] of [
    ['GET', `/api/v1/messages/${id}/deletion`],
    ['DELETE', `/api/v1/messages/${id}?for=me`],
    ['DELETE', `/api/v1/messages/${id}?for=everyone`],
    ['POST', `/api/v1/messages/${id}/show`],
  ] as const)
    assert.equal((await door.stranger.call(method, url)).status, 404)
})
