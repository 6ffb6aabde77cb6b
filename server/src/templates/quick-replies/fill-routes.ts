import { z } from 'zod'
import { type App, type House, type Refusal, refuse, respond } from '../../platform/index.ts'
import type { ReviewWords } from './check-words.ts'
import { fillQuickReply, previewWords } from './fill-quick-reply.ts'
import { askerOf, replyLanguages } from './quick-reply.ts'
import { filledAnswer, previewAnswer, wordsToPreview } from './shapes.ts'

const tags = ['quick replies']
const read = { permission: 'quick_replies.read' } as const
const params = z.object({ id: z.uuid('Give the id of a quick reply.') })

/** The words as one person would read them: they hold what the desk knows of that person. */
export function fillRoutes(app: App, house: House, review: ReviewWords): void {
  fillRoute(app, house)
  previewRoute(app, house, review)
}

function fillRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/quick-replies/:id/fill',
    config: read,
    schema: {
      summary: 'The words for one person, in their language; nothing is sent',
      description: 'Needs contacts.read as well. What nobody knows becomes a blank such as [order].',
      tags,
      params,
      body: z.object({
        contact_id: z.uuid('Give the id of a contact.'),
        language: z.enum(replyLanguages, 'Choose fr or en.').optional().describe('default: the person’s'),
      }),
      response: { 200: filledAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      if (!actor.permissions.has('contacts.read')) return respond(reply, mayNotRead())
      const { contact_id, language } = request.body
      const { id } = request.params
      const now = house.clock.now()
      return respond(reply, await fillQuickReply(house.db, askerOf(actor), id, contact_id, language, now))
    },
  })
}

function previewRoute(app: App, house: House, review: ReviewWords): void {
  app.route({
    method: 'POST',
    url: '/api/v1/quick-replies/preview',
    config: read,
    schema: {
      summary:
        'Words being written, filled for one person or an example, and read by the second look; nothing is kept',
      tags,
      body: wordsToPreview,
      response: { 200: previewAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      if (request.body.contact_id !== null && !actor.permissions.has('contacts.read'))
        return respond(reply, mayNotRead())
      const now = house.clock.now()
      return respond(reply, await previewWords(house.db, review, askerOf(actor), request.body, now))
    },
  })
}

function mayNotRead(): Refusal {
  const message = 'This needs the permission contacts.read. Ask an owner of the workspace.'
  return refuse('accounts.not_allowed', message, { permission: 'contacts.read' })
}
