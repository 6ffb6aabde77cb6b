import type { ContactId, Transaction, WorkspaceId } from '../platform/index.ts'
import { recordEvidence } from './append-evidence.ts'
import { listHeld } from './hold-store.ts'
import { lockChains } from './journal-store.ts'
import { listIdsOf } from './person-report.ts'
import { destroySaltsOf } from './salt-store.ts'
import { deleteSealed } from './sealed-store.ts'

/**
 * People are erased: what opens their entries is destroyed, and whatever was kept under seal. The chain stays and still
 * verifies; it tells that somebody was written to, of what kind and when, and never again whom or what. That they were
 * erased is an entry too. Call it while the contacts are still there, so that the ids merged into them are found.
 *
 * @returns how many entries are shut for good
 * @throws when one of them is under legal hold: end the hold first
 */
export async function eraseSalts(
  trx: Transaction,
  workspaceId: WorkspaceId,
  contactIds: readonly ContactId[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> {
  if (contactIds.length === 0) return 0
  await lockChains(trx, [workspaceId])
  const ids = await listIdsOf(trx, workspaceId, contactIds)
  const held = await listHeld(
    trx,
    ids.map((contact_id) => ({ workspace_id: workspaceId, contact_id })),
  )
  if (held.size > 0) throw new Error('a person under legal hold is not erased: end the hold first')
  const shut = await destroySaltsOf(trx, workspaceId, ids)
  await deleteSealed(trx, workspaceId, ids)
  await recordEvidence(
    trx,
    contactIds.map((id) => ({
      workspace_id: workspaceId,
      at,
      kind: 'erasure' as const,
      subject: id,
      part: at.getTime(),
      contact_id: id,
      actor: by,
      content: { person: id },
      unopenable: true,
    })),
  )
  return shut
}
