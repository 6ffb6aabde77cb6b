/** Lemon Bakery with one of everything, and Northgate Parcels next door, in one whole house. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sign } from '../../test/soak/deliver.ts'
import { openReceiver } from '../../test/soak/receiver.ts'
import { until } from '../../test/soak/wait.ts'
import { envelope, textMessage } from '../../test/soak/wire.ts'
import { hashToken } from '../src/accounts/token.ts'
import { start } from '../src/main.ts'
import { type Permission, permissions, type RegisteredRoute, readConfig } from '../src/platform/index.ts'
import { cloneDatabase } from './database.ts'
import type { Owned } from './strangers.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came out of the door
export type Answer = { readonly status: number; readonly body: any }

export type House = {
  readonly url: string
  readonly routes: readonly RegisteredRoute[]
  readonly owned: Owned
  readonly number: typeof number
  /** Tokens of the bakery's owner and of an owner next door. */
  readonly owner: string
  readonly stranger: string
  /** For each permission a token of the bakery's with every other one. */
  readonly tokenWithout: ReadonlyMap<Permission, string>
  /** Ids and words that nobody next door may ever see. */
  readonly secrets: readonly string[]
  call(method: string, path: string, body: unknown, token: string): Promise<Answer>
  query(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Every row of the bakery's workspace, by table. */
  everythingOurs(): Promise<Record<string, unknown>>
  close(): Promise<void>
}

const owner = 'a-token-of-the-bakery-owner'
const stranger = 'a-token-of-the-parcels-owner'
const number = {
  phone_number_id: '104551000000006',
  waba_id: '204551000000006',
  app_secret: 'secret of the bakery app',
}
const streamMsMax = 400

export async function openHouse(): Promise<House> {
  const own = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-test-'))
  const receiver = await openReceiver()
  const running = await start(
    readConfig({
      DATABASE_URL: own.connectionString,
      DOUBLECHECK_DATA_DIR: folder,
      DOUBLECHECK_DEMO: '0',
      PORT: '0',
      DOUBLECHECK_API_TOKEN: owner,
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    }),
  )
  const pool = new pg.Pool({ connectionString: own.connectionString, max: 4 })
  pool.on('error', () => undefined)
  const query = async (text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, [...values])).rows
  const call = (method: string, path: string, body: unknown, token: string) =>
    ask(running.address, method, path, body, token)
  const owned = await furnish(running.address, receiver.url, query)
  await openNextDoor(query)
  const secrets = Object.entries(owned).flatMap(([name, id]) => (name === 'workspace' ? [] : [String(id)]))
  return {
    url: running.address,
    routes: running.routes,
    owned,
    number,
    owner,
    stranger,
    secrets: [
      ...secrets,
      'Lina Zest',
      '33600000001',
      'wamid.strangers',
      'A secret note',
      'Zesty pie',
      'A secret offer',
      'zestly',
      'A secret clue',
      'A secret cake',
      'A secret recipe',
      'A secret breach',
    ],
    tokenWithout: await makeTokens(call),
    call,
    query,
    everythingOurs: () => listOurs(query),
    async close() {
      await running.stop()
      await receiver.close()
      await pool.end()
      await own.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ask(url: string, method: string, path: string, body: unknown, token: string): Promise<Answer> {
  const stream = path.includes('/events')
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = stream && response.ok ? await readSome(response) : await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

/** A stream of news has no end, so a moment of it has to do. */
async function readSome(response: Response): Promise<string> {
  const reader = response.body!.getReader()
  const over = setTimeout(() => reader.cancel(), streamMsMax)
  const decoder = new TextDecoder()
  let text = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    text += decoder.decode(piece.value)
  clearTimeout(over)
  return `stream ${text}`
}

type Query = House['query']

async function furnish(url: string, graphUrl: string, query: Query): Promise<Owned> {
  const make = async (path: string, body: object, wanted = 201) => {
    const answer = await ask(url, 'POST', `/api/v1${path}`, body, owner)
    if (answer.status !== wanted)
      throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const connected = await make('/numbers', {
    ...number,
    display_phone_number: '+33 1 00 00 00 06',
    access_token: 'token',
    verify_token: 'verify',
    graph_url: graphUrl,
  })
  const contact = await make('/contacts', { name: 'Lina Zest', phone: '+33600000001' })
  const phone = '33600000001'
  const at = Math.floor(Date.now() / 1000)
  const message = textMessage(phone, 'wamid.strangers.1', at, 'Zest, please')
  const body = envelope([{ kind: 'message', of: number, phone, message }])
  await fetch(`${url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, number.app_secret) },
    body: new Uint8Array(body),
  })
  await until(
    'the conversation opens',
    async () => (await query('select 1 from conversations')).length > 0,
    30_000,
  )
  const conversation = await make('/conversations', { contact_id: contact.id }, 200).catch(() =>
    make('/conversations', { contact_id: contact.id }),
  )
  const label = await make('/labels', { name: 'wedding' })
  const note = await make(`/conversations/${conversation.id}/notes`, { text: 'A secret note' })
  const held = await make(
    '/messages',
    { contact_id: contact.id, type: 'text', text: { body: 'Soon' }, send_after_ms: 3_600_000 },
    202,
  )
  const purchase = await make(`/contacts/${contact.id}/purchases`, {
    sku: 'LEMON-CAKE',
    name: 'A secret cake',
    price: 30,
    currency: 'EUR',
  })
  const clue = await make(`/contacts/${contact.id}/clues`, { kind: 'photo_gone', note: 'A secret clue' })
  // Judged in the background, which must be over before anybody looks for what a stranger changed.
  await until(
    'the person is judged',
    async () => (await query('select from contact_reach where computed_at is not null')).length > 0,
    30_000,
  )
  const evidenceExport = await make('/evidence/exports', {
    contact_id: contact.id,
    from: '2026-01-01T00:00:00Z',
    to: '2100-01-01T00:00:00Z',
    reason: 'A secret dispute',
  })
  const quickReply = await make('/quick-replies', {
    shortcut: 'secret',
    title: 'A secret recipe',
    texts: { en: 'Two lemons, {{first_name}}.' },
    shared: true,
  })
  await until(
    'the journal is written',
    async () =>
      (await query(`select from evidence_entries where kind in ('export', 'message_received')`)).length > 1,
    30_000,
  )
  const token = await make('/tokens', { name: 'till', scopes: ['contacts.read'] })
  const agent = await make('/agents', {
    email: 'omar@lemon.example',
    name: 'Omar',
    role: 'agent',
    password: 'a long enough password',
  })
  const breach = await make('/breaches', { message_id: held.id, what: 'A secret breach' })
  const team = await make('/teams', { name: 'Wedding cakes', member_ids: [agent.id] })
  await make('/products', { sku: 'LEMON-SECRET', name: 'Zesty pie', price: 12, currency: 'EUR' })
  const offer = await make('/offers', { name: 'A secret offer', ends_at: '2030-01-01T00:00:00Z' })
  await make('/review/words', { word: 'zestly' })
  const [received] = await query(`select id from messages where channel_message_id = 'wamid.strangers.1'`)
  return {
    contact: contact.id,
    message: String(received!.id),
    held: held.id,
    conversation: conversation.id,
    label: label.id,
    note: note.id,
    media: await upload(url),
    number: connected.id,
    template: await addTemplate(query),
    clue: clue.id,
    purchase: purchase.id,
    quickReply: quickReply.id,
    evidenceExport: evidenceExport.id,
    token: token.id,
    agent: agent.id,
    team: team.id,
    attempt: await addAttempt(query, agent.id),
    breach: breach.id,
    offer: offer.id,
    workspace: 1,
  }
}

async function upload(url: string): Promise<string> {
  const form = new FormData()
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  form.set('file', new Blob([Buffer.from(pixel, 'base64')], { type: 'image/png' }), 'lemon.png')
  const headers = { authorization: `Bearer ${owner}` }
  const response = await fetch(`${url}/api/v1/media`, { method: 'POST', headers, body: form })
  if (response.status !== 201)
    throw new Error(`the upload answered ${response.status} ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}

async function addTemplate(query: Query): Promise<string> {
  const [row] = await query(
    `insert into templates (workspace_id, id, account_id, channel_template_id, name, language, category, status,
      components, status_at, quality_at, category_at, changed_at, seen_at)
     values (1, gen_random_uuid(), $1, '1', 'order_ready', 'en', 'UTILITY', 'APPROVED', '[]', now(), now(), now(), now(),
      now()) returning id`,
    [number.waba_id],
  )
  return String(row!.id)
}

async function addAttempt(query: Query, agentId: string): Promise<string> {
  const [row] = await query(
    `insert into quiz_attempts (workspace_id, id, agent_id, question_ids, started_at)
     values (1, gen_random_uuid(), $1, '{two_grey_where}', now()) returning id`,
    [agentId],
  )
  return String(row!.id)
}

async function openNextDoor(query: Query): Promise<void> {
  const [workspace] = await query(`insert into workspaces (name) values ('Northgate Parcels') returning id`)
  await query(
    `insert into api_tokens (workspace_id, id, name, prefix, token_hash, scopes, created_at, created_by)
     values ($1, gen_random_uuid(), 'next door', 'a-token', $2, '{*}', now(), 'test')`,
    [workspace!.id, hashToken(stranger)],
  )
}

async function makeTokens(call: House['call']): Promise<Map<Permission, string>> {
  const tokens = new Map<Permission, string>()
  for (const permission of permissions) {
    const scopes = permissions.filter((other) => other !== permission)
    const { body } = await call('POST', '/api/v1/tokens', { name: `without ${permission}`, scopes }, owner)
    tokens.set(permission, body.token)
  }
  return tokens
}

async function listOurs(query: Query): Promise<Record<string, unknown>> {
  const tables = await query(
    `select distinct table_name as name from information_schema.columns join pg_class on relname = table_name
     where column_name = 'workspace_id' and table_schema = 'public' and not relispartition and relkind in ('r', 'p')`,
  )
  const ours: Record<string, unknown> = {}
  for (const { name } of tables) {
    const rows = await query(
      `select to_jsonb(kept) - 'last_used_at' - 'checked_at' as row from ${name} as kept
       where workspace_id = 1 order by kept::text`,
    )
    // The desk looks at its numbers by itself every hour, and that hour may strike now.
    ours[String(name)] = rows.flatMap(({ row }) =>
      (row as { name?: string }).name === 'numbers.changed' ? [] : [row],
    )
  }
  return ours
}
