/** A whole desk for tests, listening on a port of its own, with the simulator as the platform. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '@doublecheck/simulator'
import { type RunningHouse, start } from '../src/main.ts'
import { readConfig } from '../src/platform/index.ts'
import { cloneDatabase } from './database.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read answers by their shape
export type Answer = { readonly status: number; readonly json: any }

export const owner = { email: 'maya@lemon.example', password: 'correct horse battery' }

export type TestDesk = {
  readonly url: string
  readonly simulator: Simulator
  readonly numberId: string
  /** A call of the API as the owner's token. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Its data folder. */
  readonly folder: string
  /** The database behind it, for tests of what no call of the API can do. */
  readonly connectionString: string
  /** A colleague who signs in, and whose calls these are. */
  colleague(name: string, role: string): Promise<TestDesk['call']>
  /** One of the simulator's controls. */
  play(path: string, body: unknown, method?: string): Promise<Answer['json']>
  says(waId: string, body: string): Promise<Answer['json']>
  close(): Promise<void>
}

const token = 'a-token-for-tests-of-the-whole-desk'

export async function openTestDesk(seed = 7): Promise<TestDesk> {
  const own = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-test-'))
  const house: RunningHouse = await start(
    readConfig({
      DATABASE_URL: own.connectionString,
      DOUBLECHECK_DATA_DIR: folder,
      DOUBLECHECK_DEMO: '0',
      PORT: '0',
      DOUBLECHECK_API_TOKEN: token,
      DOUBLECHECK_OWNER_EMAIL: owner.email,
      DOUBLECHECK_OWNER_PASSWORD: owner.password,
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    }),
  )
  const url = house.address
  const simulator = await startSimulator({ seed, webhook: `${url}/webhooks/whatsapp` })

  const callAs =
    (who: Record<string, string>): TestDesk['call'] =>
    async (method, path, body, headers = {}) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { ...who, ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
    }
  const call = callAs({ authorization: `Bearer ${token}` })
  const colleague: TestDesk['colleague'] = async (name, role) => {
    const email = `${name.toLowerCase()}@lemon.example`
    const password = 'correct horse battery'
    const made = await call('POST', '/agents', { email, name, role, password })
    if (made.status !== 201) throw new Error(`${name} was not let in: ${JSON.stringify(made.json)}`)
    const origin = { origin: url, 'content-type': 'application/json' }
    const body = JSON.stringify({ email, password })
    const inside = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: origin, body })
    const cookie = inside.headers.getSetCookie().map((one) => one.split(';')[0])
    return callAs({ cookie: cookie.join('; '), origin: url })
  }
  const play: TestDesk['play'] = async (path, body, method = 'POST') => {
    const answer = await fetch(`${simulator.url}/simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const json = await answer.json()
    if (!answer.ok)
      throw new Error(`the simulator answered ${answer.status} to ${path}: ${JSON.stringify(json)}`)
    return json
  }
  const connected = await call('POST', '/numbers', {
    ...simulator.number,
    display_phone_number: `+${simulator.number.display_phone_number}`,
    graph_url: simulator.url,
  })
  if (connected.status !== 201)
    throw new Error(`the number was not connected: ${JSON.stringify(connected.json)}`)
  return {
    url,
    simulator,
    numberId: connected.json.id,
    connectionString: own.connectionString,
    folder,
    call,
    colleague,
    play,
    says: (waId, body) => play(`customers/${waId}/messages`, { type: 'text', text: { body } }),
    async close() {
      await simulator.close()
      await house.stop()
      await own.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const patienceMs = 15_000

/** Asks again until the answer is as hoped; after a while gives what there is, for the assertion to complain about. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  hoped: (value: Value) => boolean,
): Promise<Value> {
  const until = Date.now() + patienceMs
  for (;;) {
    const value = await ask()
    if (hoped(value) || Date.now() > until) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
