import { findContact } from '../contacts/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { recordEvidence } from './append-evidence.ts'
import { deleteHolds, findHold, type Hold, insertHold } from './hold-store.ts'
import { listWhereWordsWent } from './journal-store.ts'
import { listIdsOf } from './person-report.ts'
import { destroyWordSalts } from './salt-store.ts'
import { deleteSealed } from './sealed-store.ts'

export type Deed = { readonly workspace_id: WorkspaceId; readonly by: string; readonly now: Date }

const refuseUnknown = () =>
  refuse(
    'contacts.not_found',
    'There is no contact with this id in the workspace. Look it up in the list again.',
  )

/** From now on earlier versions and words taken back are kept under seal for this person. Safe to repeat. */
export function placeHold(
  db: Database,
  deed: Deed,
  contactId: ContactId,
  reason: string,
): Promise<Hold | Refusal> {
  return inTransaction(db, async (trx) => {
    const contact = await findContact(trx, deed.workspace_id, contactId)
    if (!contact) return refuseUnknown()
    const ids = await listIdsOf(trx, deed.workspace_id, [contact.id])
    const standing = await findHold(trx, deed.workspace_id, ids)
    if (standing) return standing
    const hold: Hold = { contact_id: contact.id, reason, placed_at: deed.now, placed_by: deed.by }
    const placed = await insertHold(trx, deed.workspace_id, hold)
    if (placed) await recordHold(trx, deed, contact.id, 'hold', { reason })
    return (await findHold(trx, deed.workspace_id, ids)) ?? hold
  })
}

/** The dispute is over: what was kept for it is destroyed at once, and with it what would open it. */
export function endHold(db: Database, deed: Deed, contactId: ContactId): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    const contact = await findContact(trx, deed.workspace_id, contactId)
    if (!contact) return refuseUnknown()
    const ids = await listIdsOf(trx, deed.workspace_id, [contact.id])
    if (!(await deleteHolds(trx, deed.workspace_id, ids)))
      return refuse('evidence.no_hold', 'This person is not under legal hold.')
    const subjects = await deleteSealed(trx, deed.workspace_id, ids)
    await destroyWordSalts(trx, await listWhereWordsWent(trx, deed.workspace_id, subjects))
    await recordHold(trx, deed, contact.id, 'hold_end', {})
    return undefined
  })
}

/** The reason for a hold on a person, as it stands. */
export async function readHold(
  db: Database,
  workspaceId: WorkspaceId,
  contactId: ContactId,
): Promise<Hold | null | Refusal> {
  const contact = await findContact(db, workspaceId, contactId)
  if (!contact) return refuseUnknown()
  return (await findHold(db, workspaceId, await listIdsOf(db, workspaceId, [contact.id]))) ?? null
}

function recordHold(
  trx: Transaction,
  { workspace_id, by, now }: Deed,
  contact_id: ContactId,
  kind: 'hold' | 'hold_end',
  content: object,
): Promise<void> {
  const fact = { workspace_id, at: now, kind, subject: contact_id, part: now.getTime(), contact_id }
  return recordEvidence(trx, [{ ...fact, actor: by, content, keep: true }])
}
