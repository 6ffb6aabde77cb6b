import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../test/database.ts'
import { type OpenDatabase, openDatabase } from '../database/index.ts'
import { openLog } from '../log.ts'
import { finishMsMax, openHttpServer } from './server.ts'

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

/** Asks for an answer that takes some time, stops the server meanwhile, and tells what came and how long it took. */
async function stopDuring(answerMs: number) {
  const { app } = await openHttpServer({
    db: database.db,
    log: openLog('silent'),
    secure: false,
    identify: async () => null,
  })
  const reached = Promise.withResolvers<void>()
  app.get('/slow', { config: { permission: 'public' } }, async () => {
    reached.resolve()
    await sleep(answerMs, undefined, { ref: false })
    return { done: true }
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const request = get({ host: '127.0.0.1', port, path: '/slow', headers: { connection: 'keep-alive' } })
  const answered = once(request, 'response').then(
    ([response]) => {
      response.resume()
      return response.statusCode as number
    },
    () => 'cut' as const,
  )
  await reached.promise
  const began = Date.now()
  await app.close()
  return { answer: await answered, ms: Date.now() - began }
}

test('what is under way when the desk stops is finished', async () => {
  const { answer, ms } = await stopDuring(400)
  expect(answer).toBe(200)
  expect(ms).toBeLessThan(finishMsMax)
})

test('what takes too long to finish is cut, and the desk stops all the same', async () => {
  const { answer, ms } = await stopDuring(60_000)
  expect(answer).toBe('cut')
  expect(ms).toBeGreaterThanOrEqual(finishMsMax)
  expect(ms).toBeLessThan(finishMsMax + 3_000)
})

test('while the database is away the desk says so, and another fault is ours', async () => {
  const { app } = await openHttpServer({
    db: database.db,
    log: openLog('silent'),
    secure: false,
    identify: async () => null,
  })
  const open = { config: { permission: 'public' as const } }
  const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing', { poolSize: 1 })
  app.get('/away', open, () => sql`select 1`.execute(gone.db))
  app.get('/cut', open, () => sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.db))
  app.get('/wrong', open, () => sql`select 1 / 0`.execute(database.db))
  const ask = async (url: string) => {
    const answer = await app.inject({ url })
    return [answer.statusCode, answer.json().error.code]
  }
  expect(await ask('/wrong')).toEqual([500, 'request.failed'])
  expect(await ask('/away')).toEqual([503, 'house.database_away'])
  expect(await ask('/cut')).toEqual([503, 'house.database_away'])
  await gone.close()
  await app.close()
})

test('the description of the API is shown to everybody', async () => {
  const { app } = await openHttpServer({
    db: database.db,
    log: openLog('silent'),
    secure: false,
    identify: async () => null,
  })
  await app.ready()
  for (const url of ['/api/docs', '/api/v1/openapi.json'])
    expect((await app.inject(url)).statusCode, url).toBe(200)
  await app.close()
})
