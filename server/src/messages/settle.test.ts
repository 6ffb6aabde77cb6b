import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { inTransaction, newId } from '../platform/index.ts'
import type { SendOutcome } from './channel.ts'
import { findMessageRow } from './message-store.ts'
import { callMsMax, markLapsedUnclear } from './outbox-store.ts'
import { settle } from './settle.ts'
import { stateOf } from './state.ts'

let house: TestHouse
const numberId = newId<'number'>(new Date())
const contactId = newId<'contact'>(new Date())
const calledAt = new Date('2026-11-02T10:00:00Z')
const lapsedAt = new Date(calledAt.getTime() + callMsMax + 1)

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A message whose call is under way, and whose lease has lapsed before the answer came. */
async function lapsedMessage(): Promise<string> {
  const { db, workspaceId: workspace_id } = house
  const id = newId<'message'>(calledAt)
  const row = { workspace_id, number_id: numberId, contact_id: contactId, send_after: calledAt }
  await db
    .insertInto('messages')
    .values({
      ...row,
      id,
      direction: 'out',
      type: 'text',
      body: '{"body":"Hello"}',
      created_at: calledAt,
      author: 'token:test',
    })
    .execute()
  await db
    .insertInto('outbox')
    .values({ ...row, message_id: id, lane: 0, leased_by: 1, leased_at: calledAt })
    .execute()
  await markLapsedUnclear(db, lapsedAt)
  expect(await stateAfter(id)).toBe('unclear')
  return id
}

async function stateAfter(id: string) {
  return stateOf((await findMessageRow(house.db, house.workspaceId, id))!, lapsedAt)
}

const answered = (message_id: string, outcome: SendOutcome) =>
  inTransaction(house.db, (trx) =>
    settle(
      trx,
      [
        {
          workspace_id: house.workspaceId,
          message_id,
          number_id: numberId,
          contact_id: contactId,
          tries: 0,
          outcome,
        },
      ],
      lapsedAt,
    ),
  )

test('a clear no that comes after the lease lapsed lets the message wait again', async () => {
  const failure = { code: '130429', title: 'Rate limit hit' }
  const throttled = await lapsedMessage()
  await answered(throttled, { kind: 'throttled', scope: 'message', retryAfterMs: 1_000, failure })
  expect(await stateAfter(throttled)).toBe('queued')
  const stopped = await lapsedMessage()
  await answered(stopped, { kind: 'stopped', failure })
  expect(await stateAfter(stopped)).toBe('queued')
})

test('a clear yes that comes after the lease lapsed counts', async () => {
  const accepted = await lapsedMessage()
  await answered(accepted, { kind: 'accepted', channelMessageId: 'wamid.late' })
  expect(await stateAfter(accepted)).toBe('accepted')
})
