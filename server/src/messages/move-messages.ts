import { sql } from 'kysely'
import type { ContactMerge } from '../contacts/index.ts'
import type { Transaction } from '../platform/index.ts'

/** Two contacts turned out to be one person: messages, what waits to leave, and windows go to the one that stays. */
export async function moveMessages(trx: Transaction, merges: readonly ContactMerge[]): Promise<void> {
  if (merges.length === 0) return
  const merged = sql`unnest(${merges.map((m) => m.workspace_id)}::integer[], ${merges.map((m) => m.from)}::uuid[],
    ${merges.map((m) => m.into)}::uuid[]) as merged (workspace_id, gone, stays)`
  for (const table of ['messages', 'outbox']) {
    await sql`update ${sql.table(table)} as held set contact_id = merged.stays from ${merged}
      where held.workspace_id = merged.workspace_id and held.contact_id = merged.gone`.execute(trx)
  }
  await sql`
    with freed as (
      delete from exchanges using ${merged}
      where exchanges.workspace_id = merged.workspace_id and exchanges.contact_id = merged.gone
      returning exchanges.workspace_id, exchanges.number_id, merged.stays, last_inbound_at, free_entry_until, pair_burst_until, pair_clear_at)
    insert into exchanges (workspace_id, number_id, contact_id, last_inbound_at, free_entry_until, pair_burst_until, pair_clear_at)
    select workspace_id, number_id, stays, max(last_inbound_at), max(free_entry_until), max(pair_burst_until),
      max(pair_clear_at)
    from freed group by 1, 2, 3
    on conflict (workspace_id, number_id, contact_id) do update set
      last_inbound_at = greatest(exchanges.last_inbound_at, excluded.last_inbound_at),
      free_entry_until = greatest(exchanges.free_entry_until, excluded.free_entry_until),
      pair_burst_until = greatest(exchanges.pair_burst_until, excluded.pair_burst_until),
      pair_clear_at = greatest(exchanges.pair_clear_at, excluded.pair_clear_at)`.execute(trx)
}
