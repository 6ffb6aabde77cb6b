import { sql } from 'kysely'
import type { Database, NumberId, Position, Transaction, WorkspaceId } from '../../platform/index.ts'

export type Delivery = {
  readonly id: number
  readonly written_by: string
  readonly received_at: Date
  readonly app_key: string
  readonly body: Buffer
}

/** The next deliveries in the order they can no longer be overtaken, bounded in count and in bytes. */
export async function readDeliveries(
  trx: Transaction,
  after: Position,
  limit: number,
  bytesMax: number,
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, written_by, received_at, app_key, body from (
      select *, sum(octet_length(body)) over (order by written_by, id) as total from (
        select * from whatsapp_deliveries
        where (written_by, id) > (${after.written_by}::xid8, ${after.id})
          and written_by < pg_snapshot_xmin(pg_current_snapshot())
        order by written_by, id limit ${limit}) as next) as summed
    where total - octet_length(body) < ${bytesMax}
    order by written_by, id`.execute(trx)
  return rows
}

/** The newest delivery that can no longer be overtaken, and how many there are up to it. */
export async function findLastDelivery(
  trx: Transaction,
): Promise<{ last: Position | undefined; count: number }> {
  const { rows } = await sql<Position & { count: number }>`
    select written_by::text as written_by, id, count(*) over () as count from whatsapp_deliveries
    where written_by < pg_snapshot_xmin(pg_current_snapshot())
    order by written_by desc, id desc limit 1`.execute(trx)
  const [row] = rows
  return { last: row && { written_by: row.written_by, id: row.id }, count: row?.count ?? 0 }
}

/** Whether a follower has come as far as a position. */
export async function hasPassed(db: Database, follower: string, position: Position): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    select (followers.written_by, followers.id) >= (${position.written_by}::xid8, ${position.id}::bigint) as passed
    from followers where name = ${follower}`.execute(db)
  return rows[0]?.passed ?? false
}

export type NumberOwner = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly phone_number_id: string
  readonly waba_id: string
  readonly app_key: string
  /** The phone number as it was given when it was connected. */
  readonly address: string
}

/** Who owns the numbers and accounts deliveries speak of. */
export async function listOwners(
  trx: Transaction,
  phoneNumberIds: readonly string[],
  accountIds: readonly string[],
): Promise<NumberOwner[]> {
  const { rows } = await sql<NumberOwner>`
    select whatsapp_numbers.workspace_id, number_id, phone_number_id, waba_id, app_key, address
    from whatsapp_numbers
    join numbers on numbers.workspace_id = whatsapp_numbers.workspace_id and numbers.id = number_id
    where whatsapp_numbers.disconnected_at is null
      and (phone_number_id = any(${phoneNumberIds}::text[]) or waba_id = any(${accountIds}::text[]))`.execute(
    trx,
  )
  return rows
}

export type SetAside = { readonly delivery_id: number; readonly position: number; readonly reason: string }

export async function setAside(trx: Transaction, parts: readonly SetAside[]): Promise<void> {
  if (parts.length === 0) return
  await sql`
    insert into whatsapp_set_aside (delivery_id, position, reason)
    select * from unnest(${parts.map((p) => p.delivery_id)}::bigint[], ${parts.map((p) => p.position)}::integer[],
      ${parts.map((p) => p.reason.slice(0, 500))}::text[])
    on conflict (delivery_id, position) do update set reason = excluded.reason, settled_at = null`.execute(
    trx,
  )
}

/** The next deliveries, by id, of which something is set aside and not settled. */
export async function listSetAside(trx: Transaction, after: number, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, written_by, received_at, app_key, body from whatsapp_deliveries
    where id in (
      select distinct delivery_id from whatsapp_set_aside
      where settled_at is null and delivery_id > ${after}
        and exists (select from whatsapp_deliveries as kept where kept.id = delivery_id)
      order by delivery_id limit ${limit})
    order by id`.execute(trx)
  return rows
}

/** Parts that were set aside and have now been understood. */
export async function settleAside(
  trx: Transaction,
  deliveryIds: readonly number[],
  still: readonly SetAside[],
): Promise<void> {
  await sql`
    update whatsapp_set_aside set settled_at = now()
    where delivery_id = any(${deliveryIds}::bigint[]) and settled_at is null
      and (delivery_id, position) not in (
        select * from unnest(${still.map((p) => p.delivery_id)}::bigint[], ${still.map((p) => p.position)}::integer[]))`.execute(
    trx,
  )
}

export async function countUnknownKinds(
  trx: Transaction,
  kinds: readonly { workspace_id: WorkspaceId; kind: string; delivery_id: number }[],
  now: Date,
): Promise<void> {
  if (kinds.length === 0) return
  await sql`
    insert into whatsapp_unknown_kinds (workspace_id, kind, seen, first_at, last_at, last_delivery_id)
    select workspace_id, kind, count(*), ${now}, ${now}, max(delivery_id) from unnest(
      ${kinds.map((k) => k.workspace_id)}::integer[], ${kinds.map((k) => k.kind)}::text[],
      ${kinds.map((k) => k.delivery_id)}::bigint[]) as told (workspace_id, kind, delivery_id)
    group by 1, 2 order by 1, 2
    on conflict (workspace_id, kind) do update
      set seen = whatsapp_unknown_kinds.seen + excluded.seen, last_at = excluded.last_at,
        last_delivery_id = excluded.last_delivery_id`.execute(trx)
}

export async function recordNotices(
  trx: Transaction,
  notices: readonly {
    workspace_id: WorkspaceId
    id: string
    number_id: NumberId | null
    field: string
    value: unknown
    at: Date
  }[],
): Promise<void> {
  if (notices.length === 0) return
  await sql`
    insert into whatsapp_notices (workspace_id, id, number_id, field, value, at)
    select * from unnest(${notices.map((n) => n.workspace_id)}::integer[], ${notices.map((n) => n.id)}::uuid[],
      ${notices.map((n) => n.number_id)}::uuid[], ${notices.map((n) => n.field)}::text[],
      ${notices.map((n) => JSON.stringify(n.value))}::jsonb[], ${notices.map((n) => n.at)}::timestamptz[])
    on conflict do nothing`.execute(trx)
}

/** How long the newest delivery of each number took from the platform's event to our understanding. */
export async function noteArrivals(
  trx: Transaction,
  arrivals: readonly { workspace_id: WorkspaceId; number_id: NumberId; at: Date; lagMs: number }[],
): Promise<void> {
  if (arrivals.length === 0) return
  await sql`
    update whatsapp_numbers set last_webhook_at = greatest(last_webhook_at, told.at), webhook_lag_ms = told.lag_ms
    from unnest(${arrivals.map((a) => a.workspace_id)}::integer[], ${arrivals.map((a) => a.number_id)}::uuid[],
      ${arrivals.map((a) => a.at)}::timestamptz[], ${arrivals.map((a) => Math.round(a.lagMs))}::integer[])
      as told (workspace_id, number_id, at, lag_ms)
    where whatsapp_numbers.workspace_id = told.workspace_id and whatsapp_numbers.number_id = told.number_id`.execute(
    trx,
  )
}
