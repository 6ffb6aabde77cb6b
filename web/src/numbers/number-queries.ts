import { queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page, WhatsappNumber } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'

export const numbersQuery = queryOptions({
  queryKey: queryKeys.numbers,
  queryFn: ({ signal }) => get<Page<WhatsappNumber>>('/numbers', { signal }),
})

export const numberQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.number(id),
    queryFn: ({ signal }) => get<WhatsappNumber>(`/numbers/${id}`, { signal }),
  })
