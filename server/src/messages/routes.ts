import { outboundTypes } from '@doublecheck/whatsapp'
import { z } from 'zod'
import {
  type App,
  type House,
  isRefusal,
  type MessageId,
  respond,
  signature,
  words,
} from '../platform/index.ts'
import { dismissedShape } from '../review/index.ts'
import { quickReplyUseShape } from '../templates/index.ts'
import { changeWaiting } from './approvals/change-waiting.ts'
import { approvalRoutes } from './approvals/routes.ts'
import type { Channels } from './channel.ts'
import { deletionRoutes } from './deletion/routes.ts'
import { requestKeyPrefix } from './forget-draft-keys.ts'
import type { MediaFiles } from './media-files.ts'
import { mediaRoutes } from './media-routes.ts'
import { findMessageRow, findMessagesByChannelId } from './message-store.ts'
import { type FindInsights, presentMessages } from './present-messages.ts'
import { recallMessage } from './recall-message.ts'
import { resolveUnclear } from './resolve-unclear.ts'
import type { SecondLook } from './second-look.ts'
import { sendAfterMsMax, sendMessage } from './send-message.ts'
import { type ShownMessages, showMessages } from './show-message.ts'
import { stateOf } from './state.ts'

const messageId = z.object({ id: z.uuid('must be the id of a message') })
const purposes = /^[a-z][a-z0-9_]{0,39}$/

const sendBody = z
  .looseObject({
    contact_id: z.uuid('must be the id of a contact').optional(),
    to: z.string().max(40, 'must be a phone number with + and country code').optional(),
    number_id: z.uuid('must be the id of a connected number').optional(),
    type: z.enum(outboundTypes as [string, ...string[]], {
      error: `must be one of ${outboundTypes.join(', ')}`,
    }),
    context: z.object({ message_id: words(512) }).optional(),
    follow_up_of: z
      .uuid('must be the id of our message that stayed without an answer')
      .optional()
      .describe('Our message that stayed without an answer; this one is then sent unasked'),
    corrects: z
      .uuid('must be the id of our message that this one makes right')
      .optional()
      .describe('Our message to the same person that this one makes right'),
    quick_reply: quickReplyUseShape.optional().describe('The quick reply it began as'),
    dismissed: dismissedShape
      .optional()
      .describe('Findings of the second look, each with the reason to send all the same'),
    purpose: z.string().regex(purposes, 'must be a word such as service or marketing').default('service'),
    send_after_ms: z.number().int().min(0).max(sendAfterMsMax, 'must be at most one hour').default(0),
  })
  .refine((body) => (body.contact_id === undefined) !== (body.to === undefined), {
    path: ['contact_id'],
    error: 'give either contact_id or to, not both and not neither',
  })

const tags = ['messages']

export type MessageRouteOptions = {
  /** Something was queued; the dispatcher need not wait for its next look. */
  readonly woken: () => void
  /** What receipts teach about messages of ours. */
  readonly insights: FindInsights
  /** Reads drafts again before they are queued. */
  readonly secondLook: SecondLook
}

export function messageRoutes(
  app: App,
  house: House,
  channels: Channels,
  files: MediaFiles,
  { woken, insights, secondLook }: MessageRouteOptions,
): void {
  const shown = showMessages(house, insights)
  sendRoute(app, house, channels, secondLook, woken)
  readRoutes(app, shown)
  decisionRoutes(app, shown)
  changeRoute(app, shown, channels, secondLook, woken)
  approvalRoutes(app, shown, woken)
  deletionRoutes(app, house, channels)
  mediaRoutes(app, house, files)
}

function sendRoute(
  app: App,
  { db, clock }: House,
  channels: Channels,
  secondLook: SecondLook,
  woken: () => void,
): void {
  app.route({
    method: 'POST',
    url: '/api/v1/messages',
    config: { permission: 'messages.send' },
    schema: { tags, summary: 'Send a message; the body stands under the name of its type', body: sendBody },
    handler: async (request, reply) => {
      const { body, headers } = request
      const actor = request.actor!
      const key = headers['idempotency-key']
      const asked = {
        workspace_id: actor.workspaceId,
        contact_id: body.contact_id,
        to: body.to,
        number_id: body.number_id,
        type: body.type,
        body: body[body.type],
        quotes: body.context?.message_id,
        follow_up_of: body.follow_up_of,
        purpose: body.purpose,
        author: signature(actor),
        send_after_ms: body.send_after_ms,
        draft_key: typeof key === 'string' && key !== '' ? `${requestKeyPrefix}${key}` : undefined,
        notes: {
          dismissed: body.dismissed,
          quick_reply: body.quick_reply,
          corrects: body.corrects as MessageId | undefined,
        },
        secondLook,
      }
      const outcome = await sendMessage(db, channels, asked, clock.now())
      if (isRefusal(outcome)) return respond(reply, outcome)
      woken()
      const row = await findMessageRow(db, actor.workspaceId, outcome.id)
      return respond(reply, { id: outcome.id, state: stateOf(row!, clock.now()) }, 202)
    },
  })
}

function changeRoute(
  app: App,
  { db, clock, show }: ShownMessages,
  channels: Channels,
  secondLook: SecondLook,
  woken: () => void,
): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/messages/:id',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Other words for a message that has not left; approvals of the former words are void',
      params: messageId,
      body: z.looseObject({
        type: z.enum(outboundTypes as [string, ...string[]], {
          error: `must be the message’s own type, one of ${outboundTypes.join(', ')}`,
        }),
        dismissed: dismissedShape
          .optional()
          .describe('Findings of the second look, each with the reason to write it all the same'),
      }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { body, params } = request
      const change = {
        workspace_id: actor.workspaceId,
        message_id: params.id as MessageId,
        type: body.type,
        body: body[body.type],
        by: signature(actor),
        dismissed: body.dismissed,
        secondLook,
      }
      const refusal = await changeWaiting(db, channels, change, clock.now())
      if (refusal) return respond(reply, refusal)
      woken()
      return respond(reply, await show(actor.workspaceId, change.message_id))
    },
  })
}

function readRoutes(app: App, house: ShownMessages): void {
  const { db, clock } = house
  app.route({
    method: 'GET',
    url: '/api/v1/messages/:id',
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'One message with its state, tick and receipts', params: messageId },
    handler: async (request, reply) =>
      respond(reply, await house.show(request.actor!.workspaceId, request.params.id)),
  })
  app.route({
    method: 'GET',
    url: '/api/v1/messages',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'Find messages by the platform’s id',
      querystring: z.object({
        // The platform's message id (wamid).
        channel_message_id: words(512),
      }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const rows = await findMessagesByChannelId(db, workspaceId, [request.query.channel_message_id])
      const data = await presentMessages(db, workspaceId, rows, clock.now())
      return respond(reply, { data, next_cursor: null })
    },
  })
}

function decisionRoutes(app: App, house: ShownMessages): void {
  const { db, clock } = house
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/recall',
    config: { permission: 'messages.send' },
    schema: { tags, summary: 'Take a message back before it leaves', params: messageId },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const by = signature(request.actor!)
      const refusal = await recallMessage(db, workspaceId, request.params.id, by, clock.now())
      return respond(reply, refusal ?? (await house.show(workspaceId, request.params.id)))
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/resolve',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Decide what became of a message whose outcome is unclear',
      params: messageId,
      body: z.object({ outcome: z.enum(['sent', 'not_sent'], { error: 'must be sent or not_sent' }) }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { id } = request.params
      const refusal = await resolveUnclear(db, workspaceId, id, request.body.outcome, clock.now())
      return respond(reply, refusal ?? (await house.show(workspaceId, id)))
    },
  })
}
