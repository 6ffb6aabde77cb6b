import { sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from '../database/index.ts'
import type { WorkspaceId } from '../ids.ts'

export type Event = {
  readonly id: number
  readonly written_by: string
  readonly workspace_id: WorkspaceId
  readonly name: string
  // Each follower knows the shape of the names it asked for; see the room that announces.
  // biome-ignore lint/suspicious/noExplicitAny: the door between rooms is untyped JSON by nature
  readonly body: any
}

/** Where a follower stands: behind every transaction that could still commit an earlier event. */
export type Position = { readonly written_by: string; readonly id: number }

export const followBatchMax = 500

/**
 * Reads the next events for a follower and moves its position in the same transaction as `react`, so each event is
 * reacted to exactly once whatever crashes. The position's row lock keeps a follower single over all processes; when
 * another process holds it, this call returns 0 at once.
 *
 * Reads stop at the snapshot's horizon: an id is given out before its transaction commits, so a plain cursor would step
 * over a slow one.
 */
export function followEvents(
  db: Database,
  follower: string,
  names: readonly string[],
  react: (trx: Transaction, events: readonly Event[]) => Promise<void>,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const position = await lockPosition(trx, follower)
    if (!position) return 0
    const { events, last } = await readEvents(trx, position, followBatchMax)
    if (!last) return 0
    const wanted = events.filter((event) => names.includes(event.name))
    if (wanted.length > 0) await react(trx, wanted)
    await movePosition(trx, follower, last)
    return events.length
  })
}

/** Events after a position, oldest first, up to the horizon. `last` is where to go on. */
export async function readEvents(
  db: Database,
  after: Position,
  limit: number,
): Promise<{ events: Event[]; last: Position | undefined }> {
  const { rows } = await sql<Event>`
    select id, written_by, workspace_id, name, body from events
    where (written_by, id) > (${after.written_by}::xid8, ${after.id})
      and written_by < pg_snapshot_xmin(pg_current_snapshot())
    order by written_by, id
    limit ${limit}`.execute(db)
  const last = rows.at(-1)
  return { events: rows, last: last && { written_by: last.written_by, id: last.id } }
}

/** The newest position that is safe to start from: everything later will still be seen. */
export async function currentPosition(db: Database): Promise<Position> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db)
  // Events of the horizon transaction itself are not behind us, so stand just before its first.
  return { written_by: rows[0]!.horizon, id: -1 }
}

/** Takes a follower's place, or nothing when somebody else has it. */
export async function lockPosition(trx: Transaction, follower: string): Promise<Position | undefined> {
  const take = sql<Position>`
    select written_by::text as written_by, id from followers where name = ${follower} for update skip locked`
  const found = await take.execute(trx)
  if (found.rows[0]) return found.rows[0]
  await sql`insert into followers (name) values (${follower}) on conflict do nothing`.execute(trx)
  return (await take.execute(trx)).rows[0]
}

/** Lets no follower take a step until the transaction ends. */
export async function pauseFollowers(trx: Transaction): Promise<void> {
  await sql`select from followers order by name for update`.execute(trx)
}

export async function movePosition(trx: Transaction, follower: string, to: Position): Promise<void> {
  await sql`update followers set written_by = ${to.written_by}::xid8, id = ${to.id}, moved_at = now()
    where name = ${follower}`.execute(trx)
}
