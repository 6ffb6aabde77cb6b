import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { cloneDatabase, type TestDatabase } from '../../../test/database.ts'
import {
  type Actor,
  type App,
  forgetAnswers,
  type OpenDatabase,
  openDatabase,
  openHttpServer,
  openLog,
  permissions,
} from '../index.ts'

let own: TestDatabase
let database: OpenDatabase
let app: App
let ordered = 0

const maya: Actor = {
  workspaceId: 1,
  kind: 'agent',
  id: '01993d3a-0000-7000-8000-000000000001',
  label: 'Maya',
  role: 'owner',
  permissions: new Set(permissions),
}
const omar: Actor = { ...maya, label: 'Omar', permissions: new Set() }

beforeAll(async () => {
  own = await cloneDatabase()
  database = openDatabase(own.connectionString, { poolSize: 4 })
  const opened = await openHttpServer({
    db: database.db,
    log: openLog('silent'),
    secure: false,
    identify: async (headers) => (headers['x-agent'] === 'omar' ? omar : maya),
  })
  app = opened.app
  app.route({
    method: 'POST',
    url: '/orders',
    config: { permission: 'messages.send' },
    schema: { body: z.object({ loaves: z.number().int() }) },
    handler: (_request, reply) => {
      ordered += 1
      return reply.code(201).send({ order: ordered })
    },
  })
  await app.ready()
})

afterAll(async () => {
  await app.close()
  await database.close()
  await own.drop()
})

async function order(key: string, body: object, agent = 'maya') {
  const headers = { 'idempotency-key': key, 'x-agent': agent }
  const answer = await app.inject({ method: 'POST', url: '/orders', headers, payload: body })
  return { status: answer.statusCode, body: answer.json() }
}

test('a repeated request is done once and answered the same', async () => {
  const first = await order('twice', { loaves: 2 })
  const before = ordered
  expect(await order('twice', { loaves: 2 })).toEqual(first)
  expect(ordered).toBe(before)
})

test('a request turned away before its handler does not replace the kept answer', async () => {
  const first = await order('kept', { loaves: 3 })
  expect(first.status).toBe(201)
  expect((await order('kept', { loaves: 'three' })).status).toBe(400)
  expect((await order('kept', { loaves: 3 }, 'omar')).status).toBe(403)
  expect(await order('kept', { loaves: 3 })).toEqual(first)
})

test('a first try that died is begun again by one of those that come back', async () => {
  await order('died', { loaves: 4 })
  await sql`update idempotency_keys set status = null, answer = null, created_at = now() - interval '11 seconds'
    where key = 'died'`.execute(database.db)
  const before = ordered
  const answers = await Promise.all([order('died', { loaves: 4 }), order('died', { loaves: 4 })])
  expect(ordered).toBe(before + 1)
  const again = await order('died', { loaves: 4 })
  expect(again).toEqual({ status: 201, body: { order: before + 1 } })
  expect(answers).toContainEqual(again)
})

test('a try that is still under way is not begun a second time', async () => {
  await order('running', { loaves: 5 })
  await sql`update idempotency_keys set status = null, answer = null where key = 'running'`.execute(
    database.db,
  )
  const before = ordered
  const answer = await order('running', { loaves: 5 })
  expect(answer).toMatchObject({ status: 409, body: { error: { code: 'request.in_progress' } } })
  expect(ordered).toBe(before)
})

test('an answer is kept for 24 hours and then gone', async () => {
  const young = await order('young', { loaves: 6 })
  await order('old', { loaves: 6 })
  await sql`update idempotency_keys set created_at = now() - interval '23 hours' where key = 'young'`.execute(
    database.db,
  )
  await sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'old'`.execute(
    database.db,
  )
  expect(await forgetAnswers(database.db)).toBe(1)
  expect(await order('young', { loaves: 6 })).toEqual(young)
  const before = ordered
  expect(await order('old', { loaves: 6 })).toEqual({ status: 201, body: { order: before + 1 } })
})
