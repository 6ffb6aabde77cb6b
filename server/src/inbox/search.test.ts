import { afterAll, assert, beforeAll, test } from 'vitest'
import { withdrawMessages } from '../messages/index.ts'
import { inTransaction } from '../platform/index.ts'
import { type Bakery, openBakery, type Shop } from './lemon-bakery-for-tests.ts'
import { searchMessages } from './search-messages.ts'

let bakery: Bakery

beforeAll(async () => {
  bakery = await openBakery()
})

afterAll(async () => {
  await bakery.close()
})

async function find(shop: Shop, text: string, page: { limit?: number; cursor?: string } = {}) {
  const now = bakery.house.clock.now()
  const found = await searchMessages(bakery.db, shop.workspaceId, text, { limit: 50, ...page }, now)
  if (!found) throw new Error('the cursor was not taken')
  return found
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test('Maya finds what Lina wrote, with other accents and half a word, marked in its sentence', async () => {
  const { shop, settle } = bakery
  const lina = await shop.meets('33612000001', 'Lina')
  const id = await shop.writes(lina, 'Je voudrais une tarte à la crème brûlée pour samedi')
  await settle()
  const { data } = await find(shop, 'CREME bru')
  assert.deepEqual(
    data.map((hit) => hit.message_id),
    [id],
  )
  assert.equal(data[0]?.contact_name, 'Lina')
  assert.equal(data[0]?.conversation_id, await shop.conversationOf(lina))
  const marked = data[0]?.snippet.filter((part) => part.hit).map((part) => part.text)
  assert.deepEqual(marked, ['crème', 'brûlée'])
})

test('all words are needed, and only the last may be half', async () => {
  const { shop, settle } = bakery
  const theo = await shop.meets('33612000002', 'Theo')
  await shop.writes(theo, 'two chocolate eclairs')
  await settle()
  assert.lengthOf((await find(shop, 'chocolate ecl')).data, 1)
  assert.lengthOf((await find(shop, 'choco eclairs')).data, 0)
  assert.lengthOf((await find(shop, 'chocolate cookies')).data, 0)
})

test('hits of many weeks come newest first, page by page, each once', async () => {
  const { shop, settle } = bakery
  const max = await shop.meets('33612000003', 'Max')
  const days = [0, 1, 3, 9, 16, 30, 45, 80, 130, 200, 380, 500, 700]
  const ids: string[] = []
  for (const [index, day] of days.entries())
    ids.push(await shop.writes(max, `pistachio ${index}`, { at: new Date(daysAgo(day).getTime() - index) }))
  await settle()
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await find(shop, 'pistachio', { limit: 3, cursor })
    seen.push(...page.data.map((hit) => hit.message_id))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  assert.deepEqual(seen, ids)
})

test('a rare word of long ago is found, alone or with a common one, finished or not', async () => {
  const { shop, settle } = bakery
  const ada = await shop.meets('33612000006', 'Ada')
  const id = await shop.writes(ada, 'a quince cake please', { at: daysAgo(90) })
  for (let index = 0; index < 5; index += 1) await shop.writes(ada, `please call me ${index}`)
  await settle()
  for (const text of [
    'quince',
    'quince ',
    'quin',
    'quince please',
    'please quince ',
    'quince plea',
    'plea quince!',
  ]) {
    const { data } = await find(shop, text)
    const expected = text.startsWith('plea quince') ? [] : [id]
    assert.deepEqual(
      data.map((hit) => hit.message_id),
      expected,
      text,
    )
  }
})

test('another workspace finds nothing of ours', async () => {
  const { shop, neighbour, settle } = bakery
  const eve = await shop.meets('33612000004', 'Eve')
  await shop.writes(eve, 'marzipan secret')
  await settle()
  assert.lengthOf((await find(shop, 'marzipan')).data, 1)
  assert.lengthOf((await find(neighbour, 'marzipan')).data, 0)
})

test('what was withdrawn is not found, not even before the search is up to date', async () => {
  const { shop, settle, db } = bakery
  const noa = await shop.meets('33612000005', 'Noa')
  const message = shop.writing(noa, 'my card number is rhubarb')
  const [id] = await shop.receives(message)
  await settle()
  assert.lengthOf((await find(shop, 'rhubarb')).data, 1)
  const { channel_message_id } = message
  await inTransaction(db, (trx) =>
    withdrawMessages(trx, [
      {
        workspace_id: shop.workspaceId,
        number_id: shop.numberId,
        channel_message_id,
        at: new Date(),
        by: 'contact',
      },
    ]),
  )
  assert.lengthOf((await find(shop, 'rhubarb')).data, 0)
  await settle()
  const words = await db
    .selectFrom('message_words')
    .select('message_id')
    .where('message_id', '=', id!)
    .execute()
  assert.lengthOf(words, 0)
})

test('a foreign cursor is not taken, and a search without words finds nothing', async () => {
  const { shop, db, house } = bakery
  const page = { limit: 5, cursor: 'bm9uc2Vuc2U' }
  assert.isUndefined(await searchMessages(db, shop.workspaceId, 'tarte', page, house.clock.now()))
  assert.lengthOf((await find(shop, '!?')).data, 0)
})
