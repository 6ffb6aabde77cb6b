import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/index.ts'
import { openDeliveryStore } from './delivery-store.ts'

let house: TestHouse
let neighbour: number

const bytes = (name: string) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)).toString()

beforeAll(async () => {
  house = await openTestHouse()
  const other = await house.db
    .insertInto('workspaces')
    .values({ name: 'Northgate Parcels' })
    .returning('id')
    .executeTakeFirstOrThrow()
  neighbour = other.id
  await connect(house.workspaceId, '730041220019845')
  await connect(house.workspaceId, '730041220019846')
  await connect(neighbour, '730041220019847')
})
afterAll(() => house.close())

async function connect(workspace_id: number, phone_number_id: string): Promise<void> {
  const { db, secrets } = house
  const id = newId<'number'>(new Date())
  await db
    .insertInto('numbers')
    .values({ workspace_id, id, channel: 'whatsapp', address: phone_number_id, connected_at: new Date() })
    .execute()
  await db
    .insertInto('whatsapp_numbers')
    .values({
      workspace_id,
      number_id: id,
      phone_number_id,
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

async function store(...deliveries: readonly string[]): Promise<void> {
  const deliveryStore = openDeliveryStore(
    house.database.pool,
    () => new Date(),
    () => undefined,
  )
  for (const body of deliveries) await deliveryStore.store('app', Buffer.from(body))
  await house.drain()
}

const message = (wamid: string) =>
  house.db.selectFrom('messages').selectAll().where('channel_message_id', '=', wamid).executeTakeFirst()

test('news of an account reaches every workspace that uses it, once', async () => {
  await store(bytes('template-status-paused'))
  const notices = await house.db.selectFrom('whatsapp_notices').select('workspace_id').execute()
  expect(notices.map((one) => one.workspace_id).toSorted()).toEqual([house.workspaceId, neighbour].toSorted())
})

test('what another number tells takes back and changes nothing of this one', async () => {
  await store(bytes('in-text'))
  const elsewhere = (name: string) =>
    bytes(name)
      .replaceAll('730041220019845', '730041220019846')
      .replace('wamid.REVNTy1pbi0wMDAz', 'wamid.REVNTy1pbi0wMDAx')
  const before = (await message('wamid.REVNTy1pbi0wMDAx'))!
  await store(elsewhere('in-edit-coexistence'), elsewhere('in-revoke-coexistence'))
  const after = (await message('wamid.REVNTy1pbi0wMDAx'))!
  expect(after).toMatchObject({ body: before.body, withdrawn_at: null, edited_at: null })
  await store(bytes('in-revoke-coexistence').replace('wamid.REVNTy1pbi0wMDAz', 'wamid.REVNTy1pbi0wMDAx'))
  expect((await message('wamid.REVNTy1pbi0wMDAx'))?.body).toEqual({})
})

test('who changes a message to STOP has said stop, also when the change is told first', async () => {
  const edited = (wamid: string) =>
    bytes('in-edit-coexistence')
      .replace('wamid.REVNTy1pbi0wMDAx', wamid)
      .replace('Hi, where is my parcel PX-20417?', 'STOP')
  const said = (wamid: string) => bytes('in-text').replace('wamid.REVNTy1pbi0wMDAx', wamid)
  const stops = async () =>
    (
      await house.db
        .selectFrom('consent_entries')
        .select(['state', 'wording'])
        .where('source', '=', 'message')
        .execute()
    ).map(({ state, wording }) => [state, wording])
  await store(said('wamid.first'))
  expect(await stops()).toEqual([])
  await store(edited('wamid.first'), edited('wamid.first'))
  expect(await stops()).toEqual([['withdrawn', 'STOP']])
  await store(edited('wamid.second'), said('wamid.second'))
  expect(await stops()).toHaveLength(2)
})
