import { listPeopleBehind } from '../accounts/index.ts'
import { findContact } from '../contacts/index.ts'
import {
  type ContactId,
  type ConversationId,
  type Database,
  inTransaction,
  isRefusal,
  newId,
  type Refusal,
  refuse,
  type Secrets,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { recordEvidence } from './append-evidence.ts'
import { openSigner } from './desk-key.ts'
import {
  type ExportRow,
  findExport,
  findSegment,
  insertExport,
  lockExport,
  type NewExport,
  updateDecided,
} from './export-store.ts'
import { signHead } from './head.ts'
import type { Deed } from './hold.ts'

// waiting → agreed → over
//    │  └──→ refused
//    └─────→ over (nobody agreed in time)

export const exportStates = ['waiting', 'agreed', 'refused', 'over'] as const
export type ExportState = (typeof exportStates)[number]

/** So long a second person may agree. */
export const waitsDaysMax = 7
/** So long it may be downloaded afterwards. */
export const opensHoursMax = 24

const hourMs = 3_600_000

export function stateOfExport(row: Pick<ExportRow, 'agreed' | 'expires_at'>, now: Date): ExportState {
  if (row.agreed === false) return 'refused'
  if (row.expires_at <= now) return 'over'
  return row.agreed === null ? 'waiting' : 'agreed'
}

export type ExportAsked = {
  readonly contact_id: ContactId | undefined
  readonly conversation_id: ConversationId | undefined
  readonly from: Date
  readonly to: Date
  readonly reason: string
}

/** Whose conversation that is: undefined when there is none, null for a group. Conversations stand on a higher floor. */
export type FindContactOf = (
  db: Database,
  workspaceId: WorkspaceId,
  id: ConversationId,
) => Promise<ContactId | null | undefined>

/** Somebody asks for what the journal says about a person, and for the words to be opened. */
export async function askExport(
  db: Database,
  deed: Deed,
  asked: ExportAsked,
  findContactOf: FindContactOf,
): Promise<ExportRow | Refusal> {
  const { workspace_id, by, now } = deed
  const contactId = await findAsked(db, workspace_id, asked, findContactOf)
  if (isRefusal(contactId)) return contactId
  const asker = (await listPeopleBehind(db, workspace_id, [by])).get(by)!
  const row: NewExport = {
    workspace_id,
    id: newId<'export'>(now),
    contact_id: contactId,
    conversation_id: asked.conversation_id ?? null,
    period_from: asked.from,
    period_to: asked.to,
    reason: asked.reason,
    asked_at: now,
    asked_by: by,
    asker,
    expires_at: new Date(now.getTime() + waitsDaysMax * 24 * hourMs),
  }
  await inTransaction(db, async (trx) => {
    await insertExport(trx, row)
    const { reason, period_from, period_to } = row
    await recordDeed(trx, row, 'export', deed, { reason, from: period_from, to: period_to, person: asker })
  })
  return { ...row, decided_at: null, decided_by: null, decider: null, agreed: null }
}

async function findAsked(
  db: Database,
  workspaceId: WorkspaceId,
  asked: ExportAsked,
  findContactOf: FindContactOf,
): Promise<ContactId | Refusal> {
  if (asked.conversation_id !== undefined) {
    const contact = await findContactOf(db, workspaceId, asked.conversation_id)
    if (contact) return contact
    return contact === null
      ? refuse('evidence.group', 'A group has many people: ask for each person whose words matter.')
      : refuse('inbox.not_found', 'There is no conversation with this id in the workspace.')
  }
  const id = asked.contact_id!
  const contact = await findContact(db, workspaceId, id)
  if (contact) return contact.id
  // Who was erased has no contact any more, and still stands in the chain.
  const everything = { contact_ids: [id], from: new Date(0), to: new Date(8.64e15), kinds: 'all' as const }
  if (await findSegment(db, workspaceId, everything)) return id
  return refuse(
    'contacts.not_found',
    'There is no contact with this id in the workspace. Look it up in the list again.',
  )
}

/** A second person agrees: until it is over, the two of them may download the export with its words opened. */
export function agreeExport(
  db: Database,
  secrets: Secrets,
  deed: Deed,
  id: string,
): Promise<ExportRow | Refusal> {
  return decide(db, deed, id, async (trx, row, decider) => {
    const expires_at = new Date(deed.now.getTime() + opensHoursMax * hourMs)
    const decided = { at: deed.now, by: deed.by, decider, agreed: true, expires_at }
    await updateDecided(trx, row, decided)
    await recordDeed(trx, row, 'unsealing', deed, { export: row.id, person: decider })
    await signHead(trx, await openSigner(trx, secrets), deed.workspace_id, deed.now)
  })
}

/** A second person says no, or the one who asked takes it back. */
export function refuseExport(db: Database, deed: Deed, id: string): Promise<ExportRow | Refusal> {
  return decide(
    db,
    deed,
    id,
    async (trx, row, decider) => {
      const decided = { at: deed.now, by: deed.by, decider, agreed: false, expires_at: row.expires_at }
      await updateDecided(trx, row, decided)
      await recordDeed(trx, row, 'unsealing_refused', deed, { export: row.id, person: decider })
    },
    true,
  )
}

function decide(
  db: Database,
  deed: Deed,
  id: string,
  act: (trx: Transaction, row: ExportRow, decider: string) => Promise<void>,
  byOneselfToo = false,
): Promise<ExportRow | Refusal> {
  return inTransaction(db, async (trx) => {
    const row = await lockExport(trx, deed.workspace_id, id)
    if (!row) return refuseUnknown()
    if (stateOfExport(row, deed.now) !== 'waiting')
      return refuse(
        'evidence.decided',
        'This export was decided already, or waited too long. Ask for it again.',
      )
    const decider = (await listPeopleBehind(trx, deed.workspace_id, [deed.by])).get(deed.by)!
    if (decider === row.asker && !byOneselfToo)
      return refuse(
        'evidence.second_person',
        'Who asked cannot agree as well, nor can a token they made. Ask a second person with this permission.',
      )
    await act(trx, row, decider)
    return (await findExport(trx, deed.workspace_id, id))!
  })
}

/** An export that may be downloaded now by whoever asks: one of the two, in time. That it was is a journal entry. */
export function takeExport(db: Database, deed: Deed, id: string): Promise<ExportRow | Refusal> {
  return inTransaction(db, async (trx) => {
    const row = await lockExport(trx, deed.workspace_id, id)
    if (!row) return refuseUnknown()
    const state = stateOfExport(row, deed.now)
    if (state === 'waiting')
      return refuse('evidence.waiting', 'A second person has to agree before this export opens.')
    if (state !== 'agreed')
      return refuse('evidence.over', 'This export was refused, or its time is over. Ask for it again.')
    const person = (await listPeopleBehind(trx, deed.workspace_id, [deed.by])).get(deed.by)!
    if (person !== row.asker && person !== row.decider)
      return refuse('evidence.not_yours', 'Only the two people who asked and agreed may open this export.')
    await recordDeed(
      trx,
      row,
      'unsealing',
      deed,
      { export: row.id, person, downloaded: true },
      deed.now.getTime(),
    )
    return row
  })
}

const refuseUnknown = () => refuse('evidence.not_found', 'There is no export with this id in the workspace.')

/** `part`: 0 for what happens once in the life of an export. */
function recordDeed(
  trx: Transaction,
  row: Pick<ExportRow, 'workspace_id' | 'id' | 'contact_id'>,
  kind: 'export' | 'unsealing' | 'unsealing_refused',
  { by, now }: Deed,
  content: object,
  part = 0,
): Promise<void> {
  const { workspace_id, id, contact_id } = row
  const fact = { workspace_id, at: now, kind, subject: id, part, contact_id, actor: by, content, keep: true }
  return recordEvidence(trx, [fact])
}
