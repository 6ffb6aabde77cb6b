import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import {
  type Clock,
  type ContactId,
  type Database,
  inTransaction,
  type Log,
  type MessageId,
  runLoop,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import type { Channels, SendOutcome } from './channel.ts'
import { callChannel, type Departure, releaseBatch } from './dispatch.ts'
import { type Lease, leaseMs, returnLease, takeLease } from './lease.ts'
import { listNumbersWithWork, type NumberRow, stopSending } from './number-store.ts'
import { LeaseLost, markLapsedUnclear } from './outbox-store.ts'
import { allowance, answered, type Pace, spend, startPace } from './pace.ts'
import { type Settled, settle } from './settle.ts'

/** Calls under way at once for one number: enough to fill 1,000 a second at 200 ms each. */
const inFlightMax = 256
const batchMax = 200
const settleEveryMs = 5
/** A release costs a transaction whatever its size, so a busy number waits until one is worth it. */
const worthMax = 64
const worthSeconds = 0.025
/** Undo windows end by the clock alone, so somebody has to look. Everything else wakes the dispatcher. */
const lookEveryMs = 100
const paceStepMs = 10
const lapsedEveryMs = 5_000
/** How long a stop waits for answers and for the database to take them. What comes later is unclear, and said to be. */
const stopMsMax = 10_000

export type Dispatcher = { wake(): void; stop(): Promise<void> }

/**
 * Sends what the outbox holds, for every number whose lease this process can get. One loop looks for numbers with work;
 * each such number gets a line of its own that releases batches at the number's pace, makes the calls, and gathers their
 * outcomes for a few milliseconds so that one statement settles many.
 */
export function runDispatcher(db: Database, channels: Channels, clock: Clock, log: Log): Dispatcher {
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`
  const lines = new Map<string, NumberLine>()
  let lapsedAtMs = 0

  const loop = runLoop('dispatch', log, lookEveryMs, async () => {
    if (Date.now() - lapsedAtMs > lapsedEveryMs) {
      lapsedAtMs = Date.now()
      await reportLapsed(db, clock.now())
    }
    // A line that is at work finds more by itself.
    const atWork = [...lines].flatMap(([id, line]) => (line.isAtWork() ? [id] : []))
    for (const number of await listNumbersWithWork(db, atWork, clock.now())) {
      const line = lines.get(number.id)
      if (line) line.resume()
      else lines.set(number.id, openLine(db, channels, clock, log, number, holder))
    }
    return 0
  })
  return {
    wake() {
      loop.wake()
    },
    async stop() {
      await loop.stop()
      await Promise.all([...lines.values()].map((line) => line.stop()))
    },
  }
}

async function reportLapsed(db: Database, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const lapsed = await markLapsedUnclear(trx, now)
    await announceMessages(
      trx,
      'messages.changed',
      lapsed.map((one) => ({ ...one, group_id: null })),
    )
  })
}

type NumberLine = {
  isAtWork(): boolean
  /** The number has work and nothing stops it. */
  resume(): void
  stop(): Promise<void>
}

function openLine(
  db: Database,
  channels: Channels,
  clock: Clock,
  log: Log,
  number: NumberRow,
  holder: string,
): NumberLine {
  const pace: Pace = startPace(number.per_second, performance.now())
  const busy = new Set<ContactId>()
  const outcomes: Settled[] = []
  const calls = new Set<Promise<void>>()
  let lease: Lease | undefined
  let renewAtMs = 0
  let pausedUntilMs = 0
  let stopped = false
  let atWork = true

  async function holdLease(): Promise<Lease | undefined> {
    if (lease && performance.now() < renewAtMs) return lease
    lease = await takeLease(db, number.workspace_id, number.id, holder)
    renewAtMs = performance.now() + leaseMs / 3
    return lease
  }

  async function depart({ item, message }: Departure): Promise<void> {
    const calledAtMs = performance.now()
    const outcome = await callChannel(channels, number, message, log)
    const answeredAtMs = performance.now()
    answered(pace, answeredAtMs, answeredAtMs - calledAtMs)
    busy.delete(item.contact_id)
    if (outcome.kind === 'throttled' && outcome.scope === 'number')
      pausedUntilMs = performance.now() + outcome.retryAfterMs
    if (outcome.kind === 'stopped') stopped = true
    logUnusual(log, message.message_id, outcome)
    outcomes.push({ ...item, outcome })
    settling.wake()
  }

  const settling = runLoop(`settle ${number.id}`, log, 1_000, async () => {
    const batch = outcomes.splice(0, batchMax)
    if (batch.length === 0) return 0
    try {
      await inTransaction(db, (trx) => settle(trx, batch, clock.now()))
    } catch (error) {
      // Outcomes exist nowhere else: they are written when the database is back.
      outcomes.unshift(...batch)
      throw error
    }
    const last = batch.findLast((one) => one.outcome.kind === 'stopped')?.outcome
    if (last?.kind === 'stopped')
      await stopSending(db, number.workspace_id, number.id, last.failure, clock.now())
    sending.wake()
    if (outcomes.length < batchMax) await new Promise((resolve) => setTimeout(resolve, settleEveryMs))
    return batch.length
  })

  const sending = runLoop(`send ${number.id}`, log, 1_000, async () => {
    const nowMs = performance.now()
    // Settling wakes us as calls come back.
    if (stopped || calls.size > inFlightMax - worthMax) return 0
    const limit = Math.min(batchMax, inFlightMax - calls.size, allowance(pace, nowMs))
    const worth = Math.min(worthMax, Math.ceil(pace.perSecond * worthSeconds))
    if (limit < worth || nowMs < pausedUntilMs) {
      await new Promise((resolve) => setTimeout(resolve, paceStepMs))
      return 1
    }
    const held = await holdLease()
    atWork = held !== undefined
    if (!held) return 0
    const allowed = { limit, perSecond: pace.perSecond }
    const released = await releaseBatch(db, channels, number, held, allowed, [...busy], clock.now()).catch(
      (error) => {
        if (error instanceof LeaseLost) lease = undefined
        throw error
      },
    )
    pace.perSecond = released.perSecond
    spend(pace, released.departures.length)
    for (const departure of released.departures) {
      busy.add(departure.item.contact_id)
      const call = depart(departure).finally(() => calls.delete(call))
      calls.add(call)
    }
    atWork = released.looked > 0
    return released.looked
  })

  return {
    isAtWork: () => atWork && !stopped,
    resume() {
      stopped = false
      sending.wake()
    },
    async stop() {
      await sending.stop()
      const untilMs = performance.now() + stopMsMax
      while ((calls.size > 0 || outcomes.length > 0) && performance.now() < untilMs)
        await new Promise((resolve) => setTimeout(resolve, settleEveryMs))
      await settling.stop()
      if (lease) await returnLease(db, lease, holder)
    },
  }
}

/** Whatever is not a plain yes, by code and id only: the words of a failure may quote a person. */
function logUnusual(log: Log, messageId: MessageId, outcome: SendOutcome): void {
  if (outcome.kind === 'accepted') return
  const code = 'failure' in outcome ? outcome.failure.code : outcome.why
  const scope = outcome.kind === 'throttled' ? outcome.scope : undefined
  log.info({ message_id: messageId, outcome: outcome.kind, code, scope }, 'a message did not leave at once')
}
