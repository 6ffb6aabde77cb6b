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

function numberToConnect() {
  return {
    workspace_id: house.workspaceId,
    phone_number_id: '104551000000008',
    waba_id: '204551000000008',
    display_phone_number: '+33 1 00 00 00 08',
    access_token: 'token',
    app_secret: 'secret',
    verify_token: 'verify',
    graph_url: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
    simulated: false,
    label: null,
  }
}

async function connect(change: Change = {}) {
  const connected = await house.whatsapp.connect({
    ...numberToConnect(),
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

test('connected twice at once, a new number is one number', async () => {
  const twice = [1, 2, 3, 4].map(() => connect({ phone_number_id: '104551000000010' }))
  const ids = (await Promise.all(twice)).map(({ id }) => id)
  expect(new Set(ids).size).toBe(1)
  await house.whatsapp.disconnect(house.workspaceId, ids[0]!)
})

test('of two workspaces that connect a new number at once, one has it and the other is told', async () => {
  const { id: other } = await house.db
    .insertInto('workspaces')
    .values({ name: 'Northgate Parcels' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const ask = (workspace_id: number) =>
    house.whatsapp.connect({ ...numberToConnect(), workspace_id, phone_number_id: '104551000000011' })
  const outcomes = await Promise.all([ask(house.workspaceId), ask(other)])
  expect(outcomes.filter((one) => isRefusal(one) && one.code === 'numbers.exists')).toHaveLength(1)
  const won = outcomes.findIndex((one) => !isRefusal(one))
  const { id } = outcomes[won] as { id: string }
  await house.whatsapp.disconnect(won === 0 ? house.workspaceId : other, id)
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
