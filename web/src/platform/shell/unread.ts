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

// Cases change rarely and tell nobody live; their deadline is days away.
const undecidedQuery = queryOptions({
  queryKey: queryKeys.breachCount,
  queryFn: ({ signal }) => get<{ to_decide: number }>('/breaches/count', { signal }),
  refetchInterval: 5 * 60_000,
})

/** What waits for this person at a place: conversations to answer, messages to approve, breaches to decide. */
export function useWaitingHere(): (place: Place['name']) => number {
  const mine = useQuery(countsQuery).data?.mine ?? 0
  const decides = useMay('approvals.decide')
  const toDecide = useQuery({ ...toDecideQuery, enabled: decides }).data?.to_decide ?? 0
  const answersFor = useMay('privacy.write')
  const undecided = useQuery({ ...undecidedQuery, enabled: answersFor }).data?.to_decide ?? 0
  return (place) => {
    if (place === 'inbox') return mine
    if (place === 'approvals') return decides ? toDecide : 0
    return place === 'breaches' && answersFor ? undecided : 0
  }
}
