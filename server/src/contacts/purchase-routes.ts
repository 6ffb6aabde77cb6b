import { z } from 'zod'
import {
  type App,
  announce,
  type House,
  inTransaction,
  isId,
  keyset,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  words,
} from '../platform/index.ts'
import { refuseUnknown } from './change-contact.ts'
import { findContact } from './contact-store.ts'
import { checkPurchaseDate, isCurrency, viewPurchase } from './purchase.ts'
import { findPurchaseOfOrder, listPurchases, withdrawPurchase } from './purchase-store.ts'
import { recordPurchases } from './record-purchases.ts'

export const skuCharsMax = 64
export const purchaseNameCharsMax = 200
const orderNumberCharsMax = 64

const tags = ['contacts']
const params = z.object({ id: z.uuid('Give the id of a contact.') })

/** Decimal text with a point, so that no figure is lost on the way to the database. */
function decimal(pattern: RegExp, remedy: string) {
  return z.union([z.number(), z.string()], remedy).transform((written, check) => {
    const text = String(written).trim().replace(',', '.')
    if (!pattern.test(text)) check.addIssue({ code: 'custom', message: remedy })
    return text
  })
}

const price = decimal(
  /^\d{1,10}(\.\d{1,4})?$/,
  'Give a price of at least 0 with at most 4 decimals, such as 19.90.',
)
const quantity = decimal(
  /^(?!0*(\.0*)?$)\d{1,9}(\.\d{1,3})?$/,
  'Give a quantity above 0 with at most 3 decimals, such as 1.',
)
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, 'Give a currency as ISO 4217 writes it, such as EUR.')
const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant, such as 2026-11-03T12:00:00Z.' })
  .or(z.iso.date('Write a day, such as 2026-11-03, or an instant.'))

const purchaseBody = z.object({
  sku: words(skuCharsMax),
  name: words(purchaseNameCharsMax),
  quantity: quantity.default('1'),
  price: price.describe('Of one, in the main unit of the currency, as a number or as decimal text'),
  currency: currency.describe('ISO 4217'),
  purchased_at: instant.optional().describe('Now when left out'),
  order_number: words(orderNumberCharsMax).nullish(),
})

const purchaseAnswer = z.object({
  id: z.uuid(),
  contact_id: z.uuid(),
  sku: z.string(),
  name: z.string(),
  quantity: z.number(),
  price: z.number(),
  currency: z.string(),
  purchased_at: z.string().describe('ISO 8601, UTC'),
  order_number: z.string().nullable(),
  recorded_at: z.string(),
  recorded_by: z.string(),
  withdrawn_at: z.string().nullable(),
  withdrawn_by: z.string().nullable(),
})

/** What people bought. */
export function purchaseRoutes(app: App, house: House): void {
  recordRoute(app, house)
  listRoute(app, house)
  withdrawRoute(app, house)
}

function recordRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/purchases',
    config: { permission: 'contacts.write' },
    schema: {
      summary: 'Note what a person bought',
      description:
        '201 for a new one, 200 for a product of an order that is known already: a shop may tell an order as often as it likes.',
      tags,
      params,
      body: purchaseBody,
      response: { 200: purchaseAnswer, 201: purchaseAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const now = clock.now()
      const { purchased_at, order_number, ...bought } = request.body
      const at = purchased_at === undefined ? now : new Date(purchased_at)
      const impossible = checkPurchaseDate(at, now)
      if (impossible) return respond(reply, impossible)
      const contact = await findContact(db, actor.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const purchase = {
        ...bought,
        workspace_id: actor.workspaceId,
        contact_id: contact.id,
        purchased_at: at,
        order_number: order_number ?? null,
        recorded_by: signature(actor),
      }
      const [fresh] = await inTransaction(db, (trx) => recordPurchases(trx, [purchase], now))
      if (fresh) return respond(reply, viewPurchase(fresh), 201)
      const known = await findPurchaseOfOrder(db, purchase)
      return respond(reply, known ? viewPurchase(known) : refuseGone())
    },
  })
}

function listRoute(app: App, { db }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/purchases',
    config: { permission: 'contacts.read' },
    schema: {
      summary: 'What a person bought, last first, also what was taken out of account',
      tags,
      params,
      querystring: z.object(keyset),
      response: { 200: z.object({ data: z.array(purchaseAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { limit, cursor } = request.query
      const before = readPurchaseCursor(cursor)
      if (cursor !== undefined && !before) {
        const message = 'cursor: send the next_cursor of an earlier answer as it was.'
        return respond(reply, refuse('request.invalid', message))
      }
      const contact = await findContact(db, workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const rows = await listPurchases(db, workspaceId, contact.id, { limit, before })
      return respond(
        reply,
        toPage(rows.map(viewPurchase), limit, (row) => [row.purchased_at, row.id]),
      )
    },
  })
}

function withdrawRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'DELETE',
    url: '/api/v1/contacts/:id/purchases/:purchase_id',
    config: { permission: 'contacts.write' },
    schema: {
      summary: 'Take a purchase out of account that was given back, or noted by mistake',
      description: 'It stays in the list, marked, and nothing is proposed from it any more.',
      tags,
      params: params.extend({ purchase_id: z.uuid('Give the id of a purchase.') }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const contact = await findContact(db, actor.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const outcome = await inTransaction(db, async (trx) => {
        const { purchase_id } = request.params
        const by = signature(actor)
        const found = await withdrawPurchase(trx, actor.workspaceId, contact.id, purchase_id, by, clock.now())
        if (!found) return refuseGone()
        const body = { contact_ids: [contact.id] }
        await announce(trx, [{ workspace_id: actor.workspaceId, name: 'purchases.changed', body }])
        return undefined
      })
      return respond(reply, outcome)
    },
  })
}

const refuseGone = () =>
  refuse('contacts.not_found', 'There is no such purchase of this person. Look it up in the list again.')

function readPurchaseCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = readCursor(cursor) ?? []
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isId(id) ? { at, id } : undefined
}
