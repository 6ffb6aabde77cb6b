import { sql } from 'kysely'
import {
  idSpan,
  type MessageId,
  type NumberId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'

export type WaitingReceipt = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly channel_message_id: string
  readonly echoed_id: MessageId | null
}

/** Of these receipts, those that have not found their message. What was echoed with them was no message of ours. */
export async function listWaiting(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<WaitingReceipt[]> {
  if (ids.length === 0) return []
  const { first, last } = idSpan(ids)
  const { rows } = await sql<WaitingReceipt>`
    select workspace_id, number_id, channel_message_id, null as echoed_id from receipts
    where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[]) and id between ${first} and ${last}
      and message_id is null`.execute(trx)
  return rows
}
