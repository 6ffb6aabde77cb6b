import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { webhookUpdatesCountMax } from '@doublecheck/whatsapp'
import { Pool } from 'undici'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { type Update, webhookBody } from './webhook-body.ts'

/** Parallel requests to one address: enough for 5,000 a second at 10 ms each. */
const connectionsMax = 64
const answerMsMax = 10_000
const rememberedMax = 1000

// Seconds until the next try after a refusal, then every 12 hours up to 7 days. The platform only says
// "decreasing frequency"; the steps are ours. webhooks/overview 2025-12-02.
const retrySeconds = [2, 5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600]
const retrySecondsLater = 12 * 3600
const retryDays = 7

export type Delivery = {
  id: number
  url: string
  field: string
  kinds: string[]
  updates: number
  at: number
  tries: number
  /** The HTTP status last answered; 0 when no answer came. */
  status: number
  latencyMs: number
  result: 'waiting' | 'delivered' | 'retrying' | 'dropped' | 'lost'
  error?: string
}

type Lane = {
  url: string
  key: KeyObject
  path: string
  pool: Pool
  queue: Update[]
  head: number
  busy: number
  pumping: boolean
}

/** Posts updates to webhooks: signed, in batches when they pile up, again until they are taken. */
export class WebhookQueue {
  readonly deliveries: Delivery[] = []
  delivered = 0
  /** By account: news about an account are signed by the app of one of its numbers. */
  readonly secrets = new Map<string, string>()
  #clock: Clock
  #faults: Faults
  #lanes = new Map<string, Lane>()
  #count = 0
  #pending = 0
  #idle: (() => void)[] = []
  #closed = false

  constructor(clock: Clock, faults: Faults) {
    this.#clock = clock
    this.#faults = faults
  }

  push(update: Update): void {
    const { number, account } = update
    const url = (number?.override ?? account.override ?? (number ?? account).webhook)?.url
    if (!url || !account.subscribed || this.#closed) return
    const secret = number?.appSecret ?? this.secrets.get(account.id) ?? ''
    const lane = this.#lane(url, secret)
    lane.queue.push(update)
    this.#pending++
    // Wait for the end of the turn, so that updates of one moment can share a request.
    if (!lane.pumping) {
      lane.pumping = true
      setImmediate(() => this.#pump(lane))
    }
  }

  /** Resolves when nothing is on its way, or after `ms` of real time. Held updates do not count. */
  async idle(ms = 5000): Promise<void> {
    if (this.#pending === 0 || this.#faults.settings.webhooks?.hold) return
    let done: () => void = () => undefined
    const idle = new Promise<void>((resolve) => {
      done = resolve
      this.#idle.push(resolve)
    })
    const timer = setTimeout(() => done(), ms)
    await idle
    clearTimeout(timer)
  }

  /** Starts again what a hold had stopped. */
  resume(): void {
    for (const lane of this.#lanes.values()) this.#pump(lane)
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#lanes.values()].map((lane) => lane.pool.destroy()))
  }

  #lane(url: string, secret: string): Lane {
    const key = `${url} ${secret}`
    const known = this.#lanes.get(key)
    if (known) return known
    const { origin, pathname, search } = new URL(url)
    const pool = new Pool(origin, {
      connections: connectionsMax,
      headersTimeout: answerMsMax,
      bodyTimeout: answerMsMax,
    })
    const path = pathname + search
    const lane = {
      url,
      key: createSecretKey(secret, 'utf8'),
      path,
      pool,
      queue: [],
      head: 0,
      busy: 0,
      pumping: false,
    }
    this.#lanes.set(key, lane)
    return lane
  }

  #pump(lane: Lane): void {
    lane.pumping = false
    if (this.#faults.settings.webhooks?.hold || this.#closed) return
    const batchMax = this.#faults.settings.webhooks?.batch_max ?? webhookUpdatesCountMax
    while (lane.busy < connectionsMax && lane.head < lane.queue.length) {
      const waiting = lane.queue.length - lane.head
      // Alone while there are free connections, together once they pile up: the platform promises neither.
      const size = Math.min(batchMax, Math.ceil(waiting / (connectionsMax - lane.busy)))
      const updates = takeBatch(lane, size)
      lane.busy++
      void this.#send(lane, updates)
    }
    if (lane.head > 10_000) {
      lane.queue = lane.queue.slice(lane.head)
      lane.head = 0
    }
  }

  async #send(lane: Lane, updates: Update[]): Promise<void> {
    const delivery = this.#remember(lane, updates)
    const body = Buffer.from(JSON.stringify(webhookBody(updates)))
    const signature = `sha256=${createHmac('sha256', lane.key).update(body).digest('hex')}`
    const fate = this.#faults.delivery()
    const attempt = () => this.#attempt(lane, delivery, body, signature)
    if (fate.lost) delivery.result = 'lost'
    else if (fate.lateMs > 0) this.#later(fate.lateMs, attempt)
    else await attempt()
    for (let repeat = 1; repeat <= fate.repeats; repeat++) this.#later(repeat * 700, attempt)
    lane.busy--
    this.#pending -= updates.length
    if (lane.head < lane.queue.length) this.#pump(lane)
    if (this.#pending === 0) for (const done of this.#idle.splice(0)) done()
  }

  async #attempt(lane: Lane, delivery: Delivery, body: Buffer, signature: string): Promise<void> {
    const startedAt = performance.now()
    const triedAt = this.#clock.now()
    delivery.tries++
    try {
      const headers = {
        'content-type': 'application/json',
        'x-hub-signature-256': signature,
        'user-agent': 'facebookexternalua',
      }
      const answer = await lane.pool.request({ path: lane.path, method: 'POST', headers, body })
      delivery.status = answer.statusCode
      await answer.body.dump()
    } catch (error) {
      delivery.status = 0
      delivery.error = error instanceof Error ? error.message : String(error)
    }
    delivery.latencyMs = Math.round((performance.now() - startedAt) * 10) / 10
    if (delivery.status === 200) {
      if (delivery.result !== 'delivered') this.delivered++
      delivery.result = 'delivered'
      return
    }
    if (this.#closed || delivery.result === 'delivered') return
    const wait = (retrySeconds[delivery.tries - 1] ?? retrySecondsLater) * 1000
    if (triedAt + wait > delivery.at + retryDays * 86_400_000) {
      delivery.result = 'dropped'
      return
    }
    delivery.result = 'retrying'
    // Counted from the try, not from now: after a jump of the clock the next one may be due at once.
    this.#clock.at(triedAt + wait, () => this.#tracked(() => this.#attempt(lane, delivery, body, signature)))
  }

  #later(ms: number, attempt: () => Promise<void>): void {
    this.#clock.after(ms, () => this.#tracked(attempt))
  }

  #tracked(attempt: () => Promise<void>): void {
    this.#pending++
    void attempt().finally(() => {
      this.#pending--
      if (this.#pending === 0) for (const done of this.#idle.splice(0)) done()
    })
  }

  #remember(lane: Lane, updates: Update[]): Delivery {
    const delivery: Delivery = {
      id: ++this.#count,
      url: lane.url,
      field: updates[0]!.field,
      kinds: updates.length === 1 ? [updates[0]!.kind] : [...new Set(updates.map(({ kind }) => kind))],
      updates: updates.length,
      at: this.#clock.now(),
      tries: 0,
      status: 0,
      latencyMs: 0,
      result: 'waiting',
    }
    this.deliveries.push(delivery)
    if (this.deliveries.length > 2 * rememberedMax) this.deliveries.splice(0, rememberedMax)
    return delivery
  }
}

/** The next updates of one account, at most `size`, without mixing in what must stand alone. */
function takeBatch(lane: Lane, size: number): Update[] {
  const first = lane.queue[lane.head++]!
  const batch = [first]
  if (first.alone || first.at !== undefined) return batch
  while (batch.length < size && lane.head < lane.queue.length) {
    const next = lane.queue[lane.head]!
    if (next.alone || next.at !== undefined || next.account !== first.account) break
    batch.push(next)
    lane.head++
  }
  return batch
}
