import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { inTransaction, newId } from '../platform/index.ts'
import { addStarterSet, recordUses } from '../templates/index.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { reportQuickReply } from './quick-reply-report.ts'

let bakery: Bakery
let quickReplyId: string

beforeAll(async () => {
  bakery = await openBakery()
  const { db, house, shop } = bakery
  await addStarterSet(db, shop.workspaceId, 'test', house.clock.now())
  const { rows } = await sql<{ id: string }>`select id from quick_replies limit 1`.execute(db)
  quickReplyId = rows[0]!.id
})
afterAll(() => bakery.close())

const now = new Date('2026-11-20T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

let people = 0

/** One person who was sent the reply so many hours ago, and what came after it. */
async function story(
  sentHoursAgo: number,
  after: readonly (readonly [hoursAgo: number, text: string] | readonly [hoursAgo: number])[],
  more: object = {},
) {
  const { db, shop } = bakery
  people += 1
  const contact_id = await shop.meets(`3361230${String(people).padStart(4, '0')}`, 'Lina')
  const row = { workspace_id: shop.workspaceId, number_id: shop.numberId, contact_id, type: 'text' }
  const at = hoursAgo(sentHoursAgo)
  const message_id = newId<'message'>(at)
  const sent = { id: message_id, direction: 'out', body: '{}', created_at: at, accepted_at: at, ...more }
  await db
    .insertInto('messages')
    .values({ ...row, ...sent })
    .execute()
  const conversation_id = newId(at)
  await db
    .insertInto('conversations')
    .values({
      workspace_id: shop.workspaceId,
      id: conversation_id,
      contact_id,
      number_id: shop.numberId,
      last_message_at: at,
    })
    .execute()
  for (const [ago, text] of after) {
    const created_at = hoursAgo(ago)
    const id = newId(created_at)
    if (text === undefined) {
      const closing = { state: 'closed', at: created_at, by: 'agent:x', conversation_id, id }
      await db
        .insertInto('conversation_states')
        .values({ workspace_id: shop.workspaceId, ...closing })
        .execute()
      continue
    }
    const said = { id, direction: 'in', body: JSON.stringify({ body: text }), created_at }
    await db
      .insertInto('messages')
      .values({ ...row, ...said })
      .execute()
  }
  const use = { workspace_id: shop.workspaceId, message_id, quick_reply: { id: quickReplyId, version: 1 } }
  await inTransaction(db, (trx) => recordUses(trx, [{ ...use, used_by: 'agent:x', at }]))
}

test('a reply is settled when only thanks came before the closing, and answered within a day', async () => {
  await story(50, [[49, 'Merci beaucoup !'], [48]])
  await story(50, [[48]])
  await story(50, [[45, 'And how much is the large one'], [40]])
  await story(60, [[30, 'ok 👍'], [28]])
  await story(5, [])
  await story(50, [[49, 'Hello?']], { failed_at: hoursAgo(50) })
  const period = { from: hoursAgo(24 * 30), to: now }
  const { db, shop } = bakery
  const { total, by_version, coverage } = await reportQuickReply(
    db,
    shop.workspaceId,
    quickReplyId,
    period,
    now,
  )
  assert.deepEqual(coverage, { uses: 6, left: 5, complete: true })
  assert.deepEqual([total.answered, total.answered_decided], [2, 4])
  assert.deepEqual([total.settled, total.settled_decided], [3, 4])
  assert.isTrue(total.share_settled!.low < 0.75 && total.share_settled!.high > 0.75)
  assert.deepEqual(
    by_version.map((one) => [one.version, one.uses]),
    [[1, 5]],
  )
})

test('nothing is claimed of a reply nobody used', async () => {
  const { db, neighbour } = bakery
  const period = { from: hoursAgo(24), to: now }
  const { total } = await reportQuickReply(db, neighbour.workspaceId, quickReplyId, period, now)
  assert.deepEqual([total.uses, total.share_answered, total.share_settled], [0, null, null])
})
