import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, assert, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../test/database.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  newId,
  type OpenDatabase,
  openDatabase,
} from '../platform/index.ts'
import { checkCourtesy, hearFrom, spendCourtesy } from './courtesy-budget.ts'
import { changeCourtesySettings } from './courtesy-settings.ts'
import { listBudgets, refundBudgets } from './courtesy-store.ts'
import { findSurveyOffer, recordSurveyOffer } from './courtesy-survey.ts'
import { followMerges } from './follow-merges.ts'
import { findSuppression, release, suppress } from './suppression.ts'

let clone: TestDatabase
let database: OpenDatabase
let db: Database
let bakery: number
let phones = 33612400000
const noon = new Date('2026-11-03T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const day = 86_400

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.connectionString, { poolSize: 12 })
  db = database.db
  bakery = await openWorkspace('Lemon Bakery')
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

async function openWorkspace(name: string): Promise<number> {
  const row = await db.insertInto('workspaces').values({ name }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

async function somebody(workspace_id = bakery): Promise<ContactId> {
  phones += 1
  const person = { workspace_id, phone: String(phones), seen_at: noon }
  const found = await inTransaction(db, (trx) => findOrCreatePeople(trx, [person], noon))
  return found.contact_ids[0]!
}

const person = (contact_id: ContactId) => ({ workspace_id: bakery, contact_id })

async function leaves(contact_id: ContactId, at = noon, message_id = newId<'message'>(at)) {
  const leaving = [{ ...person(contact_id), message_id }]
  const [refusal] = await inTransaction(db, (trx) => spendCourtesy(trx, leaving, at))
  return { message_id, code: refusal?.code }
}

const writes = (contact_id: ContactId, at: Date) =>
  inTransaction(db, (trx) => hearFrom(trx, [{ ...person(contact_id), at }]))

const codeOf = async (contact_id: ContactId, now = noon) =>
  (await checkCourtesy(db, [person(contact_id)], now))[0]?.code

const unanswered = async (contact_id: ContactId) =>
  (await listBudgets(db, [person(contact_id)]))[0]!.unanswered

describe('the courtesy budget', () => {
  test('two unasked messages without an answer, then silence until the person writes', async () => {
    const lina = await somebody()
    assert.equal((await leaves(lina, later(0))).code, undefined)
    assert.equal(await codeOf(lina), undefined)
    assert.equal((await leaves(lina, later(60))).code, undefined)
    assert.equal(await codeOf(lina), 'consent.courtesy_spent')
    assert.equal((await leaves(lina, later(90))).code, 'consent.courtesy_spent')
    await writes(lina, later(120))
    assert.equal(await codeOf(lina), undefined)
    assert.equal((await leaves(lina, later(180))).code, undefined)
    assert.equal(await unanswered(lina), 1)
  })

  test('a message that is tried again is counted once', async () => {
    const lina = await somebody()
    const { message_id } = await leaves(lina)
    for (const seconds of [1, 2, 3]) {
      assert.equal((await leaves(lina, later(seconds), message_id)).code, undefined)
    }
    assert.equal(await unanswered(lina), 1)
  })

  test('what the person wrote earlier, and we learn late, answers only what had left by then', async () => {
    const lina = await somebody()
    await leaves(lina, later(10))
    await leaves(lina, later(50))
    await writes(lina, later(30))
    assert.equal(await unanswered(lina), 1)
  })

  test('a message that the platform never carried costs nothing', async () => {
    const lina = await somebody()
    const { message_id } = await leaves(lina)
    await leaves(lina, later(1))
    await inTransaction(db, (trx) => refundBudgets(trx, [{ ...person(lina), message_id }]))
    assert.equal(await unanswered(lina), 1)
    assert.equal(await codeOf(lina), undefined)
  })

  test('each workspace sets its limit, from none at all to ten, and when silence renews it', async () => {
    const workspace_id = await openWorkspace('Northgate Parcels')
    const theo = { workspace_id, contact_id: await somebody(workspace_id) }
    const set = (change: object) => changeCourtesySettings(db, workspace_id, change, 'agent:maya', noon)
    const leavesThere = async (at: Date) =>
      (await inTransaction(db, (trx) => spendCourtesy(trx, [{ ...theo, message_id: newId(at) }], at)))[0]
        ?.code
    await set({ unanswered_max: 0 })
    assert.equal(await leavesThere(noon), 'consent.courtesy_spent')
    await set({ unanswered_max: 1, renew_after_days: 30 })
    assert.equal(await leavesThere(noon), undefined)
    assert.equal(await leavesThere(later(29 * day)), 'consent.courtesy_spent')
    assert.equal(await leavesThere(later(30 * day)), undefined)
    assert.equal(await leavesThere(later(31 * day)), 'consent.courtesy_spent')
    await set({ unanswered_max: 10 })
    assert.equal(await leavesThere(later(32 * day)), undefined)
  })

  test('never more than the limit leaves, whoever sends at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 }), {
          minLength: 2,
          maxLength: 8,
        }),
        async (batches) => {
          const people = await Promise.all([0, 1, 2, 3].map(() => somebody()))
          const left = new Map<ContactId, number>()
          const dispatch = async (batch: readonly number[]) => {
            const leaving = batch.map((index) => ({
              ...person(people[index]!),
              message_id: newId<'message'>(noon),
            }))
            const answers = await inTransaction(db, (trx) => spendCourtesy(trx, leaving, noon))
            for (const [index, one] of leaving.entries()) {
              if (!answers[index]) left.set(one.contact_id, (left.get(one.contact_id) ?? 0) + 1)
            }
          }
          await Promise.all(batches.map(dispatch))
          for (const [index, id] of people.entries()) {
            const asked = batches.flat().filter((one) => one === index).length
            assert.equal(left.get(id) ?? 0, Math.min(2, asked))
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('a person under two names has one budget', async () => {
    const [gone, stays] = [await somebody(), await somebody()]
    await leaves(gone, later(1))
    await leaves(stays, later(2))
    const merge = [{ workspace_id: bakery, from: gone, into: stays }]
    await inTransaction(db, (trx) => followMerges(trx, merge))
    assert.equal(await unanswered(stays), 2)
    await sql`update contacts set merged_into = ${stays}, merged_at = now() where id = ${gone}`.execute(db)
    assert.equal((await leaves(gone, later(3))).code, 'consent.courtesy_spent')
  })
})

describe('suppression', () => {
  const quiet = (contact_id: ContactId, at = noon) =>
    inTransaction(db, (trx) =>
      suppress(trx, [{ ...person(contact_id), why: ['one_tick_lasts'], expires_at: later(30 * day) }], at),
    )

  test('nothing unasked leaves while it lasts, and it ends by itself', async () => {
    const theo = await somebody()
    await quiet(theo)
    assert.equal(await codeOf(theo), 'consent.suppressed')
    assert.equal((await leaves(theo)).code, 'consent.suppressed')
    assert.equal(await unanswered(theo), 0)
    assert.equal(await codeOf(theo, later(30 * day)), undefined)
  })

  test('ends at once when the person writes, but not by what they wrote before', async () => {
    const theo = await somebody()
    await quiet(theo)
    await writes(theo, later(-60))
    assert.equal(await codeOf(theo), 'consent.suppressed')
    await writes(theo, later(60))
    assert.equal(await codeOf(theo), undefined)
    await writes(theo, later(90))
    const { rows } = await sql<{ state: string }>`
      select state from suppressions where contact_id = ${theo} order by recorded_at`.execute(db)
    assert.deepEqual(
      rows.map((row) => row.state),
      ['suppressed', 'released'],
    )
  })

  test('an agent can end it, once', async () => {
    const theo = await somebody()
    await quiet(theo)
    const deed = { by: 'agent:maya', reason: 'He called us.' }
    const free = () => inTransaction(db, (trx) => release(trx, [person(theo)], deed, later(5)))
    assert.deepEqual(await free(), [theo])
    assert.deepEqual(await free(), [])
    assert.equal(await findSuppression(db, person(theo), later(6)), undefined)
  })

  test('is repeated without a trace, and never rewritten', async () => {
    const theo = await somebody()
    await quiet(theo)
    await quiet(theo, later(day))
    const found = await findSuppression(db, person(theo), later(day))
    assert.deepEqual(found, { since: noon, why: ['one_tick_lasts'], expires_at: later(30 * day) })
    const count = await sql<{ count: number }>`
      select count(*) as count from suppressions where contact_id = ${theo}`.execute(db)
    assert.equal(count.rows[0]!.count, 1)
    await expect(sql`update suppressions set state = 'released'`.execute(db)).rejects.toThrow(
      'only ever added',
    )
  })

  test('goes with the person when two contacts turn out to be one', async () => {
    const [gone, stays] = [await somebody(), await somebody()]
    await quiet(gone)
    await inTransaction(db, (trx) => followMerges(trx, [{ workspace_id: bakery, from: gone, into: stays }]))
    assert.equal(await codeOf(stays), 'consent.suppressed')
  })
})

test('nobody is asked twice how often we may write', async () => {
  const lina = await somebody()
  const offer = { ...person(lina), message_id: null, by: 'agent:maya' }
  assert.equal(await recordSurveyOffer(db, offer, noon), undefined)
  assert.equal((await recordSurveyOffer(db, offer, later(1)))?.code, 'consent.survey_offered')
  assert.deepEqual(await findSurveyOffer(db, person(lina)), noon)
})
