import { z } from 'zod'
import { findContact } from '../contacts/index.ts'
import {
  type App,
  announce,
  type ContactId,
  type Database,
  type House,
  inTransaction,
  isRefusal,
  type Refusal,
  refuse,
  respond,
  signature,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import { leftOf, renewDaysMax, renewsAt, unansweredLimitMax } from './courtesy.ts'
import { changeCourtesySettings, getCourtesySettings } from './courtesy-settings.ts'
import { listBudgets } from './courtesy-store.ts'
import { findSurveyOffer, recordSurveyOffer } from './courtesy-survey.ts'
import { findSuppression, release } from './suppression.ts'

export const reasonCharsMax = 500

const tags = ['courtesy']
const params = z.object({ id: z.uuid('Give the id of a contact.') })
const instant = z.string().describe('ISO 8601, UTC')

const settings = {
  unanswered_max: z
    .number(`Give a whole number from 0 to ${unansweredLimitMax}.`)
    .int(`Give a whole number from 0 to ${unansweredLimitMax}.`)
    .min(0, 'Give at least 0: nothing unasked leaves then.')
    .max(unansweredLimitMax, `Give at most ${unansweredLimitMax}: more would be insisting.`)
    .describe('Messages nobody asked for that a person may leave unanswered'),
  renew_after_days: z
    .number('Give whole days, or null for never.')
    .int('Give whole days, or null for never.')
    .min(1, 'Give at least 1 day, or null for never.')
    .max(renewDaysMax, `Give at most ${renewDaysMax} days, or null for never.`)
    .nullable()
    .describe('Days of our silence after which the budget is whole again; null: only the person renews it'),
}

const courtesyAnswer = z.object({
  unanswered_max: z.number(),
  unanswered: z.number(),
  left: z.number().describe('What may still be sent unasked'),
  last_at: instant.nullable(),
  renews_at: instant.nullable(),
  suppression: z
    .object({ since: instant, why: z.array(z.string()), expires_at: instant.nullable() })
    .nullable()
    .describe('Set while nothing unasked leaves to this person'),
  survey: z.object({ offered_at: instant.nullable(), may_offer: z.boolean() }),
})

/** Restraint, as people see and set it. */
export function courtesyRoutes(app: App, house: House): void {
  settingsRoutes(app, house)
  readRoute(app, house)
  releaseRoute(app, house)
  surveyRoute(app, house)
}

function settingsRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/courtesy',
    config: { permission: 'consents.read' },
    schema: { summary: 'How often the desk writes unasked', tags, response: { 200: z.object(settings) } },
    handler: async (request, reply) =>
      respond(reply, await getCourtesySettings(db, request.actor!.workspaceId)),
  })
  app.route({
    method: 'PATCH',
    url: '/api/v1/courtesy',
    config: { permission: 'workspace.write' },
    schema: {
      summary: 'Change how often the desk writes unasked',
      tags,
      body: z.strictObject({
        unanswered_max: settings.unanswered_max.optional(),
        renew_after_days: settings.renew_after_days.optional(),
      }),
      response: { 200: z.object(settings) },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const by = signature(actor)
      return respond(
        reply,
        await changeCourtesySettings(db, actor.workspaceId, request.body, by, clock.now()),
      )
    },
  })
}

function readRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/courtesy',
    config: { permission: 'consents.read' },
    schema: {
      summary: 'May we write to this person unasked?',
      description: 'One budget per person, over all agents, bots, campaigns, numbers and channels.',
      tags,
      params,
      response: { 200: courtesyAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const contactId = await findPerson(db, workspaceId, request.params.id)
      return respond(
        reply,
        isRefusal(contactId) ? contactId : await showCourtesy(db, workspaceId, contactId, clock.now()),
      )
    },
  })
}

function releaseRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/suppression/release',
    config: { permission: 'consents.write' },
    schema: {
      summary: 'Let a suppressed person be written to again',
      description: 'The reason is kept, and who gave it.',
      tags,
      params,
      body: z.object({ reason: words(reasonCharsMax).describe('Why it is right to write again') }),
      response: { 200: courtesyAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const workspaceId = actor.workspaceId
      const contactId = await findPerson(db, workspaceId, request.params.id)
      if (isRefusal(contactId)) return respond(reply, contactId)
      const now = clock.now()
      const person = { workspace_id: workspaceId, contact_id: contactId }
      const deed = { by: signature(actor), reason: request.body.reason }
      const released = await inTransaction(db, async (trx) => {
        const contact_ids = await release(trx, [person], deed, now)
        if (contact_ids.length === 0) return contact_ids
        await announce(trx, [{ workspace_id: workspaceId, name: 'consents.changed', body: { contact_ids } }])
        return contact_ids
      })
      const outcome =
        released.length > 0
          ? await showCourtesy(db, workspaceId, contactId, now)
          : refuse('consent.not_suppressed', 'Nothing keeps us from writing to this person: look again.')
      return respond(reply, outcome)
    },
  })
}

function surveyRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/survey-offer',
    config: { permission: 'messages.send' },
    schema: {
      summary: 'Note that a person was asked how often and about what we may write',
      description: 'Once per person: a second time is refused.',
      tags,
      params,
      body: z.object({ message_id: z.uuid('Give the id of the message that asked.').optional() }),
      response: { 201: courtesyAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const workspaceId = actor.workspaceId
      const contactId = await findPerson(db, workspaceId, request.params.id)
      if (isRefusal(contactId)) return respond(reply, contactId)
      const now = clock.now()
      const message_id = request.body.message_id ?? null
      const offer = { workspace_id: workspaceId, contact_id: contactId, message_id, by: signature(actor) }
      const refusal = await recordSurveyOffer(db, offer, now)
      return respond(reply, refusal ?? (await showCourtesy(db, workspaceId, contactId, now)), 201)
    },
  })
}

async function findPerson(db: Database, workspaceId: WorkspaceId, id: string): Promise<ContactId | Refusal> {
  const contact = await findContact(db, workspaceId, id)
  return (
    contact?.id ??
    refuse(
      'contacts.not_found',
      'There is no contact with this id in the workspace. Look it up in the list again.',
    )
  )
}

async function showCourtesy(db: Database, workspaceId: WorkspaceId, contactId: ContactId, now: Date) {
  const person = { workspace_id: workspaceId, contact_id: contactId }
  const [budget] = await listBudgets(db, [person])
  const suppression = await findSuppression(db, person, now)
  const offeredAt = await findSurveyOffer(db, person)
  const { unanswered_max, unanswered, last_at } = budget!
  return {
    unanswered_max,
    unanswered,
    left: suppression ? 0 : leftOf(budget!, now),
    last_at: last_at?.toISOString() ?? null,
    renews_at: renewsAt(budget!)?.toISOString() ?? null,
    suppression: suppression
      ? {
          since: suppression.since.toISOString(),
          why: [...suppression.why],
          expires_at: suppression.expires_at?.toISOString() ?? null,
        }
      : null,
    survey: { offered_at: offeredAt?.toISOString() ?? null, may_offer: offeredAt === undefined },
  }
}
