import { z } from 'zod'
import { listAgentNames } from '../../accounts/index.ts'
import {
  type App,
  type House,
  isId,
  isRefusal,
  keyset,
  readCursor,
  refuse,
  respond,
  toPage,
  words,
} from '../../platform/index.ts'
import { listDeletions } from '../deletion/deletion-store.ts'
import { period, periodOf } from './period.ts'

const acts = ['recall', 'hide', 'everyone'] as const

/** What was taken back, hidden and deleted: the list behind those figures of the report. */
export function deletionListRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/deletions',
    config: { permission: 'mistakes.read' },
    schema: {
      tags: ['mistakes'],
      summary:
        'Messages taken back, hidden or deleted for everyone, by whom, newest first; never their words',
      querystring: period.extend({
        act: z.enum(acts, { error: `must be one of ${acts.join(', ')}` }).optional(),
        by: words(100).optional().describe('as the report’s key: agent:… or token:…'),
        ...keyset,
      }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { act, by, limit, cursor, ...asked } = request.query
      const span = periodOf(asked, clock.now())
      if (isRefusal(span)) return respond(reply, span)
      const [before] = readCursor(cursor) ?? []
      if (cursor !== undefined && !isId(before))
        return respond(reply, refuse('request.invalid', 'cursor: take the one of the page before.'))
      const filter = { ...span, ...(act ? { act } : {}), ...(by ? { by } : {}) }
      const rows = await listDeletions(db, workspaceId, filter, {
        limit: limit + 1,
        ...(isId(before) ? { before } : {}),
      })
      const agents = await listAgentNames(db, workspaceId)
      const page = toPage(rows, limit, ({ id }) => [id])
      return respond(reply, {
        ...page,
        data: page.data.map(({ by, ...row }) => ({
          ...row,
          by: { id: by, name: agents.get(by.replace(/^agent:/, '')) ?? null },
        })),
      })
    },
  })
}
