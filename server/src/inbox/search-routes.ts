import { z } from 'zod'
import { type App, type House, keyset, respond, words } from '../platform/index.ts'
import { badCursor } from './conversation-routes.ts'
import { searchMessages } from './search-messages.ts'
import { hitShape, pageOf } from './shapes.ts'

const searchPageMax = 100

export function searchRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/search',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'Messages that hold all these words, newest first',
      description:
        'Case and accents do not matter, and the last word may be unfinished from its third letter on.',
      tags: ['conversations'],
      querystring: z.object({
        q: words(200),
        limit: z.coerce.number().int().min(1).max(searchPageMax).default(30),
        cursor: keyset.cursor,
      }),
      response: { 200: pageOf(hitShape) },
    },
    handler: async (request, reply) => {
      const { q, limit, cursor } = request.query
      const { workspaceId } = request.actor!
      const page = await searchMessages(house.db, workspaceId, q, { limit, cursor }, house.clock.now())
      return respond(reply, page ?? badCursor())
    },
  })
}
