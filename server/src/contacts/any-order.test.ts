import fc from 'fast-check'
import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../test/database.ts'
import { type ContactId, inTransaction, type OpenDatabase, openDatabase } from '../platform/index.ts'
import { getContacts, listLivingAddresses } from './contact-store.ts'
import { findOrCreatePeople, recordNumberChanges } from './find-or-create-people.ts'

// Every message shows a BSUID here, as the platform's do: a number alone that changed hands cannot be told apart.
// The orders of identify.test.ts, through the database: each piece of news in a transaction that loads only what it needs.

let clone: TestDatabase
let database: OpenDatabase

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.connectionString, { poolSize: 6 })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const at = (hour: number) => new Date(Date.UTC(2026, 10, 3, hour))
const seen = (who: string, hour: number, ids: { phone?: string; bsuid?: string }) => ({
  who,
  ...ids,
  seen_at: at(hour),
})
const news = [
  seen('ada', 7, { bsuid: 'X' }),
  seen('ada', 8, { phone: '331', bsuid: 'X' }),
  seen('ada', 9, { phone: '331', bsuid: 'X' }),
  { who: 'ada', from_phone: '331', from_bsuid: 'X', to_phone: '332', to_bsuid: 'Y', at: at(12) },
  seen('ada', 14, { bsuid: 'Y' }),
  seen('ada', 15, { phone: '332', bsuid: 'Y' }),
  seen('bo', 16, { phone: '331', bsuid: 'Z' }),
  seen('bo', 17, { bsuid: 'Z' }),
  seen('cy', 6, { phone: '332', bsuid: 'V' }),
]

const anyOrder = fc.shuffledSubarray(news, { minLength: news.length })

describe('the same people and addresses in the end', () => {
  test('when news comes one by one, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        const workspaceId = await newWorkspace()
        const ids = new Map<string, Set<ContactId>>()
        for (const one of order) note(ids, one.who, await tell(workspaceId, one))
        await check(workspaceId, ids)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('when it comes in batches of any cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.integer({ min: 1, max: 9 }), async (order, cut) => {
        const workspaceId = await newWorkspace()
        const ids = new Map<string, Set<ContactId>>()
        for (const batch of [order.slice(0, cut), order.slice(cut)]) {
          const people = batch
            .filter((one) => 'seen_at' in one)
            .map((one) => ({ ...one, workspace_id: workspaceId }))
          const found = await inTransaction(database.db, (trx) => findOrCreatePeople(trx, people, at(20)))
          for (const [index, person] of people.entries()) note(ids, person.who, found.contact_ids[index]!)
          for (const one of batch) if ('at' in one) note(ids, one.who, await tell(workspaceId, one))
        }
        await check(workspaceId, ids)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  test('when all of it comes at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        const workspaceId = await newWorkspace()
        const ids = new Map<string, Set<ContactId>>()
        await Promise.all(order.map(async (one) => note(ids, one.who, await tell(workspaceId, one))))
        await check(workspaceId, ids)
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

function note(ids: Map<string, Set<ContactId>>, who: string, id: ContactId): void {
  ids.set(who, (ids.get(who) ?? new Set()).add(id))
}

async function tell(workspaceId: number, one: (typeof news)[number]): Promise<ContactId> {
  const owned = { ...one, workspace_id: workspaceId }
  const found = await inTransaction(database.db, (trx) =>
    'at' in owned ? recordNumberChanges(trx, [owned]) : findOrCreatePeople(trx, [owned], at(20)),
  )
  return found.contact_ids[0]!
}

async function check(workspaceId: number, ids: ReadonlyMap<string, ReadonlySet<ContactId>>): Promise<void> {
  const survivors = new Map<string, ContactId>()
  for (const [who, known] of ids) {
    const contacts = [...(await getContacts(database.db, workspaceId, [...known])).values()]
    const become = new Set(contacts.map((contact) => contact.id))
    assert.equal(become.size, 1, `${who} is one contact`)
    survivors.set(who, contacts[0]!.id)
  }
  assert.equal(new Set(survivors.values()).size, 3)
  const addresses = await listLivingAddresses(database.db, workspaceId, [...survivors.values()])
  assert.deepEqual(addresses.get(survivors.get('ada')!), { phone: '332', bsuid: 'Y' })
  assert.deepEqual(addresses.get(survivors.get('bo')!), { phone: '331', bsuid: 'Z' })
  assert.deepEqual(addresses.get(survivors.get('cy')!), { bsuid: 'V' })
}

async function newWorkspace(): Promise<number> {
  const values = { name: 'Lemon Bakery' }
  return (await database.db.insertInto('workspaces').values(values).returning('id').executeTakeFirstOrThrow())
    .id
}
