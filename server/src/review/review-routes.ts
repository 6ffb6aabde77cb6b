import { outboundTypes } from '@doublecheck/whatsapp'
import { z } from 'zod'
import { findAgentLanguage } from '../accounts/index.ts'
import { findContact } from '../contacts/index.ts'
import { type Actor, type App, type House, refuse, respond } from '../platform/index.ts'
import { assessDrafts } from './approvals/index.ts'
import type { Language } from './context.ts'
import { dictionaryRoutes } from './dictionary-routes.ts'
import { dismissalRoutes } from './dismissal-routes.ts'
import { findingKinds } from './finding.ts'
import { type DraftToReview, type ReviewSources, reviewDrafts } from './review-drafts.ts'
import { readLanguage } from './reviewed-contact.ts'
import { settingsRoutes } from './settings-routes.ts'
import { wordsOf } from './words-of.ts'

const tags = ['review']

const reviewBody = z
  .looseObject({
    contact_id: z.uuid('must be the id of a contact').nullish().describe('Left out: a text for anybody'),
    type: z.enum(outboundTypes as [string, ...string[]], {
      error: `must be one of ${outboundTypes.join(', ')}`,
    }),
    purpose: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be a word such as service or marketing')
      .nullish(),
    send_at: z.iso
      .datetime({ offset: true, error: 'Give a time such as 2026-11-03T09:00:00Z.' })
      .refine((text) => !Number.isNaN(Date.parse(text)), 'Give a day that exists.')
      .nullish()
      .describe('Dates and offers are judged as of then. Left out: now'),
    language: z.string().max(20).nullish().describe('fr or en, where neither the text nor the contact tells'),
  })
  .refine((body) => isBody(body[body.type]), {
    path: ['type'],
    error: (issue) => {
      const { type } = (issue.input ?? {}) as { type?: unknown }
      return `give the body of the message under its name: "${String(type)}": {…}`
    },
  })

const isBody = (value: unknown) => typeof value === 'object' && value !== null

const reviewAnswer = z.object({
  findings: z.array(
    z.object({
      kind: z.enum(findingKinds),
      severity: z.enum(['hint', 'warning', 'stop']),
      part: z.string().describe('which text of the draft: body, caption, header.1 …'),
      start: z.int().describe('UTF-16 offset in that text'),
      end: z.int(),
      message: z.string(),
      proposal: z.string().nullable(),
      saying: z.string(),
      params: z.record(z.string(), z.string()),
    }),
  ),
  approvals_needed: z.int(),
  approval_reasons: z.array(z.string()),
  still_reading: z
    .boolean()
    .describe(
      'Sentences wait for a slower reader: the same draft, asked again in a second, may have more findings',
    ),
})

/** The second look on a draft, and what it leans on. */
export function reviewRoutes(app: App, house: House, sources: ReviewSources): void {
  lookRoute(app, house, sources)
  dictionaryRoutes(app, house)
  settingsRoutes(app, house)
  dismissalRoutes(app, house)
}

function lookRoute(app: App, { db, clock }: House, sources: ReviewSources): void {
  app.route({
    method: 'POST',
    url: '/api/v1/review',
    config: { permission: 'review.use' },
    schema: {
      summary: 'A second look on a draft, before it leaves',
      description:
        'Nothing is sent or kept. The body of the message stands under the name of its type, as in POST /messages. A hint ' +
        'underlines, a warning asks before sending, a stop needs another text or a second person.',
      tags,
      body: reviewBody,
      response: { 200: reviewAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { body } = request
      const now = clock.now()
      const language = readLanguage(body.language)
      const contact = body.contact_id && (await findContact(db, actor.workspaceId, body.contact_id))
      if (body.contact_id && !contact) {
        return respond(reply, refuse('contacts.not_found', 'contact_id: there is no such contact.'))
      }
      const contactId = contact ? contact.id : null
      const draft: DraftToReview = {
        workspace_id: actor.workspaceId,
        contact_id: contactId,
        type: body.type,
        body: body[body.type],
        ...(body.purpose ? { purpose: body.purpose } : {}),
        ...(body.send_at ? { sendAt: new Date(body.send_at) } : {}),
        ...(language ? { language } : {}),
      }
      const [[findings = []], reader] = await Promise.all([
        reviewDrafts(db, sources, [draft], now),
        languageOf(db, actor, request.headers['accept-language']),
      ])
      const [approval] = await assessDrafts(
        db,
        [{ ...draft, contact_id: contactId, reach: 1, findings }],
        now,
      )
      return respond(reply, {
        findings: findings.map((finding) => ({ ...finding, message: wordsOf(finding, reader) })),
        approvals_needed: approval!.needed,
        approval_reasons: approval!.reasons,
        still_reading: sources.grammalecte?.isReading() ?? false,
      })
    },
  })
}

/** Of their account, else of their browser, else English. */
async function languageOf(db: House['db'], actor: Actor, accepted: string | undefined): Promise<Language> {
  const own = actor.kind === 'agent' ? readLanguage(await findAgentLanguage(db, actor.id)) : undefined
  if (own) return own
  const wanted = (accepted ?? '').split(',').map((one) => readLanguage(one.trim()))
  return wanted.find((one) => one !== undefined) ?? 'en'
}
