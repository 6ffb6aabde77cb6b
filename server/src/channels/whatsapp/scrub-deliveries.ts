import { sql } from 'kysely'
import type { Scrub } from '../../messages/index.ts'
import type { Transaction } from '../../platform/index.ts'

/**
 * Cuts withdrawn content out of stored bytes, so that it cannot come back by digesting them again. The frame stays: who,
 * when, and that something was there. The signature no longer matches; `scrubbed_at` says why.
 */
export async function scrubDeliveries(trx: Transaction, scrubs: readonly Scrub[], now: Date): Promise<void> {
  if (scrubs.length === 0) return
  const gone = Map.groupBy(scrubs, (scrub) => scrub.delivery_id)
  const { rows } = await sql<{ id: number; body: Buffer }>`
    select id, body from whatsapp_deliveries where id = any(${[...gone.keys()]}::bigint[]) order by id for update`.execute(
    trx,
  )
  for (const row of rows) {
    const ids = new Set(gone.get(row.id)!.map((scrub) => scrub.channel_message_id))
    const scrubbed = Buffer.from(JSON.stringify(scrubValue(JSON.parse(row.body.toString('utf8')), ids)))
    await sql`update whatsapp_deliveries set body = ${scrubbed}, scrubbed_at = ${now} where id = ${row.id}`.execute(
      trx,
    )
  }
}

const frameFields: ReadonlySet<string> = new Set([
  'from',
  'from_user_id',
  'from_parent_user_id',
  'to',
  'to_user_id',
  'id',
  'timestamp',
  'group_id',
  'type',
  'history_context',
])

/** Messages by the ids named lose everything but their frame; edits of them lose the new text. */
function scrubValue(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, ids))
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Record<string, unknown>
  if (typeof fields.id === 'string' && ids.has(fields.id) && typeof fields.type === 'string') {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => frameFields.has(name)))
  }
  if (
    typeof fields.original_message_id === 'string' &&
    ids.has(fields.original_message_id) &&
    'message' in fields
  ) {
    return {
      original_message_id: fields.original_message_id,
      message: { type: (fields.message as { type?: unknown }).type },
    }
  }
  return Object.fromEntries(Object.entries(fields).map(([name, inner]) => [name, scrubValue(inner, ids)]))
}
