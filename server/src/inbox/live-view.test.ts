import { type ClientRequest, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { receiveMessages } from '../messages/index.ts'
import { type Actor, type App, announce, inTransaction, openHttpServer } from '../platform/index.ts'
import { type Bakery, openBakery, type Shop } from './lemon-bakery-for-tests.ts'
import { type LiveView, liveView, streamsPerCallerMax } from './live-routes.ts'

let bakery: Bakery
let app: App
let view: LiveView
let port: number

beforeAll(async () => {
  bakery = await openBakery()
  const who: Record<string, Actor> = {
    maya: bakery.shop.maya,
    omar: bakery.shop.omar,
    neighbour: bakery.neighbour.maya,
  }
  const opened = await openHttpServer({
    db: bakery.db,
    log: bakery.house.log,
    identify: async (headers) => who[headers.authorization ?? ''] ?? null,
    secure: false,
  })
  app = opened.app
  view = liveView(bakery.house, bakery.database)
  view.routes(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
  // Something behind every position of these tests, as in any house that has run for a while.
  await tell(bakery.shop, 'templates.changed')
})

afterAll(async () => {
  await view.close()
  await app.close()
  await bakery.close()
})

function tell(shop: Shop, name: string, body: Record<string, unknown> = {}) {
  return inTransaction(bakery.db, (trx) =>
    announce(trx, [{ workspace_id: shop.workspaceId, name, body: { ...body } }]),
  )
}

type Told = { readonly id: string; readonly event: string; readonly data: Record<string, string[]> }

type Browser = {
  readonly told: Told[]
  readonly headers: Record<string, unknown>
  until(holds: (told: readonly Told[]) => boolean): Promise<void>
  leave(): void
}

/** A browser's event source, over a real socket. */
async function listen(as: string, since?: string): Promise<Browser> {
  const told: Told[] = []
  const waiting = new Set<() => void>()
  const headers: Record<string, string> = { authorization: as }
  if (since !== undefined) headers['last-event-id'] = since
  let request!: ClientRequest
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request = get({ host: '127.0.0.1', port, path: '/api/v1/events', headers, agent: false }, resolve)
    request.on('error', reject)
  })
  request.on('error', () => request.destroy())
  if (answer.statusCode !== 200) throw new Error(`refused with ${answer.statusCode}`)
  let text = ''
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => line.split(/: ?(.*)/s) as [string, string]),
      )
      text = text.slice(end + 2)
      if (fields.has('event'))
        told.push({
          id: fields.get('id')!,
          event: fields.get('event')!,
          data: JSON.parse(fields.get('data')!),
        })
    }
    for (const look of waiting) look()
  })
  answer.on('error', () => request.destroy())
  const browser: Browser = {
    told,
    headers: answer.headers,
    until(holds) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`not told within 20 s: ${JSON.stringify(told)}`)),
          20_000,
        )
        const look = () => {
          if (!holds(told)) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
    leave: () => request.destroy(),
  }
  await browser.until((all) => all.some((one) => one.event === 'hello'))
  return browser
}

const idsIn = (told: readonly Told[], list: string) => new Set(told.flatMap((one) => one.data[list] ?? []))
const reloads = (told: readonly Told[]) => told.filter((one) => one.event === 'reload').length

test('a stranger is not told anything', async () => {
  const answer = await app.inject({ url: '/api/v1/events' })
  assert.equal(answer.statusCode, 401)
})

test('Maya is told of a message, and in which conversation', async () => {
  const { shop, settle } = bakery
  const lina = await shop.meets('33612000001', 'Lina')
  await shop.writes(lina, 'Bonjour')
  await settle()
  const conversation = await shop.conversationOf(lina)
  const maya = await listen('maya')
  assert.match(String(maya.headers['content-type']), /^text\/event-stream/)
  const id = await shop.writes(lina, 'Une tarte, svp')
  await maya.until((told) => idsIn(told, 'message_ids').has(id))
  const news = maya.told.find((one) => one.data.message_ids?.includes(id))!
  assert.equal(news.data.name as unknown, 'messages.received')
  assert.deepEqual(news.data.conversation_ids, [conversation])
  assert.notInclude(JSON.stringify(maya.told), 'tarte')
  maya.leave()
})

test('Maya is told when a person gets another name', async () => {
  const { shop, settle } = bakery
  const nora = await shop.meets('33612000031', 'Nora')
  await shop.writes(nora, 'Bonjour')
  await settle()
  const conversation = await shop.conversationOf(nora)
  const maya = await listen('maya')
  await tell(shop, 'contacts.changed', { contact_ids: [nora] })
  await maya.until((told) => idsIn(told, 'contact_ids').has(nora))
  const news = maya.told.find((one) => one.data.contact_ids?.includes(nora))!
  assert.equal(news.data.name as unknown, 'conversations.changed')
  assert.deepEqual(news.data.conversation_ids, [conversation])
  maya.leave()
})

test('another workspace is told nothing', async () => {
  const { shop, neighbour } = bakery
  const stranger = await listen('neighbour')
  const [theo, bob] = [await shop.meets('33612000002', 'Theo'), await neighbour.meets('33612000002', 'Bob')]
  const ours = await shop.writes(theo, 'Hello')
  const theirs = await neighbour.writes(bob, 'Hi')
  await stranger.until((told) => idsIn(told, 'message_ids').has(theirs))
  assert.isFalse(idsIn(stranger.told, 'message_ids').has(ours))
  assert.isFalse(idsIn(stranger.told, 'contact_ids').has(theo))
  stranger.leave()
})

test('a browser that comes back is told what it missed, also by a slow transaction', async () => {
  const { shop, db } = bakery
  const max = await shop.meets('33612000003', 'Max')
  const mia = await shop.meets('33612000004', 'Mia')
  const before = await listen('maya')
  const slow = await db.startTransaction().execute()
  const late = shop.writing(mia, 'I was slow')
  await receiveMessages(slow, [late])
  // Written after the slow one began, committed before: no reader may step over the slow one because of
  // these.
  const quick = await shop.writes(max, 'I was quick')
  const standsAt = before.told.at(-1)!.id
  before.leave()
  await shop.writes(max, 'While nobody listened')
  const again = await listen('maya', standsAt)
  assert.isFalse(idsIn(again.told, 'message_ids').has(quick))
  await slow.commit().execute()
  const [lateId] = await shop.receives(late)
  await again.until((told) => idsIn(told, 'message_ids').has(lateId!))
  assert.isTrue(idsIn(again.told, 'message_ids').has(quick))
  assert.equal(reloads(again.told), 0)
  again.leave()
})

test('nothing is lost by a browser that comes and goes while eight writers write', async () => {
  const { shop } = bakery
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, index) => shop.meets(`3361300000${index}`, `Customer ${index}`)),
  )
  // Before the first message: a browser without a position is told from its coming on.
  const first = await listen('maya')
  let standsAt = first.told.at(-1)!.id
  first.leave()
  const written = new Set<string>()
  let writing = true
  const writers = people.map(async (person, index) => {
    for (let count = 0; count < 25; count += 1) {
      const message = shop.writing(person, `${index}.${count}`)
      await inTransaction(bakery.db, async (trx) => {
        await receiveMessages(trx, [message])
        // Commits out of the order of their ids.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
      })
      for (const id of await shop.receives(message)) written.add(id)
    }
  })
  const all = Promise.all(writers).then(() => {
    writing = false
  })
  const told = new Set<string>()
  let visits = 0
  const hear = async (done: (browser: Browser) => Promise<void>) => {
    const browser = await listen('maya', standsAt)
    visits += 1
    await done(browser)
    browser.leave()
    for (const id of idsIn(browser.told, 'message_ids')) told.add(id)
    assert.equal(reloads(browser.told), 0)
    standsAt = browser.told.at(-1)!.id
  }
  while (writing) await hear(() => new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 200)))
  await all
  await hear((browser) =>
    browser.until((heard) => {
      const known = new Set([...told, ...idsIn(heard, 'message_ids')])
      return [...written].every((id) => known.has(id))
    }),
  )
  assert.equal(written.size, 200)
  assert.isAbove(visits, 3)
})

test('under load a browser is written to seldom, with ids gathered', async () => {
  const { shop } = bakery
  const maya = await listen('maya')
  const names = Array.from(
    { length: 120 },
    (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  )
  const began = Date.now()
  for (const id of names) await tell(shop, 'conversations.changed', { conversation_ids: [id] })
  await maya.until((told) => idsIn(told, 'conversation_ids').size >= names.length)
  const writes = maya.told.filter((one) => one.data.name === ('conversations.changed' as unknown)).length
  assert.isAtMost(writes, Math.ceil((Date.now() - began) / 150) + 1)
  maya.leave()
})

test('too much at once asks the browser to load again', async () => {
  const { shop } = bakery
  const maya = await listen('maya')
  const many = Array.from(
    { length: 1_500 },
    (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  )
  await tell(shop, 'conversations.changed', { conversation_ids: many })
  await maya.until((told) => reloads(told) === 1)
  maya.leave()
})

test('a position too old, or of another database, asks the browser to load again', async () => {
  for (const since of ['0.0', '99999999999.5']) {
    const maya = await listen('maya', since)
    await maya.until((told) => reloads(told) === 1)
    maya.leave()
  }
})

test('one caller listens so many times, and again once a page is closed', async () => {
  const pages: Browser[] = []
  for (let page = 0; page < streamsPerCallerMax; page += 1) pages.push(await listen('omar'))
  const ask = () => app.inject({ url: '/api/v1/events', headers: { authorization: 'omar' } })
  const refused = await ask()
  assert.deepEqual([refused.statusCode, refused.json().error.code], [429, 'inbox.too_many'])
  const maya = await listen('maya')
  pages.pop()!.leave()
  // The closing of a line is noticed a moment later.
  const giveUpAt = Date.now() + 10_000
  for (let open = false; !open; ) {
    assert.isBelow(Date.now(), giveUpAt)
    const browser = await listen('omar').catch(() => undefined)
    if (browser) pages.push(browser)
    open = browser !== undefined
  }
  for (const one of [...pages, maya]) one.leave()
})
