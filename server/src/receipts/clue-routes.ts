import { z } from 'zod'
import { findContact } from '../contacts/index.ts'
import {
  type App,
  type House,
  inTransaction,
  isId,
  keyset,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  wordsOrNone,
} from '../platform/index.ts'
import { type Clue, checkClueDate } from './clue.ts'
import { insertClue, listClues, withdrawClue } from './clue-store.ts'
import { clueKinds } from './inference/facts.ts'
import { announceReach } from './reach-news.ts'
import { markDue } from './reach-store.ts'

export const noteCharsMax = 1_000

const tags = ['reach']
const params = z.object({ id: z.uuid('Give the id of a contact.') })
const kind = z.enum(clueKinds, `Choose one of ${clueKinds.join(', ')}.`)

const clueAnswer = z.object({
  id: z.uuid(),
  contact_id: z.uuid(),
  kind,
  observed: z.boolean(),
  observed_at: z.string().describe('ISO 8601, UTC'),
  note: z.string().nullable(),
  recorded_at: z.string(),
  recorded_by: z.string(),
  withdrawn_at: z.string().nullable(),
  withdrawn_by: z.string().nullable(),
})

const clueBody = z.object({
  kind: kind.describe('What was noticed. The platform tells a business neither photos nor "last seen"'),
  observed: z
    .boolean('Give true, or false when somebody looked and it was not so.')
    .default(true)
    .describe('False is a clue too: somebody looked, and the photo is still there'),
  observed_at: z.iso
    .datetime({ offset: true, error: 'Write an instant, such as 2026-11-03T12:00:00Z.' })
    .optional()
    .describe('When it was noticed; now when left out'),
  note: wordsOrNone(noteCharsMax).nullish(),
})

/** What agents notice on their own phones, kept as facts. */
export function clueRoutes(app: App, house: House): void {
  noteRoute(app, house)
  listRoute(app, house)
  withdrawRoute(app, house)
}

function noteRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/clues',
    config: { permission: 'conversations.write' },
    schema: {
      summary: 'Note a clue about whether somebody can still be reached',
      tags,
      params,
      body: clueBody,
      response: { 201: clueAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { kind, observed, note } = request.body
      const now = clock.now()
      const observedAt = request.body.observed_at === undefined ? now : new Date(request.body.observed_at)
      const impossible = checkClueDate(observedAt, now)
      if (impossible) return respond(reply, impossible)
      const contact = await findContact(db, actor.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const clue = await inTransaction(db, async (trx) => {
        const person = { workspace_id: actor.workspaceId, contact_id: contact.id }
        await markDue(trx, [person], now)
        await announceReach(trx, actor.workspaceId, [contact.id])
        return insertClue(
          trx,
          {
            ...person,
            kind,
            observed,
            observed_at: observedAt,
            note: note || null,
            recorded_by: signature(actor),
          },
          now,
        )
      })
      return respond(reply, viewClue(clue), 201)
    },
  })
}

function listRoute(app: App, { db }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/clues',
    config: { permission: 'contacts.read' },
    schema: {
      summary: 'Clues that were noted about a person, also those taken back',
      tags,
      params,
      querystring: z.object(keyset),
      response: { 200: z.object({ data: z.array(clueAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const before = readTimeCursor(cursor)
      if (cursor !== undefined && !before) return respond(reply, refuseCursor())
      const contact = await findContact(db, request.actor!.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const rows = await listClues(db, request.actor!.workspaceId, contact.id, { limit, before })
      return respond(
        reply,
        toPage(rows.map(viewClue), limit, (row) => [row.observed_at, row.id]),
      )
    },
  })
}

function withdrawRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'DELETE',
    url: '/api/v1/contacts/:id/clues/:clue_id',
    config: { permission: 'conversations.write' },
    schema: {
      summary: 'Take a clue back that was noted by mistake',
      description: 'It stays in the list, marked, and counts no more.',
      tags,
      params: params.extend({ clue_id: z.uuid('Give the id of a clue.') }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const contact = await findContact(db, actor.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const now = clock.now()
      const outcome = await inTransaction(db, async (trx) => {
        const by = signature(actor)
        const found = await withdrawClue(trx, actor.workspaceId, contact.id, request.params.clue_id, by, now)
        if (!found) return refuse('receipts.not_found', 'There is no such clue about this person.')
        await markDue(trx, [{ workspace_id: actor.workspaceId, contact_id: contact.id }], now)
        await announceReach(trx, actor.workspaceId, [contact.id])
        return undefined
      })
      return respond(reply, outcome)
    },
  })
}

function viewClue(clue: Clue) {
  return {
    id: clue.id,
    contact_id: clue.contact_id,
    kind: clue.kind,
    observed: clue.observed,
    observed_at: clue.observed_at.toISOString(),
    note: clue.note,
    recorded_at: clue.recorded_at.toISOString(),
    recorded_by: clue.recorded_by,
    withdrawn_at: clue.withdrawn_at?.toISOString() ?? null,
    withdrawn_by: clue.withdrawn_by,
  }
}

export const refuseUnknown = () =>
  refuse(
    'contacts.not_found',
    'There is no contact with this id in the workspace. Look it up in the list again.',
  )

export const refuseCursor = () =>
  refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.')

export function readTimeCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = readCursor(cursor) ?? []
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isId(id) ? { at, id } : undefined
}
