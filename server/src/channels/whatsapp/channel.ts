import { checkOutbound } from '@doublecheck/whatsapp'
import type { Channel, Prepared, PreparedDraft } from '../../messages/index.ts'
import { serviceWindowHours } from '../../messages/index.ts'
import { type Database, type Refusal, refuse } from '../../platform/index.ts'
import {
  checkApproved,
  checkTemplateBody,
  findTemplates,
  purposeOfCategory,
  renderTemplate,
  type Template,
} from '../../templates/index.ts'
import type { Graph } from './graph.ts'
import { findWhatsappNumber, type NumberBook } from './number-store.ts'
import type { MediaDesk } from './outbound-media.ts'
import { record, text } from './read-fields.ts'
import { scrubDeliveries } from './scrub-deliveries.ts'
import { sendMessage } from './send.ts'

/** WhatsApp as messages knows a channel. */
export function openWhatsappChannel(db: Database, graph: Graph, book: NumberBook, media: MediaDesk): Channel {
  return {
    name: 'whatsapp',
    windowHours: serviceWindowHours,
    windowFreeTypes: ['template'],
    addressKinds: ['phone', 'bsuid'],
    async lineKind({ workspace_id, number_id }) {
      const number = await findWhatsappNumber(db, workspace_id, number_id)
      return number?.coexistence ? 'whatsapp_coexistence' : 'whatsapp'
    },
    async businessName({ workspace_id, number_id }) {
      return (await findWhatsappNumber(db, workspace_id, number_id))?.verified_name ?? null
    },
    // No `deleteForEveryone`: the Cloud API has no call that deletes a sent message (changelog to 2026-08).
    forgetWords: scrubDeliveries,
    checkBody: checkOutbound,
    prepare: (drafts) => prepareDrafts(db, drafts),
    send: (message) => sendMessage(graph, book, media, message),
    async markRead({ workspace_id, number_id }, channelMessageId, typing) {
      const credentials = await book.credentials(workspace_id, number_id)
      if (!credentials) return refuse('messages.number_missing', 'This number is no longer connected.')
      const answer = await graph.call(`${credentials.base_url}/${credentials.phone_number_id}/messages`, {
        method: 'POST',
        token: credentials.access_token,
        json: {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: channelMessageId,
          ...(typing ? { typing_indicator: { type: 'text' } } : {}),
        },
      })
      if (answer.kind === 'ok') return undefined
      const why = answer.kind === 'error' ? `${answer.error.code}: ${answer.error.title}` : answer.kind
      return refuse('messages.read_not_shown', `The platform did not take the read mark (${why}). Try again.`)
    },
  }
}

/** Aligned with the drafts. Templates are looked up once for each number. */
async function prepareDrafts(
  db: Database,
  drafts: readonly PreparedDraft[],
): Promise<readonly (Prepared | Refusal)[]> {
  const ofTemplates = drafts.filter((draft) => draft.type === 'template')
  const found = new Map<PreparedDraft, Template | undefined>()
  for (const group of Map.groupBy(ofTemplates, keyOfNumber).values()) {
    const { workspace_id, number_id } = group[0]!
    const number = await findWhatsappNumber(db, workspace_id, number_id)
    const templates = number
      ? await findTemplates(db, workspace_id, number.waba_id, group.map(templateAsked))
      : []
    for (const [index, draft] of group.entries()) found.set(draft, templates[index])
  }
  return drafts.map((draft) =>
    draft.type === 'template'
      ? prepareTemplate(draft, found.get(draft))
      : { purpose: draft.purpose, details: {} },
  )
}

const keyOfNumber = ({ workspace_id, number_id }: PreparedDraft) => `${workspace_id} ${number_id}`

function templateAsked({ body }: PreparedDraft): { name: string; language: string } {
  const { name, language } = record(body)
  return { name: text(name), language: text(record(language).code) }
}

function prepareTemplate(draft: PreparedDraft, template: Template | undefined): Prepared | Refusal {
  const refusal = checkApproved(template, templateAsked(draft))
  if (refusal || !template) return refusal ?? refuse('templates.not_found', 'There is no such template.')
  const problems = checkTemplateBody(template, draft.body)
  if (problems.length > 0) {
    return refuse(
      'messages.invalid',
      problems.map((problem) => `${problem.field}: ${problem.message}`).join(' '),
      problems,
    )
  }
  const marketing = purposeOfCategory(template.category) === 'marketing'
  return {
    // Calling a marketing template "service" does not make it one.
    purpose: marketing ? 'marketing' : draft.purpose,
    details: { rendered: renderTemplate(template, draft.body), template_id: template.id },
  }
}
