import { z } from 'zod'
import { findSuppression } from '../consent/index.ts'
import { findContact } from '../contacts/index.ts'
import { type App, type House, respond } from '../platform/index.ts'
import { refuseUnknown } from './clue-routes.ts'
import { evidenceCodes, reachCauses, verdicts } from './inference/outcome.ts'
import { judgeReach } from './inference/reach.ts'
import { judgeContact } from './reach-judge.ts'

const tags = ['reach']
const instant = z.string().describe('ISO 8601, UTC')

export const evidenceAnswer = z.object({
  code: z.enum(evidenceCodes),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
  direction: z.enum(['for', 'against']),
  weight: z.number().describe('Log-likelihood ratio, natural; never negative'),
  about: z.string().describe('The cause it speaks for or against'),
})

const reachAnswer = z.object({
  contact_id: z.uuid(),
  causes: z.array(z.object({ cause: z.enum(reachCauses), probability: z.number() })),
  verdict: z.enum(verdicts),
  evidence: z.array(evidenceAnswer),
  receipts_on: z.number().describe('Probability that read receipts are switched on'),
  computed_at: instant,
  expires_at: instant.describe('After this the verdict says nothing any more: ask again'),
  suppress: z.boolean().describe('Nothing unasked should leave until the person writes'),
  suppression: z
    .object({ since: instant, why: z.array(z.string()), expires_at: instant.nullable() })
    .nullable(),
})

/** Why somebody is silent, as far as that can be known. */
export function reachRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/reach',
    config: { permission: 'messages.read' },
    schema: {
      summary: 'Do our messages reach this person?',
      description:
        'Causes with probabilities that sum to 1, the evidence for and against each, and when it expires. It never says ' +
        'that somebody blocked us: that cannot be known.',
      tags,
      params: z.object({ id: z.uuid('Give the id of a contact.') }),
      response: { 200: reachAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const contact = await findContact(db, workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const now = clock.now()
      const judged = await judgeContact(db, workspaceId, contact.id, now)
      if (!judged) return respond(reply, refuseUnknown())
      const reach = judgeReach(judged.subject)
      const suppression = await findSuppression(
        db,
        { workspace_id: workspaceId, contact_id: contact.id },
        now,
      )
      return respond(reply, {
        ...reach,
        contact_id: contact.id,
        causes: [...reach.causes],
        evidence: reach.evidence.map((one) => ({ ...one, params: { ...one.params } })),
        computed_at: reach.computed_at.toISOString(),
        expires_at: reach.expires_at.toISOString(),
        suppression: suppression
          ? {
              since: suppression.since.toISOString(),
              why: [...suppression.why],
              expires_at: suppression.expires_at?.toISOString() ?? null,
            }
          : null,
      })
    },
  })
}
