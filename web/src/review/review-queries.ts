import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'

const key = ['review'] as const
export const dictionaryKey = [...key, 'words'] as const
export const ownDetailsKey = [...key, 'own'] as const

export type DictionaryWord = { readonly word: string }

export const dictionaryQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...dictionaryKey, q] as const,
    queryFn: ({ pageParam, signal }) =>
      get<Page<DictionaryWord>>('/review/words', { signal, query: { q, cursor: pageParam, limit: 100 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })

export const ownLists = ['names', 'phones', 'emails', 'addresses', 'ibans', 'domains'] as const
export type OwnList = (typeof ownLists)[number]
export type OwnDetails = Readonly<Record<OwnList, readonly string[]>> & { readonly country: string | null }

export const ownDetailsQuery = queryOptions({
  queryKey: ownDetailsKey,
  queryFn: ({ signal }) => get<OwnDetails>('/review/settings', { signal }),
})

export type DismissalGroup = 'kind' | 'agent'
export type DismissalLine = {
  readonly key: string
  readonly name: string | null
  readonly count: number
  readonly messages: number
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

export const dismissalsQuery = (by: DismissalGroup) =>
  queryOptions({
    queryKey: [...key, 'dismissals', by] as const,
    queryFn: ({ signal }) => get<Page<DismissalLine>>('/review/dismissals', { signal, query: { by } }),
    placeholderData: keepPreviousData,
  })
