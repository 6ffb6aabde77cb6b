/** Does somebody take back, hide or delete more than their colleagues? It costs trust, and says that something else is wrong. */
import type { Database, WorkspaceId } from '../../platform/index.ts'
import { idFloor } from '../../platform/index.ts'
import { countDeletions, countWritten, type DeletionAct } from './deletion-store.ts'

export const habitDays = 30
/** Fewer than this are an accident, whatever the share. */
export const habitCountMin = 5
const dayMs = 86_400_000
/** 95 %, two-sided. */
const z = 1.959964

export type Share = { readonly value: number; readonly low: number; readonly high: number }

/** The share with Wilson's interval; null where nothing was counted. */
export function shareOf(count: number, of: number): Share | null {
  if (of <= 0) return null
  const value = Math.min(1, count / of)
  const scale = 1 + (z * z) / of
  const middle = (value + (z * z) / (2 * of)) / scale
  const reach = (z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of))) / scale
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

export type Habit = {
  readonly days: number
  readonly counts: Readonly<Record<Exclude<DeletionAct, 'show'>, number>>
  readonly written: number
  readonly share: Share | null
  /** Of everybody else; null where they wrote nothing. */
  readonly team_share: Share | null
  readonly often: boolean
}

/** Often: at least a handful, and more than the others even at the lower end of the interval. */
export async function reportHabit(
  db: Database,
  workspaceId: WorkspaceId,
  person: string,
  now: Date,
): Promise<Habit> {
  const since = new Date(now.getTime() - habitDays * dayMs)
  // A millisecond on: what was done at this very moment counts.
  const until = new Date(now.getTime() + 1)
  const done = await countDeletions(db, workspaceId, since, until)
  const mine = done.filter((one) => one.by === person)
  const count = total(mine)
  const counts = {
    recall: 0,
    hide: 0,
    everyone: 0,
    ...Object.fromEntries(mine.map((one) => [one.act, one.count])),
  }
  // Counting what everybody wrote is only worth it where there is something to compare.
  if (count < habitCountMin)
    return { days: habitDays, counts, written: 0, share: null, team_share: null, often: false }
  const wrote = await countWritten(db, workspaceId, idFloor(since), idFloor(until))
  const written = sum(wrote.filter((one) => one.author === person))
  const share = shareOf(count, written)
  const team_share = shareOf(total(done) - count, sum(wrote) - written)
  const often = share !== null && share.low > (team_share?.value ?? 0)
  return { days: habitDays, counts, written, share, team_share, often }
}

const total = (done: readonly { readonly count: number }[]) => done.reduce((all, one) => all + one.count, 0)
const sum = total
