import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { CustomerNotes, Result, TeamResults } from './training-shapes.ts'

export const attemptsQuery = infiniteQueryOptions({
  queryKey: queryKeys.trainingAttempts,
  queryFn: ({ signal, pageParam }) =>
    get<Page<Result>>('/training/attempts', { signal, query: { limit: 20, cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
})

export const teamQuery = queryOptions({
  queryKey: queryKeys.trainingTeam,
  queryFn: ({ signal }) => get<TeamResults>('/training/team', { signal }),
})

export const customerNoteQuery = queryOptions({
  queryKey: queryKeys.customerNote,
  queryFn: ({ signal }) => get<CustomerNotes>('/training/customer-note', { signal }),
})
