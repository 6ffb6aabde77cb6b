import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../test/database.ts'
import { type OpenDatabase, openDatabase } from '../database/index.ts'
import { queueJobs } from './index.ts'

let own: TestDatabase
let database: OpenDatabase

beforeAll(async () => {
  own = await cloneDatabase()
  database = openDatabase(own.connectionString, { poolSize: 2 })
})
afterAll(async () => {
  await database.close()
  await own.drop()
})

test('of jobs with the same key, queued at once or one after the other, the last is kept', async () => {
  const { db } = database
  await queueJobs(db, [{ task: 'bake', payload: { loaves: 1 }, key: 'oven' }])
  await queueJobs(db, [
    { task: 'bake', payload: { loaves: 2 }, key: 'oven' },
    { task: 'sweep', payload: {} },
    { task: 'sweep', payload: {} },
    { task: 'bake', payload: { loaves: 3 }, key: 'oven' },
  ])
  const { rows } = await sql<{ identifier: string; payload: object }>`
    select identifier, payload from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = task_id order by identifier`.execute(db)
  expect(rows).toEqual([
    { identifier: 'bake', payload: { loaves: 3 } },
    { identifier: 'sweep', payload: {} },
    { identifier: 'sweep', payload: {} },
  ])
})
