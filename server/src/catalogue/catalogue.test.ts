import { afterAll, assert, beforeAll, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../../test/front-door.ts'
import { isRefusal } from '../platform/index.ts'
import { importProducts } from './import-products.ts'
import { catalogueRoutes, findProducts } from './index.ts'

let door: FrontDoor

beforeAll(async () => {
  door = await openFrontDoor(catalogueRoutes)
})

afterAll(() => door?.close())

const call: FrontDoor['maya']['call'] = (method, url, body) => door.maya.call(method, `/api/v1${url}`, body)
const tarte = { sku: 'TARTE-CIT', name: 'Tarte au citron', price: 24.9, currency: 'EUR' }

test('a product sent twice is one, and the last word on it counts', async () => {
  const first = await call('POST', '/products', { ...tarte, goes_with: ['THE'] })
  assert.equal(first.status, 201)
  assert.equal(first.body.price, 24.9)
  const again = await call('POST', '/products', {
    ...tarte,
    sku: 'tarte-cit',
    price: '26.90',
    currency: 'eur',
  })
  assert.equal(again.status, 200)
  assert.deepInclude(again.body, { sku: 'TARTE-CIT', price: 26.9, currency: 'EUR', goes_with: ['THE'] })
  const list = await call('GET', '/products?q=citr')
  assert.deepEqual(
    list.body.data.map((one: { sku: string }) => one.sku),
    ['TARTE-CIT'],
  )
})

test('the list goes on where the page ended', async () => {
  for (const name of ['Baba', 'Cannelé', 'Éclair']) {
    await call('POST', '/products', { ...tarte, sku: `P-${name}`, name })
  }
  const names: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const page = (await call('GET', `/products?limit=2${query}`)).body
    names.push(...page.data.map((one: { name: string }) => one.name))
    cursor = page.next_cursor
  }
  assert.deepEqual(new Set(names).size, names.length)
  assert.includeMembers(names, ['Baba', 'Cannelé', 'Éclair', 'Tarte au citron'])
})

test('a removed product is out of lists and checks, stays a fact, and comes back', async () => {
  const { db } = door.house
  const { workspaceId } = door.maya
  await call('POST', '/products', { ...tarte, sku: 'GONE', name: 'Galette des rois' })
  const named = async () =>
    (await findProducts(db, workspaceId, ['la galette des rois']))[0]!.map((one) => one.sku)
  assert.include(await named(), 'GONE')
  assert.equal((await call('DELETE', '/products/gone')).status, 204)
  assert.notInclude(await named(), 'GONE')
  assert.equal((await call('DELETE', '/products/GONE')).status, 404)
  const fact = await call('GET', '/products/GONE')
  assert.isString(fact.body.removed_at)
  await call('POST', '/products', { ...tarte, sku: 'GONE', name: 'Galette des rois' })
  assert.include(await named(), 'GONE')
})

test('a new price is known at once to whoever reads drafts', async () => {
  await call('PATCH', '/products/TARTE-CIT', { price: 31.5 })
  const [products] = await findProducts(door.house.db, door.maya.workspaceId, ['tarte au citron'])
  assert.equal(products!.find((one) => one.sku === 'TARTE-CIT')?.price, 31.5)
})

test('a product that stands twice in one file is taken once', async () => {
  const csv = 'sku,name,price,currency\nTWICE,First,1,EUR\ntwice,Second,2,EUR'
  const outcome = await importProducts(door.house.db, door.maya.workspaceId, csv, new Date())
  assert.deepEqual(outcome, {
    added: 1,
    updated: 0,
    refused: [
      { line: 3, field: 'sku', fault: 'repeated', message: 'twice stands in an earlier line already.' },
    ],
  })
})

test('an import keeps good lines and names the bad ones', async () => {
  const csv = [
    'Référence;Nom;Prix;Devise;Va avec',
    'IMP-1;"Coffret; 12 macarons";28,00 €;EUR;THE TARTE-CIT',
    'IMP-2;Sans prix;;EUR;',
    'IMP-3;Fausse monnaie;3;FLO;',
    ';Sans référence;3;EUR;',
    'IMP-4;Bague Étoile;1 290,50;EUR;',
  ].join('\r\n')
  const outcome = await importProducts(door.house.db, door.maya.workspaceId, csv, new Date())
  assert(!isRefusal(outcome))
  const { added, updated, refused } = outcome
  assert.deepEqual({ added, updated }, { added: 2, updated: 0 })
  assert.deepEqual(
    refused.map((one) => [one.line, one.field]),
    [
      [3, 'price'],
      [4, 'currency'],
      [5, 'sku'],
    ],
  )
  assert.equal((await call('GET', '/products/IMP-4')).body.price, 1290.5)
  assert.deepEqual((await call('GET', '/products/IMP-1')).body.goes_with, ['THE', 'TARTE-CIT'])
})

test('a table without the needed columns, or none at all, is refused with what is missing', async () => {
  const half = await importProducts(door.house.db, door.maya.workspaceId, 'sku,name\nA,B', new Date())
  assert.deepInclude(half, { code: 'catalogue.invalid', details: { missing: ['price', 'currency'] } })
  assert.equal((await call('POST', '/products/import', {})).body.error.code, 'catalogue.invalid')
})

test('an offer has an end after its start', async () => {
  const offer = { name: 'Citron d’automne', code: 'CITRON10', ends_at: '2026-11-15T22:59:00Z' }
  const made = await call('POST', '/offers', offer)
  assert.equal(made.status, 201, made.body)
  const { id } = made.body
  const late = await call('PATCH', `/offers/${id}`, { starts_at: '2026-12-01T00:00:00Z' })
  assert.equal(late.body.error.code, 'catalogue.period_backwards')
  const moved = await call('PATCH', `/offers/${id}`, { ends_at: '2026-12-31T22:59:00Z', code: null })
  assert.deepInclude(moved.body, { code: null, ends_at: '2026-12-31T22:59:00.000Z' })
  assert.equal((await call('GET', '/offers')).body.data.length, 1)
  assert.equal((await call('DELETE', `/offers/${id}`)).status, 204)
  assert.equal((await call('GET', `/offers/${id}`)).status, 404)
})

test('somebody of another workspace has a catalogue of their own', async () => {
  const next = door.stranger
  assert.equal((await next.call('GET', '/api/v1/products')).body.data.length, 0)
  assert.equal((await next.call('GET', '/api/v1/products/TARTE-CIT')).status, 404)
  assert.equal((await next.call('POST', '/api/v1/products', { ...tarte, price: 1 })).status, 201)
  assert.equal((await call('GET', '/products/TARTE-CIT')).body.price, 31.5)
})
