import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../test/database.ts'
import { newId } from '../ids.ts'
import { type OpenDatabase, openDatabase } from './connect.ts'
import { keepPartitions } from './partitions.ts'

let own: TestDatabase
let database: OpenDatabase
const now = new Date('2026-11-15T12:00:00Z')

beforeAll(async () => {
  own = await cloneDatabase()
  database = openDatabase(own.connectionString, { poolSize: 2 })
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

async function placeOf(table: string, column: string, value: unknown): Promise<string> {
  const { rows } = await sql<{ place: string }>`
    select tableoid::regclass::text as place from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(
    database.db,
  )
  return rows[0]!.place
}

async function writeMessage(at: Date): Promise<string> {
  const id = newId<'message'>(at)
  await database.db
    .insertInto('messages')
    .values({
      workspace_id: 1,
      id,
      number_id: newId(now),
      direction: 'in',
      type: 'text',
      body: '{}',
      created_at: at,
    })
    .execute()
  return id
}

test('rows that came before their partition are moved into it', async () => {
  const early = await writeMessage(new Date('2026-11-03T08:00:00Z'))
  const odd = await writeMessage(new Date('1999-01-01T00:00:00Z'))
  expect(await placeOf('messages', 'id', early)).toBe('messages_default')
  const { made } = await keepPartitions(database.db, now)
  expect(made).toContain('messages_2026_11')
  expect(await placeOf('messages', 'id', early)).toBe('messages_2026_11')
  expect(await placeOf('messages', 'id', odd)).toBe('messages_default')
  expect(await placeOf('messages', 'id', await writeMessage(now))).toBe('messages_2026_11')
})

test('making them twice makes nothing', async () => {
  expect((await keepPartitions(database.db, now)).made).toEqual([])
})

test('delivered bytes are gone after their days, by dropping whole partitions', async () => {
  const store = (at: Date) =>
    database.db
      .insertInto('whatsapp_deliveries')
      .values({ received_at: at, app_key: 'app', body: Buffer.from('{}') })
      .execute()
  await store(new Date('2026-11-14T10:00:00Z'))
  await store(new Date('2026-11-02T10:00:00Z'))
  await keepPartitions(database.db, now)
  const count = async () =>
    (await database.db.selectFrom('whatsapp_deliveries').select('received_at').execute()).length
  expect(await count()).toBe(1)
  const later = new Date('2026-11-23T12:00:00Z')
  expect((await keepPartitions(database.db, later)).dropped).toContain('whatsapp_deliveries_2026_11_14')
  expect(await count()).toBe(0)
})

test('two processes that start together make each partition once', async () => {
  const later = new Date('2027-06-15T12:00:00Z')
  const both = await Promise.all([keepPartitions(database.db, later), keepPartitions(database.db, later)])
  const made = both.flatMap((one) => one.made)
  expect(made).toContain('messages_2027_06')
  expect(new Set(made).size).toBe(made.length)
})
