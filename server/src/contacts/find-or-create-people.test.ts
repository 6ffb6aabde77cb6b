import { afterAll, assert, beforeAll, beforeEach, describe, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../test/database.ts'
import { inTransaction, type OpenDatabase, openDatabase } from '../platform/index.ts'
import { getContacts, listLivingAddresses } from './contact-store.ts'
import { findOrCreatePeople, recordNumberChanges } from './find-or-create-people.ts'
import type { PersonSeen } from './person.ts'

let clone: TestDatabase
let database: OpenDatabase
let bakery: number
const now = new Date('2026-11-03T12:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.connectionString)
})

beforeEach(async () => {
  bakery = await newWorkspace('Lemon Bakery')
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

describe('people who write', () => {
  test('a new person is one contact, found again by number and by BSUID', async () => {
    const [first] = await find([lina()])
    assert.deepEqual(
      await find([
        { ...lina(), bsuid: undefined },
        { ...lina(), phone: undefined },
      ]),
      [first!, first!],
    )
    const contact = (await getContacts(database.db, bakery, [first!])).get(first!)!
    assert.equal(contact.display_name, 'Lina Morel')
    assert.equal(contact.phone, '+33612345678')
    assert.equal(contact.bsuid, 'FR.LINA')
  })

  test('the same new person twice in one batch is one contact', async () => {
    const ids = await find([lina(), { ...lina(), bsuid: undefined }, { ...lina(), phone: undefined }])
    assert.equal(new Set(ids).size, 1)
    assert.equal(await count('contacts'), 1)
  })

  test('twenty transactions that meet the same new person at once make one contact', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => find([lina()])))
    assert.equal(new Set(found.flat()).size, 1)
    assert.equal(await count('contacts'), 1)
  })

  test('transactions that meet different halves of the same people leave one contact each', async () => {
    const people = Array.from({ length: 12 }, (_, index) => person(index))
    const halves = [
      people.map((one) => ({ ...one, bsuid: undefined })),
      people.map((one) => ({ ...one, phone: undefined })).reverse(),
      people,
      [...people].reverse(),
    ]
    await Promise.all(Array.from({ length: 12 }, (_, index) => find(halves[index % 4]!)))
    assert.equal(new Set(await find(people)).size, 12)
    assert.equal(await count('contacts', 'merged_into is null'), 12)
  })

  test('five hundred known people cost one statement, new ones two and a savepoint, and a new name one more', async () => {
    const people = Array.from({ length: 500 }, (_, index) => person(index))
    assert.equal(await queriesOf(people), 4)
    assert.equal(await queriesOf(people), 1)
    assert.equal(
      await queriesOf(people.map((one) => ({ ...one, seen_at: minutes(5), profile_name: 'Other' }))),
      2,
    )
  })

  test('a workspace does not see the people of another', async () => {
    const [here] = await find([lina()])
    const other = await newWorkspace('Other')
    const [there] = await find([{ ...lina(), workspace_id: other }])
    assert.notEqual(here, there)
    assert.equal((await getContacts(database.db, other, [here!])).size, 0)
  })

  test('an older name does not replace a newer one', async () => {
    const [id] = await find([{ ...lina(), profile_name: 'New', seen_at: minutes(5) }])
    await find([{ ...lina(), profile_name: 'Old', seen_at: minutes(1) }])
    assert.equal((await getContacts(database.db, bakery, [id!])).get(id!)?.profile_name, 'New')
  })

  test('names of any script are kept whole, cut with care and freed of control characters', async () => {
    const family = '👨‍👩‍👧‍👦'
    const ids = await find([
      { ...person(1), profile_name: `ليلى ${family} e\u0301` },
      { ...person(2), profile_name: `${'x'.repeat(250)}${family}${family}` },
      { ...person(3), profile_name: 'A\u0000da\u0007 \ud800' },
      { ...person(4), profile_name: 'y'.repeat(10_000) },
      { ...person(5), profile_name: '\u0000' },
    ])
    const contacts = await getContacts(database.db, bakery, ids)
    const names = ids.map((id) => contacts.get(id)?.profile_name)
    assert.deepEqual(names, [`ليلى ${family} e\u0301`, 'x'.repeat(250), 'Ada \ufffd', 'y'.repeat(256), null])
    assert.equal(contacts.get(ids[4]!)?.display_name, '+33 6 12 34 50 05')
  })
})

describe('people who turn out to be one', () => {
  test('a number and a BSUID known apart become the older contact, which keeps what both knew', async () => {
    const [byPhone] = await find([{ ...lina(), bsuid: undefined, profile_name: undefined }])
    const [byUserId] = await find([{ ...lina(), phone: undefined }])
    assert.notEqual(byPhone, byUserId)
    const { contact_ids, merges } = await people([lina()])
    assert.deepEqual(contact_ids, [byPhone!])
    assert.deepEqual(merges, [{ workspace_id: bakery, from: byUserId!, into: byPhone! }])
    const contacts = await getContacts(database.db, bakery, [byPhone!, byUserId!])
    assert.equal(contacts.get(byUserId!)?.id, byPhone)
    assert.equal(contacts.get(byPhone!)?.profile_name, 'Lina Morel')
    const addresses = await listLivingAddresses(database.db, bakery, [byPhone!, byUserId!])
    assert.deepEqual(addresses.get(byUserId!), { phone: '33612345678', bsuid: 'FR.LINA' })
  })

  test('a number given to somebody else moves to them', async () => {
    const [linaId] = await find([lina()])
    const [theoId] = await find([{ ...lina(), bsuid: 'FR.THEO', profile_name: 'Theo', seen_at: minutes(60) }])
    assert.notEqual(linaId, theoId)
    const addresses = await listLivingAddresses(database.db, bakery, [linaId!, theoId!])
    assert.deepEqual(addresses.get(linaId!), { bsuid: 'FR.LINA' })
    assert.deepEqual(addresses.get(theoId!), { phone: '33612345678', bsuid: 'FR.THEO' })
  })

  test('a change of number is followed, before or after the new number writes', async () => {
    const change = {
      workspace_id: bakery,
      from_phone: '33612345678',
      from_bsuid: 'FR.LINA',
      to_phone: '33699999999',
      to_bsuid: 'FR.LINA2',
      at: minutes(10),
    }
    const after = { ...lina(), phone: '33699999999', bsuid: 'FR.LINA2', seen_at: minutes(20) }
    const [before] = await find([lina()])
    const [writes] = await find([after])
    assert.notEqual(before, writes)
    const told = await inTransaction(database.db, (trx) => recordNumberChanges(trx, [change]))
    assert.deepEqual(told.contact_ids, [before!])
    assert.deepEqual(told.merges, [{ workspace_id: bakery, from: writes!, into: before! }])
    assert.deepEqual(await find([after]), [before!])
    const again = await inTransaction(database.db, (trx) => recordNumberChanges(trx, [change]))
    assert.deepEqual(again, { contact_ids: [before!], merges: [] })
    const addresses = await listLivingAddresses(database.db, bakery, [before!])
    assert.deepEqual(addresses.get(before!), { phone: '33699999999', bsuid: 'FR.LINA2' })
  })

  test('chains of merges stay flat', async () => {
    const [first] = await find([{ ...person(1), bsuid: undefined }])
    const [second] = await find([{ ...person(2), bsuid: undefined }])
    const [third] = await find([{ ...person(3), phone: undefined }])
    await find([{ ...person(2), bsuid: person(3).bsuid }])
    const change = {
      workspace_id: bakery,
      from_phone: person(1).phone,
      to_bsuid: person(3).bsuid,
      at: minutes(9),
    }
    await inTransaction(database.db, (trx) => recordNumberChanges(trx, [change]))
    const contacts = await getContacts(database.db, bakery, [first!, second!, third!])
    assert.deepEqual(
      [...contacts.values()].map((contact) => contact.id),
      [first!, first!, first!],
    )
  })
})

const lina = (): PersonSeen => ({
  workspace_id: bakery,
  phone: '33612345678',
  bsuid: 'FR.LINA',
  profile_name: 'Lina Morel',
  seen_at: now,
})

const person = (index: number): PersonSeen => ({
  workspace_id: bakery,
  phone: String(33612345000 + index),
  bsuid: `FR.${index}`,
  profile_name: `Person ${index}`,
  seen_at: now,
})

const people = (seen: readonly PersonSeen[]) =>
  inTransaction(database.db, (trx) => findOrCreatePeople(trx, seen, now))
const find = async (seen: readonly PersonSeen[]) => (await people(seen)).contact_ids

async function queriesOf(seen: readonly PersonSeen[]): Promise<number> {
  const counted = openDatabase(clone.connectionString, { poolSize: 1 })
  let count = 0
  counted.pool.on('connect', (client) => {
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (...given: Parameters<typeof query>) => {
        count += 1
        return query(...given)
      },
    })
  })
  await inTransaction(counted.db, (trx) => findOrCreatePeople(trx, seen, now))
  await counted.close()
  return count - 2 // begin and commit
}

async function newWorkspace(name: string): Promise<number> {
  const row = await database.db
    .insertInto('workspaces')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function count(table: 'contacts', where = 'true'): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::integer as count from ${table} where workspace_id = $1 and ${where}`,
    [bakery],
  )
  return rows[0].count
}
