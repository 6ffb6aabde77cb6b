import { z } from 'zod'
import { type Actor, type App, type House, type OpenDatabase, refuse, respond } from '../platform/index.ts'
import { readPosition } from './live-position.ts'
import { LiveHub } from './live-view.ts'

export type LiveView = { routes(app: App): void; close(): Promise<void> }

/** The live line of browsers: `GET /api/v1/events`. */
export function liveView(house: House, database: OpenDatabase): LiveView {
  const hub = new LiveHub(house, database)
  return {
    routes(app) {
      eventsRoute(app, hub)
      // Lines never end by themselves, and the server waits for those that are open.
      app.addHook('preClose', () => hub.close())
    },
    close: () => hub.close(),
  }
}

/** Lines one agent or token may hold open in one process: a person's pages, with room to come back. */
export const streamsPerCallerMax = 20

const callerOf = ({ workspaceId, kind, id }: Actor) => `${workspaceId} ${kind}:${id}`

function eventsRoute(app: App, hub: LiveHub): void {
  const streams = new Map<string, number>()
  const count = (caller: string, change: 1 | -1) => {
    const open = (streams.get(caller) ?? 0) + change
    if (open > 0) streams.set(caller, open)
    else streams.delete(caller)
  }
  app.route({
    method: 'GET',
    url: '/api/v1/events',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'Server-Sent Events: what changed, by ids',
      description:
        'Begins with `hello`. Then `changed` with `{name, conversation_ids, message_ids, contact_ids}`, ' +
        'at most every 150 ms, and `reload` when more was missed than is told one by one. Come back with ' +
        'the last id, in the header Last-Event-ID or as `after`, and nothing is lost.',
      tags: ['events'],
      querystring: z.object({ after: z.string().max(50).optional() }),
    },
    handler: async (request, reply) => {
      if (hub.isFull)
        return respond(
          reply,
          refuse('inbox.too_many', 'Too many browsers listen here. Try again in a minute.'),
        )
      const caller = callerOf(request.actor!)
      if ((streams.get(caller) ?? 0) >= streamsPerCallerMax) {
        const message = `You listen here ${streamsPerCallerMax} times already. Close pages or programs you no longer use.`
        return respond(reply, refuse('inbox.too_many', message))
      }
      count(caller, 1)
      // Told once, however the line ends, and also when it ends while the reader is still starting.
      reply.raw.once('close', () => count(caller, -1))
      await hub.start()
      const header = request.headers['last-event-id']
      // The header is newer: a browser sends it when it comes back, while the address stays as it was.
      const since = readPosition(typeof header === 'string' ? header : request.query.after)
      const headers = reply.getHeaders()
      reply.hijack()
      reply.raw.writeHead(200, {
        ...(headers as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
      await hub.join(request.actor!.workspaceId, reply.raw, since)
      return reply
    },
  })
}
