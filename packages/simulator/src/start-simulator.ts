import type { AddressInfo } from 'node:net'
import { documentBytesMax, type MessagingTier } from '@doublecheck/whatsapp'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { groupsRoutes } from './cloud/groups-routes.ts'
import { mediaRoutes } from './cloud/media-routes.ts'
import { messagesRoutes } from './cloud/messages-routes.ts'
import { nodeRoutes } from './cloud/node-routes.ts'
import { numbersRoutes, PartialBlock } from './cloud/numbers-routes.ts'
import { templatesRoutes } from './cloud/templates-routes.ts'
import { ControlRefusal } from './controls/asked.ts'
import { customersControls } from './controls/customers-controls.ts'
import { memoryControls } from './controls/memory-controls.ts'
import { numbersControls } from './controls/numbers-controls.ts'
import { worldControls } from './controls/world-controls.ts'
import { ActRefusal } from './customer-acts.ts'
import { GraphRefusal, graphErrorBody } from './graph-error.ts'
import { deliverHistory } from './history.ts'
import { populate } from './population/people.ts'
import { strangerNoticed } from './strangers.ts'
import { createWorld, registerNumber, type World } from './world.ts'

export type SimulatorOptions = {
  host?: string
  /** 0: any free port. */
  port?: number
  seed?: number
  /** Simulated milliseconds per real one; 0 stands still but for `POST /simulator/clock`. */
  speed?: number
  /** First instant of the simulation, ms since 1970. Default: now. */
  startAt?: number
  /** How many people live by themselves and write to the default number; 0: nobody does. */
  population?: number
  /** Days of past conversations delivered once to the default number's webhook; 0: none. */
  historyDays?: number
  webhook?: string
  appSecret?: string
  verifyToken?: string
  accessToken?: string
  coexistence?: boolean
  throughput?: number
  tier?: MessagingTier
}

export type Simulator = {
  url: string
  port: number
  /** The number that exists from the start. */
  number: DefaultNumber
  world: World
  close(): Promise<void>
}

export type DefaultNumber = {
  phone_number_id: string
  waba_id: string
  display_phone_number: string
  access_token: string
  app_secret: string
  verify_token: string
}

// The values of a fictional business, always the same, so that a test can write them down.
const defaultNumber: DefaultNumber = {
  phone_number_id: '106540352242922',
  waba_id: '102290129340398',
  display_phone_number: '15550100123',
  access_token: 'SIMULATOR-TOKEN',
  app_secret: 'simulator-app-secret',
  verify_token: 'simulator-verify-token',
}

/** Whose past is told when nobody lives by himself. */
const historyPeople = 24

/** Starts a Cloud API on loopback. Close it when done: it keeps a port, timers and connections. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options)
  const number = {
    ...defaultNumber,
    ...(options.appSecret !== undefined && { app_secret: options.appSecret }),
    ...(options.verifyToken !== undefined && { verify_token: options.verifyToken }),
    ...(options.accessToken !== undefined && { access_token: options.accessToken }),
  }
  const registered = registerNumber(world, {
    ...number,
    webhook_url: options.webhook,
    throughput: options.throughput,
    coexistence: options.coexistence,
    tier: options.tier ?? 'TIER_10K',
    verified_name: 'Lemon & Co',
    population: options.population ?? 0,
  })
  const app = buildServer(world)
  await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 })
  const { port, address, family } = app.server.address() as AddressInfo
  world.origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  world.strangerNoticed = (thread, message) => strangerNoticed(world, thread, message)
  if (options.historyDays) {
    const { historyDays, population } = options
    world.clock.after(1000, () => deliverHistory(world, registered, historyDays, population || historyPeople))
  }
  if (options.population) populate(world, registered, options.population)
  return {
    url: world.origin,
    port,
    number,
    world,
    async close() {
      world.clock.stop()
      app.server.closeAllConnections()
      await app.close()
      await world.webhooks.close()
    },
  }
}

function buildServer(world: World): FastifyInstance {
  const app = fastify({
    logger: false,
    // Without a version Graph serves its newest; some clients leave it away.
    rewriteUrl: ({ url }) => (/^\/\d/.test(url!) ? `/v26.0${url}` : url!),
    bodyLimit: documentBytesMax + 1024 * 1024,
    forceCloseConnections: true,
  })
  app.register(multipart, { limits: { fileSize: documentBytesMax, files: 1 } })
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof PartialBlock) {
      return reply.code(error.http).send({ ...error.result, ...graphErrorBody(error) })
    }
    if (error instanceof GraphRefusal) return reply.code(error.http).send(graphErrorBody(error))
    if (error instanceof ControlRefusal)
      return reply.code(error.status).send(controlError(error.code, error.message))
    if (error instanceof ActRefusal) return reply.code(409).send(controlError(error.code, error.message))
    return refuseMalformed(error as Error & { statusCode?: number }, reply)
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/simulator/')) {
      return reply.code(404).send(controlError('not_found', 'There is no such control; see controls.md.'))
    }
    const refusal = new GraphRefusal(100, `Unknown path components: ${request.url.split('?')[0]}`)
    return reply.code(400).send(graphErrorBody(refusal))
  })
  messagesRoutes(app, world)
  mediaRoutes(app, world)
  templatesRoutes(app, world)
  numbersRoutes(app, world)
  groupsRoutes(app, world)
  nodeRoutes(app, world)
  customersControls(app, world)
  numbersControls(app, world)
  memoryControls(app, world)
  worldControls(app, world)
  return app
}

const controlError = (code: string, message: string) => ({ error: { code, message } })

/** Bodies that are no JSON, and faults of our own, answered in the platform's form. */
function refuseMalformed(
  error: Error & { statusCode?: number },
  reply: { code(status: number): { send(body: object): unknown } },
) {
  const status = error.statusCode ?? 500
  if (status === 500) process.stderr.write(`simulator: ${error.stack}\n`)
  const refusal =
    status < 500 ? new GraphRefusal(100, error.message) : new GraphRefusal(131000, error.message)
  return reply.code(status).send(graphErrorBody(refusal))
}
