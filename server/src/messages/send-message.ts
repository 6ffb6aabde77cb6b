import { findContact, findOrCreatePeople, parsePhone, phoneRemedy } from '../contacts/index.ts'
import {
  type ContactId,
  type Database,
  inTransaction,
  isRefusal,
  type MessageId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import type { Channels } from './channel.ts'
import { checkDrafts } from './check-drafts.ts'
import { lanes, type MessageBody } from './message.ts'
import { findMessageRow } from './message-store.ts'
import { findDefaultNumber } from './number-store.ts'
import { queueMessages } from './queue-messages.ts'
import { isStopped, type SecondLook } from './second-look.ts'
import { recordSendNotes, type SendNotes } from './send-notes.ts'

export type MessageToSend = {
  readonly workspace_id: WorkspaceId
  readonly contact_id?: string
  readonly to?: string
  readonly number_id?: string
  readonly type: string
  readonly body: unknown
  readonly quotes?: string
  readonly purpose: string
  readonly author: string
  readonly send_after_ms: number
  /** Our message to the same person whose silence this one answers to. */
  readonly follow_up_of?: string
  readonly draft_key?: string
  readonly notes?: SendNotes
  /** Absent for words that were looked at when they were set up. */
  readonly secondLook?: SecondLook
}

/** The undo window may be long, but a message that leaves tomorrow is a plan and not a reply. */
export const sendAfterMsMax = 3_600_000

/** One message from a person or a program: finds whom and by which number, checks, queues. Returns the message's id. */
export async function sendMessage(
  db: Database,
  channels: Channels,
  asked: MessageToSend,
  now: Date,
): Promise<{ id: MessageId } | Refusal> {
  return inTransaction(db, async (trx) => {
    const contactId = await findRecipient(trx, asked, now)
    if (isRefusal(contactId)) return contactId
    const numberId = asked.number_id ?? (await findDefaultNumber(trx, asked.workspace_id, contactId))
    if (!numberId)
      return refuse('messages.number_missing', 'Connect a number first: there is none to send from.')
    const { workspace_id, type, quotes, purpose, author, draft_key, follow_up_of } = asked
    const unknown =
      (await checkFollowUp(trx, asked, contactId)) ?? (await checkCorrects(trx, asked, contactId))
    if (unknown) return unknown
    const draft = {
      workspace_id,
      type,
      purpose,
      author,
      number_id: numberId,
      contact_id: contactId,
      body: asked.body as MessageBody,
      lane: lanes.reply,
      send_after: new Date(now.getTime() + asked.send_after_ms),
      ...(quotes ? { quotes } : {}),
      ...(draft_key ? { draft_key } : {}),
      ...(follow_up_of ? { follow_up_of } : {}),
    }
    const checked = (await checkDrafts(trx, channels, [draft], now))[0]!
    if (isRefusal(checked)) return checked
    const { secondLook } = asked
    const stopped = secondLook !== undefined && (await isStopped(trx, secondLook, checked))
    const { message_id, repeated } = (await queueMessages(trx, [{ ...checked, stopped }], now))[0]!
    if (!repeated) await recordSendNotes(trx, [{ ...asked.notes, workspace_id, message_id, by: author }], now)
    return { id: message_id }
  })
}

async function checkFollowUp(
  db: Database,
  { workspace_id, follow_up_of }: MessageToSend,
  contactId: ContactId,
): Promise<Refusal | undefined> {
  if (follow_up_of === undefined) return undefined
  const followed = await findMessageRow(db, workspace_id, follow_up_of)
  if (followed?.direction === 'out' && followed.contact_id === contactId) return undefined
  return refuse(
    'messages.follow_up_unknown',
    'follow_up_of: there is no such message of ours to this person.',
  )
}

async function checkCorrects(
  db: Database,
  { workspace_id, notes }: MessageToSend,
  contactId: ContactId,
): Promise<Refusal | undefined> {
  const corrects = notes?.corrects
  if (corrects === undefined) return undefined
  const wrong = await findMessageRow(db, workspace_id, corrects)
  if (wrong?.direction === 'out' && wrong.contact_id === contactId) return undefined
  return refuse('messages.corrects_unknown', 'corrects: there is no such message of ours to this person.')
}

async function findRecipient(
  db: Parameters<typeof findOrCreatePeople>[0],
  asked: MessageToSend,
  now: Date,
): Promise<ContactId | Refusal> {
  if (asked.contact_id !== undefined) {
    const contact = await findContact(db, asked.workspace_id, asked.contact_id)
    return contact?.id ?? refuse('contacts.not_found', 'contact_id: there is no such contact.')
  }
  const phone = parsePhone(asked.to ?? '')
  if (phone === undefined) return refuse('messages.invalid', `to: ${phoneRemedy}`)
  const { contact_ids } = await findOrCreatePeople(
    db,
    [{ workspace_id: asked.workspace_id, phone, seen_at: now }],
    now,
  )
  return contact_ids[0]!
}
