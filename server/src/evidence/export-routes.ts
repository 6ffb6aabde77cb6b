import { Readable } from 'node:stream'
import { z } from 'zod'
import {
  type Actor,
  type App,
  isId,
  isRefusal,
  keyset,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  words,
} from '../platform/index.ts'
import { buildBundle } from './build-bundle.ts'
import { agreeExport, askExport, refuseExport, takeExport } from './export.ts'
import { listExports } from './export-store.ts'
import type { Deed } from './hold.ts'
import { exportAnswer, presentExport, presentExports } from './present-exports.ts'
import type { EvidenceHouse } from './routes.ts'

export const reasonCharsMax = 1_000

const tags = ['evidence']
const params = z.object({ id: z.uuid('Give the id of an export.') })
const instant = z.iso
  .datetime({ offset: true, error: 'Write an instant, such as 2026-11-03T12:00:00Z.' })
  .transform((text) => new Date(text))

const exportBody = z
  .object({
    contact_id: z.uuid('Give the id of a contact.').optional(),
    conversation_id: z.uuid('Give the id of a conversation.').optional(),
    from: instant.describe('First instant that belongs to it'),
    to: instant.describe('First instant that no longer belongs to it'),
    reason: words(reasonCharsMax).describe('Why it is needed; it stands in the journal and in the file'),
  })
  .refine((body) => (body.contact_id === undefined) !== (body.conversation_id === undefined), {
    path: ['contact_id'],
    error: 'give either contact_id or conversation_id, not both and not neither',
  })
  .refine((body) => body.from < body.to, { path: ['to'], error: 'must be later than from' })

export function exportRoutes(app: App, house: EvidenceHouse): void {
  askRoutes(app, house)
  decideRoutes(app, house)
  downloadRoute(app, house)
}

const deedOf = (actor: Actor, house: EvidenceHouse): Deed => ({
  workspace_id: actor.workspaceId,
  by: signature(actor),
  now: house.clock.now(),
})

function askRoutes(app: App, house: EvidenceHouse): void {
  app.route({
    method: 'POST',
    url: '/api/v1/evidence/exports',
    config: { permission: 'evidence.export' },
    schema: {
      summary: 'Ask for an export for a dispute; a second person has to agree before it opens',
      tags,
      body: exportBody,
      response: { 201: exportAnswer },
    },
    handler: async (request, reply) => {
      const { contact_id, conversation_id, from, to, reason } = request.body
      const asked = { contact_id, conversation_id, from, to, reason }
      const deed = deedOf(request.actor!, house)
      const outcome = await askExport(house.db, deed, asked, house.findContactOf)
      return respond(
        reply,
        isRefusal(outcome) ? outcome : await presentExport(house, request.actor!, outcome),
        201,
      )
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/evidence/exports',
    config: { permission: 'evidence.read' },
    schema: {
      summary: 'Exports that were asked for, newest first',
      tags,
      querystring: z.object(keyset),
      response: { 200: z.object({ data: z.array(exportAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const before = readTimeCursor(cursor)
      if (cursor !== undefined && !before) return respond(reply, refuseCursor())
      const rows = await listExports(house.db, request.actor!.workspaceId, { limit, before })
      const page = toPage(rows, limit, (row) => [row.asked_at.toISOString(), row.id])
      return respond(reply, { ...page, data: await presentExports(house, request.actor!, page.data) })
    },
  })
}

function decideRoutes(app: App, house: EvidenceHouse): void {
  app.route({
    method: 'POST',
    url: '/api/v1/evidence/exports/:id/agree',
    config: { permission: 'evidence.unseal' },
    schema: {
      summary: 'Agree, as a second person, that an export opens',
      description: 'A token counts as the person who made it.',
      tags,
      params,
      response: { 200: exportAnswer },
    },
    handler: async (request, reply) => {
      const deed = deedOf(request.actor!, house)
      const outcome = await agreeExport(house.db, house.secrets, deed, request.params.id)
      return respond(
        reply,
        isRefusal(outcome) ? outcome : await presentExport(house, request.actor!, outcome),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/evidence/exports/:id/refuse',
    config: { permission: 'evidence.unseal' },
    schema: {
      summary: 'Refuse an export that waits, or take one’s own back',
      tags,
      params,
      response: { 200: exportAnswer },
    },
    handler: async (request, reply) => {
      const deed = deedOf(request.actor!, house)
      const outcome = await refuseExport(house.db, deed, request.params.id)
      return respond(
        reply,
        isRefusal(outcome) ? outcome : await presentExport(house, request.actor!, outcome),
      )
    },
  })
}

function downloadRoute(app: App, house: EvidenceHouse): void {
  app.route({
    method: 'GET',
    url: '/api/v1/evidence/exports/:id/bundle',
    config: { permission: 'evidence.export' },
    schema: {
      summary: 'The export as a file that anybody can verify with `doublecheck evidence verify FILE`',
      description: 'JSON Lines. Each download is an entry of the journal.',
      tags,
      params,
    },
    handler: async (request, reply) => {
      const outcome = await takeExport(house.db, deedOf(request.actor!, house), request.params.id)
      if (isRefusal(outcome)) return respond(reply, outcome)
      return reply
        .header('content-disposition', `attachment; filename="evidence-${outcome.id}.jsonl"`)
        .header('cache-control', 'no-store')
        .type('application/x-ndjson')
        .send(Readable.from(buildBundle(house, outcome)))
    },
  })
}

export const refuseCursor = () =>
  refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.')

function readTimeCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = readCursor(cursor) ?? []
  return isInstant(at) && isId(id) ? { at, id } : undefined
}

/** As we write instants ourselves: many more would be read, and some of them not by PostgreSQL. */
export const isInstant = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) &&
  !Number.isNaN(Date.parse(text))
