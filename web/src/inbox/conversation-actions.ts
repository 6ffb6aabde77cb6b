import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post, remove } from '../platform/api.ts'
import type { By, ConversationState, ConversationTeam, Instant, Label } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { changeThread, dropNote } from '../platform/thread-cache.ts'
import { showFailure } from '../platform/toast.ts'
import { changeConversation, refreshLists } from './inbox-queries.ts'

/** Shows a change at once, and takes it back with a word when the server refuses it. */
function useConversationChange<Input>(
  conversationId: string,
  send: (input: Input) => Promise<unknown>,
  show: (input: Input) => Parameters<typeof changeConversation>[2],
) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: send,
    onMutate: (input: Input) => changeConversation(client, conversationId, show(input)),
    onError: (error) => showFailure(error, t),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.conversation(conversationId) })
      refreshLists(client)
    },
  })
}

export function useSetState(id: string) {
  return useConversationChange(
    id,
    (input: { state: ConversationState; until?: Instant }) => post(`/conversations/${id}/state`, input),
    ({ state, until }) =>
      (row) => ({ ...row, state, pending_until: until ?? null }),
  )
}

export function useAssign(id: string) {
  return useConversationChange(
    id,
    (agent: By | null) => post(`/conversations/${id}/assignment`, { agent_id: agent?.id ?? null }),
    (agent) => (row) => ({ ...row, assigned_to: agent }),
  )
}

export function useChooseTeam(id: string) {
  return useConversationChange(
    id,
    (team: Pick<ConversationTeam, 'id' | 'name'> | null) =>
      post(`/conversations/${id}/team`, { team_id: team?.id ?? null }),
    // Whose it is without a choice, only the server knows.
    (team) => (row) => (team ? { ...row, team: { ...team, chosen: true } } : row),
  )
}

export function useAddLabel(id: string) {
  return useConversationChange(
    id,
    (label: Label) => post(`/conversations/${id}/labels`, { label_id: label.id }),
    (label) => (row) => ({
      ...row,
      labels: [...row.labels.filter((one) => one.id !== label.id), label],
    }),
  )
}

export function useRemoveLabel(id: string) {
  return useConversationChange(
    id,
    (label: Label) => remove(`/conversations/${id}/labels/${label.id}`),
    (label) => (row) => ({ ...row, labels: row.labels.filter((one) => one.id !== label.id) }),
  )
}

/** Tells the desk, and nobody else, that this was seen up to a message. */
export function useSeen(id: string) {
  return useConversationChange(
    id,
    (messageId: string) => post(`/conversations/${id}/seen`, { message_id: messageId }),
    () => (row) => ({ ...row, unread_count: 0 }),
  )
}

export function useRemoveNote(id: string) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (noteId: string) => remove(`/conversations/${id}/notes/${noteId}`),
    onMutate: (noteId: string) => changeThread(client, id, (pages) => dropNote(pages, noteId)),
    onError: (error) => {
      showFailure(error, t)
      void client.invalidateQueries({ queryKey: queryKeys.thread(id) })
    },
  })
}
