/** One person over days: what the desk makes of silence, and what it then does. */
import { sql } from 'kysely'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { findSuppression, hearFrom, release } from '../consent/index.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { type ContactId, inTransaction, type MessageId, newId } from '../platform/index.ts'
import { factsOfContacts } from './facts-of-contacts.ts'
import type { Verdict } from './inference/outcome.ts'
import { judgeReach } from './inference/reach.ts'
import { judgeSeen } from './inference/seen.ts'
import { judgeContact } from './reach-judge.ts'
import { getPool, learnPools } from './reach-pool.ts'
import { refreshDue } from './reach-refresh.ts'
import { enrol } from './reach-store.ts'

let house: TestHouse
let phones = 33612600000
const numberId = newId<'number'>(new Date())
const start = new Date('2026-09-01T08:00:00Z')
const day = (count: number, hour = 0) => new Date(start.getTime() + (count * 24 + hour) * 3_600_000)
const clockAt = (now: Date) => ({ now: () => now, offsetMs: () => 0, setOffsetMs: () => undefined })

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function somebody(): Promise<ContactId> {
  phones += 1
  const person = { workspace_id: house.workspaceId, phone: String(phones), seen_at: start }
  const { contact_ids } = await inTransaction(house.db, (trx) => findOrCreatePeople(trx, [person], start))
  return contact_ids[0]!
}

type Told = {
  sent?: boolean
  delivered?: boolean
  read?: boolean
  purpose?: string
  text?: string
  type?: string
}

/** A message of ours of that moment, with its receipts a few minutes later. */
async function sends(contact_id: ContactId, at: Date, told: Told = {}): Promise<MessageId> {
  const id = newId<'message'>(at)
  const { sent = true, delivered = true, read = false } = told
  const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  await house.db
    .insertInto('messages')
    .values({
      workspace_id: house.workspaceId,
      id,
      number_id: numberId,
      contact_id,
      direction: 'out',
      type: told.type ?? 'text',
      body: JSON.stringify({ body: told.text ?? 'Your cake is ready. When will you come?' }),
      purpose: told.purpose ?? 'service',
      author: 'agent:maya',
      channel_message_id: `wamid.${id}`,
      created_at: at,
      accepted_at: at,
      sent_at: sent ? after(0) : null,
      delivered_at: delivered ? after(1) : null,
      read_at: read ? after(5) : null,
    })
    .execute()
  return id
}

async function writes(contact_id: ContactId, at: Date, more: object = {}): Promise<void> {
  const id = newId<'message'>(at)
  await house.db
    .insertInto('messages')
    .values({
      workspace_id: house.workspaceId,
      id,
      number_id: numberId,
      contact_id,
      direction: 'in',
      type: 'text',
      body: '{"body":"Thank you"}',
      author: 'contact',
      channel_message_id: `wamid.${id}`,
      created_at: at,
      ...more,
    })
    .execute()
}

async function notes(contact_id: ContactId, kind: string, at: Date): Promise<void> {
  await house.db
    .insertInto('clues')
    .values({
      workspace_id: house.workspaceId,
      id: newId(at),
      contact_id,
      kind,
      observed: true,
      observed_at: at,
      recorded_at: at,
      recorded_by: 'agent:maya',
    })
    .execute()
}

async function refresh(contact_id: ContactId, now: Date): Promise<Verdict | null> {
  const person = { workspace_id: house.workspaceId, contact_id }
  await inTransaction(house.db, (trx) => enrol(trx, [person], now))
  await house.db
    .updateTable('contact_reach')
    .set({ due_at: now })
    .where('contact_id', '=', contact_id)
    .execute()
  while ((await refreshDue(house.db, clockAt(now))) > 0);
  const row = await house.db
    .selectFrom('contact_reach')
    .select(['verdict', 'due_at', 'expires_at'])
    .where('contact_id', '=', contact_id)
    .executeTakeFirstOrThrow()
  assert.isTrue(row.due_at > now && row.due_at <= row.expires_at!)
  return row.verdict as Verdict | null
}

const suppressionOf = (contact_id: ContactId, now: Date) =>
  findSuppression(house.db, { workspace_id: house.workspaceId, contact_id }, now)

/** Weeks of talking, then offers, and then nothing of ours reaches the phone any more, which is plainly on. */
async function turnsAway(contact_id: ContactId): Promise<void> {
  for (let past = 0; past < 30; past += 3) {
    await sends(contact_id, day(past), { read: true })
    await writes(contact_id, day(past, 1))
  }
  for (const offered of [31, 31.5, 32, 32.5]) await sends(contact_id, day(offered), { purpose: 'marketing' })
  for (let later = 33; later < 60; later += 3) await sends(contact_id, day(later), { delivered: false })
  for (const kind of ['photo_gone', 'last_seen_gone', 'other_channel_active', 'group_delivered']) {
    await notes(contact_id, kind, day(61))
  }
}

test('facts hold what was said and told, and what was asked for', async () => {
  const lina = await somebody()
  await writes(lina, day(0))
  const reply = await sends(lina, day(0, 1), { purpose: 'marketing', read: true })
  const offer = await sends(lina, day(1), { purpose: 'marketing', delivered: false, text: 'Lemon tarts!' })
  await writes(lina, day(2), { type: 'reaction', reacts_to: `wamid.${reply}`, body: '{"emoji":"👍"}' })
  await writes(lina, day(2, 1), { type: 'button', quotes: `wamid.${offer}` })
  await sends(lina, day(3), { type: 'reaction' })
  await notes(lina, 'photo_gone', day(4))
  const facts = (await factsOfContacts(house.db, house.workspaceId, [lina])).get(lina)!
  assert.deepEqual(
    facts.sent.map((one) => [one.id, one.solicitation, one.expects_answer, one.read_at !== null]),
    [
      [reply, false, true, true],
      [offer, true, false, false],
    ],
  )
  assert.deepEqual(
    facts.heard.map((one) => [one.kind, one.about]),
    [
      ['message', null],
      ['reaction', reply],
      ['tap', offer],
    ],
  )
  assert.deepEqual(facts.clues, [{ kind: 'photo_gone', observed: true, observed_at: day(4) }])
  assert.equal(facts.marketing_stopped_at, null)
})

test('facts of a contact that was merged are those of the person it became', async () => {
  const [gone, stays] = [await somebody(), await somebody()]
  await sends(stays, day(0))
  await sql`update contacts set merged_into = ${stays}, merged_at = now() where id = ${gone}`.execute(
    house.db,
  )
  const facts = await factsOfContacts(house.db, house.workspaceId, [gone, stays])
  assert.equal(facts.get(gone)?.contact_id, stays)
  assert.deepEqual(facts.get(gone), facts.get(stays))
})

test('who has never written and never been written to is judged without a fuss', async () => {
  const nobody = await somebody()
  const judged = await judgeContact(house.db, house.workspaceId, nobody, day(1))
  const reach = judgeReach(judged!.subject)
  const sum = reach.causes.reduce((total, one) => total + one.probability, 0)
  assert.closeTo(sum, 1, 1e-6)
  assert.isAbove(reach.expires_at.getTime(), reach.computed_at.getTime())
  assert.equal(await suppressionOf(nobody, day(1)), undefined)
})

test('an answer proves that what came before was seen, and says so without claiming a receipt', async () => {
  const lina = await somebody()
  const asked = await sends(lina, day(0))
  await writes(lina, day(0, 2))
  const judged = await judgeContact(house.db, house.workspaceId, lina, day(1))
  const seen = judgeSeen(judged!.subject, asked)!
  assert.equal(seen.basis, 'inferred')
  assert.isAbove(seen.probability, 0.9)
})

test('who perhaps turned away is left in peace, and is free again when they write', async () => {
  const theo = await somebody()
  await turnsAway(theo)
  assert.equal(await refresh(theo, day(75)), 'perhaps_not_wanted')
  const held = await suppressionOf(theo, day(75))
  assert.isNotNull(held?.expires_at)
  assert.isNotEmpty(held!.why)
  await refresh(theo, day(80))
  assert.deepEqual((await suppressionOf(theo, day(80)))?.since, held!.since)
  await writes(theo, day(81))
  const heard = [{ workspace_id: house.workspaceId, contact_id: theo, at: day(81) }]
  await inTransaction(house.db, (trx) => hearFrom(trx, heard))
  assert.equal(await suppressionOf(theo, day(81)), undefined)
  await refresh(theo, day(81, 1))
  assert.equal(await suppressionOf(theo, day(81, 1)), undefined)
})

test('whom an agent released stays released, though the receipts say the same as before', async () => {
  const theo = await somebody()
  await turnsAway(theo)
  await refresh(theo, day(75))
  const person = { workspace_id: house.workspaceId, contact_id: theo }
  const deed = { by: 'agent:maya', reason: 'He called us.' }
  await inTransaction(house.db, (trx) => release(trx, [person], deed, day(76)))
  await refresh(theo, day(77))
  assert.equal(await suppressionOf(theo, day(77)), undefined)
  await refresh(theo, day(107))
  assert.isDefined(await suppressionOf(theo, day(107)))
})

test('the pool is learnt from everybody, in pages, and used at once', async () => {
  const before = await getPool(house.db, house.workspaceId)
  assert.equal(before.contacts, 0)
  await learnPools(house.db, clockAt(day(80)))
  const after = await getPool(house.db, house.workspaceId)
  assert.isAbove(after.contacts, 3)
  assert.equal(await getPool(house.db, house.workspaceId), after)
  const row = await house.db.selectFrom('reach_pools').selectAll().executeTakeFirstOrThrow()
  assert.equal(row.pass, null)
  assert.equal(row.contacts, after.contacts)
})
