/**
 * From stored to visible in the message's state, while one number sends 1,000 messages a second and three receipts of
 * each arrive beside 300 messages of customers. Watched by asking the database for sampled messages every few
 * milliseconds, so every figure includes up to that much of the watching.
 */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openDatabase } from '../server/src/platform/index.ts'
import { connectNumber } from '../test/soak/api.ts'
import { deliverAll } from '../test/soak/deliver.ts'
import { type Desk, openDesk } from '../test/soak/desk.ts'
import { backlogOf, untilSettled } from '../test/soak/settled.ts'
import { envelope, textMessage } from '../test/soak/wire.ts'
import { nextMessage, startChild, stopChild } from './measure/child.ts'
import { invitePeople, queueFor } from './measure/outbox.ts'
import type { PlatformCount, Sample } from './measure/platform.ts'
import { mustBe, quantile, report } from './measure/report.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, rate: { type: 'string', default: '1000' } },
})
const seconds = Math.round(Number(values.minutes) * 60)
const rate = Number(values.rate)
const inboundPerSecond = Math.round(rate * 0.3)
const watchEveryMs = 10
const number = {
  phone_number_id: '104551000000005',
  waba_id: '204551000000005',
  app_secret: 'secret of the app that is measured',
}

const desk = await openDesk({ env: { LOG_LEVEL: 'error' } })
let platform: ChildProcess | undefined
try {
  await desk.start()
  const webhookPort = Number(new URL(desk.url).port)
  const told = startChild('platform.ts', { ...number, secret: number.app_secret, webhookPort })
  platform = told
  const { port } = await nextMessage<{ port: number }>(told)
  const numberId = await connectNumber(desk, { ...number, graph_url: `http://127.0.0.1:${port}` })
  const database = openDatabase(await desk.connectionString(), { poolSize: 4 })
  await database.pool.query('update numbers set per_second = $1', [rate])
  const [workspace] = await desk.query<{ id: number }>('select id from workspaces limit 1')
  const writer = { workspace_id: workspace!.id, number_id: numberId }
  const people = await invitePeople(database, writer, rate * seconds)
  await queueFor(database, writer, people, new Date(Date.now() + 600_000))
  await database.pool.query('analyze outbox, messages')
  await untilSettled(desk)
  const watch = watchSamples(told, database.pool)
  await database.pool.query('update outbox set send_after = now()')
  const backlogs = await Promise.all([watchBacklog(desk, seconds), writeIn(desk, seconds)])
  const counted = await untilTold(told)
  await untilSettled(desk)
  await sleep(500)
  const lags = watch.stop()
  mustBe('messages accepted', counted.accepted, people.length)
  mustBe('receipts told', counted.told, people.length * 3)
  const [row] = await desk.query<{ count: number }>(
    'select count(*)::int as count from messages where read_at is not null',
  )
  mustBe('messages that show as read', row!.count, people.length)
  const backlog = backlogs[0]
  const half = Math.floor(backlog.length / 2)
  await report({
    name: 'visible',
    figures: {
      'p50 ms': quantile(lags, 0.5),
      'p99 ms': quantile(lags, 0.99),
      'worst ms': quantile(lags, 1),
      samples: lags.length,
      'messages sent per second': counted.perSecond,
      'deliveries waiting, first half': quantile(backlog.slice(0, half), 0.5),
      'deliveries waiting, second half': quantile(backlog.slice(half), 0.5),
      seconds,
    },
    targets: [
      { figure: 'p99 ms', atMost: 1_000 },
      { figure: 'messages sent per second', atLeast: 0.98 * rate },
      { figure: 'deliveries waiting, second half', atMost: rate * 3.3 },
    ],
  })
  await database.close()
} finally {
  if (platform) await stopChild(platform)
  await desk.close()
}

type Watched = Sample['sample']

function watchSamples(told: ChildProcess, pool: pg.Pool): { stop(): number[] } {
  const open = new Map<string, Watched>()
  const lags: number[] = []
  let stopped = false
  told.on('message', (message: Partial<Sample>) => {
    if (message.sample) open.set(`${message.sample.id} ${message.sample.status}`, message.sample)
  })
  const look = async () => {
    while (!stopped) {
      await sleep(watchEveryMs)
      const asked = [...open.values()]
      if (asked.length === 0) continue
      const shown = await listShown(pool, asked)
      const now = Date.now()
      for (const one of asked) {
        const key = `${one.id} ${one.status}`
        if (!shown.has(key)) continue
        lags.push(now - one.storedAt)
        open.delete(key)
      }
    }
  }
  const looking = look()
  looking.catch((error) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
  return {
    stop() {
      stopped = true
      mustBe('receipts stored and never shown', open.size, 0)
      return lags
    },
  }
}

async function listShown(pool: pg.Pool, asked: readonly Watched[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string; sent: boolean; delivered: boolean; read: boolean }>({
    name: 'watch',
    text: `select id, sent_at is not null as sent, delivered_at is not null as delivered, read_at is not null as read
      from messages where workspace_id = 1 and id = any($1::uuid[])`,
    values: [asked.map((one) => one.id)],
  })
  const shown = new Set<string>()
  for (const row of rows)
    for (const status of ['sent', 'delivered', 'read'] as const)
      if (row[status]) shown.add(`${row.id} ${status}`)
  return shown
}

async function watchBacklog(measured: Desk, forSeconds: number): Promise<number[]> {
  const counts: number[] = []
  const until = Date.now() + forSeconds * 1_000
  while (Date.now() < until) {
    await sleep(2_000)
    counts.push((await backlogOf(measured)).deliveries)
  }
  return counts
}

/** Customers write meanwhile, a few in each delivery. */
async function writeIn(measured: Desk, forSeconds: number): Promise<void> {
  const perTick = Math.max(1, Math.round(inboundPerSecond / 10))
  for (let tick = 0; tick < forSeconds * 10; tick += 1) {
    const next = sleep(100)
    const at = Math.floor(Date.now() / 1000)
    const deliveries = Array.from({ length: perTick }, (_, index) => {
      const phone = `336${String(30_000_000 + ((tick * perTick + index) % 5_000))}`
      const message = textMessage(phone, `wamid.visible.${tick}.${index}`, at, `Is it ready? ${tick}`)
      return { body: envelope([{ kind: 'message', of: number, phone, message }]), secret: number.app_secret }
    })
    await Promise.all([next, deliverAll(measured.url, deliveries, 8)])
  }
}

async function untilTold(told: ChildProcess): Promise<PlatformCount> {
  for (;;) {
    const counted = await count(told)
    if (
      counted.accepted === rate * seconds &&
      counted.told === 3 * counted.accepted &&
      counted.waitingToBeTold === 0
    )
      return counted
    await sleep(500)
  }
}

function count(told: ChildProcess): Promise<PlatformCount> {
  return new Promise((resolve) => {
    const hear = (message: object) => {
      if (!('accepted' in message)) return
      told.off('message', hear)
      resolve(message as PlatformCount)
    }
    told.on('message', hear)
    told.send('count')
  })
}
