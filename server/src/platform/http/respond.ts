import type { FastifyReply } from 'fastify'
import { isRefusal, type Refusal } from '../refusal.ts'

/** The one place where a refusal becomes a status. What a caller may not know exists is 404, not 403. */
export function statusOf(code: string): number {
  const reason = code.slice(code.indexOf('.') + 1)
  if (reason === 'not_found') return 404
  if (reason === 'sign_in_needed') return 401
  if (reason === 'not_allowed' || reason === 'own') return 403
  if (reason === 'invalid') return 400
  if (reason === 'too_large') return 413
  if (reason === 'too_many') return 429
  if (reason === 'exists' || reason === 'conflict' || reason === 'in_progress') return 409
  return 422
}

/** What to say while the database does not answer. Senders of webhooks come again, and so do browsers. */
export const databaseAway = {
  code: 'house.database_away',
  message: 'The database does not answer. Try again in a moment.',
} as const

export function errorBody(refusal: Pick<Refusal, 'code' | 'message' | 'details'>) {
  return { error: { code: refusal.code, message: refusal.message, details: refusal.details ?? null } }
}

/** Answers with a use-case's outcome: its value, or its refusal in the error form every route shares. */
export function respond(reply: FastifyReply, outcome: unknown, status = 200): FastifyReply {
  if (isRefusal(outcome)) return reply.code(statusOf(outcome.code)).send(errorBody(outcome))
  if (outcome === undefined) return reply.code(204).send()
  return reply.code(status).send(outcome)
}
