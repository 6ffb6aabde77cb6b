import { z } from 'zod'
import { findLanguage, findWorkspace, type Language, languages } from '../../accounts/index.ts'
import { getContacts } from '../../contacts/index.ts'
import {
  type Actor,
  type App,
  type House,
  refuse,
  respond,
  signature,
  type WorkspaceId,
} from '../../platform/index.ts'
import type { Channel, Channels } from '../channel.ts'
import type { MessageRow } from '../message.ts'
import { findMessageRow } from '../message-store.ts'
import { listNumbers } from '../number-store.ts'
import { sayAct, sayReached, type Telling } from './act-words.ts'
import { actsOf, reachedOf } from './acts.ts'
import { capabilities, capabilityOf, lineKinds } from './capabilities.ts'
import { deleteForEveryone } from './delete-for-everyone.ts'
import { findAnswer } from './find-answer.ts'
import { reportHabit } from './habit.ts'
import { hideMessage, showMessage } from './hide-message.ts'
import { momentsFor } from './say-moment.ts'

const messageId = z.object({ id: z.uuid('must be the id of a message') })
const tags = ['messages']

/** The words come in this language; left out, in that of whoever asks. */
export const asked = z.object({
  language: z.enum(languages, { error: `must be one of ${languages.join(', ')}` }).optional(),
})

export function deletionRoutes(app: App, house: House, channels: Channels): void {
  deleteRoute(app, house, channels)
  showRoute(app, house)
  capabilityRoute(app, house)
  actsRoute(app, house, channels)
}

const notFound = () => refuse('messages.not_found', 'There is no such message.')

function deleteRoute(app: App, house: House, channels: Channels): void {
  const { db, clock } = house
  app.route({
    method: 'DELETE',
    url: '/api/v1/messages/:id',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Hide a message on this desk, or delete it for everyone where the channel can',
      params: messageId,
      querystring: z.object({ for: z.enum(['me', 'everyone'], { error: 'must be me or everyone' }) }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { id } = request.params
      const by = signature(actor)
      if (request.query.for === 'me')
        return respond(reply, await hideMessage(db, actor.workspaceId, id, by, clock.now()))
      const message = await findMessageRow(db, actor.workspaceId, id)
      if (!message) return respond(reply, notFound())
      const telling = await tellingFor(house, actor, message, 'en')
      const channel = await channelOf(house, channels, message)
      return respond(reply, await deleteForEveryone(db, channel, message, telling, by, clock.now()))
    },
  })
}

function showRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/show',
    config: { permission: 'messages.send' },
    schema: { tags, summary: 'Show a message again that was hidden on this desk', params: messageId },
    handler: async (request, reply) => {
      const actor = request.actor!
      const by = signature(actor)
      return respond(reply, await showMessage(db, actor.workspaceId, request.params.id, by, clock.now()))
    },
  })
}

function capabilityRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/channels/deletion',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary:
        'What each channel can do about a message that has left, with the source and the day it was checked',
      querystring: asked,
    },
    handler: async (request, reply) => {
      const language = request.query.language ?? (await findLanguage(db, request.actor!))
      const name = language === 'fr' ? 'la personne' : 'the person'
      const telling = { language, name, moment: momentsFor(language, 'UTC', clock.now()) }
      const data = lineKinds.map((channel) => {
        const capability = capabilities[channel]
        const possible = capability.everyone === 'by_the_desk'
        const why_not = capability.everyone === 'in_the_app' ? ('in_the_app' as const) : ('no_call' as const)
        const act = { act: 'everyone' as const, possible, until: null, why_not: possible ? null : why_not }
        return {
          channel,
          ...capability,
          source: capability.source[language],
          ...sayAct(act, capability, telling),
        }
      })
      return respond(reply, { data, next_cursor: null })
    },
  })
}

function actsRoute(app: App, house: House, channels: Channels): void {
  const { db, clock } = house
  app.route({
    method: 'GET',
    url: '/api/v1/messages/:id/deletion',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'What can be done about one message, until when, and what would happen',
      params: messageId,
      querystring: asked,
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const message = await findMessageRow(db, actor.workspaceId, request.params.id)
      if (!message) return respond(reply, notFound())
      const now = clock.now()
      const telling = await tellingFor(house, actor, message, request.query.language)
      const channel = await channelOf(house, channels, message)
      const { workspace_id, number_id } = message
      const capability = capabilityOf(await channel.lineKind({ workspace_id, number_id }))
      const reached = reachedOf(message, await findAnswer(db, message), now)
      const habit = await reportHabit(db, actor.workspaceId, signature(actor), now)
      return respond(reply, {
        message_id: message.id,
        language: telling.language,
        reached: { ...reached, words: sayReached(reached, telling) },
        acts: actsOf(message, capability, now).map((act) => ({
          ...act,
          why_not_code: act.why_not,
          ...sayAct(act, capability, telling),
          seconds_left:
            act.until && act.until > now ? Math.ceil((act.until.getTime() - now.getTime()) / 1000) : null,
          source: act.act === 'everyone' ? capability.source[telling.language] : null,
          certainty: act.act === 'everyone' ? capability.certainty : null,
          checked_at: act.act === 'everyone' ? capability.checked_on : null,
        })),
        habit,
      })
    },
  })
}

/** By whom and how this message is spoken of. */
export async function tellingFor(
  { db, clock }: House,
  actor: Actor,
  message: MessageRow,
  wanted: Language | undefined,
): Promise<Telling> {
  const workspaceId: WorkspaceId = actor.workspaceId
  const [language, workspace, contacts] = await Promise.all([
    wanted ?? findLanguage(db, actor),
    findWorkspace(db, workspaceId),
    getContacts(db, workspaceId, message.contact_id === null ? [] : [message.contact_id]),
  ])
  const somebody = language === 'fr' ? 'la personne' : 'the person'
  const name =
    message.contact_id === null ? somebody : (contacts.get(message.contact_id)?.display_name ?? somebody)
  return { language, name, moment: momentsFor(language, workspace?.time_zone ?? 'UTC', clock.now()) }
}

/** The channel of the number a message went by. */
export async function channelOf({ db }: House, channels: Channels, message: MessageRow): Promise<Channel> {
  const { workspace_id, number_id } = message
  const number = (await listNumbers(db, [{ workspace_id, number_id }])).get(number_id)
  return channels(number?.channel ?? 'whatsapp')
}
