import { sql } from 'kysely'
import {
  announce,
  type Clock,
  type ConversationId,
  type Database,
  inTransaction,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'

/** Told at once of one workspace; the rest follows in the next step. */
const passedMax = 1_000

/**
 * Tells browsers which conversations have passed a limit since the last look: the lists they are in change by the clock
 * alone. One process at a time, each workspace from where the last look ended. Returns how many were told.
 */
export function watchPromises(db: Database, clock: Clock): Promise<number> {
  return inTransaction(db, async (trx) => {
    const now = clock.now()
    await sql`insert into promise_watches (workspace_id, told_until)
      select distinct workspace_id, ${now}::timestamptz from promises
      where not exists (
        select from promise_watches where promise_watches.workspace_id = promises.workspace_id)
      on conflict do nothing`.execute(trx)
    const { rows } = await sql<{ workspace_id: WorkspaceId; told_until: Date }>`
      select workspace_id, told_until from promise_watches order by workspace_id
      for update skip locked`.execute(trx)
    let told = 0
    for (const watch of rows) told += await watchOne(trx, watch, now)
    return told
  })
}

async function watchOne(
  trx: Transaction,
  { workspace_id, told_until }: { readonly workspace_id: WorkspaceId; readonly told_until: Date },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: ConversationId; at: Date }>`
    (select id, warn_at as at from conversations
      where workspace_id = ${workspace_id} and state in ('open', 'pending')
        and warn_at > ${told_until} and warn_at <= ${now} order by warn_at limit ${passedMax})
    union all
    (select id, due_at from conversations
      where workspace_id = ${workspace_id} and due_at > ${told_until} and due_at <= ${now}
      order by due_at limit ${passedMax})
    order by at limit ${passedMax}`.execute(trx)
  // A clock that was set back waits for nobody: what passes from here on is told.
  const until = rows.length === passedMax ? rows.at(-1)!.at : now
  await sql`update promise_watches set told_until = ${until} where workspace_id = ${workspace_id}`.execute(
    trx,
  )
  if (rows.length === 0) return 0
  const conversation_ids = [...new Set(rows.map((row) => row.id))]
  await announce(trx, [{ workspace_id, name: 'conversations.changed', body: { conversation_ids } }])
  return rows.length
}
