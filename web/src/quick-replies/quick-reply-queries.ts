import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, post } from '../platform/api.ts'
import type { Language, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { Filled, QuickReply, QuickReplyReport, QuickReplyVersion } from './quick-reply-shapes.ts'

export const bestShown = 12

/** The best for what is typed after the slash. */
export const bestQuery = (q: string) =>
  queryOptions({
    queryKey: [...queryKeys.quickReplies, 'best', q] as const,
    queryFn: ({ signal }) =>
      get<Page<QuickReply>>('/quick-replies', { signal, query: { sort: 'best', q, limit: bestShown } }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })

/** `language` null: as the person reads. */
export const filledQuery = (id: string, contactId: string, language: Language | null) =>
  queryOptions({
    queryKey: [...queryKeys.quickReplies, 'filled', id, contactId, language] as const,
    queryFn: () =>
      post<Filled>(`/quick-replies/${id}/fill`, {
        contact_id: contactId,
        ...(language ? { language } : {}),
      }),
    staleTime: 20_000,
  })

export type ListFilter = { readonly q: string; readonly due: boolean }

export const listQuery = ({ q, due }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.quickReplies, 'list', q, due] as const,
    queryFn: ({ pageParam, signal }) =>
      get<Page<QuickReply>>('/quick-replies', {
        signal,
        query: { q, due: due || undefined, cursor: pageParam, limit: 50 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })

export type Counts = { readonly all: number; readonly due: number; readonly due_mine: number }

export const countsQuery = queryOptions({
  queryKey: [...queryKeys.quickReplies, 'counts'] as const,
  queryFn: ({ signal }) => get<Counts>('/quick-replies/counts', { signal }),
})

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.quickReplies, 'versions', id] as const,
    queryFn: ({ signal }) => get<Page<QuickReplyVersion>>(`/quick-replies/${id}/versions`, { signal }),
  })

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.quickReplies, 'report', id] as const,
    queryFn: ({ signal }) => get<QuickReplyReport>(`/quick-replies/${id}/report`, { signal }),
  })
