import { z } from 'zod'
import { type App, type House, refuse, respond } from '../platform/index.ts'
import {
  causeGroups,
  lapsedDays,
  optOutDays,
  reportCauses,
  silenceDays,
  wonBackDays,
} from './causes-report.ts'

const spanDaysMax = 366
const spanDaysDefault = 30
const dayMs = 86_400_000

const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant, such as 2026-11-03T12:00:00Z.' })
  .or(z.iso.date('Write a day, such as 2026-11-03, or an instant.'))

const share = z
  .object({
    count: z.number(),
    of: z.number(),
    rate: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .describe('A share with its 95 % interval (Wilson); null where nothing was counted')

/** Where people turn away, for those who decide what is sent. */
export function causesRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/receipts/causes',
    config: { permission: 'messages.read' },
    schema: {
      summary: 'Where probable blocks, opt-outs and silence come from, and who came back',
      description:
        'Each end is laid at the door of one message: the last that reached the person before they perhaps no longer ' +
        'wished to hear from us, the last before they said no. A trace, not a proof.',
      tags: ['reach'],
      querystring: z.object({
        from: instant.optional().describe(`${spanDaysDefault} days before \`to\` when left out`),
        to: instant.optional().describe('Now when left out'),
        by: z.enum(causeGroups, `Choose one of ${causeGroups.join(', ')}.`).default('template'),
      }),
      response: {
        200: z.object({
          by: z.enum(causeGroups),
          from: z.string(),
          to: z.string(),
          data: z.array(
            z.object({
              key: z.string().nullable(),
              messages: z.number(),
              people: z.number(),
              probable_blocks: share,
              opt_outs: share,
              silence: share,
              won_back: share,
            }),
          ),
          looked_at: z.number(),
          complete: z.boolean(),
          definitions: z.record(z.string(), z.number()),
          next_cursor: z.null(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { by } = request.query
      const now = clock.now()
      const to = request.query.to === undefined ? now : new Date(request.query.to)
      const from =
        request.query.from === undefined
          ? new Date(to.getTime() - spanDaysDefault * dayMs)
          : new Date(request.query.from)
      if (from >= to) return respond(reply, refuseSpan('from: must lie before to.'))
      if (to.getTime() - from.getTime() > spanDaysMax * dayMs) {
        return respond(reply, refuseSpan(`from: must lie at most ${spanDaysMax} days before to.`))
      }
      const report = await reportCauses(db, request.actor!.workspaceId, { from, to, by }, now)
      return respond(reply, {
        ...report,
        by,
        from: from.toISOString(),
        to: to.toISOString(),
        definitions: {
          silence_days: silenceDays,
          opt_out_days: optOutDays,
          lapsed_days: lapsedDays,
          won_back_days: wonBackDays,
        },
        next_cursor: null,
      })
    },
  })
}

const refuseSpan = (message: string) => refuse('request.invalid', message, [{ field: 'from', message }])
