import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/index.ts'
import { openDeliveryStore } from './delivery-store.ts'
import { digestSetAside } from './digest-deliveries.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

function saying(phoneNumberId: string, wamid: string, said: string): Buffer {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '12025550117', phone_number_id: phoneNumberId },
    contacts: [{ profile: { name: 'Lina' }, wa_id: '447700900001' }],
    messages: [
      { from: '447700900001', id: wamid, timestamp: '1793000000', type: 'text', text: { body: said } },
    ],
  }
  const entry = [{ id: '418806120773215', changes: [{ field: 'messages', value }] }]
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
}

async function deliver(bodies: readonly Buffer[]): Promise<void> {
  const { pool } = house.database
  const store = openDeliveryStore(
    pool,
    () => new Date(),
    () => undefined,
  )
  await Promise.all(bodies.map((body) => store.store('app', body)))
  await house.drain()
}

async function connect(phoneNumberId: string): Promise<void> {
  const { db, secrets, workspaceId: workspace_id } = house
  const id = newId<'number'>(new Date())
  await db
    .insertInto('numbers')
    .values({ workspace_id, id, channel: 'whatsapp', address: '+1 202 555 0117', connected_at: new Date() })
    .execute()
  await db
    .insertInto('whatsapp_numbers')
    .values({
      workspace_id,
      number_id: id,
      phone_number_id: phoneNumberId,
      waba_id: '418806120773215',
      graph_url: 'http://127.0.0.1:9',
      access_token_sealed: secrets.seal('access token', 'token'),
      app_key: 'app',
      app_secret_sealed: secrets.seal('app secret', 'secret'),
      verify_token_sealed: secrets.seal('verify token', 'verify'),
      verify_token_key: 'verify',
    })
    .execute()
}

const waiting = () =>
  house.db
    .selectFrom('whatsapp_set_aside')
    .select(['delivery_id', 'reason'])
    .where('settled_at', 'is', null)
    .orderBy('delivery_id')
    .execute()

test('what was set aside is understood later, whatever hopeless and poisonous deliveries lie before it', async () => {
  await deliver(Array.from({ length: 120 }, (_, index) => saying('never', `wamid.never.${index}`, 'Hello')))
  // A mistake of ours that only this one meets.
  await sql`alter table messages add constraint poisonous check (channel_message_id <> 'wamid.poison')`.execute(
    house.db,
  )
  await deliver([saying('mine', 'wamid.poison', 'Hello')])
  await deliver([saying('mine', 'wamid.good', 'Do you open on Sunday?')])
  expect(await waiting()).toHaveLength(122)
  await connect('mine')
  const run = () => digestSetAside(house.db, house.log, house.clock.now)
  expect(await run()).toBe(122)
  const known = await house.db.selectFrom('messages').select('channel_message_id').execute()
  expect(known).toEqual([{ channel_message_id: 'wamid.good' }])
  const reasons = (await waiting()).map((row) => row.reason)
  expect(reasons).toHaveLength(122)
  expect(reasons.filter((reason) => reason.startsWith('not digested'))).toHaveLength(1)
  expect(await run()).toBe(121)
})
