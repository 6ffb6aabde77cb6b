import { afterAll, assert, beforeEach, test } from 'vitest'
import { consentRoutes, suppress } from '../consent/index.ts'
import { announceMessages } from '../messages/announce-messages.ts'
import { inTransaction } from '../platform/index.ts'
import { watchNumbers } from './operator-watch.ts'
import { hoursAgo, openSilence } from './silence-for-tests.ts'

const silence = await openSilence((app, house) => consentRoutes(app, house))
const { house, maya, workspaceId, fallsSilent, judge } = silence
const { db, clock } = house
afterAll(() => silence.close())
beforeEach(async () => {
  await db.deleteFrom('events').execute()
})

async function news(name = 'reach.changed') {
  const rows = await db.selectFrom('events').select('body').where('name', '=', name).orderBy('id').execute()
  return rows.map((row) => row.body as { contact_ids: string[]; message_ids: string[] })
}

test('a new proposal is told, and told once', async () => {
  const { contact_id, message_id } = await fallsSilent('Lina')
  await judge(contact_id)
  assert.deepEqual(await news(), [{ contact_ids: [contact_id], message_ids: [message_id] }])
  await db.deleteFrom('events').execute()
  const first = await db.selectFrom('next_steps').select('at').executeTakeFirstOrThrow()
  await judge(contact_id)
  const { at } = await db.selectFrom('next_steps').select('at').executeTakeFirstOrThrow()
  // The hour to write may have come nearer; the same proposal is no news.
  if (at.getTime() === first.at.getTime()) assert.deepEqual(await news(), [])

  await db.deleteFrom('events').execute()
  await maya.call('POST', `/api/v1/messages/${message_id}/next-step`, { outcome: 'done' })
  assert.deepEqual(await news(), [{ contact_ids: [contact_id], message_ids: [message_id] }])
})

test('a proposal that goes because the person wrote is told', async () => {
  const { contact_id, message_id } = await fallsSilent('Theo')
  await judge(contact_id)
  await db.deleteFrom('events').execute()
  const written = await silence.writes(contact_id, hoursAgo(0))
  await inTransaction(db, (trx) =>
    announceMessages(trx, 'messages.received', [
      { workspace_id: workspaceId, message_id: written, contact_id, group_id: null },
    ]),
  )
  await silence.follow()
  assert.deepEqual(await news(), [{ contact_ids: [contact_id], message_ids: [message_id] }])
})

test('a verdict that stays calm is no news, and another one is', async () => {
  const ines = await silence.somebody('Ines')
  await silence.sends(ines, hoursAgo(1))
  await silence.writes(ines, hoursAgo(0.9))
  await judge(ines)
  assert.deepEqual(await news(), [])
  await silence.sends(ines, hoursAgo(0.5), {
    sent_at: null,
    delivered_at: null,
    read_at: null,
    failed_at: hoursAgo(0.4),
    failure: JSON.stringify({ code: 131026 }),
  })
  await judge(ines)
  const { verdict } = await db
    .selectFrom('contact_reach')
    .select('verdict')
    .where('contact_id', '=', ines)
    .executeTakeFirstOrThrow()
  assert.equal(verdict, 'unusable')
  assert.deepEqual(
    (await news()).map((one) => one.contact_ids),
    [[ines]],
  )
})

test('a clue is told, and so is letting a suppressed person go', async () => {
  const paul = await silence.somebody('Paul')
  const { body } = await maya.call('POST', `/api/v1/contacts/${paul}/clues`, { kind: 'photo_gone' })
  await maya.call('DELETE', `/api/v1/contacts/${paul}/clues/${body.id}`)
  assert.deepEqual(
    (await news()).map((one) => one.contact_ids),
    [[paul], [paul]],
  )
  await db.deleteFrom('events').execute()
  const held = { workspace_id: workspaceId, contact_id: paul, why: [], expires_at: null }
  await inTransaction(db, (trx) => suppress(trx, [held], clock.now()))
  const released = await maya.call('POST', `/api/v1/contacts/${paul}/suppression/release`, {
    reason: 'He called.',
  })
  assert.equal(released.status, 200)
  assert.deepEqual(
    (await news('consents.changed')).map((one) => one.contact_ids),
    [[paul]],
  )
})

test('trouble of our own is told when it begins and when it ends, and not in between', async () => {
  for (let guest = 0; guest < 30; guest += 1) {
    const contact_id = await silence.somebody(`Guest ${guest}`)
    await silence.sends(contact_id, hoursAgo(5 - guest / 15), { read_at: null })
    await silence.sends(contact_id, hoursAgo(1 - guest / 40), { read_at: null, delivered_at: null })
  }
  await db.deleteFrom('events').execute()
  await watchNumbers(db, clock)
  await watchNumbers(db, clock)
  assert.lengthOf(await news('operator.changed'), 1)
  await db
    .updateTable('messages')
    .set({ delivered_at: clock.now() })
    .where('delivered_at', 'is', null)
    .execute()
  await watchNumbers(db, clock)
  assert.lengthOf(await news('operator.changed'), 2)
})
