import { z } from 'zod'
import { type App, type House, respond, words } from '../platform/index.ts'
import { answerConversation, conversationParams } from './conversation-routes.ts'
import {
  createLabel,
  labelNameCharsMax,
  putLabel,
  removeLabel,
  renameLabel,
  takeLabel,
} from './label-conversation.ts'
import { listLabels } from './label-store.ts'
import { conversationShape, labelShape, pageOf } from './shapes.ts'
import { deedOf } from './work-routes.ts'

const tags = ['conversations']
const write = { permission: 'conversations.write' } as const
const read = { permission: 'conversations.read' } as const
const params = conversationParams
const labelParams = z.object({ label_id: z.uuid('Give the id of a label.') })

export function labelRoutes(app: App, house: House): void {
  shelfRoutes(app, house)
  changeRoutes(app, house)
  wearingRoutes(app, house)
}

function shelfRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/labels',
    config: read,
    schema: { summary: 'The labels of the workspace, by name', tags, response: { 200: pageOf(labelShape) } },
    handler: async (request, reply) => {
      const data = await listLabels(house.db, request.actor!.workspaceId)
      return respond(reply, { data, next_cursor: null })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/labels',
    config: write,
    schema: {
      summary: 'A new label',
      tags,
      body: z.object({ name: words(labelNameCharsMax) }),
      response: { 201: labelShape },
    },
    handler: async (request, reply) =>
      respond(reply, await createLabel(house.db, deedOf(house, request), request.body.name), 201),
  })
}

function changeRoutes(app: App, house: House): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/labels/:label_id',
    config: write,
    schema: {
      summary: 'Give a label another name; conversations keep it',
      tags,
      params: labelParams,
      body: z.object({ name: words(labelNameCharsMax) }),
      response: { 200: labelShape },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { label_id } = request.params
      return respond(reply, await renameLabel(house.db, workspaceId, label_id, request.body.name))
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/labels/:label_id',
    config: write,
    schema: {
      summary: 'Remove a label, from every conversation that wears it too',
      tags,
      params: labelParams,
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const removed = await removeLabel(house.db, workspaceId, request.params.label_id, house.clock.now())
      return respond(reply, removed)
    },
  })
}

function wearingRoutes(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/conversations/:id/labels',
    config: write,
    schema: {
      summary: 'Put a label on a conversation',
      tags,
      params,
      body: z.object({ label_id: z.uuid('Give the id of a label.') }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { label_id } = request.body
      const changed = await putLabel(house.db, deedOf(house, request), request.params.id, label_id)
      return answerConversation(reply, house, changed)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/conversations/:id/labels/:label_id',
    config: write,
    schema: {
      summary: 'Take a label off a conversation',
      tags,
      params: params.extend({ label_id: z.uuid('Give the id of a label.') }),
      response: { 200: conversationShape },
    },
    handler: async (request, reply) => {
      const { id, label_id } = request.params
      return answerConversation(reply, house, await takeLabel(house.db, deedOf(house, request), id, label_id))
    },
  })
}
