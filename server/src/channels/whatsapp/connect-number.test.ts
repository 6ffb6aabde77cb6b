import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { isRefusal } from '../../platform/index.ts'
import { disconnectSimulated, wantsDemo } from '../demo/index.ts'

let house: TestHouse
let platform: Server
let level = 'STANDARD'

beforeAll(async () => {
  house = await openTestHouse()
  platform = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ verified_name: 'Lemon Bakery', throughput: { level } }))
  })
  platform.listen(0, '127.0.0.1')
  await once(platform, 'listening')
})
afterAll(async () => {
  await house.close()
  platform.close()
})

type Change = {
  phone_number_id?: string
  display_phone_number?: string
  label?: string
  graph_url?: string
  simulated?: boolean
}

async function connect(change: Change = {}) {
  const connected = await house.whatsapp.connect({
    workspace_id: house.workspaceId,
    phone_number_id: '104551000000008',
    waba_id: '204551000000008',
    display_phone_number: '+33 1 00 00 00 08',
    access_token: 'token',
    app_secret: 'secret',
    verify_token: 'verify',
    graph_url: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
    simulated: false,
    ...change,
    label: change.label ?? null,
  })
  if (isRefusal(connected)) throw new Error(connected.message)
  return house.db
    .selectFrom('numbers')
    .select(['id', 'address', 'label', 'per_second'])
    .where('id', '=', connected.id)
    .executeTakeFirstOrThrow()
}

test('connected again, a number is the same one, with what is known of it today', async () => {
  const first = await connect({ label: 'Shop' })
  expect(first).toMatchObject({ address: '+33 1 00 00 00 08', label: 'Shop', per_second: 80 })
  level = 'HIGH'
  expect(await connect({ display_phone_number: '+33 1 00 00 00 80' })).toEqual({
    id: first.id,
    address: '+33 1 00 00 00 80',
    label: 'Shop',
    per_second: 1_000,
  })
})

test('a platform that cannot be asked changes no limit', async () => {
  const again = await connect({ graph_url: 'http://127.0.0.1:9', label: 'Mail order' })
  expect(again).toMatchObject({ label: 'Mail order', per_second: 1_000 })
})

test('once a real number is connected, nothing leaves by the simulated one of an earlier start', async () => {
  const simulated = await connect({ phone_number_id: '730041220019845', simulated: true })
  expect(await wantsDemo(house)).toBe(false)
  await disconnectSimulated(house, house.whatsapp)
  const open = await house.db
    .selectFrom('numbers')
    .select('id')
    .where('disconnected_at', 'is', null)
    .execute()
  expect(open).toHaveLength(1)
  expect(open.map(({ id }) => id)).not.toContain(simulated.id)
})
