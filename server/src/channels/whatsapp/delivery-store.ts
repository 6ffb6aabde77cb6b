import type pg from 'pg'

/** Longest wait for company, and most that shares one commit. */
const gatherMs = 3
const gatherCountMax = 256
const gatherBytesMax = 8 * 1024 * 1024
/** While one commit waits for the disk the next batch can already be on its way. */
const flushesMax = 2

export type DeliveryStore = {
  /** Resolves when the bytes are durable, and only then. Rejects when they are not. */
  store(appKey: string, body: Buffer): Promise<void>
  /** Waits until everything handed in is durable or refused. */
  settle(): Promise<void>
}

type Waiting = { appKey: string; body: Buffer; resolve(): void; reject(error: unknown): void }

/**
 * Arrivals of a few milliseconds share one commit: a thousand deliveries a second cost a hundred flushes of the disk,
 * not a thousand. One buffer carries a whole batch and PostgreSQL cuts it, which is cheaper than any array of bytea.
 */
export function openDeliveryStore(pool: pg.Pool, now: () => Date, stored: () => void): DeliveryStore {
  let gathered: Waiting[] = []
  let bytes = 0
  let timer: NodeJS.Timeout | undefined
  let flushes = 0
  let idle: (() => void)[] = []

  function flushSoon(): void {
    if (flushes >= flushesMax || gathered.length === 0) return
    if (gathered.length >= gatherCountMax || bytes >= gatherBytesMax) flush()
    // With nothing under way there is no company worth waiting for beyond what this turn of the loop brings.
    else timer ??= setTimeout(flush, flushes === 0 ? 0 : gatherMs)
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (gathered.length === 0 || flushes >= flushesMax) return
    const batch = gathered
    gathered = []
    bytes = 0
    flushes += 1
    insert(pool, batch, now())
      .then(
        () => {
          for (const one of batch) one.resolve()
          stored()
        },
        (error) => {
          for (const one of batch) one.reject(error)
        },
      )
      .finally(() => {
        flushes -= 1
        if (gathered.length >= gatherCountMax) flush()
        else flushSoon()
        if (flushes === 0 && gathered.length === 0) {
          for (const resolve of idle) resolve()
          idle = []
        }
      })
  }

  return {
    store(appKey, body) {
      return new Promise((resolve, reject) => {
        gathered.push({ appKey, body, resolve, reject })
        bytes += body.length
        flushSoon()
      })
    },
    settle() {
      if (flushes === 0 && gathered.length === 0) return Promise.resolve()
      return new Promise((resolve) => {
        idle.push(resolve)
      })
    },
  }
}

const insertText = `
  insert into whatsapp_deliveries (received_at, app_key, body)
  select $1, app_key, substring($2::bytea from starts for size)
  from unnest($3::integer[], $4::integer[], $5::text[]) as cut (starts, size, app_key)`

async function insert(pool: pg.Pool, batch: readonly Waiting[], receivedAt: Date): Promise<void> {
  const starts: number[] = []
  const sizes: number[] = []
  let next = 1
  for (const one of batch) {
    starts.push(next)
    sizes.push(one.body.length)
    next += one.body.length
  }
  const keys = batch.map((one) => one.appKey)
  await pool.query({
    name: 'store deliveries',
    text: insertText,
    values: [
      receivedAt,
      Buffer.concat(
        batch.map((one) => one.body),
        next - 1,
      ),
      starts,
      sizes,
      keys,
    ],
  })
}
