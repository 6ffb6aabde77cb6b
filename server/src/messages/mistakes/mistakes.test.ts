import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../../test/front-door.ts'
import { type ContactId, inTransaction, type MessageId, type NumberId, newId } from '../../platform/index.ts'
import { type Finding, reviewDraft, warmReview } from '../../review/index.ts'
import type { Channel } from '../channel.ts'
import { recordDeletions } from '../deletion/deletion-store.ts'
import type { SecondLook } from '../second-look.ts'
import { writeCorrection } from './correction-words.ts'
import { adviseOn, mistakeKinds, situations } from './mistake.ts'
import { sayAdvice } from './mistake-words.ts'
import { mistakeRoutes } from './routes.ts'

let door: FrontDoor
let lina: ContactId
let jules: ContactId
let number: NumberId
let opening: Date | undefined = new Date(0)
let kindOfLine = 'whatsapp'
let nameOnLine: string | null = null

const line: Channel = {
  name: 'whatsapp',
  windowHours: 24,
  windowFreeTypes: [],
  addressKinds: ['phone'],
  checkBody: () => [],
  lineKind: async () => kindOfLine,
  businessName: async () => nameOnLine,
  forgetWords: async () => undefined,
  prepare: async (drafts) => drafts.map(({ purpose }) => ({ purpose, details: {} })),
  send: async () => ({ kind: 'unclear', why: 'nothing is sent here' }),
  markRead: async () => undefined,
}

const nobodyElse = { names: [], phones: [], emails: [], orders: [] }

/** The real second look, over a catalogue of one tart. */
const secondLook: SecondLook = (_db, drafts) =>
  Promise.all(
    drafts.map(
      async ({ type, body, send_after }): Promise<readonly Finding[]> =>
        reviewDraft(
          { type, body, sendAt: send_after },
          {
            contact: { names: ['Jules Martin'], phones: [], emails: [] },
            findOthers: () => nobodyElse,
            catalogue: [{ sku: 'TARTE', name: 'Tarte au citron', price: 24.9, currency: 'EUR' }],
            earlierPrices: [],
            own: { names: ['Lemon Bakery'], phones: [], emails: [], addresses: [], ibans: [], domains: [] },
            dictionary: [],
            offers: [],
            timeZone: 'Europe/Paris',
            now: new Date(),
          },
        ),
    ),
  )

beforeAll(async () => {
  await warmReview()
  door = await openFrontDoor((app, house) =>
    mistakeRoutes(app, house, () => line, { secondLook, nextOpening: () => opening }),
  )
  const { db } = door.house
  const now = new Date()
  const { workspaceId: workspace_id } = door.maya
  ;[lina, jules] = [newId<'contact'>(now), newId<'contact'>(now)]
  number = newId<'number'>(now)
  await db
    .insertInto('contacts')
    .values([
      { workspace_id, id: lina, name: 'Lina Zest', language: 'en', created_at: now },
      { workspace_id, id: jules, name: 'Jules Martin', language: 'fr', created_at: now },
    ])
    .execute()
  await db
    .insertInto('numbers')
    .values({ workspace_id, id: number, channel: 'whatsapp', address: '+33 1', connected_at: now })
    .execute()
}, 120_000)
afterAll(() => door?.close())

const maya = 'agent:01993d3a-0000-7000-8000-000000000001'

async function message(to: ContactId, body: string, facts: object = {}): Promise<MessageId> {
  const now = new Date()
  const id = newId<'message'>(now)
  await door.house.db
    .insertInto('messages')
    .values({
      workspace_id: door.maya.workspaceId,
      id,
      number_id: number,
      contact_id: to,
      direction: 'out',
      channel_message_id: `wamid.mistake.${id}`,
      type: 'text',
      body: JSON.stringify({ body }),
      author: maya,
      created_at: now,
      accepted_at: now,
      ...facts,
    })
    .execute()
  return id
}

const advise = async (id: MessageId, kind: string, language = 'en') =>
  (await door.maya.call('GET', `/api/v1/messages/${id}/mistake?kind=${kind}&language=${language}`)).body

test('every kind in every situation has advice that says why and what to do, in both languages', () => {
  for (const kind of mistakeKinds)
    for (const situation of situations)
      for (const language of ['en', 'fr'] as const) {
        const { why, steps } = sayAdvice(adviseOn(kind, situation), language)
        assert.isAbove(why.length, 10, `${kind} ${situation}`)
        assert.isAbove(steps.length, 0, `${kind} ${situation}`)
        for (const { words } of steps) assert.isAbove(words.length, 5)
      }
})

test('deleting is never advised where the channel cannot', () => {
  for (const kind of mistakeKinds)
    for (const situation of ['unread', 'read', 'gone'] as const)
      assert.notEqual(adviseOn(kind, situation).act, 'delete')
})

test('what waits is taken back, a price is corrected, data is explained, the same thing twice is left alone', async () => {
  const waiting = await message(lina, '1 €', { accepted_at: null, send_after: new Date(Date.now() + 60_000) })
  assert.equal((await advise(waiting, 'price_typo')).advice.act, 'recall')
  const read = await message(lina, '1 €', { read_at: new Date() })
  assert.equal((await advise(read, 'price_typo')).advice.act, 'correct')
  assert.equal((await advise(read, 'duplicate')).advice.act, 'nothing')
  const data = (await advise(read, 'confidential', 'fr')).advice
  assert.equal(data.act, 'explain')
  assert.include(
    data.steps.map(({ code }: { code: string }) => code),
    'check_breach',
  )
  assert.match(data.why, /Demandez-le-lui franchement/)
})

test('a mistake is told once for each message, and telling it again corrects what was told', async () => {
  const id = await message(lina, 'The wrong tart')
  for (const kind of ['other', 'wrong_information']) {
    const { status, body } = await door.maya.call('POST', `/api/v1/messages/${id}/mistake`, { kind })
    assert.equal(status, 201)
    assert.equal(body.advice.act, 'correct')
  }
  const told = await door.house.db.selectFrom('mistakes').selectAll().where('message_id', '=', id).execute()
  assert.deepEqual(
    told.map(({ kind, by, author }) => [kind, by, author]),
    [['wrong_information', maya, maya]],
  )
})

test('what a customer wrote is no mistake of ours', async () => {
  const id = await message(lina, 'My own words', { direction: 'in', author: 'contact', accepted_at: null })
  for (const [method, path, body] of [
    ['GET', 'mistake?kind=other', undefined],
    ['POST', 'mistake', { kind: 'other' }],
    ['GET', 'correction?kind=other', undefined],
  ] as const) {
    const answer = await door.maya.call(method, `/api/v1/messages/${id}/${path}`, body)
    assert.equal(answer.status, 422)
    assert.equal(answer.body.error.code, 'messages.not_ours')
  }
})

test('the draft that corrects a price names the person, owns the mistake and takes the catalogue’s price', async () => {
  const id = await message(jules, 'La tarte au citron coûte 2,49 €.')
  const { body } = await door.maya.call('GET', `/api/v1/messages/${id}/correction?kind=price_typo`)
  assert.equal(body.language, 'fr')
  assert.match(body.text, /^Bonjour Jules,/)
  assert.match(body.text, /message de \d{1,2}\u00a0h\u00a0\d\d aujourd’hui/)
  assert.match(body.text, /l’erreur vient de nous/)
  assert.match(body.text, /Le bon prix est 24,90\s€/)
  assert.match(body.text, /Lemon Bakery$/)
  assert.isFalse(body.breach_question)
})

test('a correction is signed as customers know the business, and never with the name of the program', async () => {
  const { db } = door.house
  const { workspaceId } = door.maya
  const id = await message(lina, 'Come at nine.')
  const signature = async () => {
    const { body } = await door.maya.call('GET', `/api/v1/messages/${id}/correction?kind=emotion`)
    return body.text.split('\n').at(-1)
  }
  nameOnLine = 'Boutique Ardelle'
  assert.equal(await signature(), 'Boutique Ardelle')
  nameOnLine = null
  assert.equal(await signature(), 'Lemon Bakery')
  const call = (name: string) =>
    db.updateTable('workspaces').set({ name }).where('id', '=', workspaceId).execute()
  await call('Doublecheck')
  assert.match(await signature(), /^I would like to help you properly/)
  await call('Lemon Bakery')
})

test('where the right thing is not known the draft has a blank, and the second look stops it', async () => {
  const id = await message(lina, 'We open at nine.')
  const { body } = await door.maya.call('GET', `/api/v1/messages/${id}/correction?kind=wrong_information`)
  assert.match(body.text, /\[RIGHT INFORMATION\]/)
  assert.include(
    body.findings.map(({ kind }: { kind: string }) => kind),
    'blank',
  )
})

test('no draft has anything else that the second look minds', async () => {
  const blanks = {
    name: 'Jules',
    when: '9\u00a0h\u00a002 aujourd’hui',
    price: '24,90 €',
    business: 'Lemon Bakery',
  }
  for (const kind of mistakeKinds)
    for (const language of ['fr', 'en'] as const) {
      const body = {
        body: writeCorrection(kind, language, {
          ...blanks,
          ...(language === 'en' ? { when: '14:02 today', price: '€24.90' } : {}),
        }),
      }
      const draft = {
        workspace_id: 1,
        contact_id: jules,
        type: 'text',
        body,
        details: {},
        purpose: 'service',
        send_after: new Date(),
      }
      const [findings = []] = await secondLook(door.house.db, [draft])
      const minded = findings.filter((one) => one.kind !== 'blank')
      assert.deepEqual(
        minded.map((one) => `${one.kind}: ${body.body.slice(one.start, one.end)}`),
        [],
        `${kind} ${language}`,
      )
    }
})

test('whoever told us no language is written to in the one they write', async () => {
  const theo = newId<'contact'>(new Date())
  const { workspaceId: workspace_id } = door.maya
  await door.house.db
    .insertInto('contacts')
    .values({ workspace_id, id: theo, profile_name: 'Théo', created_at: new Date() })
    .execute()
  await message(theo, 'Bonjour, quand est-ce que ma commande arrive ?', {
    direction: 'in',
    author: 'contact',
    accepted_at: null,
  })
  const id = await message(theo, 'Your order is on its way.')
  const { body } = await door.maya.call('GET', `/api/v1/messages/${id}/correction?kind=duplicate`)
  assert.equal(body.language, 'fr')
  assert.match(body.text, /^Bonjour Théo,/)
})

test('where only the app may delete, the desk does not say that it can', async () => {
  kindOfLine = 'whatsapp_coexistence'
  const { advice } = await advise(await message(lina, 'The results of Theo'), 'wrong_person')
  kindOfLine = 'whatsapp'
  assert.equal(advice.act, 'delete')
  assert.equal(advice.steps[0].code, 'delete_in_app')
  assert.match(advice.steps[0].words, /not certain/)
})

test('an answer after a message means that it was seen, whatever the ticks, and one before it arrived does not', async () => {
  kindOfLine = 'whatsapp_coexistence'
  const seconds = (count: number) => new Date(Date.now() + count * 1000)
  const id = await message(jules, 'Les résultats de Théo', { delivered_at: seconds(1) })
  const writes = (at: Date) =>
    message(jules, 'Ah ok', { direction: 'in', author: 'contact', accepted_at: null, created_at: at })
  await writes(seconds(0))
  assert.equal((await advise(id, 'price_typo')).situation, 'unread_deletable')
  await writes(seconds(2))
  const price = await advise(id, 'price_typo', 'fr')
  assert.deepEqual([price.situation, price.advice.act], ['read_deletable', 'correct'])
  assert.match(price.advice.why, /^La personne a écrit depuis/)
  const data = await advise(id, 'wrong_person')
  assert.deepEqual([data.advice.act, data.advice.why_code], ['delete', 'answered_but_data_must_go'])
  kindOfLine = 'whatsapp'
  const quoted = await message(lina, 'One tick only')
  const { channel_message_id } = await door.house.db
    .selectFrom('messages')
    .select('channel_message_id')
    .where('id', '=', quoted)
    .executeTakeFirstOrThrow()
  assert.equal((await advise(quoted, 'other')).situation, 'unread')
  await message(lina, 'What?', { direction: 'in', author: 'contact', quotes: channel_message_id })
  assert.equal((await advise(quoted, 'other')).situation, 'read')
})

test('what can wait waits for business hours; data where it must not be does not', async () => {
  opening = new Date(Date.now() + 8 * 3_600_000)
  const id = await message(lina, 'Hello Theo, your results are here.')
  const of = async (kind: string) =>
    (await door.maya.call('GET', `/api/v1/messages/${id}/correction?kind=${kind}`)).body
  const price = await of('price_typo')
  assert.deepInclude(price.timing, { when: 'later', why: 'closed', at: opening!.toISOString() })
  const person = await of('wrong_person')
  assert.equal(person.timing.when, 'now')
  assert.isTrue(person.breach_question)
  assert.deepEqual(person.inform, ['lead', 'privacy'])
  opening = new Date(0)
})

test('what was taken back and hidden is listed by person, and what was shown again is not', async () => {
  const [first, second] = [await message(lina, 'One'), await message(lina, 'Two')]
  const { workspaceId: workspace_id } = door.maya
  const now = new Date()
  await inTransaction(door.house.db, (trx) =>
    recordDeletions(
      trx,
      [
        { workspace_id, message_id: first, act: 'hide', by: maya },
        { workspace_id, message_id: second, act: 'hide', by: maya },
        { workspace_id, message_id: second, act: 'show', by: 'agent:omar' },
      ],
      now,
    ),
  )
  const listed = async (query: string) =>
    (await door.maya.call('GET', `/api/v1/deletions?${query}`)).body.data.map(
      (one: { message_id: string }) => one.message_id,
    )
  assert.deepEqual(await listed(`act=hide&by=${maya}`), [first])
  assert.deepEqual(await listed('act=recall'), [])
  assert.deepEqual((await door.stranger.call('GET', '/api/v1/deletions')).body.data, [])
})

test('the report counts mistakes against what was written, with interval, coverage and the list behind each figure', async () => {
  const { body } = await door.maya.call('GET', '/api/v1/mistakes/report?by=agent')
  const mine = body.data.find(({ key }: { key: string }) => key === maya)
  assert.equal(mine.mistakes, 1)
  assert.isAbove(mine.messages, 5)
  assert.isAbove(mine.share.high, mine.share.value)
  assert.equal(body.coverage.messages, body.total.messages)
  const kinds = (await door.maya.call('GET', '/api/v1/mistakes/report?by=kind')).body
  assert.deepEqual(
    kinds.data.map(({ key, mistakes, messages }: Record<string, unknown>) => [key, mistakes, messages]),
    [['wrong_information', 1, null]],
  )
  const hours = (await door.maya.call('GET', '/api/v1/mistakes/report?by=hour')).body
  const [hour] = hours.data.filter(({ mistakes }: { mistakes: number }) => mistakes > 0)
  const list = (await door.maya.call('GET', `/api/v1/mistakes?hour=${hour.key}&agent=${maya}`)).body
  assert.equal(list.data.length, 1)
  assert.equal(list.data[0].kind, 'wrong_information')
  const none = (await door.maya.call('GET', `/api/v1/mistakes?hour=${(Number(hour.key) + 1) % 24}`)).body
  assert.deepEqual(none.data, [])
  const other = (await door.stranger.call('GET', '/api/v1/mistakes/report')).body
  assert.equal(other.total.mistakes, 0)
  for (const url of ['/api/v1/mistakes?agent=%00', '/api/v1/deletions?by=%00'])
    assert.equal((await door.maya.call('GET', url)).status, 400)
  const long = await door.maya.call('GET', '/api/v1/mistakes/report?from=2020-01-01T00:00:00Z')
  assert.equal(long.body.error.code, 'messages.period_out_of_range')
})
