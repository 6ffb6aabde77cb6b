import { sql } from 'kysely'
import type { NumberId, Transaction, WorkspaceId } from '../platform/index.ts'

/**
 * Sets how many messages a second a number may send. Only where it stands at one of the `known` paces: another one was
 * set by hand, and stays.
 */
export async function changePace(
  trx: Transaction,
  number: { readonly workspace_id: WorkspaceId; readonly number_id: NumberId },
  perSecond: number,
  known: readonly number[],
): Promise<void> {
  await sql`
    update numbers set per_second = ${perSecond}
    where workspace_id = ${number.workspace_id} and id = ${number.number_id}
      and per_second <> ${perSecond} and per_second = any(${[...known]}::integer[])`.execute(trx)
}
