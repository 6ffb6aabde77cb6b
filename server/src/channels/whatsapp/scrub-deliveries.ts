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

/**
 * The same for what could not be digested: no message of ours points at those bytes, yet they may hold the words. Bytes
 * that cannot even be read go whole.
 */
export async function scrubSetAside(
  trx: Transaction,
  channelMessageIds: readonly string[],
  now: Date,
): Promise<void> {
  if (channelMessageIds.length === 0) return
  const { rows } = await sql<{ id: number; body: Buffer; channel_message_id: string }>`
    select kept.id, kept.body, named.id as channel_message_id from whatsapp_deliveries as kept
    join unnest(${channelMessageIds}::text[]) as named (id) on position(convert_to(named.id, 'UTF8') in kept.body) > 0
    where kept.id in (select delivery_id from whatsapp_set_aside where settled_at is null)`.execute(trx)
  const unreadable = rows.filter((row) => !isJson(row.body)).map((row) => row.id)
  await sql`
    update whatsapp_deliveries set body = '', scrubbed_at = ${now} where id = any(${unreadable}::bigint[])`.execute(
    trx,
  )
  await scrubDeliveries(
    trx,
    rows
      .filter((row) => isJson(row.body))
      .map(({ id, channel_message_id }) => ({ delivery_id: id, channel_message_id })),
    now,
  )
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'))
    return true
  } catch {
    return false
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
