import type { FastifyRequest } from 'fastify'
import { type App, errorBody, type House, isId, newId, signature } from '../platform/index.ts'
import { type AuditEntry, insertAuditEntries } from './audit-store.ts'
import { isSameOrigin } from './same-origin.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The id in the answer of a write, so that the log can say what was made. */
    answeredId: string | undefined
  }
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Stands over every route registered after it: turns away writes that another site's page made a signed-in
 * browser send, and keeps the log of what people and tokens did. An entry is written before the answer
 * leaves, so whoever got an answer finds the deed in the log.
 */
export function watchWrites(app: App, house: House, publicOrigin: string): void {
  app.decorateRequest('answeredId', undefined)
  app.addHook('onRequest', async (request, reply) => {
    if (readingMethods.has(request.method) || isSameOrigin(request.headers, publicOrigin)) return
    const message = 'This came from a page of another site. Open the desk itself and try again.'
    return reply.code(403).send(errorBody({ code: 'accounts.other_site', message }))
  })
  app.addHook('preSerialization', async (request, _reply, answer) => {
    if (readingMethods.has(request.method)) return answer
    const id = (answer as { id?: unknown } | null)?.id
    if (isId(id)) request.answeredId = id
    return answer
  })
  const write = gatherEntries(house)
  app.addHook('onSend', async (request, reply, payload) => {
    const repeated = reply.hasHeader('idempotency-replayed')
    if (readingMethods.has(request.method) || !request.actor || reply.statusCode >= 400 || repeated) {
      return payload
    }
    await write(entryOf(request, reply.statusCode, house.clock.now()))
    return payload
  })
}

function entryOf(request: FastifyRequest, status: number, at: Date): AuditEntry {
  const actor = request.actor!
  return {
    workspace_id: actor.workspaceId,
    id: newId(at),
    at,
    actor: signature(actor),
    route: `${request.method} ${request.routeOptions.url ?? '/'}`,
    subject: { ...idsIn(request.params), ...(request.answeredId ? { made: request.answeredId } : {}) },
    details: { status },
  }
}

/** Ids of ours only: an address may also carry a telephone number. */
function idsIn(params: unknown): Record<string, string> {
  const pairs = Object.entries((params ?? {}) as Record<string, unknown>)
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => isId(pair[1])))
}

/** Entries that arrive while one statement is under way share the next one. */
function gatherEntries(house: House): (entry: AuditEntry) => Promise<void> {
  let waiting: AuditEntry[] = []
  let next: Promise<void> | undefined
  let underWay: Promise<void> = Promise.resolve()

  async function flush(): Promise<void> {
    await underWay
    const entries = waiting
    waiting = []
    next = undefined
    underWay = insertAuditEntries(house.db, entries).catch((error) => {
      // The deed is done and its answer must not say otherwise; the operator's log keeps what the table
      // could not.
      const deeds = entries.map(({ actor, route, subject }) => ({ actor, route, subject }))
      house.log.error({ err: error, deeds }, 'the audit log could not be written')
    })
    await underWay
  }

  return (entry) => {
    waiting.push(entry)
    next ??= flush()
    return next
  }
}
