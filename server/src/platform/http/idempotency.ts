import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'
import { errorBody } from './respond.ts'

const keyLengthMax = 200

/**
 * A write sent twice with the same `Idempotency-Key` is done once and answered the same. The key belongs to the
 * workspace; used again for another request it is refused, since one of the two would silently be lost.
 */
export function keepAnswers(app: FastifyInstance, db: Database): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (key === undefined) return
    if (key.length > keyLengthMax) {
      const message = `Idempotency-Key: at most ${keyLengthMax} characters.`
      return reply.code(400).send(errorBody({ code: 'request.invalid', message }))
    }
    const asked = { route: routeOf(request), hash: hashOf(request) }
    const first = await sql`insert into idempotency_keys (workspace_id, key, route, request_hash)
      values (${request.actor!.workspaceId}, ${key}, ${asked.route}, ${asked.hash}) on conflict do nothing`.execute(
      db,
    )
    if (first.numAffectedRows === 1n) return
    return answerAgain(db, request, reply, key, asked)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const key = keyOf(request)
    if (key === undefined || !request.actor || reply.hasHeader('idempotency-replayed')) return payload
    if (reply.statusCode >= 500) await forget(db, request.actor.workspaceId, key)
    else await remember(db, request.actor.workspaceId, key, reply.statusCode, payload)
    return payload
  })
}

function keyOf(request: FastifyRequest): string | undefined {
  if (request.method === 'GET' || request.method === 'HEAD' || !request.actor) return undefined
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined
}

const routeOf = (request: FastifyRequest) => `${request.method} ${request.url}`
const hashOf = (request: FastifyRequest) =>
  createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('base64url')

async function answerAgain(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  asked: { route: string; hash: string },
): Promise<FastifyReply | undefined> {
  const past = await db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('workspace_id', '=', request.actor!.workspaceId)
    .where('key', '=', key)
    .executeTakeFirst()
  reply.header('idempotency-replayed', 'true')
  if (!past || past.route !== asked.route || past.request_hash !== asked.hash) {
    const message = 'This Idempotency-Key was used for another request. Use a new key for a new request.'
    return reply.code(409).send(errorBody({ code: 'request.conflict', message }))
  }
  if (past.status !== null) return reply.code(past.status).send(past.answer)
  // The first try may have died between doing and answering. Writes that must not repeat carry the key down as their
  // draft key, so the handler may safely run again after a while.
  if (Date.now() - past.created_at.getTime() > 10_000) {
    reply.removeHeader('idempotency-replayed')
    return undefined
  }
  const message =
    'The first request with this Idempotency-Key is still being worked on. Ask again in a moment.'
  return reply.code(409).send(errorBody({ code: 'request.in_progress', message }))
}

async function remember(
  db: Database,
  workspaceId: number,
  key: string,
  status: number,
  payload: unknown,
): Promise<void> {
  const answer = typeof payload === 'string' && payload !== '' ? payload : 'null'
  await sql`update idempotency_keys set status = ${status}, answer = ${answer}::jsonb
    where workspace_id = ${workspaceId} and key = ${key}`.execute(db)
}

async function forget(db: Database, workspaceId: number, key: string): Promise<void> {
  await sql`delete from idempotency_keys where workspace_id = ${workspaceId} and key = ${key} and status is null`.execute(
    db,
  )
}
