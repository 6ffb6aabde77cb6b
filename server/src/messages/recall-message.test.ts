import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { newId } from '../platform/index.ts'
import { recallMessage } from './recall-message.ts'

let house: TestHouse
const now = new Date('2026-11-02T10:00:00Z')

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function recall(fact: object, waiting?: object) {
  const { db, workspaceId: workspace_id } = house
  const id = newId<'message'>(now)
  const row = { workspace_id, number_id: newId<'number'>(now), send_after: now }
  const body = '{"body":"Hello"}'
  await db
    .insertInto('messages')
    .values({
      ...row,
      id,
      direction: 'out',
      type: 'text',
      body,
      created_at: now,
      author: 'token:test',
      ...fact,
    })
    .execute()
  if (waiting) {
    await db
      .insertInto('outbox')
      .values({ ...row, message_id: id, lane: 0, ...waiting })
      .execute()
  }
  const refusal = await recallMessage(db, workspace_id, id, 'agent:maya', now)
  return refusal && { code: refusal.code, left: /has already left/.test(refusal.message) }
}

test('what waits is recalled, what has left is too late, and what failed has nothing to recall', async () => {
  expect(await recall({}, {})).toBeUndefined()
  expect(await recall({ accepted_at: now })).toEqual({ code: 'messages.too_late', left: true })
  expect(await recall({}, { leased_at: now, leased_by: 1 })).toEqual({
    code: 'messages.too_late',
    left: false,
  })
  const nothing = { code: 'messages.nothing_to_recall', left: false }
  expect(await recall({ refused_at: now, refusal: '{"code":"consent.withdrawn"}' })).toEqual(nothing)
  expect(await recall({ failed_at: now, failure: '{"code":"131026"}' })).toEqual(nothing)
})
