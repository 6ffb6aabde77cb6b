import { z } from 'zod'
import { type App, type House, refuse, respond } from '../platform/index.ts'
import { countDismissals, dismissalGroups } from './dismissals.ts'

const periodDaysMax = 366
const periodDaysDefault = 30
const dayMs = 86_400_000

const instant = z.iso.datetime({ offset: true, error: 'Give a time such as 2026-11-03T00:00:00Z.' })

export function dismissalRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/review/dismissals',
    config: { permission: 'review.write' },
    schema: {
      summary: 'What was sent in spite of a finding, and why',
      tags: ['review'],
      querystring: z.object({
        from: instant.optional().describe(`Left out: ${periodDaysDefault} days before the end.`),
        to: instant.optional().describe('Not included. Left out: now.'),
        by: z.enum(dismissalGroups, `Choose one of ${dismissalGroups.join(', ')}.`).default('kind'),
      }),
      response: {
        200: z.object({
          from: z.string(),
          to: z.string(),
          by: z.enum(dismissalGroups),
          data: z.array(
            z.object({
              key: z.string(),
              name: z.string().nullable(),
              count: z.int(),
              messages: z.int(),
              reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
            }),
          ),
          next_cursor: z.null(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { by, ...asked } = request.query
      const to = asked.to ? new Date(asked.to) : house.clock.now()
      const from = asked.from ? new Date(asked.from) : new Date(to.getTime() - periodDaysDefault * dayMs)
      const days = (to.getTime() - from.getTime()) / dayMs
      if (!(days > 0 && days <= periodDaysMax)) {
        const message = `from, to: give a period that ends after it begins, of at most ${periodDaysMax} days.`
        return respond(reply, refuse('review.period_out_of_range', message))
      }
      const lines = await countDismissals(house.db, request.actor!.workspaceId, { from, to, by })
      const data = lines.map((line) => ({ ...line, reasons: [...line.reasons] }))
      const period = { from: from.toISOString(), to: to.toISOString() }
      return respond(reply, { ...period, by, data, next_cursor: null })
    },
  })
}
