import { z } from 'zod'
import { type App, type House, respond } from '../platform/index.ts'
import { judgeNumbers } from './operator-report.ts'

const instant = z.string().describe('ISO 8601, UTC')

/** Is it us? Asked before anybody is said to be silent. */
export function operatorRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/receipts/operator',
    config: { permission: 'messages.read' },
    schema: {
      summary: 'Is it our connection or the platform, and since when?',
      description:
        'Many people on one tick at once is us or the platform, not they. From the last six hours.',
      tags: ['reach'],
      response: {
        200: z.object({
          trouble: z.boolean().describe('True when it is so for at least one number'),
          data: z.array(
            z.object({
              number_id: z.uuid(),
              address: z.string(),
              trouble: z.boolean(),
              probability: z.number(),
              since: instant.nullable(),
              where: z.enum(['connection', 'platform']).nullable(),
              computed_at: instant,
              expires_at: instant,
            }),
          ),
          next_cursor: z.null(),
        }),
      },
    },
    handler: async (request, reply) => {
      const judged = await judgeNumbers(db, request.actor!.workspaceId, clock.now())
      const data = judged.map((one) => ({
        ...one,
        trouble: one.since !== null,
        since: one.since?.toISOString() ?? null,
        computed_at: one.computed_at.toISOString(),
        expires_at: one.expires_at.toISOString(),
      }))
      return respond(reply, { trouble: data.some((one) => one.trouble), data, next_cursor: null })
    },
  })
}
