import { sql } from 'kysely'
import {
  idFloor,
  idFromFact,
  idSpan,
  idTime,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Receipt } from './receipt.ts'

export type StoredReceipt = Omit<Receipt, 'echoed_id'> & {
  readonly id: string
  readonly message_id: MessageId | null
}

/** The same platform time, message, status and participant always make the same row. */
export function receiptId(receipt: Receipt): string {
  const { workspace_id, channel_message_id, status, participant } = receipt
  return idFromFact(receipt.at, 'receipt', workspace_id, channel_message_id, status, participant)
}

/** Inserts what is new; returns the ids of just those. */
export async function insertReceipts(
  trx: Transaction,
  receipts: readonly StoredReceipt[],
): Promise<ReadonlySet<string>> {
  if (receipts.length === 0) return new Set()
  const column = <Value>(pick: (receipt: StoredReceipt) => Value) => receipts.map(pick)
  const { rows } = await sql<{ id: string }>`
    insert into receipts (workspace_id, id, number_id, message_id, channel_message_id, status, at, participant, errors, pricing)
    select * from unnest(
      ${column((r) => r.workspace_id)}::integer[], ${column((r) => r.id)}::uuid[], ${column((r) => r.number_id)}::uuid[],
      ${column((r) => r.message_id)}::uuid[], ${column((r) => r.channel_message_id)}::text[],
      ${column((r) => r.status)}::text[], ${column((r) => r.at)}::timestamptz[], ${column((r) => r.participant)}::text[],
      ${column((r) => (r.errors ? JSON.stringify(r.errors) : null))}::jsonb[],
      ${column((r) => (r.pricing ? JSON.stringify(r.pricing) : null))}::jsonb[])
    on conflict do nothing
    returning id`.execute(trx)
  return new Set(rows.map((row) => row.id))
}

/** A receipt may bear an earlier time than its message: far more than two clocks differ, and still few partitions. */
const skewMsMax = 31 * 86_400_000

/** Receipts that came before we knew their message, for messages that are known now. */
export async function claimUnmatched(
  trx: Transaction,
  messages: readonly { workspace_id: WorkspaceId; message_id: MessageId }[],
): Promise<StoredReceipt[]> {
  if (messages.length === 0) return []
  const { first, last } = idSpan(messages.map((one) => one.message_id))
  const earliest = idFloor(new Date(idTime(first).getTime() - skewMsMax))
  const workspaceIds = [...new Set(messages.map((one) => one.workspace_id))]
  // Nearly always nothing waits, and to learn that is cheaper than to look for each message.
  const { rows: waiting } = await sql`
    select from receipts where workspace_id = any(${workspaceIds}::integer[]) and message_id is null and id > ${earliest}
    limit 1`.execute(trx)
  if (waiting.length === 0) return []
  const { rows } = await sql<StoredReceipt>`
    update receipts set message_id = messages.id
    from unnest(${messages.map((m) => m.workspace_id)}::integer[], ${messages.map((m) => m.message_id)}::uuid[])
      as known (workspace_id, message_id)
    join messages on messages.workspace_id = known.workspace_id and messages.id = known.message_id
      and messages.id between ${first} and ${last}
    where receipts.workspace_id = messages.workspace_id and receipts.channel_message_id = messages.channel_message_id
      and receipts.number_id = messages.number_id and receipts.message_id is null and messages.direction = 'out'
      and receipts.id > ${earliest}
    returning receipts.*`.execute(trx)
  return rows
}
