import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { isRefusal } from '../../platform/index.ts'
import { openDeliveryStore } from './delivery-store.ts'

let house: TestHouse
let platform: Server
let said: object = { throughput: { level: 'STANDARD' }, quality_rating: 'GREEN' }
let status = 200
let upgraded: string
let other: string

beforeAll(async () => {
  house = await openTestHouse()
  platform = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said))
  })
  platform.listen(0, '127.0.0.1')
  await once(platform, 'listening')
  upgraded = await connect('104551000000008', '+33 1 00 00 00 08')
  other = await connect('104551000000009', '+33 1 00 00 00 09')
})
afterAll(async () => {
  await house.close()
  platform.close()
})

async function connect(phone_number_id: string, display_phone_number: string): Promise<string> {
  const connected = await house.whatsapp.connect({
    workspace_id: house.workspaceId,
    phone_number_id,
    waba_id: '204551000000008',
    display_phone_number,
    access_token: 'token',
    app_secret: 'secret',
    verify_token: 'verify',
    graph_url: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
    label: null,
    simulated: false,
  })
  if (isRefusal(connected)) throw new Error(connected.message)
  return connected.id
}

/** Hands over news of the account as the platform does, and runs the readings that it brings about. */
async function tell(field: string, value: object): Promise<string[]> {
  await sql`delete from graphile_worker._private_jobs`.execute(house.db)
  const { app_key } = await house.db
    .selectFrom('whatsapp_numbers')
    .select('app_key')
    .where('number_id', '=', upgraded)
    .executeTakeFirstOrThrow()
  const entry = [{ id: '204551000000008', time: 1_793_000_000, changes: [{ field, value }] }]
  const store = openDeliveryStore(
    house.database.pool,
    () => new Date(),
    () => undefined,
  )
  await store.store(app_key, Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry })))
  await house.drain()
  return runReadings()
}

/** Returns the numbers that were read, as the jobs waiting asked. */
async function runReadings(): Promise<string[]> {
  const { rows } = await sql<{ payload: { number_id: string } }>`
    select jobs.payload from graphile_worker._private_jobs as jobs
    join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier = 'whatsapp:read_number'`.execute(house.db)
  await sql`delete from graphile_worker._private_jobs`.execute(house.db)
  for (const { payload } of rows) await house.whatsapp.tasks['whatsapp:read_number']!(payload)
  return rows.map(({ payload }) => payload.number_id)
}

async function numberOf(id: string) {
  const { rows } = await sql<{
    per_second: number
    quality: string
    messaging_limit: string
    last_error: object | null
  }>`
    select per_second, quality, messaging_limit, last_error from numbers
    join whatsapp_numbers on number_id = numbers.id where numbers.id = ${id}`.execute(house.db)
  return rows[0]!
}

test('a number that the platform raises sends at the new pace', async () => {
  said = { throughput: { level: 'HIGH' }, quality_rating: 'GREEN' }
  const read = await tell('phone_number_quality_update', {
    display_phone_number: '33100000008',
    event: 'THROUGHPUT_UPGRADE',
    max_daily_conversations_per_business: 'TIER_UNLIMITED',
  })
  expect(read).toEqual([upgraded])
  expect(await numberOf(upgraded)).toMatchObject({ per_second: 1_000, messaging_limit: 'TIER_UNLIMITED' })
  expect((await numberOf(other)).per_second).toBe(80)
})

test('every connected number is read again by itself, since quality is not told', async () => {
  said = {
    throughput: { level: 'STANDARD' },
    quality_rating: 'RED',
    whatsapp_business_manager_messaging_limit: 'TIER_NOT_SET',
  }
  await house.whatsapp.tasks['whatsapp:read_numbers']!({})
  expect((await runReadings()).toSorted()).toEqual([upgraded, other].toSorted())
  expect(await numberOf(upgraded)).toMatchObject({
    per_second: 80,
    quality: 'RED',
    messaging_limit: 'TIER_UNLIMITED',
  })
})

test('a pace that was set by hand stays', async () => {
  await house.db.updateTable('numbers').set({ per_second: 5 }).where('id', '=', other).execute()
  await house.whatsapp.tasks['whatsapp:read_numbers']!({})
  await runReadings()
  expect((await numberOf(other)).per_second).toBe(5)
})

test('a refused token is noted and changes nothing else', async () => {
  status = 401
  said = { error: { code: 190, message: 'Session has expired' } }
  await house.whatsapp.tasks['whatsapp:read_numbers']!({})
  await runReadings()
  expect(await numberOf(upgraded)).toMatchObject({
    per_second: 80,
    quality: 'RED',
    last_error: { code: '190' },
  })
})
