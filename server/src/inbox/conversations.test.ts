import { afterAll, assert, beforeAll, test } from 'vitest'
import { receiveMessages } from '../messages/index.ts'
import { isRefusal } from '../platform/index.ts'
import { findConversation } from './conversation-store.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'
import { presentConversations } from './present-conversations.ts'
import { seeConversation } from './see-conversation.ts'
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

async function conversationWith(contact: string) {
  const { shop, db, house } = bakery
  const row = await findConversation(db, shop.workspaceId, await shop.conversationOf(contact))
  const [view] = await presentConversations(db, shop.workspaceId, [row!], house.clock.now())
  return view!
}

test('Lina writes twice: one open conversation, two unread, waiting since the first', async () => {
  const { shop, settle } = bakery
  const lina = await shop.meets('33612000001', 'Lina')
  const hello = shop.writing(lina, 'Bonjour', { at: new Date(Date.now() - 60_000) })
  const question = shop.writing(lina, 'Avez-vous des tartes au citron ?')
  await shop.receives(hello, question)
  await settle()
  const seen = await conversationWith(lina)
  assert.equal(seen.state, 'open')
  assert.equal(seen.unread_count, 2)
  assert.equal(seen.waiting_since, hello.at.toISOString())
  assert.equal(seen.last_message?.text, 'Avez-vous des tartes au citron ?')
  assert.equal(seen.contact?.display_name, 'Lina')
  assert.isTrue(seen.window.open)
})

test('an answer ends the waiting, and what Maya wrote after was seen', async () => {
  const { shop, settle } = bakery
  const theo = await shop.meets('33612000002', 'Theo')
  await shop.writes(theo, 'Are you open on Sunday?')
  await settle()
  await shop.answers(theo, 'Yes, from 8 to 13.')
  await settle()
  const answered = await conversationWith(theo)
  assert.equal(answered.waiting_since, null)
  assert.equal(answered.unread_count, 0)
  assert.equal(answered.last_message?.direction, 'out')
  assert.equal(answered.last_message?.author_name, 'Maya')
})

test('a bot that answers does not hide a message from the agents', async () => {
  const { shop, settle } = bakery
  const ada = await shop.meets('33612000003', 'Ada')
  await shop.writes(ada, 'My cake is broken')
  await shop.answers(ada, 'A person will answer you soon.', 'token:0b7c')
  await settle()
  const answered = await conversationWith(ada)
  assert.equal(answered.waiting_since, null)
  assert.equal(answered.unread_count, 1)
})

test('a closed conversation opens when the person writes, and the history says so', async () => {
  const { shop, settle, db } = bakery
  const lea = await shop.meets('33612000004', 'Léa')
  await shop.writes(lea, 'Merci !')
  await settle()
  const id = await shop.conversationOf(lea)
  await setState(db, deed(), id, { state: 'closed' })
  assert.equal((await conversationWith(lea)).state, 'closed')
  await settle()
  assert.equal((await conversationWith(lea)).state, 'closed')
  await shop.writes(lea, 'Encore une question')
  await settle()
  assert.equal((await conversationWith(lea)).state, 'open')
})

test('a slow transaction that commits after the closing still opens it again', async () => {
  const { shop, settle, db } = bakery
  const max = await shop.meets('33612000005', 'Max')
  await shop.writes(max, 'Hello')
  await settle()
  const id = await shop.conversationOf(max)
  const slow = await db.startTransaction().execute()
  await receiveMessages(slow, [shop.writing(max, 'Is anybody there?')])
  await setState(db, deed(), id, { state: 'closed' })
  await slow.commit().execute()
  await settle()
  assert.equal((await conversationWith(max)).state, 'open')
})

test('what the closing agent could know does not open it again, however late the follower is', async () => {
  const { shop, settle, db } = bakery
  const eve = await shop.meets('33612000006', 'Eve')
  await shop.writes(eve, 'Hello')
  await settle()
  await shop.writes(eve, 'Never mind')
  await setState(db, deed(), await shop.conversationOf(eve), { state: 'closed' })
  await settle()
  assert.equal((await conversationWith(eve)).state, 'closed')
})

test('a message that comes two days late is unread and waits, though the thread has gone on', async () => {
  const { shop, settle, db, house } = bakery
  const noa = await shop.meets('33612000007', 'Noa')
  const first = await shop.writes(noa, 'Hello')
  await shop.answers(noa, 'Hello Noa')
  await settle()
  await seeConversation(db, deed(), await shop.conversationOf(noa), first)
  const late = new Date(house.clock.now().getTime() - 2 * 86_400_000)
  await shop.writes(noa, 'Where is my order?', { at: late })
  await settle()
  const view = await conversationWith(noa)
  assert.equal(view.unread_count, 1)
  assert.equal(view.waiting_since, late.toISOString())
  assert.equal(view.last_message?.text, 'Hello Noa')
})

test('a reaction neither waits nor is unread, and is not the last message', async () => {
  const { shop, settle } = bakery
  const mia = await shop.meets('33612000008', 'Mia')
  await shop.writes(mia, 'Thanks')
  await shop.answers(mia, 'You are welcome')
  await shop.writes(mia, '', { type: 'reaction', body: { emoji: '👍' }, reacts_to: 'wamid.1' })
  await settle()
  const view = await conversationWith(mia)
  assert.equal(view.last_message?.text, 'You are welcome')
  assert.equal(view.unread_count, 0)
  assert.equal(view.waiting_since, null)
})

test('a campaign opens no conversation, and answers nobody', async () => {
  const { shop, settle } = bakery
  const zoe = await shop.meets('33612000009', 'Zoé')
  await shop.answers(zoe, 'Lemon week!', 'campaign:1')
  await settle()
  let none: unknown
  await shop.conversationOf(zoe).catch((error: unknown) => {
    none = error
  })
  assert.instanceOf(none, Error)
  await shop.writes(zoe, 'Until when?')
  await shop.answers(zoe, 'Lemon week!', 'campaign:1')
  await settle()
  assert.notEqual((await conversationWith(zoe)).waiting_since, null)
})

test('a history transfer brings closed conversations, and something new opens them', async () => {
  const { shop, settle } = bakery
  const ivo = await shop.meets('33612000010', 'Ivo')
  const at = new Date(Date.now() - 20 * 86_400_000)
  await shop.writes(ivo, 'See you', { origin: 'history', at })
  await settle()
  const old = await conversationWith(ivo)
  assert.equal(old.state, 'closed')
  assert.equal(old.unread_count, 0)
  await shop.writes(ivo, 'Hello again')
  await settle()
  assert.equal((await conversationWith(ivo)).state, 'open')
})

test('a person who wrote just before a history transfer is still waiting', async () => {
  const { shop, settle } = bakery
  const ana = await shop.meets('33612000019', 'Ana')
  await shop.writes(ana, 'Is it ready?', { origin: 'history', at: new Date(Date.now() - 3_600_000) })
  await settle()
  const conversation = await conversationWith(ana)
  assert.equal(conversation.state, 'open')
  assert.notEqual(conversation.waiting_since, null)
})

test('a pending conversation opens when its time comes', async () => {
  const { shop, settle, db, house } = bakery
  const kim = await shop.meets('33612000011', 'Kim')
  await shop.writes(kim, 'Call me tomorrow')
  await settle()
  const id = await shop.conversationOf(kim)
  const until = new Date(house.clock.now().getTime() + 3_600_000)
  assert.isFalse(isRefusal(await setState(db, deed(), id, { state: 'pending', until })))
  await settle()
  assert.equal((await conversationWith(kim)).state, 'pending')
  house.clock.setOffsetMs(2 * 3_600_000)
  await settle()
  assert.equal((await conversationWith(kim)).state, 'open')
  house.clock.setOffsetMs(0)
})
