import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../../server/src/main.ts'
import { readConfig } from '../../server/src/platform/index.ts'
import { cloneDatabase } from '../../server/test/database.ts'
import { type Answer, owner } from '../../server/test/desk.ts'

export type DemoDesk = {
  readonly url: string
  call(method: string, path: string, body?: unknown): Promise<Answer>
  /** One of the controls of the simulated world; refusals are thrown. */
  play(path: string, body: unknown, method?: string): Promise<Answer['json']>
  /** Moves everybody's time, the desk's too: `26h`. */
  advance(span: string): Promise<void>
  close(): Promise<void>
}

const token = 'a-token-for-tests-of-the-demonstration'

/** A desk with its own simulated world, whose time moves with it. */
export async function openDemoDesk(): Promise<DemoDesk> {
  const own = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-test-'))
  const house = await start(
    readConfig({
      DATABASE_URL: own.connectionString,
      DOUBLECHECK_DATA_DIR: folder,
      DOUBLECHECK_DEMO: '1',
      PORT: '0',
      DOUBLECHECK_API_TOKEN: token,
      DOUBLECHECK_OWNER_EMAIL: owner.email,
      DOUBLECHECK_OWNER_PASSWORD: owner.password,
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    }),
  )
  const call: DemoDesk['call'] = async (method, path, body) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(`${house.address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
  }
  const play: DemoDesk['play'] = async (path, body, method = 'POST') => {
    const { status, json } = await call(method, `/simulator/${path}`, body)
    if (status >= 400) throw new Error(`the simulator answered ${status} to ${path}: ${JSON.stringify(json)}`)
    return json
  }
  return {
    url: house.address,
    call,
    play,
    advance: async (span) => {
      await play('clock', { advance: span })
    },
    async close() {
      await house.stop()
      await own.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
