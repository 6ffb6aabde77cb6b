import { z } from 'zod'
import {
  type App,
  type House,
  isId,
  keyset,
  type Refusal,
  readCursor,
  refuse,
  respond,
  toPage,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import {
  checkPeriod,
  type OfferDraft,
  offerCodeCharsMax,
  offerNameCharsMax,
  offerSkusMax,
  offersMax,
  refuseUnknownOffer,
  viewOffer,
} from './offer.ts'
import {
  countOffers,
  findOffer,
  insertOffer,
  listOffers,
  markOfferRemoved,
  updateOffer,
} from './offer-store.ts'
import { skuCharsMax } from './product.ts'

const tags = ['catalogue']
const read = { permission: 'catalogue.read' } as const
const write = { permission: 'catalogue.write' } as const

const instant = z.iso
  .datetime({ offset: true, error: 'Give a time such as 2026-11-03T22:59:00Z.' })
  .refine((text) => !Number.isNaN(Date.parse(text)), 'Give a day that exists.')

const offerBody = z.object({
  name: words(offerNameCharsMax).describe('as messages name it'),
  code: words(offerCodeCharsMax).nullish(),
  skus: z
    .array(words(skuCharsMax))
    .max(offerSkusMax, `Name at most ${offerSkusMax} products.`)
    .optional()
    .describe('none: on everything'),
  starts_at: instant.nullish(),
  ends_at: instant,
})

const offerAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string().nullable(),
  skus: z.array(z.string()),
  starts_at: z.string().nullable(),
  ends_at: z.string(),
  created_at: z.string(),
  changed_at: z.string(),
})

const offerParams = z.object({ id: z.uuid('Give the id of an offer.') })

export function offerRoutes(app: App, house: House): void {
  addRoute(app, house)
  readRoutes(app, house)
  changeRoutes(app, house)
}

function addRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/offers',
    config: write,
    schema: { summary: 'A new offer', tags, body: offerBody, response: { 201: offerAnswer } },
    handler: async (request, reply) =>
      respond(reply, await addOffer(house, request.actor!.workspaceId, request.body), 201),
  })
}

async function addOffer({ db, clock }: House, workspaceId: WorkspaceId, draft: OfferDraft) {
  const backwards = checkPeriod(draft.starts_at, draft.ends_at)
  if (backwards) return backwards
  if ((await countOffers(db, workspaceId)) >= offersMax) {
    return refuse('catalogue.offers_full', `Keep at most ${offersMax} offers. Remove old ones first.`, {
      limit: offersMax,
    })
  }
  return viewOffer(await insertOffer(db, workspaceId, draft, clock.now()))
}

function readRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/offers',
    config: read,
    schema: {
      summary: 'Offers, those that end last first',
      tags,
      querystring: z.object(keyset),
      response: { 200: z.object({ data: z.array(offerAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const after = readOfferCursor(cursor)
      if (cursor !== undefined && !after) {
        const message = 'cursor: send the next_cursor of an earlier answer as it was.'
        return respond(reply, refuse('request.invalid', message))
      }
      const rows = await listOffers(house.db, request.actor!.workspaceId, { limit, after })
      const page = toPage(rows, limit, (row) => [row.ends_at.toISOString(), row.id])
      return respond(reply, { ...page, data: page.data.map(viewOffer) })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/offers/:id',
    config: read,
    schema: { summary: 'One offer', tags, params: offerParams, response: { 200: offerAnswer } },
    handler: async (request, reply) => {
      const offer = await findOffer(house.db, request.actor!.workspaceId, request.params.id)
      return respond(reply, offer ? viewOffer(offer) : refuseUnknownOffer())
    },
  })
}

function changeRoutes(app: App, house: House): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/offers/:id',
    config: write,
    schema: {
      summary: 'Change an offer; what is left out stays, null takes away',
      tags,
      params: offerParams,
      body: offerBody.partial(),
      response: { 200: offerAnswer },
    },
    handler: async (request, reply) =>
      respond(reply, await changeOffer(house, request.actor!.workspaceId, request.params.id, request.body)),
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/offers/:id',
    config: write,
    schema: { summary: 'Take an offer back', tags, params: offerParams },
    handler: async (request, reply) => {
      const { id } = request.params
      const wasThere = await markOfferRemoved(house.db, request.actor!.workspaceId, id, house.clock.now())
      return respond(reply, wasThere ? undefined : refuseUnknownOffer())
    },
  })
}

async function changeOffer(
  { db, clock }: House,
  workspaceId: WorkspaceId,
  id: string,
  change: Partial<OfferDraft>,
): Promise<ReturnType<typeof viewOffer> | Refusal> {
  const offer = await findOffer(db, workspaceId, id)
  if (!offer) return refuseUnknownOffer()
  const wanted = {
    ...offer,
    name: change.name ?? offer.name,
    code: change.code === undefined ? offer.code : change.code,
    skus: change.skus ? [...change.skus] : offer.skus,
    starts_at: change.starts_at === undefined ? offer.starts_at : asDate(change.starts_at),
    ends_at: change.ends_at === undefined ? offer.ends_at : new Date(change.ends_at),
  }
  const backwards = checkPeriod(wanted.starts_at, wanted.ends_at)
  if (backwards) return backwards
  const changed = await updateOffer(db, workspaceId, wanted, clock.now())
  return changed ? viewOffer(changed) : refuseUnknownOffer()
}

const asDate = (text: string | null) => (text === null ? null : new Date(text))

// The instant comes back as it went out; whoever wrote another finds nothing, and breaks nothing.
function readOfferCursor(cursor: string | undefined): { ends_at: string; id: string } | undefined {
  const [endsAt, id] = readCursor(cursor) ?? []
  const isInstant = typeof endsAt === 'string' && !Number.isNaN(Date.parse(endsAt))
  return isInstant && isId(id) ? { ends_at: new Date(endsAt).toISOString(), id } : undefined
}
