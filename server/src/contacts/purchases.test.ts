import { afterAll, assert, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { type House, inTransaction } from '../platform/index.ts'
import { findOrCreatePeople } from './find-or-create-people.ts'
import { contactRoutes } from './routes.ts'

let house!: House
const door: FrontDoor = await openFrontDoor((app, opened) => {
  house = opened
  contactRoutes(app, opened)
})
const { maya, stranger } = door
afterAll(() => door.close())

const tart = {
  sku: 'TARTE-CIT',
  name: 'Tarte au citron',
  quantity: 2,
  price: '24.90',
  currency: 'eur',
  purchased_at: '2026-10-02',
  order_number: 'A-1001',
}

async function somebody(name: string): Promise<string> {
  return (await maya.call('POST', '/api/v1/contacts', { name })).body.id
}

test('what Lina bought is kept once, however often her shop tells it', async () => {
  const url = `/api/v1/contacts/${await somebody('Lina')}/purchases`
  const first = await maya.call('POST', url, tart)
  assert.equal(first.status, 201)
  assert.include(first.body, {
    sku: 'TARTE-CIT',
    quantity: 2,
    price: 24.9,
    currency: 'EUR',
    purchased_at: '2026-10-02T00:00:00.000Z',
    withdrawn_at: null,
  })
  const again = await maya.call('POST', url, { ...tart, sku: 'tarte-cit', order_number: 'a-1001' })
  assert.equal(again.status, 200)
  assert.equal(again.body.id, first.body.id)
  assert.equal((await maya.call('POST', url, { ...tart, order_number: null })).status, 201)
  assert.equal((await maya.call('POST', url, { ...tart, order_number: null })).status, 201)
  const told = await house.db
    .selectFrom('events')
    .select('body')
    .where('name', '=', 'purchases.changed')
    .execute()
  assert.lengthOf(told, 3)
})

test('they are listed page by page, last first', async () => {
  const url = `/api/v1/contacts/${await somebody('Theo')}/purchases`
  for (const day of ['03', '01', '02']) {
    await maya.call('POST', url, {
      ...tart,
      order_number: `B-${day}`,
      purchased_at: `2026-10-${day}T10:00:00Z`,
    })
  }
  const first = (await maya.call('GET', `${url}?limit=2`)).body
  const second = (await maya.call('GET', `${url}?limit=2&cursor=${first.next_cursor}`)).body
  assert.deepEqual(
    [...first.data, ...second.data].map((one) => one.order_number),
    ['B-03', 'B-02', 'B-01'],
  )
  assert.isNull(second.next_cursor)
})

test('one that was given back counts no more, and stays to be seen', async () => {
  const url = `/api/v1/contacts/${await somebody('Ines')}/purchases`
  const { body } = await maya.call('POST', url, tart)
  assert.equal((await maya.call('DELETE', `${url}/${body.id}`)).status, 204)
  assert.equal((await maya.call('DELETE', `${url}/${body.id}`)).status, 204)
  const [kept] = (await maya.call('GET', url)).body.data
  assert.isNotNull(kept.withdrawn_at)
  // Bought once more under the same order, as after an exchange.
  assert.equal((await maya.call('POST', url, tart)).status, 201)
})

test('what somebody bought under two names is theirs', async () => {
  const seen = (person: object) => ({ workspace_id: maya.workspaceId, seen_at: house.clock.now(), ...person })
  const meet = (people: object[]) =>
    inTransaction(house.db, (trx) => findOrCreatePeople(trx, people.map(seen) as never, house.clock.now()))
  const { contact_ids } = await meet([{ phone: '33612345678' }, { bsuid: 'FR.1' }])
  for (const [index, id] of contact_ids.entries()) {
    await maya.call('POST', `/api/v1/contacts/${id}/purchases`, { ...tart, order_number: `C-${index}` })
  }
  await meet([{ phone: '33612345678', bsuid: 'FR.1' }])
  for (const id of contact_ids) {
    const { data } = (await maya.call('GET', `/api/v1/contacts/${id}/purchases`)).body
    assert.lengthOf(data, 2)
  }
})

test('what cannot have been bought is refused by field', async () => {
  const url = `/api/v1/contacts/${await somebody('Paul')}/purchases`
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    sku: ['', 7, 'x'.repeat(65), 'a\u0000b'],
    name: ['', null],
    quantity: [0, -1, 'many', '0.0000', 1e30, Number.NaN],
    price: [-1, 'free', '1.23456', '12345678901'],
    currency: ['EURO', 'XXQ', 5],
    purchased_at: ['yesterday', '2999-01-01', '1901-01-01T00:00:00Z', '2026-02-30'],
    order_number: ['y'.repeat(65), 12],
  }
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const { status, body } = await maya.call('POST', url, { ...tart, [field]: value })
      const story = `${field} ${JSON.stringify(value)}`
      assert.equal(status, 400, story)
      assert.equal(body.error.details[0].field, field, story)
    }
  }
  assert.deepEqual((await maya.call('GET', url)).body.data, [])
  assert.equal((await maya.call('GET', `${url}?cursor=nonsense`)).status, 400)
})

test('a stranger sees nothing of it', async () => {
  const url = `/api/v1/contacts/${await somebody('Nora')}/purchases`
  const { body } = await maya.call('POST', url, tart)
  assert.equal((await stranger.call('GET', url)).status, 404)
  assert.equal((await stranger.call('POST', url, tart)).status, 404)
  assert.equal((await stranger.call('DELETE', `${url}/${body.id}`)).status, 404)
})
