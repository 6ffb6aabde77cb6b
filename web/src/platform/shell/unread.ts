import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { Counts } from '../api-shapes.ts'
import { queryKeys } from '../query-keys.ts'

export const countsQuery = queryOptions({
  queryKey: queryKeys.conversationCounts,
  queryFn: ({ signal }) => get<Counts>('/conversations/counts', { signal }),
})

/** How many conversations are mine to answer: the badge on the inbox. */
export function useUnreadMine(): number {
  return useQuery(countsQuery).data?.mine ?? 0
}
