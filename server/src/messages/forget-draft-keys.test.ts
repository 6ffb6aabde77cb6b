import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { newId } from '../platform/index.ts'
import { forgetDraftKeys } from './forget-draft-keys.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a key that came with a request is forgotten after a day, the key of a batch never', async () => {
  for (const [key, hours] of [
    ['key:yesterday', 25],
    ['key:today', 23],
    ['spring letter:Lina', 25],
  ] as const) {
    await sql`insert into draft_keys (workspace_id, draft_key, message_id, created_at)
      values (${house.workspaceId}, ${key}, ${newId<'message'>(new Date())},
        now() - make_interval(hours => ${hours}))`.execute(house.db)
  }
  expect(await forgetDraftKeys(house.db)).toBe(1)
  const kept = await house.db.selectFrom('draft_keys').select('draft_key').orderBy('draft_key').execute()
  expect(kept.map((row) => row.draft_key)).toEqual(['key:today', 'spring letter:Lina'])
})
