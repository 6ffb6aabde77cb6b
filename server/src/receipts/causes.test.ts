import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { recordConsents } from '../consent/index.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { type ContactId, inTransaction, type MessageId, newId } from '../platform/index.ts'
import { shareOf } from './causes-interval.ts'
import { type CauseList, causeLists, listCauses } from './causes-list.ts'
import { type CauseGroup, causeGroups, reportCauses } from './causes-report.ts'

let house: TestHouse
let phones = 33612700000
const now = new Date('2026-10-01T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function somebody(): Promise<ContactId> {
  phones += 1
  const person = { workspace_id: house.workspaceId, phone: String(phones), seen_at: daysAgo(90) }
  const { contact_ids } = await inTransaction(house.db, (trx) => findOrCreatePeople(trx, [person], now))
  return contact_ids[0]!
}

async function message(contact_id: ContactId, at: Date, more: object = {}): Promise<void> {
  const id = newId<'message'>(at)
  const ours = { direction: 'out', accepted_at: at, sent_at: at, delivered_at: at, author: 'agent:maya' }
  await house.db
    .insertInto('messages')
    .values({
      workspace_id: house.workspaceId,
      id,
      number_id: newId(now),
      contact_id,
      type: 'text',
      body: '{"body":"Lemon tarts!"}',
      purpose: 'marketing',
      channel_message_id: `wamid.${id}`,
      created_at: at,
      ...ours,
      ...more,
    })
    .execute()
}

const writes = (contact_id: ContactId, at: Date) =>
  message(contact_id, at, {
    direction: 'in',
    author: 'contact',
    purpose: null,
    accepted_at: null,
    delivered_at: null,
  })

const template = (name: string) => ({
  type: 'template',
  body: JSON.stringify({ name }),
  author: 'agent:omar',
})

async function causes(by: CauseGroup) {
  const asked = { from: daysAgo(60), to: now, by }
  const { data } = await reportCauses(house.db, house.workspaceId, asked, now)
  return new Map(data.map((row) => [row.key, row]))
}

describe('a share', () => {
  test('carries the interval of Wilson', () => {
    const { rate, low, high } = shareOf(8, 10)
    assert.equal(rate, 0.8)
    assert.closeTo(low!, 0.4902, 0.0005)
    assert.closeTo(high!, 0.9433, 0.0005)
  })

  test('of nothing is not zero', () => {
    assert.deepEqual(shareOf(0, 0), { count: 0, of: 0, rate: null, low: null, high: null })
    assert.isAbove(shareOf(0, 20).high!, 0.1)
    assert.equal(shareOf(0, 20).low, 0)
    assert.equal(shareOf(20, 20).high, 1)
  })
})

describe('where people turn away', () => {
  beforeAll(async () => {
    const [lina, theo, ines, paul] = [await somebody(), await somebody(), await somebody(), await somebody()]
    // Lina had been silent for long, and the summer offer brought her back.
    await writes(lina, daysAgo(80))
    await message(lina, daysAgo(20), template('summer'))
    await writes(lina, daysAgo(19))
    // Theo said no after the second of two.
    await message(theo, daysAgo(21), template('summer'))
    await message(theo, daysAgo(20), template('flash_sale'))
    await inTransaction(house.db, (trx) =>
      recordConsents(trx, [
        {
          workspace_id: house.workspaceId,
          contact_id: theo,
          purpose: 'marketing',
          channel: 'whatsapp',
          state: 'withdrawn',
          source: 'message',
          at: daysAgo(19),
          recorded_by: 'contact',
          fact: 'message:theo',
        },
      ]),
    )
    // Ines perhaps turned away: the flash sale was the last that reached her.
    await message(ines, daysAgo(30), template('summer'))
    await message(ines, daysAgo(29), template('flash_sale'))
    await message(ines, daysAgo(25), { ...template('summer'), delivered_at: null })
    await house.db
      .insertInto('contact_reach')
      .values({
        workspace_id: house.workspaceId,
        contact_id: ines,
        due_at: now,
        verdict: 'perhaps_not_wanted',
      })
      .execute()
    // Paul's is too fresh to be called silence.
    await message(paul, daysAgo(1), { purpose: 'service' })
  })

  test('by template', async () => {
    const found = await causes('template')
    const [summer, flash, free] = [found.get('summer')!, found.get('flash_sale')!, found.get(null)!]
    assert.equal(summer.messages, 4)
    assert.equal(summer.people, 3)
    assert.equal(summer.opt_outs.count, 0)
    assert.equal(summer.probable_blocks.count, 0)
    assert.deepEqual([summer.won_back.count, summer.won_back.of], [1, 1])
    assert.deepEqual([summer.silence.count, summer.silence.of], [2, 3])
    assert.equal(flash.opt_outs.count, 1)
    assert.equal(flash.probable_blocks.count, 1)
    assert.deepEqual([flash.silence.count, flash.silence.of], [2, 2])
    assert.deepEqual([free.messages, free.silence.of], [1, 0])
  })

  test('by agent, subject, hour and frequency, each counting every message once', async () => {
    for (const by of ['agent', 'subject', 'hour', 'frequency'] as const) {
      const rows = [...(await causes(by)).values()]
      assert.equal(
        rows.reduce((sum, row) => sum + row.messages, 0),
        7,
        by,
      )
      assert.equal(
        rows.reduce((sum, row) => sum + row.opt_outs.count, 0),
        1,
        by,
      )
    }
    assert.deepEqual([...(await causes('agent')).keys()].sort(), ['agent:maya', 'agent:omar'])
    assert.deepEqual([...(await causes('subject')).keys()].sort(), ['marketing', 'service'])
    assert.deepEqual([...(await causes('hour')).keys()], ['14'])
    assert.equal((await causes('frequency')).get('2-3')!.messages, 3)
  })

  const behind = (by: CauseGroup, key: string | null, of: CauseList, limit = 50, before?: MessageId) =>
    listCauses(house.db, house.workspaceId, { from: daysAgo(60), to: now, by, key, of, limit, before }, now)

  test('every figure opens exactly the messages it counts', async () => {
    for (const by of causeGroups) {
      for (const [key, row] of await causes(by)) {
        for (const of of causeLists) {
          const figure = of === 'messages' || of === 'people' ? row[of] : row[of].count
          const found = await behind(by, key, of)
          assert.lengthOf(found, figure, `${by} ${key} ${of}`)
          if (of === 'people') assert.equal(new Set(found.map((one) => one.contact_id)).size, figure)
        }
      }
    }
    assert.deepEqual(await behind('template', 'never_sent', 'messages'), [])
  })

  test('a line says who, what, when, and what was thought of them then', async () => {
    const [said] = await behind('template', 'flash_sale', 'opt_outs')
    assert.include(said, { contact_name: '+33 6 12 70 00 02', type: 'template', verdict: 'silent' })
    assert.deepEqual(said!.at, daysAgo(20))
    const [fresh] = await behind('template', null, 'messages')
    assert.include(fresh, { excerpt: 'Lemon tarts!' })
    assert.notEqual(fresh!.verdict, 'perhaps_not_wanted')
  })

  test('pages follow one another, newest first', async () => {
    const first = await behind('template', 'summer', 'messages', 3)
    assert.lengthOf(first, 4)
    const rest = await behind('template', 'summer', 'messages', 3, first[2]!.message_id)
    assert.deepEqual(rest, [first[3]!])
    const at = first.map((one) => one.at.getTime())
    assert.deepEqual(
      at,
      at.toSorted((one, other) => other - one),
    )
  })
})
