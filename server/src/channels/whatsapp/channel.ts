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
} from '../../templates/index.ts'
import type { Graph } from './graph.ts'
import { findWhatsappNumber, type NumberBook } from './number-store.ts'
import type { MediaDesk } from './outbound-media.ts'
import { record, text } from './read-fields.ts'
import { sendMessage } from './send.ts'

/** WhatsApp as messages knows a channel. */
export function openWhatsappChannel(db: Database, graph: Graph, book: NumberBook, media: MediaDesk): Channel {
  return {
    name: 'whatsapp',
    windowHours: serviceWindowHours,
    windowFreeTypes: ['template'],
    addressKinds: ['phone', 'bsuid'],
    // The Cloud API has no call that deletes a sent message (message-api v23.0; changelog to 2026-08).
    canDeleteForEveryone: false,
    checkBody: checkOutbound,
    prepare: (drafts) => Promise.all(drafts.map((draft) => prepareDraft(db, draft))),
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

async function prepareDraft(db: Database, draft: PreparedDraft): Promise<Prepared | Refusal> {
  if (draft.type !== 'template') return { purpose: draft.purpose, details: {} }
  const number = await findWhatsappNumber(db, draft.workspace_id, draft.number_id)
  const body = record(draft.body)
  const asked = { name: text(body.name), language: text(record(body.language).code) }
  const [template] = number ? await findTemplates(db, draft.workspace_id, number.waba_id, [asked]) : []
  const refusal = checkApproved(template, asked)
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
