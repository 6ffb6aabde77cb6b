import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { InboundMessage, Status, WebhookChange, WebhookDelivery } from '@doublecheck/whatsapp'
import { type SimulatorOptions, startSimulator } from '../src/index.ts'

// A simulator and a business that listens to it, on loopback. The clock stands still unless a test moves it.

export type Heard = { signature: string; raw: string; delivery: WebhookDelivery }
// biome-ignore lint/suspicious/noExplicitAny: what answers look like is what the tests are there to check.
export type Loose = any
export type Answer = { status: number; body: Loose }

/** A webhook that checks nothing and remembers everything. */
export async function openBusiness() {
  const heard: Heard[] = []
  const statusCodes: number[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { searchParams } = new URL(request.url!, 'http://localhost')
      if (request.method === 'GET') {
        const known = searchParams.get('hub.verify_token') === 'open sesame'
        response.writeHead(known ? 200 : 403).end(searchParams.get('hub.challenge'))
        return
      }
      const raw = Buffer.concat(chunks).toString()
      heard.push({
        signature: String(request.headers['x-hub-signature-256']),
        raw,
        delivery: JSON.parse(raw),
      })
      response.writeHead(statusCodes.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const changes = (): WebhookChange[] =>
    heard.flatMap(({ delivery }) => delivery.entry.flatMap((entry) => entry.changes))
  const valuesOf = (field: string) =>
    changes().flatMap((change) => (change.field === field ? [change.value as Loose] : []))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    /** HTTP statuses for the next deliveries; 200 when there are none left. */
    answerWith: (...codes: number[]) => statusCodes.push(...codes),
    valuesOf,
    messages: (): InboundMessage[] => valuesOf('messages').flatMap((value) => value.messages ?? []),
    statuses: (): Status[] => valuesOf('messages').flatMap((value) => value.statuses ?? []),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export type Stage = Awaited<ReturnType<typeof setStage>>

export async function setStage(options: SimulatorOptions = {}) {
  const business = await openBusiness()
  const simulator = await startSimulator({ speed: 0, webhook: business.url, ...options })
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    token = simulator.number.access_token,
  ): Promise<Answer> => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const answer = await fetch(simulator.url + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const control = async (method: string, path: string, body?: unknown): Promise<Loose> => {
    const answer = await call(method, `/simulator${path}`, body)
    if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const numberPath = `/v26.0/${simulator.number.phone_number_id}`
  return {
    simulator,
    business,
    call,
    control,
    numberPath,
    accountPath: `/v26.0/${simulator.number.waba_id}`,
    send: (body: object) =>
      call('POST', `${numberPath}/messages`, { messaging_product: 'whatsapp', ...body }),
    text: (to: string, body = 'Hello') =>
      call('POST', `${numberPath}/messages`, {
        messaging_product: 'whatsapp',
        to,
        type: 'text',
        text: { body },
      }),
    advance: (by: string) => control('POST', '/clock', { advance: by }),
    /** A person who wrote just now, so that the window is open. */
    async person(given: object = {}): Promise<string> {
      const { wa_id: waId } = await control('POST', '/customers', {
        name: 'Ada Rowe',
        language: 'en',
        ...given,
      })
      await control('POST', `/customers/${waId}/messages`, { text: { body: 'Hi' } })
      await simulator.world.webhooks.idle()
      return waId
    },
    signatureOf: (raw: string, secret = simulator.number.app_secret) =>
      `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`,
    async close() {
      await simulator.close()
      await business.close()
    },
  }
}
