import { z } from 'zod'
import {
  type App,
  type House,
  isRefusal,
  keyset,
  respond,
  signature,
  toPage,
  words,
} from '../platform/index.ts'
import { readTimeCursor, refuseCursor } from './clue-routes.ts'
import { situations, stepReasons, steps } from './inference/outcome.ts'
import { decideNextStep } from './next-step-decide.ts'
import { countHeld, type Listed, listProposals, outcomes } from './next-step-store.ts'
import { viewProposal } from './next-step-view.ts'
import { evidenceAnswer } from './reach-routes.ts'

const reasonCharsMax = 500
/** The day's list reaches so far ahead. */
const aheadMs = 24 * 3_600_000

const tags = ['reach']
const instant = z.string().describe('ISO 8601, UTC')

const stepAnswer = z.object({
  step: z.enum(steps),
  at: instant.nullable().describe('When to do it'),
  reason: z.enum(stepReasons),
  situation: z.enum(situations),
  expected_answer: z.number().describe('Probability of an answer gained over doing nothing'),
  draft: z.string().nullable().describe('Key of a draft ready to edit'),
  about: z
    .object({
      offer: z.string().nullable(),
      until: instant.nullable(),
      bought: z.string().nullable(),
      goes_with: z.string().nullable(),
    })
    .nullable()
    .describe('What fills the blanks of that draft, as far as it is known'),
  evidence: z.array(evidenceAnswer),
  free_text_until: instant
    .nullable()
    .describe('After this only a template may leave; null: it is so already'),
  computed_at: instant,
  expires_at: instant,
  decision: z
    .object({
      outcome: z.enum(outcomes),
      reason: z.string().nullable(),
      decided_at: instant,
      decided_by: z.string(),
      answered_at: instant.nullable().describe('When the person answered, within three days'),
    })
    .nullable(),
})

const listedAnswer = stepAnswer.extend({
  message_id: z.uuid(),
  contact_id: z.uuid(),
  contact_name: z.string().nullable(),
})

/** What to do today about messages that stayed without an answer. */
export function nextStepRoutes(app: App, house: House): void {
  listRoute(app, house)
  decideRoute(app, house)
}

function listRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/next-steps',
    config: { permission: 'messages.read' },
    schema: {
      summary: 'The day’s list: one proposal for each person who stays silent, soonest first',
      description:
        'While our own connection or the platform fails, nothing is proposed that would blame customers for it; `held` ' +
        'counts what waits.',
      tags,
      querystring: z.object({
        ...keyset,
        filter: z
          .enum(['mine', 'all'], 'Choose mine or all.')
          .default('all')
          .describe('mine: after messages that I wrote'),
      }),
      response: {
        200: z.object({
          data: z.array(listedAnswer),
          held: z.number(),
          next_cursor: z.string().nullable(),
        }),
      },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { limit, cursor, filter } = request.query
      const after = readTimeCursor(cursor)
      if (cursor !== undefined && !after) return respond(reply, refuseCursor())
      const now = clock.now()
      const asked = {
        author: filter === 'mine' ? signature(actor) : undefined,
        now,
        until: new Date(now.getTime() + aheadMs),
      }
      const rows = await listProposals(db, actor.workspaceId, { ...asked, limit, after })
      const page = toPage(rows, limit, (row) => [row.at.toISOString(), row.message_id])
      const held = await countHeld(db, actor.workspaceId, asked)
      return respond(reply, { ...page, data: page.data.map(viewListed), held })
    },
  })
}

function viewListed(row: Listed) {
  const { message_id, contact_id, contact_name } = row
  return { ...viewProposal(row), message_id, contact_id, contact_name }
}

function decideRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/next-step',
    config: { permission: 'messages.send' },
    schema: {
      summary: 'Say that a proposal was carried out or turned down',
      description:
        'What followed is learnt. Sending the follow-up itself is an ordinary message with `follow_up_of`.',
      tags,
      params: z.object({ id: z.uuid('must be the id of a message') }),
      body: z.object({
        outcome: z.enum(outcomes, 'Choose done or dismissed.'),
        reason: words(reasonCharsMax).nullish(),
      }),
      response: { 200: stepAnswer.extend({ message_id: z.uuid() }) },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { outcome, reason } = request.body
      const decision = { outcome, reason: reason ?? null, by: signature(actor) }
      const kept = await decideNextStep(db, actor.workspaceId, request.params.id, decision, clock.now())
      return respond(reply, isRefusal(kept) ? kept : { ...viewProposal(kept), message_id: kept.message_id })
    },
  })
}
