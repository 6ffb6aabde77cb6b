import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { eventually } from '../../../test/desk.ts'
import { type RunningHouse, start } from '../../main.ts'
import { readConfig } from '../../platform/index.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read answers by their shape
type Loose = any

const token = 'a-token-for-tests-of-the-demonstration'
/** A house with sixty people is opened twice in each test. */
const testMsMax = 90_000
let database: Awaited<ReturnType<typeof cloneDatabase>>
let folder: string

beforeAll(async () => {
  database = await cloneDatabase()
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-demo-'))
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const open = () =>
  start(
    readConfig({
      DATABASE_URL: database.connectionString,
      DOUBLECHECK_DATA_DIR: folder,
      PORT: '0',
      DOUBLECHECK_API_TOKEN: token,
      LOG_LEVEL: 'silent',
    }),
  )

async function call(house: RunningHouse, method: string, path: string, body?: object): Promise<Loose> {
  const answer = await fetch(`${house.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return answer.json()
}

/** The person's answered conversation, once the desk has it. */
const conversationOf = (house: RunningHouse, name: string) =>
  eventually(
    async () => {
      const { data } = await call(house, 'GET', '/conversations?limit=100')
      return data.find((one: Loose) => one.contact.display_name === name)
    },
    (found) => found !== undefined,
  )

async function reply(house: RunningHouse, contactId: string, text: string): Promise<Loose> {
  const { id } = await call(house, 'POST', '/messages', {
    contact_id: contactId,
    type: 'text',
    text: { body: text },
  })
  return eventually(
    () => call(house, 'GET', `/messages/${id}`),
    ({ state }) => state === 'delivered' || state === 'failed',
  )
}

test(
  'after a restart people keep number and chat, and a reply in the open window arrives',
  async () => {
    const first = await open()
    await call(first, 'POST', '/simulator/customers', { wa_id: '447700900777', name: 'Ada Rowe' })
    await call(first, 'POST', '/simulator/customers/447700900777/messages', { text: { body: 'Is it open?' } })
    await conversationOf(first, 'Ada Rowe')
    await call(first, 'PUT', '/simulator/customers/447700900777/state', {
      number_changed_to: '+447700900778',
    })
    const known = await eventually(
      () => conversationOf(first, 'Ada Rowe'),
      ({ contact }) => contact.phone === '+447700900778',
    )
    await first.stop()

    const second = await open()
    const { messages } = await call(second, 'GET', '/simulator/customers/447700900778/thread')
    expect(messages).toMatchObject([{ from: 'customer', text: { body: 'Is it open?' } }])
    expect(await reply(second, known.contact.id, 'It is.')).toMatchObject({ state: 'delivered' })
    await second.stop()
  },
  testMsMax,
)

test(
  'a second desk on the same data leaves the customers to the first',
  async () => {
    const first = await open()
    const second = await open()
    expect(first.demo).toBe(true)
    expect(second.demo).toBe(false)
    await second.stop()
    await call(first, 'POST', '/simulator/customers', { wa_id: '447700900555', name: 'Ben Lark' })
    await call(first, 'POST', '/simulator/customers/447700900555/messages', { text: { body: 'Hello' } })
    const { contact } = await conversationOf(first, 'Ben Lark')
    expect(await reply(first, contact.id, 'Hello Ben')).toMatchObject({ state: 'delivered' })
    await first.stop()
  },
  testMsMax,
)
