import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  type Database,
  inTransaction,
  type Log,
  lockPosition,
  movePosition,
  type Transaction,
} from '../../platform/index.ts'
import {
  type Delivery,
  findLastDelivery,
  hasPassed,
  listSetAside,
  readDeliveries,
  type SetAside,
  setAside,
  settleAside,
} from './digest-store.ts'
import { parseWebhook } from './parse-webhook.ts'
import { type AttributedChange, attributeChanges, recordChanges } from './record-changes.ts'

export const digestBatchMax = 500
/** Few at a time: a long transaction would hold every follower back. */
const setAsidePageMax = 50
const digestBytesMax = 16 * 1024 * 1024
const follower = 'whatsapp digest'
const othersTurnMs = 50

/**
 * Understands what is stored: one step takes the next deliveries, in an order that can no longer change, and everything
 * they say becomes true in one transaction together with the position. A crash anywhere means the step happens again.
 */
export async function digestDeliveries(db: Database, log: Log, now: () => Date): Promise<number> {
  try {
    return await digestNext(db, now, recordTogether)
  } catch (error) {
    if (!isAboutData(error)) throw error
    log.warn({ err: error }, 'a batch of deliveries could not be digested together; going one by one')
    return digestNext(db, now, (trx, deliveries) => recordOneByOne(trx, deliveries, now(), log))
  }
}

/**
 * Goes through the kept bytes again from the first: what is missing is added, what is there stays. A desk that runs
 * beside shares the work, so the end is a position and not an empty hand. Returns how many deliveries are kept.
 */
export async function digestAgain(db: Database, log: Log, now: () => Date): Promise<number> {
  const { last, count } = await inTransaction(db, async (trx) => {
    await lockPosition(trx, follower)
    await movePosition(trx, follower, { written_by: '0', id: -1 })
    return findLastDelivery(trx)
  })
  while (last && !(await hasPassed(db, follower, last))) {
    if ((await digestDeliveries(db, log, now)) === 0) await sleep(othersTurnMs)
  }
  return count
}

/**
 * Deliveries that were set aside for a reason that may be gone, such as a number not yet connected. Each is tried by
 * itself, page after page by id, so that neither a poisonous one nor many hopeless ones keep the rest from their turn.
 * Returns how many were tried.
 */
export async function digestSetAside(db: Database, log: Log, now: () => Date): Promise<number> {
  let count = 0
  for (let after = -1; ; ) {
    const page = await inTransaction(db, async (trx) => {
      const deliveries = await listSetAside(trx, after, setAsidePageMax)
      await recordOneByOne(trx, deliveries, now(), log)
      return deliveries
    })
    const last = page.at(-1)
    if (!last) return count
    count += page.length
    after = last.id
  }
}

type Record = (trx: Transaction, deliveries: readonly Delivery[], now: Date) => Promise<void>

function digestNext(db: Database, now: () => Date, record: Record): Promise<number> {
  return inTransaction(db, async (trx) => {
    const position = await lockPosition(trx, follower)
    if (!position) return 0
    const deliveries = await readDeliveries(trx, position, digestBatchMax, digestBytesMax)
    const last = deliveries.at(-1)
    if (!last) return 0
    await record(trx, deliveries, now())
    await movePosition(trx, follower, { written_by: last.written_by, id: last.id })
    return deliveries.length
  })
}

async function recordTogether(trx: Transaction, deliveries: readonly Delivery[], now: Date): Promise<void> {
  const aside: SetAside[] = []
  const changes: AttributedChange[] = []
  for (const delivery of deliveries) {
    const parsed = parseWebhook(delivery.body)
    if (parsed.kind === 'unreadable') {
      aside.push({ delivery_id: delivery.id, position: -1, reason: parsed.reason })
      continue
    }
    aside.push(...parsed.problems.map((problem) => ({ delivery_id: delivery.id, ...problem })))
    changes.push(...parsed.changes.map((change) => ({ delivery, change, owners: [] })))
  }
  const { owned, strangers } = await attributeChanges(trx, changes)
  if (owned.length > 0) await recordChanges(trx, owned, now)
  aside.push(...strangers)
  await setAside(trx, aside)
  await settleAside(
    trx,
    deliveries.map((delivery) => delivery.id),
    aside,
  )
}

/** After a failure: each delivery alone behind a savepoint, so one poisonous delivery harms nobody but itself. */
async function recordOneByOne(
  trx: Transaction,
  deliveries: readonly Delivery[],
  now: Date,
  log: Log,
): Promise<void> {
  for (const delivery of deliveries) {
    await sql`savepoint delivery`.execute(trx)
    try {
      await recordTogether(trx, [delivery], now)
      await sql`release savepoint delivery`.execute(trx)
    } catch (error) {
      if (!isAboutData(error)) throw error
      await sql`rollback to savepoint delivery`.execute(trx)
      log.error({ err: error, delivery_id: delivery.id }, 'a delivery was set aside')
      await setAside(trx, [
        { delivery_id: delivery.id, position: -1, reason: `not digested: ${(error as Error).message}` },
      ])
    }
  }
}

/**
 * Tells a delivery that cannot be digested from a world that is in trouble. Lost connections, deadlocks and full disks
 * pass, and the same step succeeds later; bad data and our own mistakes do not, whatever form they take. A connection
 * that broke without a code is tried as if it were data: nothing can be set aside over it, so the step fails as a whole.
 */
function isAboutData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code !== 'string' || /^(22|23|42|54|P0|XX)/.test(code)
}
