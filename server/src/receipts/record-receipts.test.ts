import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { getMessageRows, stateOf, tickOf } from '../messages/index.ts'
import { resolveUnclear } from '../messages/resolve-unclear.ts'
import { announce, inTransaction, newId } from '../platform/index.ts'
import { type Receipt, recordReceipts } from './index.ts'

let house: TestHouse
const numberId = newId<'number'>(new Date())
const now = new Date('2026-11-02T10:00:00Z')

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A message of ours that left; `wamid` undefined while the answer to the call has not been written. */
async function sentMessage(wamid: string | undefined): Promise<string> {
  const id = newId<'message'>(new Date())
  await house.db
    .insertInto('messages')
    .values({
      workspace_id: house.workspaceId,
      id,
      number_id: numberId,
      direction: 'out',
      type: 'text',
      body: '{"body":"Hello"}',
      created_at: now,
      channel_message_id: wamid ?? null,
      accepted_at: wamid ? now : null,
      author: 'token:test',
    })
    .execute()
  return id
}

function receipt(wamid: string, status: string, second: number, echoed: string | null): Receipt {
  return {
    workspace_id: house.workspaceId,
    number_id: numberId,
    echoed_id: echoed,
    channel_message_id: wamid,
    status,
    at: new Date(now.getTime() + second * 1000),
    participant: '',
    errors: status === 'failed' ? [{ code: 131026, title: 'Undeliverable' }] : null,
    pricing: null,
  }
}

async function facts(id: string) {
  const [row] = await getMessageRows(house.db, house.workspaceId, [id])
  const { sent_at, delivered_at, read_at, played_at, failed_at, failure } = row!
  return {
    sent_at,
    delivered_at,
    read_at,
    played_at,
    failed_at,
    failure,
    state: stateOf(row!, now),
    tick: tickOf(row!, now),
  }
}

let made = 0

test('any order of receipts, in any batches, any number of times, ends in the same state', async () => {
  const statuses = ['sent', 'delivered', 'read', 'played', 'failed']
  const told = fc.array(
    fc.record({ status: fc.constantFrom(...statuses), second: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(told, fc.infiniteStream(fc.nat()), fc.boolean(), async (set, random, byEcho) => {
      made += 1
      const ordered = await sentMessage(byEcho ? undefined : `wamid.ordered.${made}`)
      const shuffled = await sentMessage(byEcho ? undefined : `wamid.shuffled.${made}`)
      const of = (name: string, id: string) =>
        set.map((one) => receipt(`wamid.${name}.${made}`, one.status, one.second, byEcho ? id : null))
      await inTransaction(house.db, (trx) => recordReceipts(trx, of('ordered', ordered)))
      const repeated = [...of('shuffled', shuffled), ...of('shuffled', shuffled)]
      const mixed = repeated
        .map((one) => ({ one, key: random.next().value as number }))
        .sort((a, b) => a.key - b.key)
      for (const { one } of mixed) await inTransaction(house.db, (trx) => recordReceipts(trx, [one]))
      expect(await facts(shuffled)).toEqual(await facts(ordered))
    }),
    { numRuns: 40 },
  )
})

test('a receipt that overtakes the answer to our call waits for its message', async () => {
  const id = await sentMessage(undefined)
  await inTransaction(house.db, (trx) => recordReceipts(trx, [receipt('wamid.early', 'delivered', 3, null)]))
  expect((await facts(id)).state).toBe('queued')
  await house.db
    .updateTable('messages')
    .set({ channel_message_id: 'wamid.early', accepted_at: now })
    .where('id', '=', id)
    .execute()
  await inTransaction(house.db, async (trx) => {
    await announce(trx, [
      {
        workspace_id: house.workspaceId,
        name: 'messages.changed',
        body: { message_ids: [id], contact_ids: [], group_ids: [] },
      },
    ])
  })
  await house.drain()
  expect((await facts(id)).state).toBe('delivered')
})

test('a receipt that is taken in while the answer to our call is being written finds its message', async () => {
  const id = await sentMessage(undefined)
  const answerWritten = Promise.withResolvers<void>()
  const receiptTaken = Promise.withResolvers<void>()
  const answering = inTransaction(house.db, async (trx) => {
    await trx
      .updateTable('messages')
      .set({ channel_message_id: 'wamid.beside', accepted_at: now })
      .where('id', '=', id)
      .execute()
    const body = { message_ids: [id], contact_ids: [], group_ids: [] }
    await announce(trx, [{ workspace_id: house.workspaceId, name: 'messages.changed', body }])
    await answerWritten.promise
  })
  const taking = inTransaction(house.db, async (trx) => {
    await recordReceipts(trx, [receipt('wamid.beside', 'delivered', 3, null)])
    answerWritten.resolve()
    await answering
    // The news of the answer is read before anybody can see the receipt.
    await house.drain()
    receiptTaken.resolve()
  })
  await receiptTaken.promise
  await taking
  await house.drain()
  expect((await facts(id)).state).toBe('delivered')
})

test('a receipt settles an attempt whose answer was lost', async () => {
  const id = await sentMessage(undefined)
  await house.db
    .insertInto('outbox')
    .values({
      workspace_id: house.workspaceId,
      message_id: id,
      number_id: numberId,
      lane: 0,
      send_after: now,
      unclear_at: now,
    })
    .execute()
  expect((await facts(id)).state).toBe('unclear')
  await inTransaction(house.db, (trx) => recordReceipts(trx, [receipt('wamid.lost', 'sent', 1, id)]))
  expect((await facts(id)).state).toBe('sent')
  expect(await house.db.selectFrom('outbox').selectAll().where('message_id', '=', id).execute()).toEqual([])
})

test('what a person decided gives way to a receipt, good or bad', async () => {
  for (const [status, state] of [
    ['sent', 'sent'],
    ['failed', 'failed'],
  ] as const) {
    const id = await sentMessage(undefined)
    await house.db
      .insertInto('outbox')
      .values({
        workspace_id: house.workspaceId,
        message_id: id,
        number_id: numberId,
        lane: 0,
        send_after: now,
        unclear_at: now,
      })
      .execute()
    await resolveUnclear(house.db, house.workspaceId, id, 'not_sent', now)
    expect(await facts(id)).toMatchObject({ state: 'failed', failure: { code: 'not_sent' } })
    const late = receipt(`wamid.decided.${status}`, status, 5, id)
    await inTransaction(house.db, (trx) => recordReceipts(trx, [late]))
    const failure = status === 'failed' ? { code: '131026', title: 'Undeliverable' } : null
    expect(await facts(id)).toMatchObject({ state, failure })
  }
})

test('an echo counts only for our own message on the same number', async () => {
  const id = await sentMessage(undefined)
  const foreign = { ...receipt('wamid.foreign', 'read', 1, id), number_id: newId<'number'>(new Date()) }
  await inTransaction(house.db, (trx) => recordReceipts(trx, [foreign]))
  expect((await facts(id)).state).toBe('queued')
})

test('a failed receipt keeps the platform’s reason', async () => {
  const id = await sentMessage('wamid.failed')
  await inTransaction(house.db, (trx) => recordReceipts(trx, [receipt('wamid.failed', 'failed', 2, null)]))
  expect(await facts(id)).toMatchObject({ state: 'failed', tick: 'failed', failure: { code: '131026' } })
})

test('one member’s device does not move a group’s tick', async () => {
  const id = await sentMessage('wamid.group')
  const one = { ...receipt('wamid.group', 'read', 2, null), participant: 'GB.1' }
  await inTransaction(house.db, (trx) => recordReceipts(trx, [one, receipt('wamid.group', 'sent', 1, null)]))
  expect((await facts(id)).state).toBe('sent')
})
