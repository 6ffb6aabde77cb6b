import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { listContacts } from '../contacts/index.ts'
import type { FindInsights } from '../messages/index.ts'
import {
  type App,
  type ContactId,
  type Database,
  type House,
  isRefusal,
  keyset,
  type Refusal,
  refuse,
  respond,
  signature,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import { noConversation } from './change-conversation.ts'
import { type ConversationRow, conversationStates } from './conversation.ts'
import { findConversation } from './conversation-store.ts'
import { conversationFilters, countConversations, listConversations } from './list-conversations.ts'
import { listThreadPage } from './list-thread-page.ts'
import { openConversation } from './open-conversation.ts'
import { presentConversations } from './present-conversations.ts'
import { presentOne } from './present-one.ts'
import { conversationShape, countsShape, pageOf, threadShape, wholeConversationShape } from './shapes.ts'

const tags = ['conversations']
export const conversationParams = z.object({ id: z.uuid('Give the id of a conversation.') })

/** People named by one search of the list; more would not be looked through by anybody. */
const peopleMax = 200
/** A page of a thread brings media, quotes and reactions along, so it is smaller than others. */
const threadPageMax = 100

export function conversationRoutes(app: App, house: House, insights: FindInsights): void {
  listRoutes(app, house)
  readRoute(app, house)
  threadRoute(app, house, insights)
  app.route({
    method: 'POST',
    url: '/api/v1/conversations',
    config: { permission: 'conversations.write' },
    schema: {
      summary: 'The conversation with a contact: the one there is, or a new one',
      tags,
      body: z.object({
        contact_id: z.uuid('Give the id of a contact.'),
        number_id: z.uuid('Give the id of a connected number, or leave it out.').optional(),
      }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const now = house.clock.now()
      const deed = { workspace_id: actor.workspaceId, by: signature(actor), now }
      const opened = await openConversation(house.db, deed, request.body)
      return answerConversation(reply, house, opened)
    },
  })
}

function listRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/conversations',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'Conversations to work on, page by page',
      description:
        'Newest first; waiting and window_closing: most urgent first. Closed ones are listed only with ' +
        'state=closed, and among the failed.',
      tags,
      querystring: z.object({
        ...keyset,
        filter: z
          .enum(conversationFilters, `Choose one of ${conversationFilters.join(', ')}.`)
          .default('all'),
        state: z.enum(conversationStates, `Choose one of ${conversationStates.join(', ')}.`).optional(),
        label: z.uuid('Give the id of a label.').optional(),
        q: words(200).optional().describe('Part of a name, or of a telephone number.'),
      }),
      response: { 200: pageOf(conversationShape) },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { filter, state, label, q, limit, cursor } = request.query
      const now = house.clock.now()
      const question = {
        filter,
        state,
        agent_id: actor.id,
        label_id: label,
        contact_ids: q === undefined ? undefined : await namedPeople(house.db, actor.workspaceId, q),
      }
      const page = await listConversations(house.db, actor.workspaceId, question, { limit, cursor }, now)
      if (!page) return respond(reply, badCursor())
      const data = await presentConversations(house.db, actor.workspaceId, page.data, now)
      return respond(reply, { data, next_cursor: page.next_cursor })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/conversations/counts',
    config: { permission: 'conversations.read' },
    schema: { summary: 'How many conversations each filter holds', tags, response: { 200: countsShape } },
    handler: async (request, reply) => {
      const { workspaceId, id } = request.actor!
      return respond(reply, await countConversations(house.db, workspaceId, id, house.clock.now()))
    },
  })
}

function readRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/conversations/:id',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'One conversation, with the person, the number and what was decided about it',
      tags,
      params: conversationParams,
      response: { 200: wholeConversationShape },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const row = await findConversation(house.db, workspaceId, request.params.id)
      if (!row) return respond(reply, noConversation())
      return respond(reply, await presentOne(house.db, workspaceId, row, house.clock.now()))
    },
  })
}

function threadRoute(app: App, house: House, insights: FindInsights): void {
  app.route({
    method: 'GET',
    url: '/api/v1/conversations/:id/messages',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'The thread, newest first, with the notes of the same span',
      tags,
      params: conversationParams,
      querystring: z.object({
        limit: z.coerce.number().int().min(1).max(threadPageMax).default(50),
        cursor: keyset.cursor,
      }),
      response: { 200: threadShape },
    },
    handler: async (request, reply) => {
      const row = await findConversation(house.db, request.actor!.workspaceId, request.params.id)
      if (!row) return respond(reply, noConversation())
      const page = await listThreadPage(house.db, row, request.query, insights, house.clock.now())
      return respond(reply, page ?? badCursor())
    },
  })
}

/** Answers with the conversation as a list shows it. */
export async function answerConversation(
  reply: FastifyReply,
  house: House,
  outcome: ConversationRow | Refusal,
): Promise<FastifyReply> {
  if (isRefusal(outcome)) return respond(reply, outcome)
  const now = house.clock.now()
  const [view] = await presentConversations(house.db, outcome.workspace_id, [outcome], now)
  return respond(reply, view)
}

export const badCursor = () =>
  refuse('request.invalid', 'cursor: use the next_cursor of this list as it is, or leave it out.')

async function namedPeople(db: Database, workspaceId: WorkspaceId, q: string): Promise<ContactId[]> {
  const people = await listContacts(db, workspaceId, { q, limit: peopleMax })
  return people.map((person) => person.id)
}
