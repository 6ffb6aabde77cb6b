import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { type ContactId, inTransaction, newId } from '../platform/index.ts'
import { releaseBatch } from './dispatch.ts'
import { type Lease, takeLease } from './lease.ts'
import { listNumbersWithWork, stopSending } from './number-store.ts'
import { LeaseLost } from './outbox-store.ts'
import { queueMessages } from './queue-messages.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const allowed = { limit: 100, perSecond: 80 }

/** A number with messages waiting for people whose windows are open, and its lease. */
async function openNumber(waiting: number) {
  const { db, workspaceId } = house
  const id = newId<'number'>(new Date())
  const now = new Date()
  await db
    .insertInto('numbers')
    .values({
      workspace_id: workspaceId,
      id,
      channel: 'whatsapp',
      address: `+${Date.now()}`,
      label: 'Bakery',
      per_second: allowed.perSecond,
      connected_at: now,
    })
    .execute()
  const people = Array.from({ length: waiting }, () => newId<'contact'>(now) as ContactId)
  for (const [index, contact] of people.entries()) {
    await db
      .insertInto('contacts')
      .values({ workspace_id: workspaceId, id: contact, created_at: now })
      .execute()
    await db
      .insertInto('contact_addresses')
      .values({
        workspace_id: workspaceId,
        id: newId(now),
        contact_id: contact,
        kind: 'phone',
        value: `${Date.now()}${index}`,
        since: now,
      })
      .execute()
    await db
      .insertInto('exchanges')
      .values({ workspace_id: workspaceId, number_id: id, contact_id: contact, last_inbound_at: now })
      .execute()
  }
  await inTransaction(db, (trx) =>
    queueMessages(
      trx,
      people.map((contact_id) => ({
        workspace_id: workspaceId,
        number_id: id,
        contact_id,
        type: 'text',
        body: { body: 'Your bread is ready.' },
        purpose: 'service',
        author: 'agent:test',
        send_after: now,
        lane: 0 as const,
        details: {},
      })),
      now,
    ),
  )
  const lease = (await takeLease(db, workspaceId, id, 'this test'))!
  const number = (await listNumbersWithWork(db, [], new Date())).find((one) => one.id === id)!
  return { id, number, lease }
}

const release = ({ number, lease }: { number: Parameters<typeof releaseBatch>[2]; lease: Lease }) =>
  releaseBatch(house.db, house.channels, number, lease, allowed, [], new Date())

test('what waits leaves, once', async () => {
  const open = await openNumber(3)
  expect((await release(open)).departures).toHaveLength(3)
  expect((await release(open)).departures).toHaveLength(0)
})

test('nothing leaves by a number that was stopped a moment ago', async () => {
  const open = await openNumber(2)
  const why = { code: 'test', title: 'stopped by hand' } as Parameters<typeof stopSending>[3]
  await stopSending(house.db, house.workspaceId, open.id, why, new Date())
  expect(await release(open)).toMatchObject({ departures: [], looked: 0 })
})

test('a limit that was lowered a moment ago holds for the very next release', async () => {
  const open = await openNumber(2)
  await house.db.updateTable('numbers').set({ per_second: 1 }).where('id', '=', open.id).execute()
  expect(await release(open)).toMatchObject({ departures: [], perSecond: 1 })
})

test('a dispatcher whose lease has passed to another lets nothing go', async () => {
  const open = await openNumber(2)
  await house.db
    .updateTable('dispatch_leases')
    .set({ held_until: new Date(0) })
    .where('number_id', '=', open.id)
    .execute()
  await takeLease(house.db, house.workspaceId, open.id, 'another')
  await expect(release(open)).rejects.toThrow(LeaseLost)
})

test('numbers at work are not asked about again', async () => {
  const open = await openNumber(1)
  const ids = async (known: string[]) =>
    (await listNumbersWithWork(house.db, known, new Date())).map((number) => number.id)
  expect(await ids([])).toContain(open.id)
  expect(await ids([open.id])).not.toContain(open.id)
})
