/** A thread shows beside each message of ours what receipts teach about it. */
import pg from 'pg'
import { afterAll, assert, test } from 'vitest'
import { inboxRoutes } from '../src/inbox/index.ts'
import type { ContactId } from '../src/platform/index.ts'
import { insightsOf } from '../src/receipts/index.ts'
import { hoursAgo, openSilence } from '../src/receipts/silence-for-tests.ts'

const silence = await openSilence((app, house) => {
  inboxRoutes(app, house, {
    markRead: async () => undefined,
    insights: insightsOf(house.db, house.clock),
  })
})
const { maya, sends, fallsSilent } = silence
afterAll(() => silence.close())

async function threadOf(contact_id: ContactId): Promise<string> {
  const { body } = await maya.call('POST', '/api/v1/conversations', { contact_id })
  return `/api/v1/conversations/${body.id}/messages`
}

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

test('a message without a blue tick is probably read, and says how sure that is', async () => {
  const { contact_id } = await fallsSilent('Lina')
  const grey = await sends(contact_id, hoursAgo(30), { read_at: null })
  const { status, body } = await maya.call('GET', await threadOf(contact_id))
  assert.equal(status, 200)
  const newest = body.data[0]
  assert.equal(newest.id, grey)
  assert.equal(newest.tick, 'two_grey')
  assert.equal(newest.probably_read.basis, 'probable')
  assert.isAbove(newest.probably_read.probability, 0)
  assert.isBelow(newest.probably_read.probability, 1)
  const read = body.data.find((one: { tick: string }) => one.tick === 'two_blue')
  assert.equal(read.probably_read.basis, 'read')
  const theirs = body.data.find((one: { direction: string }) => one.direction === 'in')
  assert.deepEqual([theirs.probably_read, theirs.next_step], [null, null])
})

test('the thread says the same as the message alone', async () => {
  const { contact_id, message_id } = await fallsSilent('Theo')
  const url = await threadOf(contact_id)
  const inThread = async () =>
    (await maya.call('GET', url)).body.data.find((one: { id: string }) => one.id === message_id)
  assert.isNull((await inThread()).next_step)
  const [alone] = (await maya.call('GET', `${url}?limit=1`)).body.data
  await silence.judge(contact_id)
  const [proposed] = (await maya.call('GET', '/api/v1/next-steps')).body.data
  assert.equal(proposed.message_id, message_id)
  assert.equal(proposed.step, alone.next_step.step)
  assert.equal(proposed.step, (await inThread()).next_step.step)
  await maya.call('POST', `/api/v1/messages/${message_id}/next-step`, {
    outcome: 'dismissed',
    reason: 'Holiday',
  })
  assert.include((await inThread()).next_step.decision, { outcome: 'dismissed', reason: 'Holiday' })
})

test('a page of many messages costs no more statements than a page of one', async () => {
  const { contact_id } = await fallsSilent('Ines')
  const url = await threadOf(contact_id)
  // Once, so that nothing is asked for the first time.
  await maya.call('GET', `${url}?limit=50`)
  const one = await statementsDuring(() => maya.call('GET', `${url}?limit=1`))
  const many = await statementsDuring(() => maya.call('GET', `${url}?limit=50`))
  assert.isAtMost(many, one)
})
