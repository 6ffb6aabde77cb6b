import { z } from 'zod'
import { findLanguage, findWorkspace, listAgentNames } from '../../accounts/index.ts'
import {
  type Actor,
  type App,
  type House,
  isId,
  isRefusal,
  readCursor,
  refuse,
  respond,
  signature,
  words,
  writeCursor,
} from '../../platform/index.ts'
import type { Channels } from '../channel.ts'
import { reportHabit } from '../deletion/habit.ts'
import { asked, channelOf } from '../deletion/routes.ts'
import type { MessageRow } from '../message.ts'
import { findMessageRow } from '../message-store.ts'
import { type CorrectionOptions, draftCorrection } from './correction.ts'
import { deletionListRoute } from './deletion-list-route.ts'
import { mistakeKinds } from './mistake.ts'
import { mistakeGroups, reportMistakes } from './mistake-report.ts'
import { findMistake, type ListedMistake, listMistakes } from './mistake-store.ts'
import { sayAdvice } from './mistake-words.ts'
import { period, periodOf } from './period.ts'
import { judgeMistake, recordMistake } from './record-mistake.ts'

const tags = ['mistakes']
const messageId = z.object({ id: z.uuid('must be the id of a message') })
const kind = z.enum(mistakeKinds, { error: `must be one of ${mistakeKinds.join(', ')}` })

const pageMax = 100

export function mistakeRoutes(app: App, house: House, channels: Channels, options: CorrectionOptions): void {
  adviceRoute(app, house, channels)
  tellRoute(app, house, channels)
  correctionRoute(app, house, channels, options)
  reportRoute(app, house)
  listRoute(app, house)
  deletionListRoute(app, house)
}

const notFound = () => refuse('messages.not_found', 'There is no such message.')

const find = ({ db }: House, actor: Actor, id: string): Promise<MessageRow | undefined> =>
  findMessageRow(db, actor.workspaceId, id)

/** What was told of it, for who told it, who wrote it, and who is responsible for both: no business of colleagues. */
async function findToldTo({ db }: House, actor: Actor, { id, author }: MessageRow) {
  const told = await findMistake(db, actor.workspaceId, id)
  const isOwn = [told?.by, author].includes(signature(actor))
  return isOwn || actor.permissions.has('mistakes.read') ? told : undefined
}

function adviceRoute(app: App, house: House, channels: Channels): void {
  const { db, clock } = house
  app.route({
    method: 'GET',
    url: '/api/v1/messages/:id/mistake',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'What is best done about a mistake of this kind, before anything is recorded',
      params: messageId,
      querystring: asked.extend({ kind }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const message = await find(house, actor, request.params.id)
      if (!message) return respond(reply, notFound())
      const channel = await channelOf(house, channels, message)
      const judged = await judgeMistake(db, channel, message, request.query.kind, clock.now())
      if (isRefusal(judged)) return respond(reply, judged)
      const language = request.query.language ?? (await findLanguage(db, actor))
      return respond(reply, {
        kind: request.query.kind,
        situation: judged.situation,
        advice: sayAdvice(judged.advice, language),
        recorded: (await findToldTo(house, actor, message)) ?? null,
      })
    },
  })
}

function tellRoute(app: App, house: House, channels: Channels): void {
  const { db, clock } = house
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/mistake',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Tell that a message of ours went wrong; telling it again corrects what was told',
      params: messageId,
      querystring: asked,
      body: z.object({ kind, note: words(1000).nullable().default(null) }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const message = await find(house, actor, request.params.id)
      if (!message) return respond(reply, notFound())
      const now = clock.now()
      const channel = await channelOf(house, channels, message)
      const judged = await judgeMistake(db, channel, message, request.body.kind, now)
      if (isRefusal(judged)) return respond(reply, judged)
      await recordMistake(db, message, { ...judged, ...request.body, by: signature(actor) }, now)
      const language = request.query.language ?? (await findLanguage(db, actor))
      return respond(
        reply,
        {
          message_id: message.id,
          kind: request.body.kind,
          situation: judged.situation,
          advice: sayAdvice(judged.advice, language),
          habit: await reportHabit(db, actor.workspaceId, signature(actor), now),
        },
        201,
      )
    },
  })
}

function correctionRoute(app: App, house: House, channels: Channels, options: CorrectionOptions): void {
  app.route({
    method: 'GET',
    url: '/api/v1/messages/:id/correction',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary:
        'A draft that makes a mistake right, in the person’s language, when to send it and whom to tell',
      params: messageId,
      querystring: z.object({ kind }),
    },
    handler: async (request, reply) => {
      const message = await find(house, request.actor!, request.params.id)
      if (!message) return respond(reply, notFound())
      if (message.direction === 'in')
        return respond(reply, refuse('messages.not_ours', 'This message was written by the customer.'))
      const now = house.clock.now()
      const channel = await channelOf(house, channels, message)
      const { kind } = request.query
      return respond(reply, await draftCorrection(house.db, channel, options, message, kind, now))
    },
  })
}

function reportRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/mistakes/report',
    config: { permission: 'mistakes.read' },
    schema: {
      tags,
      summary: 'Mistakes and deletions by agent, kind or hour, each share with its interval and coverage',
      querystring: period.extend({
        by: z.enum(mistakeGroups, { error: `must be one of ${mistakeGroups.join(', ')}` }).default('agent'),
      }),
    },
    handler: async (request, reply) => {
      const span = periodOf(request.query, clock.now())
      if (isRefusal(span)) return respond(reply, span)
      const { by } = request.query
      const report = await reportMistakes(db, request.actor!.workspaceId, { ...span, by })
      return respond(reply, { ...span, by, ...report, next_cursor: null })
    },
  })
}

function listRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/mistakes',
    config: { permission: 'mistakes.read' },
    schema: {
      tags,
      summary: 'The mistakes behind a figure of the report, newest first',
      querystring: period.extend({
        kind: kind.optional(),
        agent: words(100).optional().describe('as the report’s key: agent:…'),
        hour: z.coerce.number().int().min(0).max(23).optional(),
        limit: z.coerce.number().int().min(1).max(pageMax).default(50),
        cursor: z.string().max(500).optional(),
      }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { limit, cursor, kind, agent, hour, ...asked } = request.query
      const span = periodOf(asked, clock.now())
      if (isRefusal(span)) return respond(reply, span)
      const before = readCursor(cursor)
      const isForeign =
        before === undefined || !isId(before[1]) || Number.isNaN(Date.parse(String(before[0])))
      if (cursor !== undefined && isForeign)
        return respond(reply, refuse('request.invalid', 'cursor: take the one of the page before.'))
      const zone = (await findWorkspace(db, workspaceId))?.time_zone ?? 'UTC'
      const rows = await listMistakes(
        db,
        workspaceId,
        {
          ...span,
          time_zone: zone,
          ...(kind ? { kind } : {}),
          ...(agent ? { author: agent } : {}),
          ...(hour === undefined ? {} : { hour }),
        },
        {
          limit: limit + 1,
          ...(cursor === undefined ? {} : { before: [String(before![0]), String(before![1])] as const }),
        },
      )
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const agents = await listAgentNames(db, workspaceId)
      return respond(reply, {
        data: shown.map((row) => presentMistake(row, agents)),
        next_cursor:
          rows.length > limit && last ? writeCursor([last.at.toISOString(), last.message_id]) : null,
      })
    },
  })
}

function presentMistake(row: ListedMistake, agents: ReadonlyMap<string, string>) {
  const named = (signed: string | null) =>
    signed === null ? null : { id: signed, name: agents.get(signed.replace(/^agent:/, '')) ?? null }
  const { message_id, contact_id, kind, note, situation, advice, sent_at, at } = row
  return {
    message_id,
    contact_id,
    kind,
    note,
    situation,
    advice,
    sent_at,
    at,
    author: named(row.author),
    by: named(row.by),
  }
}
