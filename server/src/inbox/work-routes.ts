import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listAgentNames } from '../accounts/index.ts'
import {
  type App,
  type ConversationId,
  type House,
  isRefusal,
  type Refusal,
  respond,
  signature,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import { assignConversation } from './assign-conversation.ts'
import { type Deed, noConversation } from './change-conversation.ts'
import { chooseTeam } from './choose-team.ts'
import { conversationStates, type ThreadOwner } from './conversation.ts'
import { answerConversation, conversationParams } from './conversation-routes.ts'
import { findConversation } from './conversation-store.ts'
import { addNote, noteCharsMax, removeNote } from './keep-notes.ts'
import { presentNote } from './present-note.ts'
import { seeConversation } from './see-conversation.ts'
import { setState } from './set-state.ts'
import { conversationShape, noteShape } from './shapes.ts'

const tags = ['conversations']
const write = { permission: 'conversations.write' } as const
const params = conversationParams

/**
 * Marks a thread as read towards the customer, who then sees blue ticks; with `typing`, also that somebody
 * is writing. Only a channel can do it, so main hands it in.
 */
export type MarkRead = (
  workspaceId: WorkspaceId,
  of: ThreadOwner,
  how: { readonly typing: boolean },
) => Promise<Refusal | undefined>

export function workRoutes(app: App, house: House, markRead: MarkRead): void {
  decisionRoutes(app, house)
  readingRoutes(app, house, markRead)
  noteRoutes(app, house)
}

function decisionRoutes(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/state',
    config: write,
    schema: {
      summary: 'Open, put off or close a conversation',
      tags,
      params,
      body: z.object({
        state: z.enum(conversationStates, `Choose one of ${conversationStates.join(', ')}.`),
        until: z.iso
          .datetime({ offset: true, error: 'Give a time such as 2026-11-03T09:00:00Z.' })
          .nullish()
          .describe('With pending: when it opens by itself.'),
      }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { state, until } = request.body
      const wish = { state, until: until ? new Date(until) : null }
      const changed = await setState(house.db, deedOf(house, request), request.params.id, wish)
      return answerConversation(reply, house, changed)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/assignment',
    config: write,
    schema: {
      summary: 'Give a conversation to an agent, or to nobody',
      tags,
      params,
      body: z.object({
        agent_id: z.string().min(1, 'Give the id of an agent, or null.').max(100).nullable(),
      }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { agent_id } = request.body
      const changed = await assignConversation(house.db, deedOf(house, request), request.params.id, agent_id)
      return answerConversation(reply, house, changed)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/team',
    config: write,
    schema: {
      summary: 'Give a conversation to a team, or to that of the agent it is assigned to',
      tags,
      params,
      body: z.object({ team_id: z.uuid('Give the id of a team, or null.').nullable() }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { team_id } = request.body
      const changed = await chooseTeam(house.db, deedOf(house, request), request.params.id, team_id)
      return answerConversation(reply, house, changed)
    },
  })
}

function readingRoutes(app: App, house: House, markRead: MarkRead): void {
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/seen',
    config: write,
    schema: {
      summary: 'An agent has seen the thread up to a message; the customer is told nothing',
      tags,
      params,
      body: z.object({ message_id: z.uuid('Give the id of the newest message shown.') }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { message_id } = request.body
      const seen = await seeConversation(house.db, deedOf(house, request), request.params.id, message_id)
      return answerConversation(reply, house, seen)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/read',
    config: write,
    schema: {
      summary: 'Let the customer see that their messages were read, and that somebody is writing',
      tags,
      params,
      body: z.object({ typing: z.boolean().default(false) }).default({ typing: false }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const row = await findConversation(house.db, workspaceId, request.params.id)
      if (!row) return respond(reply, noConversation())
      const owner: ThreadOwner =
        row.contact_id === null
          ? { contact_id: null, group_id: row.group_id! }
          : { contact_id: row.contact_id, group_id: null }
      return respond(reply, await markRead(workspaceId, owner, { typing: request.body.typing }))
    },
  })
}

function noteRoutes(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/notes',
    config: write,
    schema: {
      summary: 'A note among agents; the customer never sees it',
      tags,
      params,
      body: z.object({ text: words(noteCharsMax) }),
      response: { 201: noteShape },
    },
    handler: async (request, reply) => {
      const note = await addNote(house.db, deedOf(house, request), request.params.id, request.body.text)
      if (isRefusal(note)) return respond(reply, note)
      const agents = await listAgentNames(house.db, request.actor!.workspaceId)
      return respond(reply, presentNote(note, agents), 201)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/conversations/:id/notes/:note_id',
    config: write,
    schema: {
      summary: 'Remove a note: its words are deleted',
      tags,
      params: params.extend({ note_id: z.uuid('Give the id of a note.') }),
    },
    handler: async (request, reply) => {
      const { id, note_id } = request.params
      const deed = { ...deedOf(house, request), leads: request.actor!.permissions.has('team.write') }
      return respond(reply, await removeNote(house.db, deed, id as ConversationId, note_id))
    },
  })
}

export function deedOf(house: House, request: FastifyRequest): Deed {
  const actor = request.actor!
  return { workspace_id: actor.workspaceId, by: signature(actor), now: house.clock.now() }
}
