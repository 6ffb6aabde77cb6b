import { sql } from 'kysely'
import { afterAll, assert, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../test/database.ts'
import { findOrCreatePeople } from '../contacts/index.ts'
import { type ContactId, inTransaction, type OpenDatabase, openDatabase } from '../platform/index.ts'
import type { NewConsent } from './consent.ts'
import { listCurrent, listEntries } from './consent-store.ts'
import { mayReceive } from './may-receive.ts'
import { recordConsents } from './record-consents.ts'
import { withdrawIfAsked } from './withdraw-if-asked.ts'

let clone: TestDatabase
let database: OpenDatabase
let bakery: number
let phones = 33612300000
const noon = new Date('2026-11-03T12:00:00Z')
const later = (ms: number) => new Date(noon.getTime() + ms)

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.connectionString)
  const values = { name: 'Lemon Bakery' }
  const row = await database.db
    .insertInto('workspaces')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow()
  bakery = row.id
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

describe('may we write to this person?', () => {
  test('marketing needs a yes, service does not', async () => {
    const lina = await somebody()
    assert.equal(await refusal(lina), 'consent.missing')
    assert.equal(await refusal(lina, 'service'), undefined)
    await record(given(lina))
    assert.equal(await refusal(lina), undefined)
  })

  test('Theo is not written to after he says stop, whatever the channel it was given for', async () => {
    const theo = await somebody()
    await record({ ...given(theo), channel: 'any' })
    assert.equal(await refusal(theo), undefined)
    await says(theo, 'STOP', later(1000))
    assert.equal(await refusal(theo), 'consent.withdrawn')
    assert.equal(await refusal(theo, 'marketing', 'email'), undefined)
    assert.equal(await refusal(theo, 'service'), undefined)
  })

  test('a stop outlasts a yes recorded earlier in the same second', async () => {
    const theo = await somebody()
    await record({ ...given(theo), at: later(700) })
    await says(theo, 'stop', noon)
    assert.equal(await refusal(theo), 'consent.withdrawn')
    await record({ ...given(theo), at: later(900), fact: 'form:2' })
    assert.equal(await refusal(theo), undefined)
  })

  test('of a yes and a no of one second, recorded together, the no stands', async () => {
    for (const inOrder of [true, false]) {
      const theo = await somebody()
      const both = [
        given(theo),
        { ...given(theo), state: 'withdrawn' as const, at: later(300), fact: `preference:${theo}` },
      ]
      await record(...(inOrder ? both : both.reverse()))
      assert.equal(await refusal(theo), 'consent.withdrawn')
    }
  })

  test('what was said earlier does not count, even when recorded later', async () => {
    const theo = await somebody()
    await says(theo, 'stop', later(60_000))
    await record(given(theo))
    assert.equal(await refusal(theo), 'consent.withdrawn')
  })

  test('service stops when it is withdrawn', async () => {
    const theo = await somebody()
    await record({ ...given(theo), purpose: 'service', state: 'withdrawn', channel: 'any' })
    assert.equal(await refusal(theo, 'service'), 'consent.withdrawn')
  })

  test('one statement answers for many, in their order', async () => {
    const [yes, no, never] = [await somebody(), await somebody(), await somebody()]
    await record(given(yes))
    await record({ ...given(no), state: 'withdrawn' })
    const asked = [never, yes, no, yes].map((contact_id) => ask(contact_id))
    const codes = (await mayReceive(database.db, asked)).map((one) => one?.code)
    assert.deepEqual(codes, ['consent.missing', undefined, 'consent.withdrawn', undefined])
  })

  test('merged contacts are one person: a no to either is a no', async () => {
    const phone = String(phones++)
    const byPhone = await find({ phone })
    const byUserId = await find({ bsuid: `FR.${phone}` })
    await record(given(byPhone))
    await says(byUserId, 'Désabonnez-moi', later(5000))
    assert.equal(await refusal(byPhone), undefined)
    await find({ phone, bsuid: `FR.${phone}` })
    assert.equal(await refusal(byPhone), 'consent.withdrawn')
    assert.equal(await refusal(byUserId), 'consent.withdrawn')
    assert.equal((await listEntries(database.db, bakery, byPhone, { limit: 10 })).length, 2)
  })

  test('nobody here is somebody there', async () => {
    const lina = await somebody()
    await record(given(lina))
    const [outcome] = await mayReceive(database.db, [{ ...ask(lina), workspace_id: bakery + 1 }])
    assert.equal(outcome?.code, 'consent.missing')
  })
})

describe('the ledger', () => {
  test('the same fact twice is one entry', async () => {
    const lina = await somebody()
    assert.equal(await record(given(lina)), 1)
    assert.equal(await record(given(lina)), 0)
    assert.equal((await listEntries(database.db, bakery, lina, { limit: 10 })).length, 1)
  })

  test('tells where a person stands', async () => {
    const lina = await somebody()
    await record(given(lina))
    await says(lina, 'Please unsubscribe me', later(60_000))
    assert.deepEqual(await listCurrent(database.db, bakery, lina), [
      {
        purpose: 'marketing',
        channel: 'whatsapp',
        state: 'withdrawn',
        since: later(60_000).toISOString(),
        source: 'message',
      },
    ])
  })

  test('is never changed, not even by the owner of the tables, unless a person is erased', async () => {
    const lina = await somebody()
    await record(given(lina))
    await expect(sql`update consent_entries set state = 'withdrawn'`.execute(database.db)).rejects.toThrow(
      'only ever added',
    )
    await expect(sql`delete from consent_entries`.execute(database.db)).rejects.toThrow('only ever added')
    await expect(sql`truncate consent_entries`.execute(database.db)).rejects.toThrow('only ever added')
    await inTransaction(database.db, async (trx) => {
      await sql`set local doublecheck.erasing = 'on'`.execute(trx)
      await sql`delete from consent_entries where workspace_id = ${bakery} and contact_id = ${lina}`.execute(
        trx,
      )
    })
    assert.equal((await listEntries(database.db, bakery, lina, { limit: 10 })).length, 0)
    await expect(sql`delete from consent_entries`.execute(database.db)).rejects.toThrow('only ever added')
  })

  test('news of it carries ids, never what was said', async () => {
    const lina = await somebody()
    await says(lina, 'stop', noon)
    const { rows } = await sql<{ body: unknown }>`
      select body from events where name = 'consents.changed' order by id desc limit 1`.execute(database.db)
    assert.deepEqual(rows[0]?.body, { contact_ids: [lina] })
  })

  test('ordinary messages leave it alone', async () => {
    const lina = await somebody()
    assert.deepEqual(await says(lina, 'stop by tomorrow', noon), [])
    assert.equal((await listEntries(database.db, bakery, lina, { limit: 10 })).length, 0)
  })
})

const ask = (contact_id: ContactId, purpose = 'marketing', channel = 'whatsapp') => ({
  workspace_id: bakery,
  contact_id,
  purpose,
  channel,
})

async function refusal(
  contactId: ContactId,
  purpose?: string,
  channel?: string,
): Promise<string | undefined> {
  const [outcome] = await mayReceive(database.db, [ask(contactId, purpose, channel)])
  return outcome?.code
}

const given = (contact_id: ContactId): NewConsent => ({
  workspace_id: bakery,
  contact_id,
  purpose: 'marketing',
  channel: 'whatsapp',
  state: 'given',
  source: 'form',
  wording: 'I want the offers of Lemon Bakery on WhatsApp.',
  at: noon,
  recorded_by: 'agent:maya',
  fact: `form:${contact_id}`,
})

const record = (...entries: NewConsent[]) => inTransaction(database.db, (trx) => recordConsents(trx, entries))

const says = (contact_id: ContactId, text: string, at: Date) =>
  inTransaction(database.db, (trx) =>
    withdrawIfAsked(trx, [
      { workspace_id: bakery, contact_id, channel: 'whatsapp', text, at, fact: `message:${contact_id}` },
    ]),
  )

async function find(ids: { phone?: string; bsuid?: string }): Promise<ContactId> {
  const person = { workspace_id: bakery, ...ids, seen_at: noon }
  const found = await inTransaction(database.db, (trx) => findOrCreatePeople(trx, [person], noon))
  return found.contact_ids[0]!
}

const somebody = () => find({ phone: String(phones++) })
