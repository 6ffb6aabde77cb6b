import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  idSpan,
  type MessageId,
  type NumberId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Lease } from './lease.ts'
import { type Lane, lanes, type MessageBody } from './message.ts'

export type OutboxItem = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly number_id: NumberId
  readonly contact_id: ContactId
  readonly lane: Lane
  readonly tries: number
  /** People who had to approve it when it was queued, changed or parked. */
  readonly approvals: number
  readonly type: string
  readonly body: MessageBody
  readonly details: unknown
  readonly quotes: string | null
  readonly purpose: string
  readonly author: string
  readonly pair_burst_until: Date | null
  readonly pair_clear_at: Date | null
}

/**
 * The next messages of a number, replies first, each locked for this transaction. Contacts with a call under way are
 * passed over, so one person's messages leave one after the other.
 */
export async function claimWaiting(
  trx: Transaction,
  lease: Lease,
  limit: number,
  busyContacts: readonly ContactId[],
  now: Date,
): Promise<OutboxItem[]> {
  const replies = await claimLane(trx, lease, lanes.reply, limit, busyContacts, now)
  if (replies.length >= limit) return replies
  return [...replies, ...(await claimLane(trx, lease, lanes.bulk, limit - replies.length, busyContacts, now))]
}

type Content = Pick<OutboxItem, 'type' | 'body' | 'details' | 'quotes' | 'purpose' | 'author'>
type Claimed = Omit<OutboxItem, keyof Content>

async function claimLane(
  trx: Transaction,
  lease: Lease,
  lane: Lane,
  limit: number,
  busyContacts: readonly ContactId[],
  now: Date,
): Promise<OutboxItem[]> {
  const { rows } = await sql<Claimed>`
    with next as (
      select workspace_id, message_id, number_id, contact_id, lane, tries, approvals, send_after from outbox
      where workspace_id = ${lease.workspace_id} and number_id = ${lease.number_id} and lane = ${lane}
        and send_after <= ${now} and leased_at is null and unclear_at is null and not awaits_approval
        and contact_id <> all(${busyContacts}::uuid[])
      order by send_after, message_id
      limit ${limit}
      for update skip locked)
    select next.workspace_id, next.message_id, next.number_id, next.contact_id, next.lane, next.tries,
      next.approvals,
      exchanges.pair_burst_until, exchanges.pair_clear_at
    from next
    left join exchanges on exchanges.workspace_id = next.workspace_id and exchanges.number_id = next.number_id
      and exchanges.contact_id = next.contact_id
    order by next.send_after, next.message_id`.execute(trx)
  return addContent(trx, lease.workspace_id, rows)
}

async function addContent(
  trx: Transaction,
  workspaceId: WorkspaceId,
  claimed: readonly Claimed[],
): Promise<OutboxItem[]> {
  if (claimed.length === 0) return []
  const ids = claimed.map((one) => one.message_id)
  const { first, last } = idSpan(ids)
  const { rows } = await sql<Content & { id: MessageId }>`
    select id, type, body, details, quotes, purpose, author from messages
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and id between ${first} and ${last}`.execute(
    trx,
  )
  const contents = new Map(rows.map(({ id, ...content }) => [id, content]))
  return claimed.map((one) => ({ ...one, ...contents.get(one.message_id)! }))
}

export type Rules = { readonly perSecond: number; readonly stopped: boolean }

/**
 * Keeps the lease until the transaction ends, and reads what the number may do now: somebody may have stopped it or
 * changed its limit a moment ago. Throws when the lease has passed to another dispatcher meanwhile.
 */
export async function confirmLease(trx: Transaction, lease: Lease): Promise<Rules> {
  const { rows } = await sql<{ token: number; per_second: number; stopped: boolean }>`
    select lease.token, numbers.per_second,
      numbers.sending_stopped_at is not null or numbers.disconnected_at is not null as stopped
    from dispatch_leases as lease
    join numbers on numbers.workspace_id = lease.workspace_id and numbers.id = lease.number_id
    where lease.workspace_id = ${lease.workspace_id} and lease.number_id = ${lease.number_id}
    for share of lease`.execute(trx)
  const row = rows[0]
  if (row?.token !== lease.token) throw new LeaseLost()
  return { perSecond: row.per_second, stopped: row.stopped }
}

/** Marks the attempt before any call is made. After a crash these rows say: a call may have been made. */
export async function markLeased(
  trx: Transaction,
  lease: Lease,
  ids: readonly MessageId[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await sql`update outbox set leased_by = ${lease.token}, leased_at = ${now}
    where workspace_id = ${lease.workspace_id} and message_id = any(${[...ids].sort()}::uuid[])`.execute(trx)
}

export class LeaseLost extends Error {
  constructor() {
    super('another dispatcher took this number over')
    this.name = 'LeaseLost'
  }
}

/**
 * Puts messages back to wait until a time. A clear no may come after the lease has lapsed and the attempt was called
 * unclear: it is clear now.
 */
export async function deferWaiting(
  trx: Transaction,
  items: readonly { workspace_id: WorkspaceId; message_id: MessageId; until: Date; tries: number }[],
): Promise<void> {
  if (items.length === 0) return
  await sql`
    update outbox set send_after = deferred.until, tries = deferred.tries,
      leased_by = null, leased_at = null, unclear_at = null
    from unnest(${items.map((i) => i.workspace_id)}::integer[], ${items.map((i) => i.message_id)}::uuid[],
      ${items.map((i) => i.until)}::timestamptz[], ${items.map((i) => i.tries)}::integer[])
      as deferred (workspace_id, message_id, until, tries)
    where outbox.workspace_id = deferred.workspace_id and outbox.message_id = deferred.message_id`.execute(
    trx,
  )
}

export async function spendPairs(
  trx: Transaction,
  pairs: readonly (Pick<OutboxItem, 'workspace_id' | 'number_id' | 'contact_id'> & {
    burstUntil: Date
    clearAt: Date
  })[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    insert into exchanges (workspace_id, number_id, contact_id, pair_burst_until, pair_clear_at)
    select * from unnest(${pairs.map((p) => p.workspace_id)}::integer[], ${pairs.map((p) => p.number_id)}::uuid[],
      ${pairs.map((p) => p.contact_id)}::uuid[], ${pairs.map((p) => p.burstUntil)}::timestamptz[],
      ${pairs.map((p) => p.clearAt)}::timestamptz[])
      as pair (workspace_id, number_id, contact_id, pair_burst_until, pair_clear_at)
    order by 1, 2, 3
    on conflict (workspace_id, number_id, contact_id) do update
      set pair_burst_until = excluded.pair_burst_until, pair_clear_at = excluded.pair_clear_at`.execute(trx)
}

/** A call may last this long before its holder gives up; a lease older than that with no outcome has none to come. */
export const callMsMax = 30_000

/**
 * Attempts whose outcome never came, because the process died between call and answer. They wait for a receipt or for a
 * person; nothing sends them again by itself.
 */
export async function markLapsedUnclear(
  db: Database,
  now: Date,
): Promise<{ workspace_id: WorkspaceId; message_id: MessageId; contact_id: ContactId | null }[]> {
  const { rows } = await sql<{
    workspace_id: WorkspaceId
    message_id: MessageId
    contact_id: ContactId | null
  }>`
    update outbox set unclear_at = ${now}, leased_by = null, leased_at = null
    where leased_at is not null and leased_at < ${new Date(now.getTime() - callMsMax)}
    returning workspace_id, message_id, contact_id`.execute(db)
  return rows
}
