import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from './database.ts'

let first: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  first = await cloneDatabase()
  second = await cloneDatabase()
})

afterAll(async () => {
  await first.drop()
  await second.drop()
})

test('what one clone writes, another does not see', async () => {
  await run(first, 'create table cakes (name text)')
  assert.equal((await tablesOf(first)).includes('cakes'), true)
  assert.equal((await tablesOf(second)).includes('cakes'), false)
})

test('a clone is migrated', async () => {
  assert.isAbove((await tablesOf(second)).length, 0)
})

test('an empty database has no table', async () => {
  const empty = await createEmptyDatabase()
  assert.deepEqual(await tablesOf(empty), [])
  await empty.drop()
})

test('dropping twice is as good as once, and dismisses a connection left open', async () => {
  const doomed = await createEmptyDatabase()
  const client = new pg.Client({ connectionString: doomed.connectionString })
  const complaints: string[] = []
  const ended = new Promise((resolve) => client.once('end', resolve))
  client.on('error', (error) => complaints.push(error.message))
  await client.connect()
  await doomed.drop()
  await doomed.drop()
  await ended
  assert.match(complaints.join(), /terminating connection/)
})

async function tablesOf(database: TestDatabase): Promise<string[]> {
  const rows = await run(database, `select tablename from pg_tables where schemaname = 'public'`)
  return rows.map((row) => String(row.tablename))
}

async function run(database: TestDatabase, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.connectionString })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}
