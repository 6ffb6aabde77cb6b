import { afterAll, assert, beforeAll, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { inTransaction, newId } from '../platform/index.ts'
import { listTold, type ToldByUs } from './told-of-contacts.ts'

let house: TestHouse
const start = new Date('2026-09-01T08:00:00Z')
const numberId = newId<'number'>(start)

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a thread read as one value tells every instant as its rows do, to the millisecond', async () => {
  const person = { workspace_id: house.workspaceId, phone: '33612700001', seen_at: start }
  const { contact_ids } = await inTransaction(house.db, (trx) => findOrCreatePeople(trx, [person], start))
  const contact_id = contact_ids[0]!
  // Microseconds that binary fractions hold badly, and those that rounding would carry over.
  const fractions = ['.123', '.123999', '.9999995', '.0005', '.29', '.57', '.001001']
  for (const [turn, fraction] of fractions.entries()) {
    const at = new Date(start.getTime() + turn * 3_600_000)
    const micro = `${at.toISOString().slice(0, 19)}${fraction}Z` as unknown as Date
    const ours = turn % 3 !== 2
    await house.db
      .insertInto('messages')
      .values({
        workspace_id: house.workspaceId,
        id: newId<'message'>(at),
        number_id: numberId,
        contact_id,
        direction: ours ? 'out' : 'in',
        type: 'text',
        body: '{"body":"Shall we keep one?"}',
        purpose: ours ? 'service' : null,
        author: ours ? 'agent:maya' : 'contact',
        created_at: micro,
        accepted_at: ours ? micro : null,
        delivered_at: ours && turn % 2 === 0 ? micro : null,
      })
      .execute()
  }
  const rows = await house.db
    .selectFrom('messages')
    .select(['id', 'direction', 'created_at', 'accepted_at', 'delivered_at', 'read_at'])
    .where('contact_id', '=', contact_id)
    .orderBy('id')
    .execute()
  const told = (await listTold(house.db, house.workspaceId, [contact_id])).get(contact_id)!
  assert.deepEqual(
    told.map((one) => one.created_at),
    rows.map((row) => row.created_at),
  )
  const ours = told.filter((one): one is ToldByUs => one.ours)
  assert.deepEqual(
    ours.map(({ id, accepted_at, delivered_at, read_at }) => ({ id, accepted_at, delivered_at, read_at })),
    rows
      .filter((row) => row.direction === 'out')
      .map(({ id, accepted_at, delivered_at, read_at }) => ({ id, accepted_at, delivered_at, read_at })),
  )
  assert.isTrue(ours.every((one) => one.asks && !one.follow_up && !one.voice))
})
