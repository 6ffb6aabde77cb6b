import { z } from 'zod'
import { type App, type House, keyset, respond, toPage } from '../platform/index.ts'
import { auditAnswer, pageOf, readIdCursor } from './answers.ts'
import { type AuditRow, listAuditEntries } from './audit-store.ts'

export function auditRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/audit',
    config: { permission: 'audit.read' },
    schema: {
      summary: 'Who did what and when, newest first; ids only, never content',
      tags: ['audit'],
      querystring: z.object(keyset),
      response: { 200: pageOf(auditAnswer) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const before = readIdCursor(cursor)
      if ('refused' in before) return respond(reply, before)
      const bounds = { before: before.id, limit: limit + 1 }
      const rows = await listAuditEntries(house.db, request.actor!.workspaceId, bounds)
      const page = toPage(rows, limit, (row) => [row.id])
      return respond(reply, { ...page, data: page.data.map(presentEntry) })
    },
  })
}

function presentEntry({ id, at, actor, actor_name, route, subject, details }: AuditRow) {
  const [kind, actorId] = actor.split(':')
  return { id, at: at.toISOString(), actor: { kind, id: actorId, name: actor_name }, route, subject, details }
}
