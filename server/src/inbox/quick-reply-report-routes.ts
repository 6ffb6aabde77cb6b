import { z } from 'zod'
import { type App, type House, refuse, respond } from '../platform/index.ts'
import { findQuickReplySeenBy } from '../templates/index.ts'
import { reportQuickReply } from './quick-reply-report.ts'

const periodDaysMax = 366
const periodDaysDefault = 90
const dayMs = 86_400_000

const instant = z.iso.datetime({ offset: true, error: 'Give a time such as 2026-11-03T00:00:00Z.' })
const share = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('with the 95 % Wilson interval; null while nothing is decided')

const figuresShape = z.object({
  uses: z.int(),
  answered: z.int(),
  answered_decided: z.int(),
  share_answered: share,
  settled: z.int(),
  settled_decided: z.int(),
  share_settled: share,
})

export function quickReplyReportRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies/:id/report',
    config: { permission: 'quick_replies.read' },
    schema: {
      summary: 'How often a quick reply was used, and what became of it',
      tags: ['quick replies'],
      params: z.object({ id: z.uuid('Give the id of a quick reply.') }),
      querystring: z.object({
        from: instant.optional().describe(`Left out: ${periodDaysDefault} days before the end.`),
        to: instant.optional().describe('Not included. Left out: now.'),
      }),
      response: {
        200: z.object({
          from: z.string(),
          to: z.string(),
          total: figuresShape,
          by_version: z.array(figuresShape.extend({ version: z.int() })),
          coverage: z.object({
            uses: z.int(),
            left: z.int().describe('uses whose message left'),
            complete: z.boolean().describe('false: the period holds more uses than are read'),
          }),
          definition: z.string(),
        }),
      },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const found = await findQuickReplySeenBy(house.db, actor, request.params.id)
      if (!found)
        return respond(
          reply,
          refuse('replies.not_found', 'There is no quick reply with this id that you can see.'),
        )
      const now = house.clock.now()
      const to = request.query.to ? new Date(request.query.to) : now
      const from = request.query.from
        ? new Date(request.query.from)
        : new Date(to.getTime() - periodDaysDefault * dayMs)
      const days = (to.getTime() - from.getTime()) / dayMs
      if (!(days > 0 && days <= periodDaysMax)) {
        const message = `from, to: give a period that ends after it begins, of at most ${periodDaysMax} days.`
        return respond(reply, refuse('inbox.period_out_of_range', message))
      }
      const report = await reportQuickReply(house.db, actor.workspaceId, found.id, { from, to }, now)
      return respond(reply, { from: from.toISOString(), to: to.toISOString(), ...report })
    },
  })
}
