/** Meta's side of webhooks: signed deliveries over real connections, repeated until they are answered 200. */
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { forEach } from './wait.ts'

export type Delivery = {
  readonly body: Buffer
  readonly secret: string
  /** Sent once and expected to be turned away: the signature is not this body's. */
  readonly forged?: boolean
}

export type Delivered = { readonly status: number; readonly tries: number }

const answerMsMax = 10_000
const retryMs = 100
const patienceMs = 240_000

export const sign = (body: Buffer, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** Posts all, `connections` at a time. `onAnswer` hears of each that has its final answer. */
export async function deliverAll(
  url: string,
  deliveries: readonly Delivery[],
  connections: number,
  onAnswer: (count: number) => void = () => undefined,
): Promise<Delivered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let count = 0
  try {
    return await forEach(deliveries, connections, async (delivery) => {
      const delivered = await deliver(url, delivery, agent)
      count += 1
      onAnswer(count)
      return delivered
    })
  } finally {
    agent.destroy()
  }
}

async function deliver(url: string, delivery: Delivery, agent: Agent): Promise<Delivered> {
  const giveUpAt = Date.now() + patienceMs
  for (let tries = 1; ; tries += 1) {
    const status = await post(url, delivery, agent).catch(() => 0)
    if (status === 200 || (delivery.forged && status > 0 && status < 500)) return { status, tries }
    if (Date.now() > giveUpAt) throw new Error(`a delivery was never taken; its last answer was ${status}`)
    await sleep(retryMs)
  }
}

function post(url: string, { body, secret, forged }: Delivery, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const signed = forged ? Buffer.concat([body, Buffer.from(' ')]) : body
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-hub-signature-256': sign(signed, secret),
    }
    const sent = request(`${url}/webhooks/whatsapp`, { method: 'POST', agent, headers, timeout: answerMsMax })
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    sent.end(body)
  })
}
