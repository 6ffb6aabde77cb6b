import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import type { Message } from '../platform/api-shapes.ts'
import { keepMessage } from '../platform/thread-cache.ts'
import { showFailure } from '../platform/toast.ts'
import { readContent } from './content.ts'
import { giveBack, turnToDraft } from './drafts.ts'
import { changeShown, keepShown, refreshShown } from './shown-threads.ts'

/** Takes a held message back. Not shown as done before the server says so: it may already have left. */
export function useRecall(onRecalled?: (message: Message) => void) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (message: Message) => post<Message | null>(`/messages/${message.id}/recall`, {}),
    onSuccess: (recalled, message) => {
      if (recalled) keepShown(client, recalled)
      onRecalled?.(message)
    },
    onError: (error) => showFailure(error, t),
    onSettled: (_answer, _error, message) => refreshShown(client, message.id),
  })
}

/** Takes a message back to go on writing: the next key is the composer's, and a text comes back into it. */
export function useTakeBack() {
  const recall = useRecall((message) => {
    const content = readContent(message.type, message[message.type])
    if (message.contact_id !== null && content.kind === 'text') giveBack(message.contact_id, content.text)
  })
  const takeBack = (message: Message) => {
    if (message.contact_id !== null) turnToDraft(message.contact_id)
    recall.mutate(message)
  }
  return { takeBack, isPending: recall.isPending }
}

type Outcome = 'sent' | 'not_sent'

/** The agent's explicit word on a message whose fate the platform never told. */
export function useResolve() {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: ({ message, outcome }: { message: Message; outcome: Outcome }) =>
      post<Message | null>(`/messages/${message.id}/resolve`, { outcome }),
    onSuccess: (resolved) => resolved && keepShown(client, resolved),
    onError: (error) => showFailure(error, t),
    onSettled: (_answer, _error, { message }) => refreshShown(client, message.id),
  })
}

/** Puts an emoji on a customer's message, or takes ours back with ''. */
export function useReact() {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: ({ message, emoji }: { message: Message; emoji: string }) =>
      post<unknown>('/messages', {
        contact_id: message.contact_id,
        number_id: message.number_id,
        type: 'reaction',
        reaction: { message_id: message.channel_message_id, emoji },
        send_after_ms: 0,
      }),
    onMutate: ({ message, emoji }) => {
      const others = message.reactions.filter((one) => one.by !== 'us')
      const ours = emoji === '' ? [] : [{ emoji, by: 'us' as const, at: new Date().toISOString() }]
      changeShown(client, message.id, (pages) =>
        keepMessage(pages, { ...message, reactions: [...others, ...ours] }),
      )
    },
    onError: (error, { message }) => {
      showFailure(error, t)
      refreshShown(client, message.id)
    },
  })
}
