import { z } from 'zod'
import { type App, type House, refuse, respond } from '../platform/index.ts'
import { reportGroups, reportPromises } from './promise-report.ts'

const periodDaysMax = 92
const periodDaysDefault = 30
const dayMs = 86_400_000

const instant = z.iso.datetime({ offset: true, error: 'Give a time such as 2026-11-03T00:00:00Z.' })
const share = z.object({ value: z.number(), low: z.number(), high: z.number() })
const minutes = z.number().nullable().describe('business minutes, of answered waits')

const figuresShape = z.object({
  waits: z.int(),
  answered: z.int(),
  kept: z.int(),
  broken: z.int().describe('answered too late, or still waiting beyond the promise'),
  share_kept: share.nullable().describe('with the 95 % Wilson interval; null while nothing is decided'),
  median_minutes: minutes,
  p90_minutes: minutes,
  still_waiting: z.int(),
  closed_unanswered: z.int(),
})

const reportShape = z.object({
  from: z.string(),
  to: z.string(),
  by: z.enum(reportGroups),
  time_zone: z.string(),
  total: figuresShape,
  data: z.array(figuresShape.extend({ key: z.string().nullable(), name: z.string().nullable() })),
  next_cursor: z.null(),
  coverage: z.object({
    waits: z.int(),
    under_promise: z.int().describe('waits a promise stood for'),
    decided: z.int().describe('waits the share is made of'),
    complete: z.boolean().describe('false: the period holds more waits than are read'),
  }),
  definition: z.string(),
})

export function promiseReportRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/promises/report',
    config: { permission: 'promises.read' },
    schema: {
      summary: 'How soon people were answered, and how often as promised',
      tags: ['promises'],
      querystring: z.object({
        from: instant.optional().describe(`Left out: ${periodDaysDefault} days before the end.`),
        to: instant.optional().describe('Not included. Left out: now.'),
        by: z.enum(reportGroups, `Choose one of ${reportGroups.join(', ')}.`).default('team'),
      }),
      response: { 200: reportShape },
    },
    handler: async (request, reply) => {
      const { by, ...asked } = request.query
      const now = house.clock.now()
      const to = asked.to ? new Date(asked.to) : now
      const from = asked.from ? new Date(asked.from) : new Date(to.getTime() - periodDaysDefault * dayMs)
      const days = (to.getTime() - from.getTime()) / dayMs
      if (!(days > 0 && days <= periodDaysMax))
        return respond(
          reply,
          refuse(
            'inbox.period_out_of_range',
            `from, to: give a period that ends after it begins, of at most ${periodDaysMax} days.`,
          ),
        )
      const report = await reportPromises(house.db, request.actor!.workspaceId, { from, to, by }, now)
      return respond(reply, {
        ...report,
        from: from.toISOString(),
        to: to.toISOString(),
        by,
        next_cursor: null,
      })
    },
  })
}
