import { afterAll, assert, beforeAll, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { listBudgets, spendCourtesy } from '../consent/index.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { announce, type ContactId, inTransaction, type MessageId, newId } from '../platform/index.ts'
import { rebuildReach } from './reach-rebuild.ts'
import { enrol } from './reach-store.ts'

let house: TestHouse
let phones = 33612800000
const now = new Date()

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function somebody(): Promise<ContactId> {
  phones += 1
  const person = { workspace_id: house.workspaceId, phone: String(phones), seen_at: now }
  const { contact_ids } = await inTransaction(house.db, (trx) => findOrCreatePeople(trx, [person], now))
  return contact_ids[0]!
}

async function offer(contact_id: ContactId, more: object): Promise<MessageId> {
  const id = newId<'message'>(now)
  const workspace_id = house.workspaceId
  await house.db
    .insertInto('messages')
    .values({
      workspace_id,
      id,
      number_id: newId(now),
      contact_id,
      direction: 'out',
      type: 'text',
      body: '{"body":"Lemon tarts!"}',
      purpose: 'marketing',
      author: 'agent:maya',
      created_at: now,
      ...more,
    })
    .execute()
  await inTransaction(house.db, (trx) =>
    spendCourtesy(trx, [{ workspace_id, contact_id, message_id: id }], now),
  )
  return id
}

const tells = (name: string, contact_id: ContactId, ids: readonly MessageId[]) =>
  inTransaction(house.db, (trx) =>
    announce(trx, [
      {
        workspace_id: house.workspaceId,
        name,
        body: { message_ids: ids, contact_ids: [contact_id], group_ids: [] },
      },
    ]),
  )

const dueAt = async (contact_id: ContactId) =>
  (
    await house.db
      .selectFrom('contact_reach')
      .select('due_at')
      .where('contact_id', '=', contact_id)
      .executeTakeFirst()
  )?.due_at

test('what failed, was refused or taken back costs nobody’s patience, and what arrived does', async () => {
  const lina = await somebody()
  const ids = [
    await offer(lina, { failed_at: now }),
    await offer(lina, { accepted_at: now, sent_at: now, failed_at: now }),
  ]
  await tells('messages.changed', lina, ids)
  await house.drain()
  const [budget] = await listBudgets(house.db, [{ workspace_id: house.workspaceId, contact_id: lina }])
  assert.deepEqual(budget!.spent_ids, ids.slice(1))
})

test('news of somebody brings their verdict forward, never back', async () => {
  const theo = await somebody()
  await tells('messages.changed', theo, [])
  await house.drain()
  const first = (await dueAt(theo))!
  assert.isAbove(first.getTime(), Date.now())
  await tells('messages.received', theo, [])
  await house.drain()
  const second = (await dueAt(theo))!
  assert.isBelow(second.getTime(), first.getTime())
  await tells('messages.changed', theo, [])
  await house.drain()
  assert.deepEqual(await dueAt(theo), second)
})

test('rebuilding judges everybody anew who was ever written to', async () => {
  const [lina, nobody] = [await somebody(), await somebody()]
  await offer(lina, { accepted_at: now })
  await inTransaction(house.db, (trx) =>
    enrol(trx, [{ workspace_id: house.workspaceId, contact_id: lina }], new Date(now.getTime() + 9e6)),
  )
  await inTransaction(house.db, (trx) => rebuildReach(trx, house.workspaceId, now))
  assert.deepEqual(await dueAt(lina), now)
  assert.equal(await dueAt(nobody), undefined)
})
