import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway } from '../database/is-away.ts'
import { databaseAway, errorBody } from './respond.ts'

/** Every way a request can go wrong before or inside a handler, in one shape, without a stack trace. */
export function answerErrors(app: FastifyInstance, page: string | undefined): void {
  app.setNotFoundHandler((request, reply) => {
    // The browser app routes its own addresses, so every other one is its page.
    if (page !== undefined && isForThePage(request)) {
      return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    }
    return reply
      .code(404)
      .send(errorBody({ code: 'request.not_found', message: 'There is nothing at this address.' }))
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const details = error.validation.map((issue) => ({
        field: fieldName(error.validationContext, issue.instancePath),
        message: issue.message ?? 'is not valid',
      }))
      const named = details.map((detail) => `${detail.field}: ${detail.message}`).join('; ')
      return reply.code(400).send(errorBody({ code: 'request.invalid', message: named, details }))
    }
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send(errorBody(described(error, status)))
    request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    if (isDatabaseAway(error)) return reply.code(503).send(errorBody(databaseAway))
    const message = 'Something went wrong on our side. It has been logged; please try again.'
    return reply
      .code(500)
      .send(errorBody({ code: 'request.failed', message, details: { request_id: request.id } }))
  })
}

function isForThePage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' || !(headers.accept ?? '').includes('text/html')) return false
  return !['/api/', '/webhooks/', '/assets/'].some((prefix) => url.startsWith(prefix))
}

function fieldName(context: string | undefined, path: string): string {
  const field = path.replace(/^\//, '').replaceAll('/', '.')
  if (field) return field
  return context === 'querystring' ? 'query' : (context ?? 'body')
}

function described(error: FastifyError, status: number) {
  if (status === 413)
    return { code: 'request.too_large', message: 'The request is larger than this address accepts.' }
  if (status === 415)
    return { code: 'request.type', message: 'Send JSON, with content-type application/json.' }
  if (status === 429)
    return { code: 'request.too_many', message: 'Too many requests. Wait a moment and try again.' }
  if (status === 400)
    return { code: 'request.invalid', message: `The request could not be read: ${error.message}` }
  return { code: 'request.refused', message: error.message }
}
