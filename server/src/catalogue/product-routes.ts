import { z } from 'zod'
import {
  type App,
  type House,
  isRefusal,
  keyset,
  readCursor,
  refuse,
  respond,
  toPage,
  words,
  wordsOrNone,
} from '../platform/index.ts'
import { changeProduct, putProducts, removeProduct } from './keep-products.ts'
import {
  currencyRemedy,
  goesWithMax,
  type ProductDraft,
  priceRemedy,
  productAttributesMax,
  productNameCharsMax,
  readCurrency,
  readPrice,
  refuseUnknownProduct,
  skuCharsMax,
  viewProduct,
} from './product.ts'
import { findProduct, listProducts } from './product-store.ts'

const tags = ['catalogue']
const read = { permission: 'catalogue.read' } as const
const write = { permission: 'catalogue.write' } as const
const searchCharsMax = 200

const price = z.union([z.number(), z.string()], priceRemedy).transform((written, check) => {
  const decimal = readPrice(written)
  if (decimal === undefined) check.addIssue({ code: 'custom', message: priceRemedy })
  return decimal ?? ''
})
const currency = z.string().transform((written, check) => {
  const code = readCurrency(written)
  if (code === undefined) check.addIssue({ code: 'custom', message: currencyRemedy })
  return code ?? ''
})
const sku = words(skuCharsMax)
const attributes = z
  .record(words(64), z.union([wordsOrNone(1_000), z.number(), z.boolean(), z.null()]))
  .refine(
    (given) => Object.keys(given).length <= productAttributesMax,
    `Give at most ${productAttributesMax} attributes.`,
  )
const goesWith = z.array(sku).max(goesWithMax, `Name at most ${goesWithMax} products.`)

const productBody = z.object({
  sku,
  name: words(productNameCharsMax),
  price: price.describe('in the main unit of the currency, as a number or as decimal text'),
  currency: currency.describe('ISO 4217'),
  attributes: attributes.optional(),
  goes_with: goesWith.optional().describe('skus of what one may propose with it'),
})

const productAnswer = z.object({
  sku: z.string(),
  name: z.string(),
  price: z.number(),
  currency: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  goes_with: z.array(z.string()),
  created_at: z.string(),
  changed_at: z.string(),
  removed_at: z
    .string()
    .nullable()
    .describe('no longer in the catalogue since; messages of the past name it'),
})

const productParams = z.object({ sku })

export function productRoutes(app: App, house: House): void {
  putRoute(app, house)
  readRoutes(app, house)
  changeRoutes(app, house)
}

function putRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/products',
    config: write,
    schema: {
      summary: 'Add a product, or bring the one of this sku up to date',
      description:
        '201 for a new one, 200 for one that was there. A sku is the same in capitals and small letters.',
      tags,
      body: productBody,
      response: { 200: productAnswer, 201: productAnswer },
    },
    handler: async (request, reply) => {
      const draft: ProductDraft = request.body
      const kept = await putProducts(house.db, request.actor!.workspaceId, [draft], house.clock.now())
      if (isRefusal(kept)) return respond(reply, kept)
      const { is_new, ...product } = kept[0]!
      return respond(reply, viewProduct(product), is_new ? 201 : 200)
    },
  })
}

function readRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/products',
    config: read,
    schema: {
      summary: 'The catalogue by name',
      tags,
      querystring: z.object({
        ...keyset,
        q: wordsOrNone(searchCharsMax).optional().describe('Beginnings of words of a name or a sku'),
      }),
      response: { 200: z.object({ data: z.array(productAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor, q } = request.query
      const after = readProductCursor(cursor)
      if (cursor !== undefined && !after) return respond(reply, refuseCursor())
      const rows = await listProducts(house.db, request.actor!.workspaceId, {
        limit,
        after,
        q: q || undefined,
      })
      const page = toPage(rows, limit, (row) => [row.sort_name, row.sku])
      return respond(reply, { ...page, data: page.data.map(({ sort_name: _, ...row }) => viewProduct(row)) })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/products/:sku',
    config: read,
    schema: {
      summary: 'One product, also one that was removed',
      tags,
      params: productParams,
      response: { 200: productAnswer },
    },
    handler: async (request, reply) => {
      const { sku } = request.params
      const product = await findProduct(house.db, request.actor!.workspaceId, sku)
      return respond(reply, product ? viewProduct(product) : refuseUnknownProduct(sku))
    },
  })
}

function changeRoutes(app: App, house: House): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/products/:sku',
    config: write,
    schema: {
      summary: 'Change a product; what is left out stays',
      tags,
      params: productParams,
      body: productBody.omit({ sku: true }).partial(),
      response: { 200: productAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { sku } = request.params
      const changed = await changeProduct(house.db, workspaceId, sku, request.body, house.clock.now())
      return respond(reply, isRefusal(changed) ? changed : viewProduct(changed))
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/products/:sku',
    config: write,
    schema: { summary: 'Take a product out of the catalogue', tags, params: productParams },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { sku } = request.params
      return respond(reply, await removeProduct(house.db, workspaceId, sku, house.clock.now()))
    },
  })
}

const refuseCursor = () =>
  refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.')

function readProductCursor(cursor: string | undefined): { sort_name: string; sku: string } | undefined {
  const [sortName, sku] = readCursor(cursor) ?? []
  return typeof sortName === 'string' && typeof sku === 'string' ? { sort_name: sortName, sku } : undefined
}
