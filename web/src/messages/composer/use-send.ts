import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { newKey, post } from '../../platform/api.ts'
import { ApiError } from '../../platform/api-error.ts'
import type { Contact, Conversation, Message, MessageState } from '../../platform/api-shapes.ts'
import { queryKeys } from '../../platform/query-keys.ts'
import { useSession } from '../../platform/session.ts'
import { changeThread, dropMessage, keepMessage } from '../../platform/thread-cache.ts'
import { correctionOf, correctionSent } from '../deletion/standing-correction.ts'
import { followedUp, followUpOf } from '../follow-up.ts'
import { useComposerSettings } from './composer-settings.ts'
import { type Outgoing, provisionalMessage } from './outgoing.ts'

type Answer = { id: string; state: MessageState }

// A request whose answer was lost is asked again under its own key, so that the same words cannot
// leave twice.
const unanswered = new Map<string, string>()

/**
 * Sends one message; it stands in the thread at once. Throws what the server refused, with the thread
 * as before.
 */
export function useSend(conversation: Conversation, contact: Contact): (outgoing: Outgoing) => Promise<void> {
  const client = useQueryClient()
  const { agent } = useSession()
  const { undoSeconds } = useComposerSettings()
  const conversationId = conversation.id
  const numberId = conversation.number_id
  const contactId = contact.id
  return useCallback(
    async (outgoing) => {
      const followUp = followUpOf(contactId)
      const request = {
        contact_id: contactId,
        number_id: numberId,
        type: outgoing.type,
        [outgoing.type]: outgoing.body,
        ...(outgoing.quotes?.channel_message_id
          ? { context: { message_id: outgoing.quotes.channel_message_id } }
          : {}),
        ...(followUp ? { follow_up_of: followUp } : {}),
        ...correctionOf(contactId, outgoing.quotes?.id),
        ...(outgoing.quickReply ? { quick_reply: outgoing.quickReply } : {}),
        ...(outgoing.dismissed?.length ? { dismissed: outgoing.dismissed } : {}),
        send_after_ms: undoSeconds * 1000,
      }
      const words = JSON.stringify(request)
      const key = unanswered.get(words) ?? newKey()
      const place = { id: `local-${key}`, conversationId, contactId, numberId }
      const shown = provisionalMessage(outgoing, place, agent, new Date())
      const show = (message: Message) =>
        changeThread(client, conversationId, (pages) => keepMessage(pages, message))
      const take = () => changeThread(client, conversationId, (pages) => dropMessage(pages, shown.id))
      show(shown)
      try {
        const answer = await post<Answer>('/messages', request, { key })
        unanswered.delete(words)
        take()
        show(acceptedMessage(shown, answer, undoSeconds))
        if (followUp) followedUp(client, contactId, followUp)
        correctionSent(contactId)
        // Where the live line is down the thread is still read again.
        void client.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) })
      } catch (error) {
        take()
        const lost = error instanceof ApiError && (error.status === 0 || error.status >= 500)
        if (lost) unanswered.set(words, key)
        else unanswered.delete(words)
        throw error
      }
    },
    [client, agent, undoSeconds, conversationId, numberId, contactId],
  )
}

function acceptedMessage(shown: Message, answer: Answer, undoSeconds: number): Message {
  const held = answer.state === 'held'
  return {
    ...shown,
    id: answer.id,
    state: answer.state,
    seconds_to_undo: held ? undoSeconds : 0,
    send_after: held ? new Date(Date.parse(shown.created_at) + undoSeconds * 1000).toISOString() : null,
  }
}
