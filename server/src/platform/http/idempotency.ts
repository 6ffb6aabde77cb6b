import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/index.ts'
import type { WorkspaceId } from '../ids.ts'
import { errorBody } from './respond.ts'

const keyLengthMax = 200
/** A first try that has not been answered for this long has died, and the next one may take its place. */
const answerSecondsMax = 10
/** How long an answer is kept for a repeated request. It may name people, so it is not kept longer. */
export const answersKeptHours = 24

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that this very request keeps its answer under. Null when it has none, or only repeats another. */
    heldKey: string | null
  }
}

/**
 * A write sent twice with the same `Idempotency-Key` within 24 hours is done once and answered the same. The key belongs
 * to the workspace; used again for another request it is refused, since one of the two would silently be lost.
 */
export function keepAnswers(app: FastifyInstance, db: Database): void {
  app.decorateRequest('heldKey', null)
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
    if (first.numAffectedRows !== 1n) return answerAgain(db, request, reply, key, asked)
    request.heldKey = key
  })
  // A request turned away before its handler holds no key, so it can neither set nor replace what is kept under one.
  app.addHook('onSend', async ({ heldKey, actor }, reply, payload) => {
    // Pages registered before us have no such field at all.
    if (!heldKey || !actor) return payload
    if (reply.statusCode >= 500) await forget(db, actor.workspaceId, heldKey)
    else await remember(db, actor.workspaceId, heldKey, reply.statusCode, payload)
    return payload
  })
}

/** Drops the answers whose time is over. Returns how many. */
export async function forgetAnswers(db: Database): Promise<number> {
  const gone = await sql`
    delete from idempotency_keys where created_at < now() - make_interval(hours => ${answersKeptHours})`.execute(
    db,
  )
  return Number(gone.numAffectedRows ?? 0)
}

/**
 * Empties kept answers that show any of these things (messages, notes), since words of them were taken back. A request
 * repeated afterwards is still not done twice; its answer says nothing any more.
 */
export async function forgetAnswersAbout(
  trx: Transaction,
  things: readonly { readonly workspace_id: WorkspaceId; readonly id: string }[],
): Promise<void> {
  // 120, as in idempotency_keys_long_answers: shorter answers name an id and a state, and show no words.
  for (const [workspaceId, ones] of Map.groupBy(things, (one) => one.workspace_id)) {
    await sql`
      update idempotency_keys set answer = '{}'
      where workspace_id = ${workspaceId} and length(answer::text) > 120
        and answer::text like any (${ones.map((one) => `%${one.id}%`)}::text[])`.execute(trx)
  }
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
  if (!past || past.route !== asked.route || past.request_hash !== asked.hash) {
    const message = 'This Idempotency-Key was used for another request. Use a new key for a new request.'
    reply.header('idempotency-replayed', 'true')
    return reply.code(409).send(errorBody({ code: 'request.conflict', message }))
  }
  if (past.status !== null) {
    return reply.header('idempotency-replayed', 'true').code(past.status).send(past.answer)
  }
  // The first try may have died between doing and answering. Writes that must not repeat carry the key down as their
  // draft key, so the handler may safely run again after a while.
  if (await takeOver(db, request.actor!.workspaceId, key)) {
    request.heldKey = key
    return undefined
  }
  const message =
    'The first request with this Idempotency-Key is still being worked on. Ask again in a moment.'
  reply.header('idempotency-replayed', 'true')
  return reply.code(409).send(errorBody({ code: 'request.in_progress', message }))
}

/** Of several that come back after a death, one begins again and the others wait for it. */
async function takeOver(db: Database, workspaceId: number, key: string): Promise<boolean> {
  const taken = await sql`
    update idempotency_keys set created_at = now()
    where workspace_id = ${workspaceId} and key = ${key} and status is null
      and created_at < now() - make_interval(secs => ${answerSecondsMax})`.execute(db)
  return taken.numAffectedRows === 1n
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
    where workspace_id = ${workspaceId} and key = ${key} and status is null`.execute(db)
}

async function forget(db: Database, workspaceId: number, key: string): Promise<void> {
  await sql`delete from idempotency_keys where workspace_id = ${workspaceId} and key = ${key} and status is null`.execute(
    db,
  )
}
