import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { advanceDelivery, editMessages, withdrawMessages } from '../messages/index.ts'
import { inTransaction } from '../platform/index.ts'
import { type Bakery, openBakery, type Shop } from './lemon-bakery-for-tests.ts'
import { rebuildInbox } from './rebuild-inbox.ts'
import { seeConversation } from './see-conversation.ts'
import { setState } from './set-state.ts'

let bakery: Bakery

beforeAll(async () => {
  bakery = await openBakery()
})

afterAll(async () => {
  await bakery.close()
})

/** A small generator, so that a printed seed gives the same history again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Everything of the inbox that is derived, as text, in a fixed order. */
async function derived(shop: Shop): Promise<string[]> {
  const conversations = await sql<{ line: string }>`
    select row_to_json(one)::text as line from (
      select id, contact_id, group_id, number_id, state, state_at, pending_until, assigned_to,
        last_message_id, last_message_at, waiting_since, window_closes_at, unread_count, failed_at,
        seen_message_id
      from conversations where workspace_id = ${shop.workspaceId} order by id) as one`.execute(bakery.db)
  const words = await sql<{ line: string }>`
    select message_id || ' ' || words::text as line from message_words
    where workspace_id = ${shop.workspaceId} order by message_id`.execute(bakery.db)
  return [...conversations.rows, ...words.rows].map((row) => row.line)
}

type Act = () => Promise<unknown>

/** One thing that may happen in a shop, whatever happened before. */
function actsOf(shop: Shop, people: readonly string[], random: (below: number) => number): Act[] {
  const { db, house } = bakery
  const person = () => people[random(people.length)]!
  const moment = () => new Date(house.clock.now().getTime() - random(9 * 86_400) * 1_000)
  const deed = () => ({
    workspace_id: shop.workspaceId,
    by: `agent:${shop.omar.id}`,
    now: house.clock.now(),
  })
  const someMessage = async (where: 'in' | 'out') => {
    const rows = await db
      .selectFrom('messages')
      .select(['id', 'channel_message_id', 'contact_id', 'type'])
      .where('workspace_id', '=', shop.workspaceId)
      .where('direction', '=', where)
      .where('group_id', 'is', null)
      .orderBy('id')
      .execute()
    return rows[random(Math.max(1, rows.length))]
  }
  const named = { workspace_id: shop.workspaceId, number_id: shop.numberId, at: new Date() }
  return [
    () => shop.writes(person(), `bonjour ${random(50)}`, { at: moment() }),
    () => shop.writes(person(), `question ${random(50)} ?`),
    () => shop.writes(person(), `old ${random(50)}`, { origin: 'history', at: moment() }),
    () => shop.writes(person(), 'in the group', { group_id: `group-${random(2)}` }),
    () => shop.writes(person(), 'from the phone', { direction: 'out', origin: 'echo', at: moment() }),
    () => shop.answers(person(), `answer ${random(50)}`),
    () => shop.answers(person(), 'by a bot', 'token:1'),
    () => shop.answers(person(), 'lemon week', 'campaign:1'),
    () => shop.writes(person(), '', { type: 'reaction', body: { emoji: '👍' }, reacts_to: 'wamid.1' }),
    async () => {
      const message = await someMessage('in')
      if (!message) return
      const channel_message_id = message.channel_message_id!
      await inTransaction(db, (trx) =>
        withdrawMessages(trx, [{ ...named, channel_message_id, by: 'contact' }]),
      )
    },
    async () => {
      const message = await someMessage('in')
      if (message?.type !== 'text') return
      const channel_message_id = message.channel_message_id!
      const edit = { ...named, channel_message_id, type: 'text', body: { body: `edited ${random(9)}` } }
      await inTransaction(db, (trx) => editMessages(trx, [{ ...edit, delivery_id: null }]))
    },
    async () => {
      const message = await someMessage('out')
      if (!message) return
      const status = (['sent', 'delivered', 'read', 'failed', 'failed'] as const)[random(5)]!
      const told = { workspace_id: shop.workspaceId, message_id: message.id, at: new Date(), pricing: null }
      const channel_message_id = message.channel_message_id ?? `wamid.out.${message.id}`
      const failure = status === 'failed' ? { code: '131026', title: 'Undeliverable' } : null
      await inTransaction(db, (trx) =>
        advanceDelivery(trx, [{ ...told, channel_message_id, status, failure }]),
      )
    },
    async () => {
      const message = await someMessage('in')
      if (!message?.contact_id) return
      const id = await shop.conversationOf(message.contact_id).catch(() => undefined)
      if (id) await seeConversation(db, deed(), id, message.id)
    },
    async () => {
      const id = await shop.conversationOf(person()).catch(() => undefined)
      const state = (['open', 'pending', 'closed', 'closed'] as const)[random(4)]!
      if (id) await setState(db, deed(), id, { state })
    },
    () => bakery.settle(),
  ]
}

test.each([1, 2, 3, 4])('following shuffled history ends where a rebuild ends (seed %i)', async (seed) => {
  const random = randomFrom(seed)
  const shop = seed % 2 ? bakery.shop : bakery.neighbour
  const people: string[] = []
  for (let index = 0; index < 5; index += 1)
    people.push(await shop.meets(`336140${seed}000${index}`, `Customer ${index}`))
  const acts = actsOf(shop, people, random)
  for (let count = 0; count < 80; count += 1) await acts[random(acts.length)]!()
  await bakery.settle()
  const followed = await derived(shop)
  assert.isAbove(followed.length, 10)
  await inTransaction(bakery.db, (trx) => rebuildInbox(trx, shop.workspaceId))
  assert.deepEqual(await derived(shop), followed)
  // From nothing, too: what no agent has touched needs no row to be found again.
  await sql`delete from message_words where workspace_id = ${shop.workspaceId}`.execute(bakery.db)
  await sql`delete from conversations where workspace_id = ${shop.workspaceId}
    and seen_message_id is null`.execute(bakery.db)
  await inTransaction(bakery.db, (trx) => rebuildInbox(trx, shop.workspaceId))
  assert.deepEqual(await derived(shop), followed)
})
