import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { listAgentNames } from '../../accounts/index.ts'
import {
  type App,
  type House,
  isId,
  isRefusal,
  keyset,
  type Refusal,
  readCursor,
  refuse,
  respond,
  toPage,
  wordsOrNone,
} from '../../platform/index.ts'
import type { ReviewWords } from './check-words.ts'
import { fillRoutes } from './fill-routes.ts'
import {
  changeQuickReply,
  createQuickReply,
  type Kept,
  noQuickReply,
  removeQuickReply,
  reviewQuickReply,
} from './keep-quick-replies.ts'
import { countSeen, listQuickReplies, rankQuickReplies } from './list-quick-replies.ts'
import { type Asker, askerOf } from './quick-reply.ts'
import { findQuickReply, listVersions } from './quick-reply-store.ts'
import { quickReplyTableRoutes } from './quick-reply-table-routes.ts'
import {
  keptAnswer,
  newQuickReply,
  presentQuickReplies,
  presentVersion,
  quickReplyAnswer,
  quickReplyChange,
  versionAnswer,
} from './shapes.ts'
import { addStarterSet } from './starter-set.ts'

const tags = ['quick replies']
const read = { permission: 'quick_replies.read' } as const
const write = { permission: 'quick_replies.write' } as const
const share = { permission: 'quick_replies.share' } as const
const params = z.object({ id: z.uuid('Give the id of a quick reply.') })
const searchCharsMax = 200
const versionsMax = 100
const flag = z.enum(['true', 'false'], 'Say true or false.').optional()

/** Answers kept ready: shared by the workspace or one's own. */
export function quickReplyRoutes(app: App, house: House, review: ReviewWords): void {
  listRoutes(app, house)
  oneRoutes(app, house)
  writeRoutes(app, house, review)
  reviewRoute(app, house)
  fillRoutes(app, house, review)
  starterRoute(app, house)
  quickReplyTableRoutes(app, house, review)
}

function listRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies',
    config: read,
    schema: {
      summary: 'Quick replies: the best for a search first, or all of them by title',
      description:
        'sort=best ranks by shortcut, title and words, then by how often and how lately the caller used each, and has ' +
        'no further pages.',
      tags,
      querystring: z.object({
        ...keyset,
        q: wordsOrNone(searchCharsMax).optional().describe('Beginning of the shortcut, or of words'),
        sort: z.enum(['best', 'title'], 'Choose best or title.').default('title'),
        due: flag.describe('true: only those whose day of review has come'),
        mine: flag.describe('true: only those the caller is to keep right'),
      }),
      response: { 200: z.object({ data: z.array(quickReplyAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor, q, sort, due, mine } = request.query
      const asker = askerOf(request.actor!)
      const now = house.clock.now()
      const filter = { q, due: due === 'true', mine: mine === 'true', limit }
      if (sort === 'best') {
        const best = await rankQuickReplies(house.db, asker, filter, now)
        return respond(reply, {
          data: await presentQuickReplies(house.db, asker, best, now),
          next_cursor: null,
        })
      }
      const after = readPlace(cursor)
      if (cursor !== undefined && !after) return respond(reply, strangeCursor())
      const rows = await listQuickReplies(house.db, asker, { ...filter, after }, now)
      const page = toPage(rows, limit, (row) => [row.title, row.id])
      return respond(reply, { ...page, data: await presentQuickReplies(house.db, asker, page.data, now) })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies/counts',
    config: read,
    schema: {
      summary: 'How many there are, and how many should be looked at again',
      tags,
      response: { 200: z.object({ all: z.int(), due: z.int(), due_mine: z.int() }) },
    },
    handler: async (request, reply) =>
      respond(reply, await countSeen(house.db, askerOf(request.actor!), house.clock.now())),
  })
}

function oneRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies/:id',
    config: read,
    schema: { summary: 'One quick reply', tags, params, response: { 200: quickReplyAnswer } },
    handler: async (request, reply) => answerOne(reply, house, askerOf(request.actor!), request.params.id),
  })
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies/:id/versions',
    config: read,
    schema: {
      summary: 'What each change made of it, newest first',
      tags,
      params,
      response: { 200: z.object({ data: z.array(versionAnswer), next_cursor: z.null() }) },
    },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      const found = await findQuickReply(house.db, asker, request.params.id)
      if (!found) return respond(reply, noQuickReply())
      const versions = await listVersions(house.db, asker.workspace_id, found.id, versionsMax)
      const names = await listAgentNames(house.db, asker.workspace_id)
      return respond(reply, { data: versions.map((one) => presentVersion(one, names)), next_cursor: null })
    },
  })
}

function writeRoutes(app: App, house: House, review: ReviewWords): void {
  app.route({
    method: 'POST',
    url: '/api/v1/quick-replies',
    config: write,
    schema: {
      summary: 'A new quick reply, one’s own or, with quick_replies.share, everybody’s',
      description: 'Its words pass the second look: what it stops is refused, what it warns of comes back.',
      tags,
      body: newQuickReply,
      response: { 201: keptAnswer },
    },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      const kept = await createQuickReply(house.db, review, asker, request.body, house.clock.now())
      return answerKept(reply, house, asker, kept, 201)
    },
  })
  app.route({
    method: 'PATCH',
    url: '/api/v1/quick-replies/:id',
    config: write,
    schema: {
      summary: 'Change a quick reply: a new version, the earlier ones stay to be read',
      tags,
      params,
      body: quickReplyChange,
      response: { 200: keptAnswer },
    },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      const { id } = request.params
      const kept = await changeQuickReply(house.db, review, asker, id, request.body, house.clock.now())
      return answerKept(reply, house, asker, kept, 200)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/quick-replies/:id',
    config: write,
    schema: { summary: 'Remove a quick reply; what was sent with it stays counted', tags, params },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      return respond(reply, await removeQuickReply(house.db, asker, request.params.id, house.clock.now()))
    },
  })
}

function reviewRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/quick-replies/:id/review',
    config: write,
    schema: {
      summary: 'Say that a quick reply is still right',
      tags,
      params,
      response: { 200: quickReplyAnswer },
    },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      const { id } = request.params
      const refusal = await reviewQuickReply(house.db, asker, id, house.clock.now())
      return refusal ? respond(reply, refusal) : answerOne(reply, house, asker, id)
    },
  })
}

function starterRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/quick-replies/starter-set',
    config: share,
    schema: {
      summary:
        'Twelve replies in French and English to begin with, shared; shortcuts that are taken stay as they are',
      tags,
      response: { 200: z.object({ added: z.int() }) },
    },
    handler: async (request, reply) => {
      const { workspace_id, signature } = askerOf(request.actor!)
      return respond(reply, await addStarterSet(house.db, workspace_id, signature, house.clock.now()))
    },
  })
}

async function answerOne(reply: FastifyReply, house: House, asker: Asker, id: string): Promise<FastifyReply> {
  const found = await findQuickReply(house.db, asker, id)
  if (!found) return respond(reply, noQuickReply())
  const [view] = await presentQuickReplies(house.db, asker, [found], house.clock.now())
  return respond(reply, view)
}

async function answerKept(
  reply: FastifyReply,
  house: House,
  asker: Asker,
  kept: Kept | Refusal,
  status: number,
): Promise<FastifyReply> {
  if (isRefusal(kept)) return respond(reply, kept)
  const found = await findQuickReply(house.db, asker, kept.id)
  // A lead may take their sight off it: what was made somebody else's own is no longer theirs to read.
  if (!found) return respond(reply, noQuickReply())
  const [view] = await presentQuickReplies(house.db, asker, [found], house.clock.now())
  return respond(reply, { ...view, warnings: kept.warnings }, status)
}

function readPlace(cursor: string | undefined) {
  const [title, id] = readCursor(cursor) ?? []
  return typeof title === 'string' && isId(id) ? { title, id } : undefined
}

function strangeCursor(): Refusal {
  return refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.')
}
