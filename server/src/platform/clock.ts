import type { Database } from './database/index.ts'

/** The time, passed in wherever it matters, so tests and the demonstration can move it. */
export type Clock = {
  now(): Date
  /** Milliseconds by which this clock runs ahead of the machine's. Zero outside tests and the demonstration. */
  offsetMs(): number
  setOffsetMs(offsetMs: number): void
}

export function systemClock(initialOffsetMs = 0): Clock {
  let offset = initialOffsetMs
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    setOffsetMs(next) {
      offset = next
    },
  }
}

/** The demonstration's time, moved by its simulator page, kept so that a restart goes on from there. */
export async function readClockOffset(db: Database): Promise<number> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'clock_offset_ms')
    .executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : 0
}

export async function writeClockOffset(db: Database, offsetMs: number): Promise<void> {
  const value = JSON.stringify(offsetMs)
  await db
    .insertInto('settings')
    .values({ key: 'clock_offset_ms', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at: new Date() }))
    .execute()
}
