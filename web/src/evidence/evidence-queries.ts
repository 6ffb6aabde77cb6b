import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { EvidenceExport, EvidenceKey, JournalState } from './evidence-shapes.ts'

/** Somebody else may agree at any moment, and this page has no news of its own. */
const lookAgainMs = 15_000

export const journalQuery = queryOptions({
  queryKey: queryKeys.evidenceState,
  queryFn: ({ signal }) => get<JournalState>('/evidence/state', { signal }),
  refetchInterval: lookAgainMs,
})

export const keysQuery = queryOptions({
  queryKey: queryKeys.evidenceKeys,
  queryFn: ({ signal }) => get<Page<EvidenceKey>>('/evidence/keys', { signal }),
})

export const exportsQuery = infiniteQueryOptions({
  queryKey: queryKeys.evidenceExports,
  queryFn: ({ signal, pageParam }) =>
    get<Page<EvidenceExport>>('/evidence/exports', { signal, query: { cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
  refetchInterval: lookAgainMs,
})
