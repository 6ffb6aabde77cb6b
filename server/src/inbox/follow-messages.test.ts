import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { advanceDelivery } from '../messages/index.ts'
import { inTransaction } from '../platform/index.ts'
import { followMessages } from './follow-messages.ts'
import { type Bakery, openBakery } from './lemon-bakery-for-tests.ts'

let bakery: Bakery

beforeAll(async () => {
  bakery = await openBakery()
})

afterAll(async () => {
  await bakery.close()
})

/** Statements sent by all connections of this process while something is done. */
async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...asked: unknown[]) {
    count += 1
    return Reflect.apply(query, this, asked)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return count
}

/**
 * One message of each of so many people, each in an event of its own, and then one step of the follower
 * over them all.
 */
async function stepOver(people: readonly string[]): Promise<number> {
  const { shop, db, house, settle } = bakery
  await settle()
  for (const person of people) await shop.writes(person, 'Do you deliver?')
  // Followers read up to the oldest transaction of the whole server, and other tests write there too.
  const isReadable = async () => {
    const { rows } = await sql<{ readable: boolean }>`
      select max(written_by) < pg_snapshot_xmin(pg_current_snapshot()) as readable from events`.execute(db)
    return rows[0]!.readable
  }
  while (!(await isReadable())) await new Promise((resolve) => setTimeout(resolve, 5))
  let did = 0
  const statements = await statementsDuring(async () => {
    did = await followMessages(db, house.log, house.clock)
  })
  assert.equal(did, people.length)
  return statements
}

test('a hundred conversations cost as many statements as one', async () => {
  const { shop } = bakery
  const people: string[] = []
  for (let index = 0; index < 101; index += 1) {
    people.push(await shop.meets(`336150000${String(index).padStart(2, '0')}`, `Customer ${index}`))
  }
  const one = await stepOver(people.slice(0, 1))
  const hundred = await stepOver(people.slice(1))
  assert.equal(hundred, one)
  assert.isAtMost(one, 23)
})

test('receipts of good news move no conversation and announce nothing', async () => {
  const { shop, db, settle } = bakery
  const lina = await shop.meets('33615100001', 'Lina')
  await shop.writes(lina, 'Hello')
  const message_id = await shop.answers(lina, 'Hello Lina')
  await settle()
  const told = () =>
    db
      .selectFrom('events')
      .select('id')
      .where('name', '=', 'conversations.changed')
      .execute()
      .then((rows) => rows.length)
  const before = await told()
  const receipt = {
    workspace_id: shop.workspaceId,
    message_id,
    channel_message_id: 'wamid.out',
    at: new Date(),
  }
  await inTransaction(db, (trx) =>
    advanceDelivery(trx, [{ ...receipt, status: 'delivered', failure: null, pricing: null }]),
  )
  await settle()
  assert.equal(await told(), before)
})
