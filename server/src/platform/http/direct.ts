import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isDatabaseAway } from '../database/is-away.ts'
import type { Log } from '../log.ts'
import { databaseAway, errorBody } from './respond.ts'

/**
 * An address answered below the framework, for what arrives thousands of times a second and needs none of what the
 * framework does: it has the raw bytes, its own proof of who sends, and almost always an empty answer.
 */
export type DirectRoute = {
  readonly method: string
  readonly url: string
  readonly bytesMax: number
  /** A rejection becomes a 500, or a 503 while the database is away, and is logged. */
  readonly answer: (body: Buffer, headers: IncomingMessage['headers']) => Promise<DirectAnswer>
}

export type DirectAnswer = { readonly status: number; readonly body?: object }

const tooLarge: DirectAnswer = {
  status: 413,
  body: errorBody({
    code: 'request.too_large',
    message: 'The request is larger than this address accepts.',
  }),
}
const failed: DirectAnswer = {
  status: 500,
  body: errorBody({
    code: 'request.failed',
    message: 'Something went wrong on our side. It has been logged; please try again.',
  }),
}

const away: DirectAnswer = { status: 503, body: errorBody(databaseAway) }

/** A connection kept open costs little; senders of webhooks come back within seconds. */
const keepAliveMs = 72_000

/** The server below the framework: direct routes are answered here, everything else goes on to `next`. */
export function createDirectServer(
  routes: readonly DirectRoute[],
  log: Log,
  next: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 0 }, (request, response) => {
    const route = routes.find((one) => one.method === request.method && isAt(one.url, request.url!))
    if (route) take(route, request, response, log)
    else next(request, response)
  })
}

function isAt(url: string, asked: string): boolean {
  if (asked === url) return true
  return asked.startsWith(url) && /^\/?(\?|$)/.test(asked.slice(url.length))
}

function take(route: DirectRoute, request: IncomingMessage, response: ServerResponse, log: Log): void {
  const pieces: Buffer[] = []
  let bytes = 0
  request.on('data', (piece: Buffer) => {
    bytes += piece.length
    if (bytes <= route.bytesMax) pieces.push(piece)
    else if (!response.headersSent) respond(response, tooLarge, true)
  })
  // A sender that goes away in the middle never ends its request, and nothing is taken.
  request.on('end', () => {
    if (bytes > route.bytesMax) return
    route.answer(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces), request.headers).then(
      (answer) => respond(response, answer),
      (error: unknown) => {
        log.error({ err: error, route: route.url }, 'a request failed')
        respond(response, isDatabaseAway(error) ? away : failed)
      },
    )
  })
}

function respond(response: ServerResponse, answer: DirectAnswer, last = false): void {
  if (answer.body === undefined) {
    response.writeHead(answer.status, { 'content-length': 0 }).end()
    return
  }
  const body = JSON.stringify(answer.body)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  }
  // The rest of what is too large is not waited for.
  response.writeHead(answer.status, last ? { ...headers, connection: 'close' } : headers).end(body)
}
