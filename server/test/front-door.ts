/** The front door of one or a few rooms on a database of its own. Who calls is said by the test, not by a sign-in. */
import {
  type Actor,
  type App,
  type House,
  openDatabase,
  openHttpServer,
  openLog,
  permissions,
  readConfig,
  secretsFrom,
  systemClock,
} from '../src/platform/index.ts'
import { cloneDatabase } from './database.ts'

export type FrontDoor = {
  readonly house: House
  /** Two workspaces with an agent each, who may do everything. */
  readonly maya: Caller
  readonly stranger: Caller
  close(): Promise<void>
}

export type Caller = {
  readonly workspaceId: number
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object): Promise<Answer>
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came out of the door
export type Answer = { readonly status: number; readonly body: any }

export async function openFrontDoor(addRoutes: (app: App, house: House) => void): Promise<FrontDoor> {
  const own = await cloneDatabase()
  const database = openDatabase(own.connectionString, { poolSize: 8 })
  const house: House = {
    config: readConfig({}),
    db: database.db,
    clock: systemClock(),
    log: openLog('silent'),
    secrets: secretsFrom('a key for tests, and only for tests'),
  }
  const { app } = await openHttpServer({
    db: house.db,
    log: house.log,
    secure: false,
    identify: async (headers) => actorOf(Number(headers['x-workspace'])),
  })
  addRoutes(app, house)
  await app.ready()
  return {
    house,
    maya: await openCaller(app, house, 'Lemon Bakery'),
    stranger: await openCaller(app, house, 'Northgate Parcels'),
    async close() {
      await app.close()
      await database.close()
      await own.drop()
    },
  }
}

async function openCaller(app: App, house: House, name: string): Promise<Caller> {
  const row = await house.db
    .insertInto('workspaces')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    workspaceId: row.id,
    async call(method, url, payload) {
      const answer = await app.inject({ method, url, headers: { 'x-workspace': String(row.id) }, payload })
      return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
    },
  }
}

function actorOf(workspaceId: number): Actor {
  return {
    workspaceId,
    kind: 'agent',
    id: '01993d3a-0000-7000-8000-000000000001',
    label: 'Maya',
    role: 'owner',
    permissions: new Set(permissions),
  }
}
