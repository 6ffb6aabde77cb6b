/** A follow-up that did not leave settled nothing. */
import { afterAll, assert, test } from 'vitest'
import { announceMessages } from '../messages/announce-messages.ts'
import { insertFollowUps } from '../messages/follow-ups.ts'
import { type ContactId, inTransaction, type MessageId } from '../platform/index.ts'
import { openSilence, type Silent } from './silence-for-tests.ts'

const silence = await openSilence()
const { house, maya, workspaceId, fallsSilent, judge } = silence
const { db, clock } = house
afterAll(() => silence.close())

/** Written and waiting to leave, as after a click on Send. */
async function followsUp({ contact_id, message_id }: Silent): Promise<MessageId> {
  const waiting = {
    accepted_at: null,
    sent_at: null,
    delivered_at: null,
    read_at: null,
    channel_message_id: null,
  }
  const id = await silence.sends(contact_id, clock.now(), waiting)
  const followUp = { workspace_id: workspaceId, message_id: id, follow_up_of: message_id }
  await inTransaction(db, (trx) => insertFollowUps(trx, [followUp], clock.now()))
  return id
}

const decide = (message_id: MessageId, outcome: 'done' | 'dismissed') =>
  maya.call('POST', `/api/v1/messages/${message_id}/next-step`, { outcome })

async function becomes(contact_id: ContactId, id: MessageId, change: object): Promise<void> {
  await db.updateTable('messages').set(change).where('id', '=', id).execute()
  await inTransaction(db, (trx) =>
    announceMessages(trx, 'messages.changed', [
      { workspace_id: workspaceId, message_id: id, contact_id, group_id: null },
    ]),
  )
  await silence.follow()
}

async function isListed({ message_id }: Silent): Promise<boolean> {
  const { data } = (await maya.call('GET', '/api/v1/next-steps')).body
  return data.some((one: { message_id: string }) => one.message_id === message_id)
}

test('taken back before it left, its proposal is open again, and judged as if it had never been', async () => {
  const lina = await fallsSilent('Lina')
  await judge(lina.contact_id)
  const id = await followsUp(lina)
  await decide(lina.message_id, 'done')
  assert.isFalse(await isListed(lina))
  await becomes(lina.contact_id, id, { recalled_at: clock.now() })
  assert.isTrue(await isListed(lina))
  await judge(lina.contact_id)
  assert.isTrue(await isListed(lina))
  assert.equal((await decide(lina.message_id, 'done')).status, 200)
})

test('refused at the last gate, likewise; carried by the platform, not', async () => {
  const theo = await fallsSilent('Theo')
  await judge(theo.contact_id)
  const id = await followsUp(theo)
  await decide(theo.message_id, 'done')
  await becomes(theo.contact_id, id, { accepted_at: clock.now(), sent_at: clock.now() })
  await becomes(theo.contact_id, id, { failed_at: clock.now() })
  assert.isFalse(await isListed(theo))

  const ines = await fallsSilent('Ines')
  await judge(ines.contact_id)
  const refused = await followsUp(ines)
  await decide(ines.message_id, 'done')
  await becomes(ines.contact_id, refused, { refused_at: clock.now() })
  assert.isTrue(await isListed(ines))
})

test('what was turned down, or is followed up by another message, stays decided', async () => {
  const paul = await fallsSilent('Paul')
  await judge(paul.contact_id)
  const id = await followsUp(paul)
  await decide(paul.message_id, 'dismissed')
  await becomes(paul.contact_id, id, { recalled_at: clock.now() })
  assert.isFalse(await isListed(paul))

  const nora = await fallsSilent('Nora')
  await judge(nora.contact_id)
  const first = await followsUp(nora)
  await followsUp(nora)
  await decide(nora.message_id, 'done')
  await becomes(nora.contact_id, first, { recalled_at: clock.now() })
  assert.isFalse(await isListed(nora))
})
