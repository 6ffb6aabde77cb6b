import { z } from 'zod'
import { resumeSending } from '../../messages/index.ts'
import { type App, type House, refuse, respond, words } from '../../platform/index.ts'
import { connectNumber, disconnect, metaGraphUrl } from './connect-number.ts'
import type { Graph } from './graph.ts'
import type { NumberBook } from './number-store.ts'
import { listNumberViews } from './number-view.ts'

const numberId = z.object({ id: z.uuid('must be the id of a number') })

const connectBody = z.object({
  phone_number_id: words(64).regex(
    /^[\w.-]+$/,
    'is the number id shown in the WhatsApp Manager, such as 730041220019845',
  ),
  waba_id: words(64).regex(
    /^[\w.-]+$/,
    'is the id of the WhatsApp Business Account, such as 418806120773215',
  ),
  display_phone_number: words(40).regex(
    /^\+?[\d\s().-]{3,}$/,
    'is the phone number as people see it, with + and country code',
  ),
  access_token: words(1_000).regex(
    /^[\x20-\x7e]+$/,
    'is the token as the platform shows it: plain letters, digits and signs',
  ),
  app_secret: words(200),
  verify_token: words(200),
  graph_url: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://graph.facebook.com' })
    .max(300)
    .default(metaGraphUrl),
  label: words(80).optional(),
})

const tags = ['numbers']

export function numberRoutes(app: App, house: House, graph: Graph, book: NumberBook): void {
  connectRoutes(app, house, graph, book)
  readRoutes(app, house)
  resumeRoute(app, house)
}

function readRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/numbers',
    config: { permission: 'numbers.read' },
    schema: { tags, summary: 'List the connected numbers with their health' },
    handler: async (request, reply) =>
      respond(reply, {
        data: await listNumberViews(house.db, request.actor!.workspaceId),
        next_cursor: null,
      }),
  })
  app.route({
    method: 'GET',
    url: '/api/v1/numbers/:id',
    config: { permission: 'numbers.read' },
    schema: {
      tags,
      summary: 'Quality, limit, throughput, webhook lag and last error of a number',
      params: numberId,
    },
    handler: async (request, reply) => {
      const found = (await listNumberViews(house.db, request.actor!.workspaceId, request.params.id))[0]
      return respond(reply, found ?? missing())
    },
  })
}

function connectRoutes(app: App, house: House, graph: Graph, book: NumberBook): void {
  app.route({
    method: 'POST',
    url: '/api/v1/numbers',
    config: { permission: 'numbers.write' },
    schema: {
      tags,
      summary: 'Connect a WhatsApp number, or give a connected one new credentials',
      body: connectBody,
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const body = request.body
      const asked = { ...body, label: body.label ?? null, workspace_id: workspaceId, simulated: false }
      const outcome = await connectNumber(house.db, graph, house.secrets, book, asked, house.clock.now())
      if (!('id' in outcome)) return respond(reply, outcome)
      return respond(reply, (await listNumberViews(house.db, workspaceId, outcome.id))[0], 201)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/numbers/:id',
    config: { permission: 'numbers.write' },
    schema: { tags, summary: 'Disconnect a number; its messages stay', params: numberId },
    handler: async (request, reply) =>
      respond(
        reply,
        await disconnect(house.db, book, request.actor!.workspaceId, request.params.id, house.clock.now()),
      ),
  })
}

function resumeRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/numbers/:id/resume',
    config: { permission: 'numbers.write' },
    schema: { tags, summary: 'Send again after the cause of a stop was repaired', params: numberId },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      await resumeSending(house.db, workspaceId, request.params.id)
      const found = (await listNumberViews(house.db, workspaceId, request.params.id))[0]
      return respond(reply, found ?? missing())
    },
  })
}

const missing = () => refuse('numbers.not_found', 'There is no such connected number.')
