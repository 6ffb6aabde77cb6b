/**
 * The platform's send call, played by a small server that keeps count of everything it accepted, and misbehaves on
 * request: before accepting, after accepting, with and without words.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Fate =
  | 'accept'
  | 'accept slowly'
  | 'accept without an answer'
  | 'accept and cut the line'
  | 'cut the line'
  | 'error with words'
  | 'error without words'
  | 'too many'
  | 'rate reached'
  | 'undeliverable'

/** Fates after which the sender knows that nothing was accepted, and may call again. */
export const clearNo: ReadonlySet<Fate> = new Set(['error with words', 'too many', 'rate reached'])

export type Call = {
  readonly to: string
  readonly callback: string
  /** What a text message said. */
  readonly text: string
  readonly fate: Fate
  /** The id the platform gave; undefined when it accepted nothing. */
  readonly wamid?: string
  readonly at: number
}

export type Receiver = {
  readonly url: string
  readonly calls: readonly Call[]
  close(): Promise<void>
}

export type ReceiverOptions = {
  /** Decides what happens to a call; `earlier` calls carried the same callback data. */
  readonly fateOf?: (callback: string, earlier: number) => Fate
  readonly onAccepted?: (call: Call & { readonly wamid: string }) => void
}

/** Answers GET of a number with a throughput of 1,000 a second, and of templates with none. */
export async function openReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { fateOf = () => 'accept', onAccepted = () => undefined } = options
  const calls: Call[] = []
  const callsOf = new Map<string, number>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    if (request.method === 'GET') {
      return reply(response, 200, path.includes('message_templates') ? { data: [] } : numberFields)
    }
    const body = await readJson(request)
    const { to = '', biz_opaque_callback_data: callback = '', text } = body
    const earlier = callsOf.get(callback) ?? 0
    callsOf.set(callback, earlier + 1)
    const fate = fateOf(callback, earlier)
    const wamid = fate.startsWith('accept') ? `wamid.soak.${calls.length}` : undefined
    const call = { to, callback, text: text?.body ?? '', fate, at: Date.now(), ...(wamid ? { wamid } : {}) }
    calls.push(call)
    if (wamid) onAccepted({ ...call, wamid })
    await carryOut(response, fate, wamid)
  }

  server.keepAliveTimeout = 30_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const numberFields = {
  status: 'CONNECTED',
  quality_rating: 'GREEN',
  throughput: { level: 'HIGH' },
  whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
}

const slowMs = 700

async function carryOut(response: ServerResponse, fate: Fate, wamid: string | undefined): Promise<void> {
  switch (fate) {
    case 'accept slowly':
      await sleep(slowMs)
      return reply(response, 200, accepted(wamid!))
    case 'accept':
      return reply(response, 200, accepted(wamid!))
    case 'accept without an answer':
      return
    case 'accept and cut the line':
    case 'cut the line':
      response.destroy()
      return
    case 'error with words':
      return reply(response, 500, graphError(131016, 'Service temporarily unavailable'))
    case 'error without words':
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>')
      return
    case 'too many':
      response.writeHead(429, { 'content-type': 'text/plain' }).end('slow down')
      return
    case 'rate reached':
      return reply(response, 400, graphError(130429, 'Rate limit hit'))
    case 'undeliverable':
      return reply(response, 400, graphError(131026, 'Message undeliverable'))
  }
}

const accepted = (wamid: string) => ({
  messaging_product: 'whatsapp',
  contacts: [],
  messages: [{ id: wamid }],
})

const graphError = (code: number, message: string) => ({
  error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, error_data: { details: message } },
})

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function readJson(
  request: IncomingMessage,
): Promise<{ to?: string; biz_opaque_callback_data?: string; text?: { body?: string } }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
