import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { get, post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Message, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type {
  CauseGroup,
  CauseList,
  CauseMessage,
  CausesReport,
  Clue,
  Courtesy,
  CourtesySettings,
  OperatorReport,
  Outcome,
  ProposedSteps,
  Reach,
} from './receipt-shapes.ts'

/** What is concluded from silence changes while nothing happens: it is asked for again this often while it is shown. */
const againMs = 60_000
const pageSize = 50
const dayMs = 86_400_000

export const reachQuery = (contactId: string) =>
  queryOptions({
    queryKey: queryKeys.reach(contactId),
    queryFn: ({ signal }) => get<Reach>(`/contacts/${contactId}/reach`, { signal }),
    refetchInterval: againMs,
  })

export const courtesyQuery = (contactId: string) =>
  queryOptions({
    queryKey: queryKeys.courtesy(contactId),
    queryFn: ({ signal }) => get<Courtesy>(`/contacts/${contactId}/courtesy`, { signal }),
  })

export const courtesySettingsQuery = queryOptions({
  queryKey: queryKeys.courtesySettings,
  queryFn: ({ signal }) => get<CourtesySettings>('/courtesy', { signal }),
})

export const cluesQuery = (contactId: string) =>
  queryOptions({
    queryKey: queryKeys.clues(contactId),
    queryFn: ({ signal }) => get<Page<Clue>>(`/contacts/${contactId}/clues`, { signal }),
  })

/** One message of ours with what is concluded about it. */
export const insightQuery = (messageId: string) =>
  queryOptions({
    queryKey: queryKeys.message(messageId),
    queryFn: ({ signal }) => get<Message>(`/messages/${messageId}`, { signal }),
    refetchInterval: againMs,
  })

export type Whose = 'mine' | 'all'

export const nextStepsQuery = (whose: Whose) =>
  infiniteQueryOptions({
    queryKey: queryKeys.nextStepList(whose),
    queryFn: ({ pageParam, signal }) =>
      get<ProposedSteps>('/next-steps', {
        signal,
        query: { filter: whose, cursor: pageParam, limit: pageSize },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: againMs,
  })

export const causesQuery = (by: CauseGroup, days: number) =>
  queryOptions({
    queryKey: queryKeys.causes({ by, days: String(days) }),
    queryFn: ({ signal }) =>
      get<CausesReport>('/receipts/causes', {
        signal,
        query: { by, from: new Date(Date.now() - days * dayMs).toISOString() },
      }),
  })

export const causeMessagesQuery = (by: CauseGroup, days: number, of: CauseList, key: string | undefined) =>
  infiniteQueryOptions({
    queryKey: queryKeys.causes({ by, days: String(days), of, ...(key === undefined ? {} : { key }) }),
    queryFn: ({ pageParam, signal }) =>
      get<Page<CauseMessage>>('/receipts/causes/messages', {
        signal,
        query: { by, of, key, cursor: pageParam, from: new Date(Date.now() - days * dayMs).toISOString() },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })

export const operatorQuery = queryOptions({
  queryKey: queryKeys.operator,
  queryFn: ({ signal }) => get<OperatorReport>('/receipts/operator', { signal }),
  refetchInterval: againMs,
})

const nothingLeft: ReadonlySet<string> = new Set(['receipts.conflict', 'receipts.nothing_proposed'])

/** Keeps what somebody decided about a proposal, and takes it away wherever it is shown. */
export async function decideStep(
  client: QueryClient,
  messageId: string,
  outcome: Outcome,
  reason?: string,
): Promise<void> {
  await post(`/messages/${messageId}/next-step`, { outcome, ...(reason ? { reason } : {}) }).catch(
    (error: unknown) => {
      // A colleague was quicker, or the person wrote meanwhile: either way nothing is left to decide.
      if (!(error instanceof ApiError) || !nothingLeft.has(error.code)) throw error
    },
  )
  client.setQueryData<Message>(queryKeys.message(messageId), (one) => one && { ...one, next_step: null })
  void client.invalidateQueries({ queryKey: queryKeys.message(messageId) })
  void client.invalidateQueries({ queryKey: queryKeys.nextSteps })
}
