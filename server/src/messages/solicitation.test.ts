import { afterAll, assert, beforeAll, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { listBudgets } from '../consent/index.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { type ContactId, inTransaction, type MessageId, type NumberId, newId } from '../platform/index.ts'
import { releaseBatch } from './dispatch.ts'
import { takeLease } from './lease.ts'
import { type Lane, lanes } from './message.ts'
import { listNumbersWithWork } from './number-store.ts'
import { queueMessages } from './queue-messages.ts'
import { rebuildCourtesy } from './rebuild-courtesy.ts'
import { receiveMessages } from './receive-messages.ts'
import { settle } from './settle.ts'

let house: TestHouse
let phones = 33612500000

/** Each look at the clock is ten seconds after the last: the pair rate never holds anything back. */
let time = Date.now() - 20 * 60_000
const clock = () => {
  time += 10_000
  return new Date(time)
}

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function openNumber(): Promise<NumberId> {
  const id = newId<'number'>(new Date())
  await house.db
    .insertInto('numbers')
    .values({
      workspace_id: house.workspaceId,
      id,
      channel: 'whatsapp',
      address: `+${id}`,
      per_second: 80,
      connected_at: new Date(),
    })
    .execute()
  return id
}

/** Somebody whose windows are open with every number. */
async function somebody(numbers: readonly NumberId[]): Promise<ContactId> {
  phones += 1
  const workspace_id = house.workspaceId
  const now = clock()
  const seen = [{ workspace_id, phone: String(phones), seen_at: now }]
  const { contact_ids } = await inTransaction(house.db, (trx) => findOrCreatePeople(trx, seen, now))
  for (const number_id of numbers) {
    await house.db
      .insertInto('exchanges')
      .values({ workspace_id, number_id, contact_id: contact_ids[0]!, last_inbound_at: now })
      .execute()
  }
  return contact_ids[0]!
}

type Draft = {
  readonly number_id: NumberId
  readonly contact_id: ContactId
  readonly author?: string
  readonly purpose?: string
  readonly lane?: Lane
  readonly follow_up_of?: MessageId
}

async function queue(draft: Draft): Promise<MessageId> {
  const now = clock()
  const whole = {
    workspace_id: house.workspaceId,
    type: 'text',
    body: { body: 'The lemon tarts are here.' },
    details: {},
    purpose: 'service',
    author: 'agent:maya',
    lane: lanes.reply,
    send_after: now,
    ...draft,
  }
  return (await inTransaction(house.db, (trx) => queueMessages(trx, [whole], now)))[0]!.message_id
}

/** Lets go what a number may, and tells which messages those were. They are accepted at once. */
async function dispatch(numberId: NumberId): Promise<MessageId[]> {
  const { db, workspaceId, channels } = house
  const lease = await takeLease(db, workspaceId, numberId, 'this test')
  const now = clock()
  const number = (await listNumbersWithWork(db, [], now)).find((one) => one.id === numberId)
  if (!number || !lease) return []
  const allowed = { limit: 100, perSecond: 80 }
  const { departures } = await releaseBatch(db, channels, number, lease, allowed, [], now)
  const settled = departures.map(({ item }) => ({
    ...item,
    outcome: { kind: 'accepted' as const, channelMessageId: `wamid.${item.message_id}` },
  }))
  await inTransaction(db, (trx) => settle(trx, settled, now))
  return settled.map((one) => one.message_id)
}

async function dispatchAll(numbers: readonly NumberId[]): Promise<MessageId[]> {
  const left: MessageId[] = []
  // One message of a person leaves at a time, so a person's third needs a third look.
  for (let look = 0; look < 8; look += 1) left.push(...(await Promise.all(numbers.map(dispatch))).flat())
  return left
}

async function writes(contact_id: ContactId, number_id: NumberId, type = 'text'): Promise<void> {
  const id = `wamid.in.${newId(new Date())}`
  // The platform tells the second.
  const at = new Date(Math.floor(clock().getTime() / 1000) * 1000)
  const told = {
    workspace_id: house.workspaceId,
    number_id,
    contact_id,
    group_id: null,
    direction: 'in' as const,
    origin: 'live' as const,
    channel: 'whatsapp',
    channel_message_id: id,
    type,
    body: type === 'reaction' ? { emoji: '👍', message_id: 'x' } : { body: 'Hello' },
    details: {},
    quotes: null,
    reacts_to: type === 'reaction' ? 'x' : null,
    at,
    media: null,
    reached: null,
    delivery_id: null,
  }
  await inTransaction(house.db, (trx) => receiveMessages(trx, [told]))
}

const refusalOf = async (id: MessageId) => {
  const row = await house.db.selectFrom('messages').select('refusal').where('id', '=', id).executeTakeFirst()
  return (row?.refusal as { code?: string } | null)?.code
}

const unanswered = async (contact_id: ContactId) =>
  (await listBudgets(house.db, [{ workspace_id: house.workspaceId, contact_id }]))[0]!.unanswered

test('four numbers that write to one person at once send two messages together, and refuse the rest', async () => {
  const numbers = await Promise.all([0, 1, 2, 3].map(openNumber))
  const people = [await somebody(numbers), await somebody(numbers), await somebody(numbers)]
  const queued: MessageId[] = []
  for (const contact_id of people) {
    for (const number_id of numbers) {
      queued.push(await queue({ contact_id, number_id, author: 'campaign:summer', lane: lanes.bulk }))
      queued.push(await queue({ contact_id, number_id, purpose: 'offers' }))
    }
  }
  const left = await dispatchAll(numbers)
  assert.equal(left.length, people.length * 2)
  for (const contact_id of people) assert.equal(await unanswered(contact_id), 2)
  const refusals = await Promise.all(queued.filter((id) => !left.includes(id)).map(refusalOf))
  assert.deepEqual([...new Set(refusals)], ['consent.courtesy_spent'])
})

test('a reply to somebody who waits is never counted, and is always sent', async () => {
  const number = await openNumber()
  const lina = await somebody([number])
  await queue({ contact_id: lina, number_id: number, author: 'journey:cart' })
  await queue({ contact_id: lina, number_id: number, author: 'journey:cart' })
  assert.equal((await dispatchAll([number])).length, 2)
  await writes(lina, number)
  assert.equal(await unanswered(lina), 0)
  await queue({ contact_id: lina, number_id: number, purpose: 'offers' })
  assert.equal((await dispatchAll([number])).length, 1)
  assert.equal(await unanswered(lina), 0)
  await queue({ contact_id: lina, number_id: number, purpose: 'offers' })
  await dispatchAll([number])
  assert.equal(await unanswered(lina), 1)
})

test('service messages leave however little is answered, unless they follow another one up', async () => {
  const number = await openNumber()
  const lina = await somebody([number])
  const first = await queue({ contact_id: lina, number_id: number })
  for (let more = 0; more < 3; more += 1) await queue({ contact_id: lina, number_id: number })
  assert.equal((await dispatchAll([number])).length, 4)
  assert.equal(await unanswered(lina), 0)
  const followUps: MessageId[] = []
  for (let more = 0; more < 3; more += 1) {
    followUps.push(await queue({ contact_id: lina, number_id: number, follow_up_of: first }))
  }
  assert.deepEqual(await dispatchAll([number]), followUps.slice(0, 2))
  assert.equal(await refusalOf(followUps[2]!), 'consent.courtesy_spent')
})

test('a journey answers what was asked in three messages, and starts nothing unasked', async () => {
  const number = await openNumber()
  const theo = await somebody([number])
  const tell = (purpose = 'service') =>
    queue({ contact_id: theo, number_id: number, author: 'journey:order', purpose })
  await writes(theo, number)
  for (let bubble = 0; bubble < 3; bubble += 1) await tell()
  assert.equal((await dispatchAll([number])).length, 3)
  assert.equal(await unanswered(theo), 0)
  await tell()
  await tell('offers')
  await dispatchAll([number])
  assert.equal(await unanswered(theo), 2)

  const ines = await somebody([number])
  await writes(ines, number)
  await queue({ contact_id: ines, number_id: number })
  await dispatchAll([number])
  await queue({ contact_id: ines, number_id: number, author: 'journey:order' })
  await dispatchAll([number])
  assert.equal(await unanswered(ines), 1)

  const paul = await somebody([number])
  await writes(paul, number)
  const first = await queue({ contact_id: paul, number_id: number, author: 'journey:order' })
  await queue({ contact_id: paul, number_id: number, author: 'journey:order', follow_up_of: first })
  await dispatchAll([number])
  assert.equal(await unanswered(paul), 1)
})

test('a reaction is an answer, and asks for none', async () => {
  const number = await openNumber()
  const lina = await somebody([number])
  const offer = () => queue({ contact_id: lina, number_id: number, purpose: 'offers' })
  await offer()
  await offer()
  await dispatchAll([number])
  await writes(lina, number, 'reaction')
  assert.equal(await unanswered(lina), 0)
  await offer()
  assert.equal((await dispatchAll([number])).length, 1)
  assert.equal(await unanswered(lina), 1)
})

test('budgets that are counted again from the messages are the same', async () => {
  const counted = async () => {
    const rows = await house.db
      .selectFrom('courtesy_budgets')
      .select(['contact_id', 'spent_ids'])
      .orderBy('contact_id')
      .execute()
    // Several may be spent in one instant, in any order.
    return rows
      .filter((row) => row.spent_ids.length > 0)
      .map((row) => ({ ...row, spent_ids: row.spent_ids.toSorted() }))
  }
  const before = await counted()
  assert.isAbove(before.length, 3)
  await inTransaction(house.db, (trx) => rebuildCourtesy(trx, house.workspaceId))
  assert.deepEqual(await counted(), before)
})
