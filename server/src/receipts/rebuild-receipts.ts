import { sql } from 'kysely'
import { advanceDelivery } from '../messages/index.ts'
import type { MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import type { StoredReceipt } from './receipt-store.ts'
import { advanceOf } from './record-receipts.ts'

const pageSize = 2_000

/** Moves every message forward again from all receipts of a workspace. Facts are never moved back, so this is safe at any time. */
export async function rebuildDelivery(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  let after: MessageId = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const { rows } = await sql<StoredReceipt>`
      select * from receipts where workspace_id = ${workspaceId} and id > ${after} order by id limit ${pageSize}`.execute(
      trx,
    )
    const last = rows.at(-1)
    if (!last) return count
    await advanceDelivery(trx, rows.flatMap(advanceOf))
    count += rows.length
    after = last.id
  }
}
