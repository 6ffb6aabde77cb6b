import { sql } from 'kysely'
import type { Transaction } from '../database/index.ts'
import type { WorkspaceId } from '../ids.ts'

/** News of a room. `body` carries ids and counts, never content: events outlive what people withdraw. */
export type NewEvent = {
  readonly workspace_id: WorkspaceId
  readonly name: string
  readonly body: Readonly<Record<string, unknown>>
}

export const eventsChannel = 'doublecheck_events'

/**
 * Tells the rooms above, in the transaction that made it true. Listeners wake at commit; whoever was not listening
 * finds the rows later.
 */
export async function announce(trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`
    with told as (
      insert into events (workspace_id, name, body)
      select * from unnest(
        ${events.map((event) => event.workspace_id)}::integer[],
        ${events.map((event) => event.name)}::text[],
        ${events.map((event) => JSON.stringify(event.body))}::jsonb[])
      returning 1)
    select pg_notify(${eventsChannel}, '') from told limit 1`.execute(trx)
}
