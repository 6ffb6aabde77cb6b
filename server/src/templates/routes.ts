import { z } from 'zod'
import {
  type App,
  type House,
  isId,
  keyset,
  type NumberId,
  type Refusal,
  readCursor,
  refuse,
  respond,
  toPage,
  type WorkspaceId,
  wordsOrNone,
} from '../platform/index.ts'
import { viewTemplate } from './template.ts'
import { findTemplate, listTemplates } from './template-store.ts'

/** What only the channel knows. */
export type TemplateSource = {
  /** Reads the lists of all accounts of a workspace again. */
  sync(workspaceId: WorkspaceId): Promise<Refusal | undefined>
  /** The account a number belongs to. */
  findAccount(workspaceId: WorkspaceId, numberId: NumberId): Promise<string | undefined>
}

const tags = ['templates']
const searchCharsMax = 200
const nullable = z.string().nullable()

const blankAnswer = z.object({
  component: z.enum(['header', 'body', 'button', 'limited_time_offer']),
  index: z.int().optional().describe('Position of the button, from 0'),
  card: z.int().optional().describe("Position of the carousel's card, from 0"),
  name: z.string(),
  example: nullable,
  format: z.string(),
})

const templateAnswer = z.object({
  id: z.uuid(),
  account_id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  quality: z.string(),
  reason: nullable,
  parameter_format: z.string(),
  components: z.array(z.record(z.string(), z.unknown())),
  category_will_be: nullable,
  category_changes_at: nullable,
  blanks: z.array(blankAnswer),
  changed_at: z.string(),
})

/** Approved messages with blanks, as the platform has them. */
export function templateRoutes(app: App, house: House, source: TemplateSource): void {
  listRoute(app, house, source)
  oneRoute(app, house)
  syncRoute(app, house, source)
}

function listRoute(app: App, house: House, source: TemplateSource): void {
  app.route({
    method: 'GET',
    url: '/api/v1/templates',
    config: { permission: 'templates.read' },
    schema: {
      summary: 'Templates by name and language',
      tags,
      querystring: z.object({
        ...keyset,
        number_id: z.uuid('Give the id of a number.').optional().describe('Only those this number can send'),
        status: z.string().max(40).toUpperCase().optional(),
        q: wordsOrNone(searchCharsMax).optional().describe('Part of the name or of the words'),
      }),
      response: { 200: z.object({ data: z.array(templateAnswer), next_cursor: nullable }) },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { limit, cursor, number_id, status, q } = request.query
      const after = readTemplateCursor(cursor)
      if (cursor !== undefined && !after) {
        return respond(
          reply,
          refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.'),
        )
      }
      const account_id = number_id && (await source.findAccount(workspaceId, number_id))
      if (number_id && account_id === undefined) return respond(reply, { data: [], next_cursor: null })
      const rows = await listTemplates(house.db, workspaceId, {
        account_id,
        status,
        q: q || undefined,
        limit,
        after,
      })
      const page = toPage(rows, limit, (row) => [row.name, row.language, row.id])
      return respond(reply, { ...page, data: page.data.map(viewTemplate) })
    },
  })
}

function oneRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/templates/:id',
    config: { permission: 'templates.read' },
    schema: {
      summary: 'One template',
      tags,
      params: z.object({ id: z.uuid('Give the id of a template.') }),
      response: { 200: templateAnswer },
    },
    handler: async (request, reply) => {
      const template = await findTemplate(house.db, request.actor!.workspaceId, request.params.id)
      if (template) return respond(reply, viewTemplate(template))
      const message = 'There is no template with this id in the workspace. Look it up in the list again.'
      return respond(reply, refuse('templates.not_found', message))
    },
  })
}

function syncRoute(app: App, house: House, source: TemplateSource): void {
  app.route({
    method: 'POST',
    url: '/api/v1/templates/sync',
    config: { permission: 'templates.write' },
    schema: {
      summary: "Read the platform's lists again",
      tags,
      response: { 200: z.object({ synced_at: z.string() }) },
    },
    handler: async (request, reply) => {
      const refusal = await source.sync(request.actor!.workspaceId)
      return respond(reply, refusal ?? { synced_at: house.clock.now().toISOString() })
    },
  })
}

function readTemplateCursor(cursor: string | undefined) {
  const [name, language, id] = readCursor(cursor) ?? []
  return typeof name === 'string' && typeof language === 'string' && isId(id)
    ? { name, language, id }
    : undefined
}
