import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
  type RawServerDefault,
} from 'fastify'
import {
  createJsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Database } from '../database/index.ts'
import type { Log } from '../log.ts'
import { createDirectServer, type DirectRoute } from './direct.ts'
import { answerErrors } from './errors.ts'
import { keepAnswers } from './idempotency.ts'
import { type Actor, permissions, type RoutePermission } from './permissions.ts'
import { errorBody } from './respond.ts'
import { readPage } from './web-app.ts'

/** The HTTP side of the house, with schemas checked by zod. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may call it. The house refuses to start when one does not. */
    permission?: RoutePermission
  }
  interface FastifyRequest {
    actor: Actor | null
  }
  interface FastifyInstance {
    /** In this scope a plugin brings its own routes, and all of them are for everybody. */
    openToAll?: boolean
  }
}

export type RegisteredRoute = {
  readonly method: string
  readonly url: string
  readonly permission: RoutePermission
}

export type HttpServer = {
  readonly app: App
  readonly routes: readonly RegisteredRoute[]
}

export type HttpOptions = {
  readonly db: Database
  readonly log: Log
  /** Finds out who calls, from a bearer token or a session cookie; null is a stranger. */
  readonly identify: (headers: IncomingMessage['headers']) => Promise<Actor | null>
  /** True when pages are served over https, so browsers may be told to insist on it. */
  readonly secure: boolean
  /** Answered below the framework; open to everybody, since they prove themselves by what they carry. */
  readonly direct?: readonly DirectRoute[]
}

/** JSON bodies of the API. Uploads and webhooks set their own limit on their routes. */
export const jsonBodyBytesMax = 1024 * 1024

export async function openHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { direct = [], log } = options
  const app: App = fastify({
    serverFactory: (handler) => createDirectServer(direct, log, handler),
    // What is worth an operator's eye; that it listens, the command line says in its own words.
    loggerInstance: log.child({}, { level: quietest(log.level) }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonBodyBytesMax,
    trustProxy: 'loopback',
    // Addresses that cannot be read at all never come as far as a handler of errors.
    frameworkErrors: (error, _request, reply) => answerUnreadable(error, reply as unknown as FastifyReply),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('actor', null)
  finishInTime(app)
  answerErrors(app, readPage())
  const routes = registerRoutes(app)
  routes.push(...direct.map(({ method, url }) => ({ method, url, permission: 'public' as const })))
  await app.register(helmet, contentSecurity(options.secure))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Doublecheck',
        version: '1',
        description:
          'The desk for customer relations on WhatsApp. A write sent again with the same `Idempotency-Key` within 24 hours ' +
          'is done once and answered the same.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  })
  await app.register(async (scope) => {
    // The page shows nothing but the public description.
    scope.decorate('openToAll', true)
    await scope.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { url: '/api/v1/openapi.json' },
      staticCSP: true,
    })
  })
  askWhoCalls(app, options.identify)
  keepAnswers(app, options.db)
  app.get('/api/v1/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  )
  return { app, routes }
}

/** Once asked to stop, what is under way has this long to finish; then its lines are cut. */
export const finishMsMax = 2_000
const idleLookMs = 50

function finishInTime(app: App): void {
  let looking: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    const cutAt = Date.now() + finishMsMax
    // A line that has had its answer would otherwise be kept for a next request.
    looking = setInterval(() => {
      if (Date.now() < cutAt) app.server.closeIdleConnections()
      else app.server.closeAllConnections()
    }, idleLookMs)
  })
  app.addHook('onClose', async () => clearInterval(looking))
}

function quietest(level: string): string {
  return ['warn', 'error', 'fatal', 'silent'].includes(level) ? level : 'warn'
}

function answerUnreadable(error: FastifyError, reply: FastifyReply): void {
  const message = 'The address could not be read: it is too long, or its encoding is broken.'
  reply.code(error.statusCode ?? 400).send(errorBody({ code: 'request.invalid', message }))
}

function registerRoutes(app: App): RegisteredRoute[] {
  const routes: RegisteredRoute[] = []
  app.addHook('onRoute', function (route) {
    if (this.openToAll) route.config = { ...route.config, permission: 'public' }
    const permission = route.config?.permission
    if (!permission) throw new Error(`${route.method} ${route.url} does not say who may call it`)
    if (permission !== 'public' && permission !== 'signed_in' && !permissions.includes(permission)) {
      throw new Error(`${route.method} ${route.url} asks for ${permission}, which nobody can be given`)
    }
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') routes.push({ method, url: route.url, permission })
    }
  })
  return routes
}

function askWhoCalls(app: App, identify: HttpOptions['identify']): void {
  app.addHook('onRequest', async (request, reply) => {
    const permission = request.routeOptions.config.permission
    if (permission === undefined || permission === 'public') return
    request.actor = await identify(request.headers)
    if (!request.actor) {
      const message = 'Sign in, or send a valid API token as "Authorization: Bearer …".'
      return reply.code(401).send(errorBody({ code: 'accounts.sign_in_needed', message }))
    }
    if (permission !== 'signed_in' && !request.actor.permissions.has(permission)) {
      const message = `This needs the permission ${permission}. Ask an owner of the workspace.`
      return reply
        .code(403)
        .send(errorBody({ code: 'accounts.not_allowed', message, details: { permission } }))
    }
  })
}

function contentSecurity(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library sets colours through style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  }
}
