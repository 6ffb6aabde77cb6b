import { afterAll, assert, beforeAll, test } from 'vitest'
import { findOrCreatePeople } from '../contacts/index.ts'
import { moveMessages } from '../messages/index.ts'
import { inTransaction } from '../platform/index.ts'
import { assignConversation } from './assign-conversation.ts'
import { findConversation } from './conversation-store.ts'
import { addNote } from './keep-notes.ts'
import { createLabel, putLabel } from './label-conversation.ts'
import type { LabelView } from './label-store.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { moveConversations } from './move-conversations.ts'
import { presentOne } from './present-one.ts'
import { setState } from './set-state.ts'

let bakery: Bakery

beforeAll(async () => {
  bakery = await openBakery()
})

afterAll(async () => {
  await bakery.close()
})

const deed = () => ({
  workspace_id: bakery.shop.workspaceId,
  by: `agent:${bakery.shop.maya.id}`,
  now: bakery.house.clock.now(),
})

/**
 * Somebody known by phone, and somebody known by BSUID, who turn out to be one: told as the channel tells
 * it.
 */
async function turnOutToBeOne(phone: string, bsuid: string) {
  const { shop, db, house } = bakery
  const person = { workspace_id: shop.workspaceId, phone, bsuid, seen_at: house.clock.now() }
  await inTransaction(db, async (trx) => {
    const { merges } = await findOrCreatePeople(trx, [person], house.clock.now())
    assert.lengthOf(merges, 1)
    await moveMessages(trx, merges)
    await moveConversations(trx, merges)
  })
}

async function meetsByBsuid(bsuid: string) {
  const { shop, db, house } = bakery
  const person = { workspace_id: shop.workspaceId, bsuid, seen_at: house.clock.now() }
  const found = await inTransaction(db, (trx) => findOrCreatePeople(trx, [person], house.clock.now()))
  return found.contact_ids[0]!
}

async function whole(id: string) {
  const { shop, db, house } = bakery
  const row = await findConversation(db, shop.workspaceId, id)
  return presentOne(db, shop.workspaceId, row!, house.clock.now())
}

test('two conversations of one person become one, with everything that was in them', async () => {
  const { shop, db, settle } = bakery
  const [byPhone, byBsuid] = [await shop.meets('33612000001', 'Lina'), await meetsByBsuid('FR.1')]
  await shop.writes(byPhone, 'From my phone')
  await shop.writes(byBsuid, 'From my username')
  await settle()
  const [one, other] = [await shop.conversationOf(byPhone), await shop.conversationOf(byBsuid)]
  const label = (await createLabel(db, deed(), 'Wedding')) as LabelView
  await putLabel(db, deed(), one, label.id)
  await putLabel(db, deed(), other, label.id)
  await addNote(db, deed(), one, 'Likes lemon')
  await addNote(db, deed(), other, 'Speaks French')
  await assignConversation(db, deed(), one, shop.omar.id)
  await assignConversation(db, deed(), other, shop.omar.id)
  await setState(db, deed(), one, { state: 'closed' })
  await turnOutToBeOne('33612000001', 'FR.1')
  const [left, right] = [await whole(one), await whole(other)]
  assert.equal(left.id, right.id)
  assert.equal(left.state, 'open')
  assert.equal(left.unread_count, 2)
  assert.equal(left.assigned_to?.id, shop.omar.id)
  assert.deepEqual(left.labels, [label])
  const notes = await db.selectFrom('notes').select('text').where('conversation_id', '=', left.id).execute()
  assert.sameMembers(
    notes.map((note) => note.text),
    ['Likes lemon', 'Speaks French'],
  )
  await settle()
  assert.deepEqual(await whole(one), left)
})

test('a conversation goes over whole to whoever had none', async () => {
  const { shop, settle } = bakery
  const [byPhone] = [await shop.meets('33612000002', 'Theo'), await meetsByBsuid('FR.2')]
  await shop.writes(byPhone, 'Hello')
  await settle()
  const id = await shop.conversationOf(byPhone)
  await turnOutToBeOne('33612000002', 'FR.2')
  const view = await whole(id)
  assert.equal(view.unread_count, 1)
  assert.equal(view.contact?.phone, '+33612000002')
  assert.equal(view.contact?.bsuid, 'FR.2')
})

test('a conversation opened while its person was being merged is found and joined', async () => {
  const { shop, db, settle } = bakery
  const [byPhone, byBsuid] = [await shop.meets('33612000003', 'Max'), await meetsByBsuid('FR.3')]
  await shop.writes(byPhone, 'one')
  await shop.writes(byBsuid, 'two')
  // The follower has seen neither when the merge happens; afterwards a row for the one who went slips in.
  await turnOutToBeOne('33612000003', 'FR.3')
  const { rows } = await db
    .selectFrom('contacts')
    .select(['id', 'merged_into'])
    .where('id', 'in', [byPhone, byBsuid])
    .execute()
    .then((found) => ({ rows: found }))
  const gone = rows.find((row) => row.merged_into !== null)!
  await db
    .insertInto('conversations')
    .values({
      workspace_id: shop.workspaceId,
      id: gone.id,
      contact_id: gone.id,
      number_id: shop.numberId,
      last_message_at: new Date(),
    })
    .execute()
  await settle()
  const stays = await whole(await shop.conversationOf(gone.merged_into!))
  assert.equal(stays.unread_count, 2)
  const left = await db.selectFrom('conversations').select('id').where('contact_id', '=', gone.id).execute()
  assert.lengthOf(left, 0)
})
