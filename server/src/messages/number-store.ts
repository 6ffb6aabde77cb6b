import { type Selectable, sql } from 'kysely'
import type { Database, NumberId, Numbers, Transaction, WorkspaceId } from '../platform/index.ts'
import type { Failure } from './channel.ts'

export type NumberRow = Selectable<Numbers>

export async function listNumbers(
  db: Database,
  of: readonly { readonly workspace_id: WorkspaceId; readonly number_id: NumberId }[],
): Promise<Map<NumberId, NumberRow>> {
  if (of.length === 0) return new Map()
  const rows = await db
    .selectFrom('numbers')
    .selectAll()
    .where('workspace_id', 'in', [...new Set(of.map((one) => one.workspace_id))])
    .where('id', 'in', [...new Set(of.map((one) => one.number_id))])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Numbers with something to send now, except those known to have. */
export async function listNumbersWithWork(
  db: Database,
  known: readonly NumberId[],
  now: Date,
): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`
    select numbers.* from numbers
    -- Looked up number by number: joined as a set, the whole outbox would be read.
    cross join lateral (
      select from outbox
      where outbox.workspace_id = numbers.workspace_id and outbox.number_id = numbers.id and lane in (0, 1)
        and send_after <= ${now} and leased_at is null and unclear_at is null and not awaits_approval
      limit 1) as waiting
    where disconnected_at is null and sending_stopped_at is null and numbers.id <> all(${known}::uuid[])`.execute(
    db,
  )
  return rows
}

export async function insertNumber(
  trx: Transaction,
  number: Pick<
    NumberRow,
    'workspace_id' | 'id' | 'channel' | 'address' | 'label' | 'per_second' | 'connected_at'
  >,
): Promise<void> {
  await trx.insertInto('numbers').values(number).execute()
}

export async function disconnectNumber(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: NumberId,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('numbers')
    .set({ disconnected_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** What is left out stays as it was. */
export async function reconnectNumber(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: NumberId,
  change: Partial<Pick<NumberRow, 'address' | 'label' | 'per_second'>>,
): Promise<void> {
  await trx
    .updateTable('numbers')
    .set({ ...change, disconnected_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** The platform refuses the number itself (token, payment, policy). What waits goes on waiting until a person mended it. */
export async function stopSending(
  db: Database,
  workspaceId: WorkspaceId,
  id: NumberId,
  why: Failure,
  now: Date,
): Promise<void> {
  await db
    .updateTable('numbers')
    .set({ sending_stopped_at: now, sending_stopped_why: JSON.stringify(why) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('sending_stopped_at', 'is', null)
    .execute()
}

export async function resumeSending(db: Database, workspaceId: WorkspaceId, id: NumberId): Promise<void> {
  await db
    .updateTable('numbers')
    .set({ sending_stopped_at: null, sending_stopped_why: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** The number a new message to somebody leaves by, when the caller does not say: the one they last wrote to, else the first. */
export async function findDefaultNumber(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: string,
): Promise<NumberId | undefined> {
  const { rows } = await sql<{ id: NumberId }>`
    select numbers.id from numbers
    left join exchanges on exchanges.workspace_id = numbers.workspace_id and exchanges.number_id = numbers.id
      and exchanges.contact_id = ${contactId}
    where numbers.workspace_id = ${workspaceId} and numbers.disconnected_at is null
    order by exchanges.last_inbound_at desc nulls last, numbers.connected_at, numbers.id
    limit 1`.execute(db)
  return rows[0]?.id
}
