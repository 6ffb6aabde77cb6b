import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../../platform/api.ts'
import type { Language, Message } from '../../platform/api-shapes.ts'
import { queryKeys } from '../../platform/query-keys.ts'
import { useSession } from '../../platform/session.ts'
import { showFailure } from '../../platform/toast.ts'
import { keepShown, refreshShown } from '../shown-threads.ts'
import type { AdviceView, Correction, DeletionView, MistakeKind } from './deletion-shapes.ts'

/** Asked anew each time it is shown: a minute later another thing may be true. */
export const deletionQuery = (messageId: string, language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.message(messageId), 'deletion', language],
    queryFn: ({ signal }) =>
      get<DeletionView>(`/messages/${messageId}/deletion`, { signal, query: { language } }),
    staleTime: 0,
  })

export const adviceQuery = (messageId: string, kind: MistakeKind, language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.message(messageId), 'mistake', kind, language],
    queryFn: ({ signal }) =>
      get<AdviceView>(`/messages/${messageId}/mistake`, { signal, query: { kind, language } }),
    staleTime: 0,
  })

export const correctionQuery = (messageId: string, kind: MistakeKind) =>
  queryOptions({
    queryKey: [...queryKeys.message(messageId), 'correction', kind],
    queryFn: ({ signal }) =>
      get<Correction>(`/messages/${messageId}/correction`, { signal, query: { kind } }),
    staleTime: 0,
  })

/** Hides a message on this desk. The customer keeps it, and a line stays where it stood. */
export function useHide() {
  const client = useQueryClient()
  const { t } = useTranslation()
  const { agent } = useSession()
  return useMutation({
    mutationFn: (message: Message) => remove<unknown>(`/messages/${message.id}`, { query: { for: 'me' } }),
    onMutate: (message) =>
      keepShown(client, {
        ...message,
        hidden_at: new Date().toISOString(),
        hidden_by: { kind: 'agent', id: agent?.id ?? null, name: agent?.name ?? null },
      }),
    onError: (error) => showFailure(error, t),
    onSettled: (_answer, _error, message) => refreshShown(client, message.id),
  })
}

/** Brings a hidden message back. */
export function useShowAgain() {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (message: Message) => post<unknown>(`/messages/${message.id}/show`, {}),
    onError: (error) => showFailure(error, t),
    onSettled: (_answer, _error, message) => refreshShown(client, message.id),
  })
}

/** Deletes on both sides, where the channel can. Shown as done only when the server says so. */
export function useDeleteForEveryone() {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (message: Message) =>
      remove<unknown>(`/messages/${message.id}`, { query: { for: 'everyone' } }),
    onError: (error) => showFailure(error, t),
    onSettled: (_answer, _error, message) => refreshShown(client, message.id),
  })
}

/** Keeps that a message went wrong, and fetches the draft that makes it right. */
export function useMakeRight(message: Message) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (kind: MistakeKind) => {
      await post<unknown>(`/messages/${message.id}/mistake`, { kind })
      return client.fetchQuery(correctionQuery(message.id, kind))
    },
  })
}

export type Reported = { readonly id: string; readonly deadline_at: string }

export function useReportBreach(message: Message) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (what: string) => post<Reported>('/breaches', { message_id: message.id, what }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.breaches }),
  })
}
