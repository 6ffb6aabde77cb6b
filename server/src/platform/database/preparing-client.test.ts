import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { type OpenDatabase, openDatabase } from './connect.ts'

let own: Awaited<ReturnType<typeof cloneDatabase>>
let database: OpenDatabase

beforeAll(async () => {
  own = await cloneDatabase()
  // One connection, so that every question is asked of the same one.
  database = openDatabase(own.connectionString, { poolSize: 1 })
  await database.pool.query('create table loaves (id integer, kind text)')
  await database.pool.query(`insert into loaves values (1, 'rye')`)
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

const prepared = async () =>
  (await database.pool.query('select count(*)::int as count from pg_prepared_statements')).rows[0].count

const ask = () => database.pool.query('select * from loaves where id = $1', [1])

test('what is asked often is prepared, what is asked once is not', async () => {
  await database.pool.query('select kind from loaves where id = $1', [1])
  expect(await prepared()).toBe(0)
  for (let time = 0; time < 8; time += 1) expect((await ask()).rows).toEqual([{ id: 1, kind: 'rye' }])
  expect(await prepared()).toBe(1)
})

test('a statement made stale by another shape of its table works again at the next try', async () => {
  await database.pool.query('alter table loaves add column grams integer')
  await expect(ask()).rejects.toMatchObject({ code: '0A000' })
  for (let time = 0; time < 8; time += 1) {
    expect((await ask()).rows).toEqual([{ id: 1, kind: 'rye', grams: null }])
  }
})

test('texts made anew for every call do not pile up on the server', async () => {
  const before = await prepared()
  for (let time = 0; time < 700; time += 1) await database.pool.query(`select $1::int as n${time}`, [time])
  expect(await prepared()).toBe(before)
  for (let time = 0; time < 8; time += 1) expect((await ask()).rowCount).toBe(1)
})
