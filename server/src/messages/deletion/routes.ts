import { z } from 'zod'
import { type App, type House, refuse, respond, signature } from '../../platform/index.ts'
import type { Channels } from '../channel.ts'
import { findMessageRow } from '../message-store.ts'
import { hideMessage } from './hide-message.ts'

const messageId = z.object({ id: z.uuid('must be the id of a message') })
const tags = ['messages']

export function deletionRoutes(app: App, house: House, _channels: Channels): void {
  app.route({
    method: 'DELETE',
    url: '/api/v1/messages/:id',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Hide a message on this desk, or delete it for everyone where the channel can',
      params: messageId,
      querystring: z.object({ for: z.enum(['me', 'everyone'], { error: 'must be me or everyone' }) }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { id } = request.params
      if (request.query.for === 'me') {
        const now = house.clock.now()
        return respond(reply, await hideMessage(house.db, actor.workspaceId, id, signature(actor), now))
      }
      const found = await findMessageRow(house.db, actor.workspaceId, id)
      if (!found) return respond(reply, refuse('messages.not_found', 'There is no such message.'))
      const message =
        'WhatsApp gives businesses no way to delete a message that has left: the customer keeps it, and may ' +
        'have read it. Send a correction instead.'
      return respond(reply, refuse('messages.cannot_delete_for_everyone', message))
    },
  })
}
