import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import {
  type Actor,
  type App,
  openHttpServer,
  type Permission,
  type Refusal,
  type RegisteredRoute,
} from '../platform/index.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { notesMax } from './note-store.ts'
import { inboxRoutes } from './routes.ts'

let bakery: Bakery
let app: App
let routes: readonly RegisteredRoute[]
const marked: unknown[] = []

beforeAll(async () => {
  bakery = await openBakery()
  const { maya, omar } = bakery.shop
  const reader = { ...maya, permissions: new Set<Permission>(['conversations.read']) }
  const who: Record<string, Actor> = { maya, omar, reader, neighbour: bakery.neighbour.maya }
  const opened = await openHttpServer({
    db: bakery.db,
    log: bakery.house.log,
    identify: async (headers) => who[headers.authorization ?? ''] ?? null,
    secure: false,
  })
  app = opened.app
  routes = opened.routes
  inboxRoutes(app, bakery.house, {
    insights: async () => new Map(),
    markRead: async (...asked): Promise<Refusal | undefined> => {
      marked.push(asked)
      return undefined
    },
  })
  await app.ready()
})

afterAll(async () => {
  await app.close()
  await bakery.close()
})

type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH'

async function call(as: string, method: Method, path: string, payload?: object) {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: as },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

const idsOf = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map((row) => row.id)

async function arrive(phone: string, name: string, text: string, at?: Date) {
  const person = await bakery.shop.meets(phone, name)
  await bakery.shop.writes(person, text, at ? { at } : {})
  await bakery.settle()
  return { person, id: await bakery.shop.conversationOf(person) }
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

test('each filter lists what it says, and the counts agree', async () => {
  const { shop } = bakery
  const lina = await arrive('33612000001', 'Lina Martin', 'Bonjour', hoursAgo(1))
  const theo = await arrive('33612000002', 'Theo Bell', 'Hello', hoursAgo(22))
  const lea = await arrive('33612000003', 'Léa Petit', 'Salut', hoursAgo(30))
  await call('maya', 'POST', `/conversations/${lina.id}/assignment`, { agent_id: shop.maya.id })
  await shop.answers(lea.person, 'Hello Léa')
  await bakery.settle()
  const list = async (query: string) => idsOf((await call('maya', 'GET', `/conversations?${query}`)) as never)
  assert.sameMembers(await list('filter=all'), [lina.id, theo.id, lea.id])
  assert.deepEqual(await list('filter=mine'), [lina.id])
  assert.deepEqual(await list('filter=unassigned'), [lea.id, theo.id])
  assert.deepEqual(await list('filter=waiting'), [theo.id, lina.id])
  assert.deepEqual(await list('filter=window_closing'), [theo.id])
  assert.deepEqual(await list('filter=failed'), [])
  assert.deepEqual(await list('q=lea'), [lea.id])
  assert.deepEqual(await list('q=6%2012%2000%2000%2002'), [theo.id])
  const counts = await call('maya', 'GET', '/conversations/counts')
  assert.deepEqual(counts.body, {
    mine: 1,
    unassigned: 2,
    waiting: 2,
    promise: 0,
    window_closing: 1,
    failed: 0,
    all: 3,
  })
  await call('maya', 'POST', `/conversations/${theo.id}/state`, { state: 'closed' })
  assert.sameMembers(await list('filter=all'), [lina.id, lea.id])
  assert.deepEqual(await list('state=closed'), [theo.id])
  assert.deepEqual(await list('filter=waiting'), [lina.id])
})

test('pages hold everything once, also where times are equal', async () => {
  const at = hoursAgo(50)
  const made: string[] = []
  for (let index = 0; index < 7; index += 1)
    made.push((await arrive(`3361210000${index}`, `Twin ${index}`, 'same second', at)).id)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const path: string = `/conversations?limit=2${cursor ? `&cursor=${cursor}` : ''}`
    const page = await call('maya', 'GET', path)
    seen.push(...page.body.data.map((row: { id: string }) => row.id))
    cursor = page.body.next_cursor
  } while (cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.includeMembers(seen, made)
  assert.equal((await call('maya', 'GET', '/conversations?cursor=xyz')).status, 400)
})

test('what Maya decides is kept with who and when', async () => {
  const { shop } = bakery
  const { id } = await arrive('33612000010', 'Ada', 'My order?')
  const label = await call('maya', 'POST', '/labels', { name: 'Orders' })
  assert.equal(label.status, 201)
  const again = await call('maya', 'POST', '/labels', { name: 'orders' })
  assert.equal(again.status, 409)
  assert.equal(again.body.error.details.label_id, label.body.id)
  await call('maya', 'POST', `/conversations/${id}/labels`, { label_id: label.body.id })
  await call('omar', 'POST', `/conversations/${id}/assignment`, { agent_id: shop.omar.id })
  await call('omar', 'DELETE', `/conversations/${id}/labels/${label.body.id}`)
  await call('maya', 'POST', `/conversations/${id}/state`, { state: 'closed' })
  const { body } = await call('maya', 'GET', `/conversations/${id}`)
  const told = body.history.map((entry: { kind: string; by: { name: string } }) => [
    entry.kind,
    entry.by.name,
  ])
  assert.deepEqual(told, [
    ['state', 'Maya'],
    ['label', 'Omar'],
    ['assignment', 'Omar'],
    ['label', 'Maya'],
  ])
  assert.equal(body.contact.phone, '+33612000010')
  assert.equal(body.number.channel, 'whatsapp')
  const listed = await call('maya', 'GET', `/conversations?state=closed&label=${label.body.id}`)
  assert.lengthOf(listed.body.data, 0)
})

test('a label is renamed where it is worn, and removed it is nowhere but in the past', async () => {
  const { id } = await arrive('33612000040', 'Ida', 'For a party of 40?')
  const label = await call('maya', 'POST', '/labels', { name: 'Partys' })
  await call('maya', 'POST', '/labels', { name: 'Returns' })
  await call('maya', 'POST', `/conversations/${id}/labels`, { label_id: label.body.id })
  const path = `/labels/${label.body.id}`
  const taken = await call('maya', 'PATCH', path, { name: 'RETURNS' })
  assert.equal(taken.status, 409)
  assert.equal(taken.body.error.code, 'inbox.exists')
  assert.deepEqual((await call('maya', 'PATCH', path, { name: 'Parties' })).body, {
    id: label.body.id,
    name: 'Parties',
  })
  assert.equal((await call('maya', 'PATCH', path, { name: 'parties' })).status, 200)
  assert.equal((await call('maya', 'GET', `/conversations/${id}`)).body.labels[0].name, 'parties')
  assert.equal((await call('reader', 'DELETE', path)).status, 403)
  assert.equal((await call('neighbour', 'DELETE', path)).status, 404)
  assert.equal((await call('maya', 'DELETE', path)).status, 204)
  assert.equal((await call('maya', 'DELETE', path)).status, 404)
  const after = (await call('maya', 'GET', `/conversations/${id}`)).body
  assert.deepEqual(after.labels, [])
  assert.equal(after.history[0].label.name, 'parties')
  assert.lengthOf((await call('maya', 'GET', `/conversations?label=${label.body.id}`)).body.data, 0)
  assert.equal((await call('maya', 'POST', '/labels', { name: 'Parties' })).status, 201)
})

test('a suspended agent is given nothing, and keeps what was theirs until it is given away', async () => {
  const { shop } = bakery
  const { id } = await arrive('33612000041', 'Eve', 'Hello?')
  const suspend = (suspended_at: Date | null) =>
    bakery.db
      .updateTable('memberships')
      .set({ suspended_at, suspended_by: suspended_at && 'agent:maya' })
      .where('agent_id', '=', shop.omar.id)
      .execute()
  const give = (agent_id: string | null) =>
    call('maya', 'POST', `/conversations/${id}/assignment`, { agent_id })
  assert.equal((await give(shop.omar.id)).status, 200)
  await suspend(new Date())
  assert.equal((await give(shop.omar.id)).status, 200)
  assert.equal((await give(null)).status, 200)
  const refused = await give(shop.omar.id)
  await suspend(null)
  assert.equal(refused.status, 422)
  assert.equal(refused.body.error.code, 'inbox.agent_suspended')
})

test('a note stands on the page of its time, and only its author removes it', async () => {
  const { shop } = bakery
  const { id, person } = await arrive('33612000011', 'Max', 'one', hoursAgo(3))
  await shop.writes(person, 'two', { at: hoursAgo(2) })
  const note = await call('maya', 'POST', `/conversations/${id}/notes`, { text: 'Call him on Monday' })
  assert.equal(note.body.by.name, 'Maya')
  await bakery.settle()
  const first = await call('maya', 'GET', `/conversations/${id}/messages?limit=1`)
  assert.deepEqual(first.body.data[0].text, { body: 'two' })
  assert.equal(first.body.data[0].conversation_id, id)
  assert.lengthOf(first.body.notes, 1)
  const second = await call(
    'maya',
    'GET',
    `/conversations/${id}/messages?limit=1&cursor=${first.body.next_cursor}`,
  )
  assert.lengthOf(second.body.data, 1)
  assert.lengthOf(second.body.notes, 0)
  assert.isNull(second.body.next_cursor)
  const path = `/conversations/${id}/notes/${note.body.id}`
  assert.equal((await call('omar', 'DELETE', path)).status, 403)
  assert.equal((await call('maya', 'DELETE', path)).status, 204)
  const kept = await bakery.db
    .selectFrom('notes')
    .selectAll()
    .where('id', '=', note.body.id)
    .executeTakeFirstOrThrow()
  assert.equal(kept.text, '')
})

test('a conversation takes no more notes than may stand on it', async () => {
  const { id } = await arrive('33612000042', 'Tom', 'Hello')
  await sql`insert into notes (workspace_id, id, conversation_id, text, at, by)
    select ${bakery.shop.workspaceId}, gen_random_uuid(), ${id}, 'One more', now(), 'agent:maya'
    from generate_series(1, ${notesMax})`.execute(bakery.db)
  const refused = await call('maya', 'POST', `/conversations/${id}/notes`, { text: 'And another' })
  assert.deepEqual([refused.status, refused.body.error.code], [422, 'inbox.notes_full'])
  const page = await call('maya', 'GET', `/conversations/${id}/messages`)
  await call('maya', 'DELETE', `/conversations/${id}/notes/${page.body.notes[0].id}`)
  assert.equal((await call('omar', 'DELETE', `/conversations/${id}/notes/${id}`)).status, 404)
})

test('seen clears the unread here, and read is the agent’s own choice', async () => {
  const { id, person } = await arrive('33612000012', 'Eve', 'Hello?')
  const before = await call('maya', 'GET', `/conversations/${id}`)
  assert.equal(before.body.unread_count, 1)
  const seen = await call('maya', 'POST', `/conversations/${id}/seen`, {
    message_id: before.body.last_message.id,
  })
  assert.equal(seen.body.unread_count, 0)
  assert.lengthOf(marked, 0)
  await call('maya', 'POST', `/conversations/${id}/read`, { typing: true })
  assert.deepEqual(marked, [
    [bakery.shop.workspaceId, { contact_id: person, group_id: null }, { typing: true }],
  ])
})

test('a conversation with somebody new is opened, and asked again is the same', async () => {
  const ivo = await bakery.shop.meets('33612000013', 'Ivo')
  const opened = await call('maya', 'POST', '/conversations', { contact_id: ivo })
  assert.equal(opened.body.contact.display_name, 'Ivo')
  assert.isNull(opened.body.last_message)
  const again = await call('maya', 'POST', '/conversations', { contact_id: ivo })
  assert.equal(again.body.id, opened.body.id)
})

test('a failure is listed until something is said, also when the conversation is closed', async () => {
  const { shop, db } = bakery
  const { id, person } = await arrive('33612000014', 'Kim', 'Where?')
  const message = await shop.answers(person, 'Here')
  await db.updateTable('messages').set({ failed_at: new Date() }).where('id', '=', message).execute()
  await bakery.settle()
  await call('maya', 'POST', `/conversations/${id}/state`, { state: 'closed' })
  const failed = await call('maya', 'GET', '/conversations?filter=failed')
  assert.deepEqual(idsOf(failed as never), [id])
  assert.isTrue(failed.body.data[0].failed)
})

test('mistakes are named with what to do', async () => {
  const { id } = await arrive('33612000015', 'Noa', 'Hi')
  const past = { state: 'pending', until: '2020-01-01T00:00:00Z' }
  const wrong: readonly (readonly [string, object, number, string])[] = [
    ['state', past, 422, 'inbox.until_out_of_range'],
    ['state', { state: 'closed', until: '2099-01-01T00:00:00Z' }, 422, 'inbox.until_not_pending'],
    ['assignment', { agent_id: 'nobody' }, 422, 'inbox.agent_unknown'],
    ['labels', { label_id: id }, 422, 'inbox.label_unknown'],
    ['notes', { text: 'a\u0000b' }, 400, 'request.invalid'],
    ['notes', { text: ' ' }, 400, 'request.invalid'],
    ['seen', { message_id: id }, 404, 'inbox.not_found'],
  ]
  for (const [path, payload, status, code] of wrong) {
    const answer = await call('maya', 'POST', `/conversations/${id}/${path}`, payload)
    assert.equal(answer.status, status, path)
    assert.equal(answer.body.error.code, code)
  }
})

test('an agent of another workspace meets nothing, and a reader changes nothing', async () => {
  const { id } = await arrive('33612000016', 'Zoé', 'Coucou')
  const label = await call('maya', 'POST', '/labels', { name: 'Ours' })
  const bodies: Record<string, object> = {
    state: { state: 'closed' },
    assignment: { agent_id: null },
    team: { team_id: null },
    seen: { message_id: id },
    read: { typing: false },
    labels: { label_id: label.body.id },
    notes: { text: 'hello' },
  }
  let asked = 0
  for (const { method, url } of routes) {
    if (!url.startsWith('/api/v1/conversations/:id')) continue
    const path = url.slice('/api/v1'.length).replace(':id', id).replace(/:\w+/, label.body.id)
    const payload = method === 'POST' ? bodies[path.split('/').at(-1)!] : undefined
    const stranger = await call('neighbour', method as Method, path, payload)
    assert.equal(stranger.status, 404, `${method} ${url}`)
    if (method !== 'GET') assert.equal((await call('reader', method as Method, path, payload)).status, 403)
    asked += 1
  }
  assert.isAbove(asked, 8)
  assert.lengthOf((await call('neighbour', 'GET', '/conversations')).body.data, 0)
  assert.lengthOf((await call('neighbour', 'GET', '/search?q=coucou')).body.data, 0)
  assert.lengthOf((await call('neighbour', 'GET', '/labels')).body.data, 0)
})
