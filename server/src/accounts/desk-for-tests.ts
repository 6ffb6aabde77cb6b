/** The front door of a desk on a database of its own, for tests of this room. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { cloneDatabase } from '../../test/database.ts'
import {
  type App,
  type House,
  inTransaction,
  openDatabase,
  openHttpServer,
  openLog,
  type RegisteredRoute,
  readConfig,
  secretsFrom,
  systemClock,
} from '../platform/index.ts'
import { hashPassword } from './agent-store.ts'
import { createWorkspace } from './create-workspace.ts'
import { type Accounts, openAccounts } from './open-accounts.ts'
import type { Role } from './roles.ts'

export const baseUrl = 'http://desk.example'
export const ownerEmail = 'maya@lemon-bakery.example'
export const ownerPassword = 'lemon tart at dawn'

export type Desk = {
  readonly house: House
  readonly app: App
  readonly accounts: Accounts
  readonly routes: readonly RegisteredRoute[]
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    as: Record<string, string>,
    body?: object,
  ): Promise<LightMyRequestResponse>
  /** Lets somebody into the owner's workspace and signs them in. */
  hire(name: string, role: Role): Promise<{ id: string; email: string; browser: Record<string, string> }>
  /** Another workspace with an owner of its own, signed in. */
  openNeighbour(name: string): Promise<{ workspaceId: number; browser: Record<string, string> }>
  /** Signs in and returns the headers a browser would send with its next requests. */
  signIn(email: string, password: string): Promise<Record<string, string>>
  close(): Promise<void>
}

export async function openDesk(addRoutes?: (app: App) => void): Promise<Desk> {
  const database = await cloneDatabase()
  const { db, close } = openDatabase(database.connectionString, { poolSize: 8 })
  const house: House = {
    config: readConfig({ DOUBLECHECK_OWNER_EMAIL: ownerEmail }),
    db,
    clock: systemClock(),
    log: openLog('silent'),
    secrets: secretsFrom('a key that is only used by tests, and long enough'),
  }
  const accounts = await openAccounts(house, { baseUrl })
  const { app, routes } = await openHttpServer({
    db,
    log: house.log,
    identify: accounts.identify,
    secure: false,
  })
  accounts.auditHook(app)
  accounts.routes(app)
  addRoutes?.(app)
  await app.ready()

  let owner: Promise<Record<string, string>> | undefined
  const signIn: Desk['signIn'] = async (email, password) => {
    const answer = await call('POST', '/api/auth/sign-in/email', fromPage, { email, password })
    if (answer.statusCode !== 200) throw new Error(`${email} could not sign in: ${answer.body}`)
    return browserAfter(answer)
  }
  const call: Desk['call'] = (method, url, as, body) => {
    const asked: InjectOptions = { method, url, headers: { host: 'desk.example', ...as } }
    return app.inject(body === undefined ? asked : { ...asked, payload: body })
  }
  return {
    house,
    app,
    accounts,
    routes,
    call,
    signIn,
    async hire(name, role) {
      const email = `${name}@lemon-bakery.example`
      owner ??= signIn(ownerEmail, ownerPassword)
      const answer = await call('POST', '/api/v1/agents', await owner, {
        email,
        name,
        role,
        password: ownerPassword,
      })
      if (answer.statusCode !== 201) throw new Error(`${name} could not be hired: ${answer.body}`)
      return { id: answer.json().id, email, browser: await signIn(email, ownerPassword) }
    },
    async openNeighbour(name) {
      const email = `owner@${name}.example`
      const owner = { email, name, password_hash: await hashPassword(ownerPassword) }
      const workspaceId = await inTransaction(db, (trx) =>
        createWorkspace(trx, { name }, owner, house.clock.now()),
      )
      return { workspaceId, browser: await signIn(email, ownerPassword) }
    },
    async close() {
      await app.close()
      await close()
      await database.drop()
    },
  }
}

/** What a browser adds to a request made by the desk's own page. */
export const fromPage = { origin: baseUrl, 'sec-fetch-site': 'same-origin' }

/**
 * The headers of a browser's next request: its page's, and the cookies it was given on top of those it had.
 */
export function browserAfter(
  answer: LightMyRequestResponse,
  before: Record<string, string> = {},
): Record<string, string> {
  const jar = new Map(
    (before.cookie ?? '').split('; ').flatMap((pair) => (pair ? [pair.split(/=(.*)/s)] : [])) as [
      string,
      string,
    ][],
  )
  for (const cookie of answer.cookies) {
    if (cookie.maxAge === 0 || cookie.value === '') jar.delete(cookie.name)
    else jar.set(cookie.name, encodeURIComponent(cookie.value))
  }
  return { ...fromPage, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
}
