import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keepShown, refreshShown } from '../messages/shown-threads.ts'
import { get, patch, post, put } from '../platform/api.ts'
import type { Message, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showFailure } from '../platform/toast.ts'
import type { Dismissed } from '../review/index.ts'
import type { ApprovalRule } from './approval-shapes.ts'

/** Messages that wait for a second person, oldest first. */
export const waitingQuery = infiniteQueryOptions({
  queryKey: queryKeys.approvalList,
  queryFn: ({ signal, pageParam }) =>
    get<Page<Message>>('/approvals', { signal, query: { cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
})

export const rulesQuery = queryOptions({
  queryKey: queryKeys.approvalRules,
  queryFn: ({ signal }) => get<{ rules: ApprovalRule[] }>('/approval-rules', { signal }),
})

export function writeRules(rules: readonly ApprovalRule[]) {
  return put<{ rules: ApprovalRule[] }>('/approval-rules', { rules })
}

export type Verdict = { readonly approved: true } | { readonly approved: false; readonly reason: string }

/** Yes or no to exactly the words that were on the screen. */
export function useDecide(message: Message) {
  const content_hash = message.approval?.content_hash
  return useChange(message, (verdict: Verdict) =>
    verdict.approved
      ? post<Message>(`/messages/${message.id}/approve`, { content_hash })
      : post<Message>(`/messages/${message.id}/reject`, { content_hash, reason: verdict.reason }),
  )
}

/** Other words for a message that waits. */
export function useChangeWords(message: Message) {
  return useChange(message, ({ words, dismissed }: { words: string; dismissed: readonly Dismissed[] }) =>
    patch<Message>(`/messages/${message.id}`, {
      type: 'text',
      text: { body: words },
      ...(dismissed.length > 0 ? { dismissed } : {}),
    }),
  )
}

function useChange<Asked>(message: Message, change: (asked: Asked) => Promise<Message>) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => keepShown(client, changed),
    onError: (error) => showFailure(error, t),
    onSettled: () => {
      refreshShown(client, message.id)
      void client.invalidateQueries({ queryKey: queryKeys.approvals })
    },
  })
}
