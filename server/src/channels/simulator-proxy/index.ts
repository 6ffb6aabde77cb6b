import { request as call } from 'undici'
import { z } from 'zod'
import { type App, type House, refuse, respond } from '../../platform/index.ts'

export type SimulatorProxy = {
  /** Where the simulator listens; undefined while none runs. */
  readonly simulatorUrl: () => string | undefined
  /** Moves the desk's own time along, so that both sides live in the same hour. */
  readonly moveClock: (advanceMs: number) => Promise<void>
}

const config = { permission: 'simulator.use' as const }
const controlPath = /^[\w./:@%+-]{1,300}$/
/** An address that climbs, however it is written, leads to what the simulator plays for the platform alone. */
const climbing = /(\.|%2e){2}/i

/** The simulator's controls for the page that plays the customer. They exist only while the demonstration runs. */
export function simulatorProxyRoutes(app: App, _house: House, proxy: SimulatorProxy): void {
  app.route({
    method: 'POST',
    url: '/api/v1/simulator/clock',
    config,
    schema: { hide: true, body: z.object({ advance: z.union([z.string().max(20), z.number()]) }) },
    handler: async (request, reply) => {
      const before = await control(proxy, 'GET', 'clock')
      const after = await control(proxy, 'POST', 'clock', request.body)
      if (!before || !after) return respond(reply, absent())
      if (after.status < 300) await proxy.moveClock(instantOf(after.json) - instantOf(before.json))
      return reply.code(after.status).send(after.json)
    },
  })
  app.route({
    method: ['GET', 'POST', 'PUT'],
    url: '/api/v1/simulator/*',
    config,
    schema: { hide: true },
    handler: async (request, reply) => {
      const rest = request.url.slice('/api/v1/simulator/'.length)
      const [path = '', query] = rest.split('?', 2)
      if (!controlPath.test(path) || climbing.test(path))
        return respond(reply, refuse('simulator.not_found', 'There is no such control.'))
      const answer = await control(
        proxy,
        request.method as 'GET',
        query ? `${path}?${query}` : path,
        request.body,
      )
      if (!answer) return respond(reply, absent())
      return reply.code(answer.status).type(answer.type).send(answer.bytes)
    },
  })
}

const absent = () =>
  refuse(
    'simulator.not_found',
    'No simulator runs: a real number is connected, or the demonstration is switched off.',
  )

type Answer = {
  readonly status: number
  readonly type: string
  readonly bytes: Buffer
  readonly json: unknown
}

async function control(
  proxy: SimulatorProxy,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<Answer | undefined> {
  const url = proxy.simulatorUrl()
  if (!url) return undefined
  const sent =
    body === undefined || body === null
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const answer = await call(`${url}/simulator/${path}`, { method, ...sent })
  const bytes = Buffer.from(await answer.body.arrayBuffer())
  const type = String(answer.headers['content-type'] ?? 'application/octet-stream')
  return {
    status: answer.statusCode,
    type,
    bytes,
    json: type.includes('json') ? JSON.parse(bytes.toString('utf8')) : null,
  }
}

function instantOf(json: unknown): number {
  return new Date((json as { now: string }).now).getTime()
}
