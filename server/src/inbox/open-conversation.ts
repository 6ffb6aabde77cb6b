import { findContact } from '../contacts/index.ts'
import { findDefaultNumber, listNumbers } from '../messages/index.ts'
import {
  announce,
  type ContactId,
  type Database,
  inTransaction,
  type NumberId,
  type Refusal,
  refuse,
} from '../platform/index.ts'
import type { Deed } from './change-conversation.ts'
import type { ConversationRow } from './conversation.ts'
import { findConversation, insertConversations } from './conversation-store.ts'
import { conversationsOf } from './conversations-of.ts'
import { recomputeConversations } from './recompute-conversations.ts'

/** The conversation with a contact: the one there is, or a new and empty one. */
export function openConversation(
  db: Database,
  deed: Deed,
  wish: { readonly contact_id: ContactId; readonly number_id?: NumberId },
): Promise<ConversationRow | Refusal> {
  return inTransaction(db, async (trx) => {
    const contact = await findContact(trx, deed.workspace_id, wish.contact_id)
    if (!contact) return refuse('contacts.not_found', 'There is no such contact in this workspace.')
    const owner = { contact_id: contact.id, group_id: null }
    const there = (await conversationsOf(trx, deed.workspace_id, [owner])).get(contact.id)
    if (there) return (await findConversation(trx, deed.workspace_id, there))!
    const numberId = await chooseNumber(trx, deed, contact.id, wish.number_id)
    if (!numberId)
      return refuse('messages.number_missing', 'No such number is connected. Connect one, or name another.')
    await insertConversations(trx, deed.workspace_id, [{ ...owner, number_id: numberId, at: deed.now }])
    const opened = (await conversationsOf(trx, deed.workspace_id, [owner])).get(contact.id)!
    await recomputeConversations(trx, deed.workspace_id, [opened])
    const body = { conversation_ids: [opened], contact_ids: [contact.id] }
    await announce(trx, [{ workspace_id: deed.workspace_id, name: 'conversations.changed', body }])
    return (await findConversation(trx, deed.workspace_id, opened))!
  })
}

async function chooseNumber(
  db: Database,
  deed: Deed,
  contactId: ContactId,
  wished: NumberId | undefined,
): Promise<NumberId | undefined> {
  if (wished === undefined) return findDefaultNumber(db, deed.workspace_id, contactId)
  const numbers = await listNumbers(db, [{ workspace_id: deed.workspace_id, number_id: wished }])
  const number = numbers.get(wished)
  return number && !number.disconnected_at ? number.id : undefined
}
