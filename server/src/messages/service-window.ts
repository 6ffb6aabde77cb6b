import { sql } from 'kysely'
import type { ContactId, Database, NumberId, Transaction, WorkspaceId } from '../platform/index.ts'

/** Hours a person's message keeps the window open. WhatsApp: send-messages page, read 2026-05. */
export const serviceWindowHours = 24

export type Window = {
  readonly number_id: NumberId
  readonly open: boolean
  /** When it closes or closed; null when the person never wrote to this number. */
  readonly closes_at: Date | null
}

export type Exchange = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly contact_id: ContactId
}

/** A person wrote: the window runs from their newest message, whatever order they arrive in. */
export async function openWindows(
  trx: Transaction,
  writings: readonly (Exchange & { readonly at: Date })[],
): Promise<void> {
  if (writings.length === 0) return
  await sql`
    insert into exchanges (workspace_id, number_id, contact_id, last_inbound_at)
    select workspace_id, number_id, contact_id, max(at) from unnest(
      ${writings.map((w) => w.workspace_id)}::integer[], ${writings.map((w) => w.number_id)}::uuid[],
      ${writings.map((w) => w.contact_id)}::uuid[], ${writings.map((w) => w.at)}::timestamptz[]
    ) as wrote (workspace_id, number_id, contact_id, at)
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (workspace_id, number_id, contact_id)
    do update set last_inbound_at = greatest(exchanges.last_inbound_at, excluded.last_inbound_at)`.execute(
    trx,
  )
}

/** The window of each pair, aligned with the question. */
export async function findWindows(db: Database, pairs: readonly Exchange[], now: Date): Promise<Window[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<{ last_inbound_at: Date | null }>`
    select exchanges.last_inbound_at from unnest(
      ${pairs.map((p) => p.workspace_id)}::integer[], ${pairs.map((p) => p.number_id)}::uuid[],
      ${pairs.map((p) => p.contact_id)}::uuid[]) with ordinality as asked (workspace_id, number_id, contact_id, position)
    left join exchanges using (workspace_id, number_id, contact_id)
    order by asked.position`.execute(db)
  return pairs.map((pair, index) => windowOf(pair.number_id, rows[index]!.last_inbound_at, now))
}

/** For each contact the window that closes last, over all numbers they wrote to. */
export async function listWindows(
  db: Database,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
  now: Date,
): Promise<Map<ContactId, Window>> {
  if (contactIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('exchanges')
    .select(['contact_id', 'number_id', 'last_inbound_at'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', 'in', [...contactIds])
    .where('last_inbound_at', 'is not', null)
    .orderBy('last_inbound_at')
    .execute()
  return new Map(rows.map((row) => [row.contact_id, windowOf(row.number_id, row.last_inbound_at, now)]))
}

export function windowOf(numberId: NumberId, lastInboundAt: Date | null, now: Date): Window {
  if (!lastInboundAt) return { number_id: numberId, open: false, closes_at: null }
  const closesAt = new Date(lastInboundAt.getTime() + serviceWindowHours * 3_600_000)
  return { number_id: numberId, open: closesAt > now, closes_at: closesAt }
}
