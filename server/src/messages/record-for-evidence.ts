import { type EntryKind, letWordsGo, recordEvidence } from '../evidence/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { Deletion, DeletionAct } from './deletion/deletion-store.ts'
import { contentOf, editOf, factOf, type Spoken } from './evidence-content.ts'
import { listOwners, listSpoken } from './evidence-store.ts'

// Edits, withdrawals and deletions are rare and destroy something, so they are written down in their own transaction.

/** Messages have just been edited: their earlier words go, and what they say now is written down. */
export async function recordEdits(trx: Transaction, before: readonly Spoken[]): Promise<void> {
  for (const [workspaceId, ones] of Map.groupBy(before, (one) => one.workspace_id)) {
    const after = await listSpoken(
      trx,
      workspaceId,
      ones.map((one) => one.id),
    )
    const edits = after.filter((row) => row.edited_at !== null)
    // What was said first is written down before it goes, also when nobody has followed the news of it yet.
    await recordEvidence(trx, ones.flatMap(factOf))
    await letWordsGo(
      trx,
      edits.flatMap((row) => goneFrom(ones, row, row.edited_at!)),
    )
    await recordEvidence(
      trx,
      edits.map((row) => ({
        workspace_id: workspaceId,
        at: row.edited_at!,
        kind: 'message_edited',
        subject: row.id,
        part: row.edited_at!.getTime(),
        contact_id: row.contact_id,
        actor: row.direction === 'in' ? 'contact' : 'app',
        content: editOf(row),
      })),
    )
  }
}

/** Messages have just been emptied: their words go from here too. That they were taken back stays, and by whom. */
export async function recordWithdrawals(
  trx: Transaction,
  before: readonly Spoken[],
  taken: ReadonlyMap<string, { readonly at: Date; readonly by: string }>,
): Promise<void> {
  const withdrawn = before.flatMap((row) => {
    const told = taken.get(row.id)
    return told ? [{ row, ...told }] : []
  })
  await recordEvidence(
    trx,
    withdrawn.flatMap(({ row }) => factOf(row)),
  )
  await letWordsGo(
    trx,
    withdrawn.flatMap(({ row, at }) => goneFrom(before, row, at)),
  )
  await recordEvidence(
    trx,
    withdrawn.map(({ row, at, by }) => ({
      workspace_id: row.workspace_id,
      at,
      kind: 'message_withdrawn',
      subject: row.id,
      contact_id: row.contact_id,
      actor: by,
      content: { message: row.id, by, at: at.toISOString() },
      keep: true,
    })),
  )
}

function goneFrom(before: readonly Spoken[], { id }: Spoken, at: Date) {
  const row = before.find((one) => one.id === id)
  if (!row) return []
  const { workspace_id, contact_id } = row
  // What the journal holds last: the edit where there was one, else the message.
  const earlier = row.edited_at === null ? contentOf(row) : editOf(row)
  return [{ workspace_id, message_id: id, contact_id, at, earlier }]
}

const kindOfAct: Readonly<Record<DeletionAct, EntryKind>> = {
  recall: 'message_recalled',
  hide: 'message_hidden',
  show: 'message_shown',
  everyone: 'message_deleted',
}

/** What people did with messages after writing them. */
export async function recordActs(trx: Transaction, deletions: readonly Deletion[], now: Date): Promise<void> {
  for (const [workspaceId, ones] of Map.groupBy(deletions, (one) => one.workspace_id)) {
    const owners = await listOwners(
      trx,
      workspaceId,
      ones.map((one) => one.message_id),
    )
    await recordEvidence(
      trx,
      ones.map(({ message_id, act, by }) => ({
        workspace_id: workspaceId,
        at: now,
        kind: kindOfAct[act],
        subject: message_id,
        part: now.getTime(),
        contact_id: owners.get(message_id) ?? null,
        actor: by,
        content: { message: message_id, act, by },
        keep: true,
      })),
    )
  }
}
