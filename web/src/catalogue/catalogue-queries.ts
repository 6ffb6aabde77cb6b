import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import type { Offer, Product } from './catalogue-shapes.ts'

export const catalogueKey = ['catalogue'] as const

export const productsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...catalogueKey, 'products', q] as const,
    queryFn: ({ pageParam, signal }) =>
      get<Page<Product>>('/products', { signal, query: { q, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })

export const offersQuery = infiniteQueryOptions({
  queryKey: [...catalogueKey, 'offers'] as const,
  queryFn: ({ pageParam, signal }) =>
    get<Page<Offer>>('/offers', { signal, query: { cursor: pageParam, limit: 50 } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
})
