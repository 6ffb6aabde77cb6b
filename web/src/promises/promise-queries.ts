import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { Promised, PromiseReport, PromiseWords, ReportGroup, Team } from './promise-shapes.ts'

export const teamsQuery = queryOptions({
  queryKey: queryKeys.teams,
  queryFn: ({ signal }) => get<Page<Team>>('/teams', { signal }),
})

export const promisesQuery = queryOptions({
  queryKey: queryKeys.promises,
  queryFn: ({ signal }) => get<Page<Promised>>('/promises', { signal }),
})

export const promiseWordsQuery = queryOptions({
  queryKey: queryKeys.promiseWords,
  queryFn: ({ signal }) => get<PromiseWords>('/promises/words', { signal }),
})

const dayMs = 86_400_000

export const promiseReportQuery = (by: ReportGroup, days: number, now: Date) => {
  // To the hour, so that a page left and opened again shows what it showed.
  const to = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000)
  const from = new Date(to.getTime() - days * dayMs).toISOString()
  return queryOptions({
    queryKey: queryKeys.promiseReport(by, from),
    queryFn: ({ signal }) =>
      get<PromiseReport>('/promises/report', { signal, query: { by, from, to: to.toISOString() } }),
    placeholderData: keepPreviousData,
  })
}
