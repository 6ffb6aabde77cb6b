/** Somebody stays silent, somebody decides what to do, and the desk learns what came of it. */
import { afterAll, assert, test } from 'vitest'
import { getMessageRows } from '../messages/index.ts'
import { inTransaction } from '../platform/index.ts'
import { closeProposals, countFollowed, settleDecided } from './next-step-store.ts'
import { judgeNumbers } from './operator-report.ts'
import { watchNumbers } from './operator-watch.ts'
import { insightsOf } from './reach-present.ts'
import { hoursAgo, openSilence } from './silence-for-tests.ts'

const silence = await openSilence()
const { door, house, somebody, writes, sends, fallsSilent, judge } = silence
const { workspaceId: workspace_id, numberId: number_id } = silence
afterAll(() => silence.close())

const listed = async (query = '') => (await door.maya.call('GET', `/api/v1/next-steps${query}`)).body

test('a silence gets one proposal, on the list and on its message, until somebody decides', async () => {
  const { contact_id, message_id } = await fallsSilent('Lina')
  await judge(contact_id)
  const { data, held } = await listed()
  assert.equal(held, 0)
  assert.equal(data.length, 1)
  assert.include(data[0], {
    message_id,
    contact_id,
    contact_name: 'Lina',
    situation: 'support',
    decision: null,
  })
  const rows = await getMessageRows(house.db, workspace_id, [message_id])
  const insight = async () =>
    (await insightsOf(house.db, house.clock)(workspace_id, rows)).get(message_id) as {
      probably_read: { basis: string; probability: number }
      next_step: Record<string, unknown>
    }
  const before = await insight()
  assert.equal(before.probably_read.basis, 'read')
  assert.equal(before.next_step.step, data[0].step)

  assert.deepEqual((await listed('?filter=mine')).data, [])
  const decided = await door.maya.call('POST', `/api/v1/messages/${message_id}/next-step`, {
    outcome: 'done',
    reason: 'Asked her once more.',
  })
  assert.equal(decided.status, 200)
  assert.include(decided.body.decision, {
    outcome: 'done',
    reason: 'Asked her once more.',
    answered_at: null,
  })
  assert.deepEqual((await listed()).data, [])
  assert.deepEqual((await insight()).next_step.decision, decided.body.decision)
  const again = await door.maya.call('POST', `/api/v1/messages/${message_id}/next-step`, {
    outcome: 'dismissed',
  })
  assert.equal(again.status, 409)
  assert.equal(again.body.error.code, 'receipts.conflict')

  await judge(contact_id)
  assert.deepEqual((await listed()).data, [])
  await writes(contact_id, new Date(Date.now() + 60_000))
  assert.equal(await inTransaction(house.db, (trx) => settleDecided(trx, new Date(), 10)), 1)
  const key = `support/${data[0].step}`
  assert.deepEqual(await countFollowed(house.db, workspace_id), { [key]: { tried: 1, answered: 1 } })
})

test('a proposal goes when the person writes', async () => {
  const { contact_id } = await fallsSilent('Theo')
  await judge(contact_id)
  assert.equal((await listed()).data.length, 1)
  await inTransaction(house.db, (trx) => closeProposals(trx, [{ workspace_id, contact_id }]))
  assert.deepEqual((await listed()).data, [])
})

test('there is nothing to decide about a message that was answered', async () => {
  const lina = await somebody('Ines')
  const message = await sends(lina, hoursAgo(5))
  await writes(lina, hoursAgo(4))
  const answer = await door.maya.call('POST', `/api/v1/messages/${message}/next-step`, { outcome: 'done' })
  assert.equal(answer.body.error.code, 'receipts.nothing_proposed')
})

test('while many people stay on one tick it is us, and nobody is blamed for it', async () => {
  const { contact_id } = await fallsSilent('Paul')
  await judge(contact_id)
  assert.equal((await listed()).data.length, 1)
  const crowd = await Promise.all(Array.from({ length: 30 }, (_, index) => somebody(`Guest ${index}`)))
  for (const [index, guest] of crowd.entries()) {
    await sends(guest, hoursAgo(5 - index / 15), { read_at: null })
    await sends(guest, hoursAgo(1 - index / 40), { read_at: null, delivered_at: null })
  }
  await watchNumbers(house.db, house.clock)
  const { trouble, data } = (await door.maya.call('GET', '/api/v1/receipts/operator')).body
  assert.isTrue(trouble)
  assert.include(data[0], { number_id, trouble: true, where: 'platform' })
  const during = await listed()
  assert.deepEqual([during.data.length, during.held], [0, 1])
  const silent = (await door.maya.call('GET', `/api/v1/contacts/${crowd[0]}/reach`)).body
  assert.isFalse(silent.suppress)

  await house.db
    .updateTable('messages')
    .set({ delivered_at: new Date() })
    .where('direction', '=', 'out')
    .where('delivered_at', 'is', null)
    .execute()
  assert.equal((await judgeNumbers(house.db, workspace_id, new Date()))[0]!.since, null)
  await watchNumbers(house.db, house.clock)
  const over = await listed()
  assert.deepEqual([over.data.length, over.held], [1, 0])
})

test('a clue is kept, listed, taken back once, and impossible moments are named', async () => {
  const theo = await somebody('Theo')
  const url = `/api/v1/contacts/${theo}/clues`
  const noted = await door.maya.call('POST', url, { kind: 'photo_gone', note: 'No picture since Monday.' })
  assert.equal(noted.status, 201)
  assert.include(noted.body, {
    kind: 'photo_gone',
    observed: true,
    note: 'No picture since Monday.',
    withdrawn_at: null,
  })
  for (const observed_at of ['2008-12-31T00:00:00Z', new Date(Date.now() + 25 * 3_600_000).toISOString()]) {
    const refused = await door.maya.call('POST', url, { kind: 'photo_gone', observed_at })
    assert.equal(refused.status, 400)
    assert.equal(refused.body.error.details[0].field, 'observed_at')
  }
  const reach = (await door.maya.call('GET', `/api/v1/contacts/${theo}/reach`)).body
  assert.closeTo(
    reach.causes.reduce((sum: number, one: { probability: number }) => sum + one.probability, 0),
    1,
    1e-6,
  )
  assert.equal((await door.maya.call('DELETE', `${url}/${noted.body.id}`)).status, 204)
  assert.equal((await door.maya.call('DELETE', `${url}/${noted.body.id}`)).status, 204)
  const [clue] = (await door.maya.call('GET', url)).body.data
  assert.isNotNull(clue.withdrawn_at)
  const other = await somebody('Somebody else')
  assert.equal((await door.maya.call('DELETE', `/api/v1/contacts/${other}/clues/${clue.id}`)).status, 404)
})
