import { z } from 'zod'
import {
  type App,
  type House,
  isId,
  isRefusal,
  keyset,
  type MessageId,
  type Refusal,
  readCursor,
  refuse,
  respond,
  toPage,
  wordsOrNone,
} from '../platform/index.ts'
import { causeLists, listCauses } from './causes-list.ts'
import {
  causeGroups,
  lapsedDays,
  optOutDays,
  reportCauses,
  silenceDays,
  wonBackDays,
} from './causes-report.ts'
import { refuseCursor } from './clue-routes.ts'
import { verdicts } from './inference/outcome.ts'

const spanDaysMax = 366
const spanDaysDefault = 30
const dayMs = 86_400_000
const keyCharsMax = 512
/** Each line is judged anew. */
const listMax = 50

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

const span = {
  from: instant.optional().describe(`${spanDaysDefault} days before \`to\` when left out`),
  to: instant.optional().describe('Now when left out'),
  by: z.enum(causeGroups, `Choose one of ${causeGroups.join(', ')}.`).default('template'),
}

/** Where people turn away, for those who decide what is sent. */
export function causesRoutes(app: App, house: House): void {
  reportRoute(app, house)
  listRoute(app, house)
}

function reportRoute(app: App, { db, clock }: House): void {
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
      querystring: z.object(span),
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
      const asked = readSpan(request.query, now)
      if (isRefusal(asked)) return respond(reply, asked)
      const { from, to } = asked
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

function listRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/receipts/causes/messages',
    config: { permission: 'messages.read' },
    schema: {
      summary: 'The messages behind one figure of that report, newest first',
      description:
        'To whom, when, the first words, and the verdict on the person as of that moment: from what was known then, with ' +
        'what is learnt now.',
      tags: ['reach'],
      querystring: z.object({
        ...span,
        key: wordsOrNone(keyCharsMax)
          .optional()
          .describe('The group, as the report names it; left out: the messages that belong to none'),
        of: z.enum(causeLists, `Choose one of ${causeLists.join(', ')}.`).default('messages'),
        limit: z.coerce.number().int().min(1).max(listMax).default(25),
        cursor: keyset.cursor,
      }),
      response: {
        200: z.object({
          data: z.array(
            z.object({
              message_id: z.uuid(),
              contact_id: z.uuid(),
              contact_name: z.string(),
              at: z.string().describe('ISO 8601, UTC'),
              type: z.string(),
              excerpt: z.string(),
              verdict: z.enum(verdicts),
            }),
          ),
          next_cursor: z.string().nullable(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { key, of, by, limit, cursor } = request.query
      const now = clock.now()
      const asked = readSpan(request.query, now)
      if (isRefusal(asked)) return respond(reply, asked)
      const [before] = readCursor(cursor) ?? []
      if (cursor !== undefined && !isId(before)) return respond(reply, refuseCursor())
      const { workspaceId } = request.actor!
      const question = { ...asked, by, key: key ?? null, of, limit, before: before as MessageId | undefined }
      const rows = await listCauses(db, workspaceId, question, now)
      const page = toPage(rows, limit, (row) => [row.message_id])
      return respond(reply, {
        ...page,
        data: page.data.map((row) => ({ ...row, at: row.at.toISOString() })),
      })
    },
  })
}

/** The time asked about, of at most a year. */
function readSpan(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): { readonly from: Date; readonly to: Date } | Refusal {
  const to = asked.to === undefined ? now : new Date(asked.to)
  const from =
    asked.from === undefined ? new Date(to.getTime() - spanDaysDefault * dayMs) : new Date(asked.from)
  if (from >= to) return refuseSpan('from: must lie before to.')
  if (to.getTime() - from.getTime() > spanDaysMax * dayMs) {
    return refuseSpan(`from: must lie at most ${spanDaysMax} days before to.`)
  }
  return { from, to }
}

const refuseSpan = (message: string) => refuse('request.invalid', message, [{ field: 'from', message }])
