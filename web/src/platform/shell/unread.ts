import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { Counts } from '../api-shapes.ts'
import { queryKeys } from '../query-keys.ts'
import { useMay } from '../session.ts'
import type { Place } from './places.ts'

export const countsQuery = queryOptions({
  queryKey: queryKeys.conversationCounts,
  queryFn: ({ signal }) => get<Counts>('/conversations/counts', { signal }),
})

const toDecideQuery = queryOptions({
  queryKey: queryKeys.approvalCount,
  queryFn: ({ signal }) => get<{ to_decide: number }>('/approvals/count', { signal }),
})

/** What waits for this person at a place: conversations to answer, messages to approve. */
export function useWaitingHere(): (place: Place['name']) => number {
  const mine = useQuery(countsQuery).data?.mine ?? 0
  const decides = useMay('approvals.decide')
  const toDecide = useQuery({ ...toDecideQuery, enabled: decides }).data?.to_decide ?? 0
  return (place) => (place === 'inbox' ? mine : place === 'approvals' && decides ? toDecide : 0)
}
