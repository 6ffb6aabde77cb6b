import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Database } from '../database/index.ts'
import { databaseAway, errorBody } from './respond.ts'
import type { App } from './server.ts'

/** A figure of a room, asked when somebody looks. No label ever names a person or a workspace. */
export type Figure = {
  readonly name: string
  readonly help: string
  readonly read: () => number | Promise<number>
}

const open = { config: { permission: 'public' as const }, schema: { hide: true } }

/** `/healthz`: the process answers. `/readyz`: it can work. `/metrics`: how it does, for Prometheus. */
export function healthRoutes(app: App, db: Database, figures: readonly Figure[]): void {
  app.get('/healthz', open, () => ({ status: 'ok' }))
  app.get('/readyz', open, async (_request, reply) => {
    try {
      await sql`select 1`.execute(db)
      return reply.send({ status: 'ready' })
    } catch {
      return reply.code(503).send(errorBody(databaseAway))
    }
  })
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const { name, help, read } of figures) {
    new Gauge({
      name: `doublecheck_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  }
  app.get('/metrics', open, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
