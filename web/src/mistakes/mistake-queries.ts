import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import type { DeletionAct, DoneDeletion, MistakeGroup, MistakeReport, ToldMistake } from './mistake-shapes.ts'

const dayMs = 86_400_000

/** To the hour, so that a page left and opened again shows what it showed. */
function periodOf(days: number, now: Date) {
  const to = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000)
  return { from: new Date(to.getTime() - days * dayMs).toISOString(), to: to.toISOString() }
}

export const mistakeReportQuery = (by: MistakeGroup, days: number, now: Date) => {
  const period = periodOf(days, now)
  return queryOptions({
    queryKey: [...queryKeys.mistakes, 'report', by, period.from],
    queryFn: ({ signal }) => get<MistakeReport>('/mistakes/report', { signal, query: { by, ...period } }),
    placeholderData: keepPreviousData,
  })
}

/** The mistakes behind a row of the report, or all of them. */
export const mistakeListQuery = (by: MistakeGroup, of: string | undefined, days: number, now: Date) => {
  const period = periodOf(days, now)
  const query = { ...period, ...(of === undefined ? {} : { [by]: of }) }
  return infiniteQueryOptions({
    queryKey: [...queryKeys.mistakes, 'list', by, of ?? '', period.from],
    queryFn: ({ signal, pageParam }) =>
      get<Page<ToldMistake>>('/mistakes', { signal, query: { ...query, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}

/** What somebody took back, hid or deleted. */
export const deletionListQuery = (act: DeletionAct, by: string | undefined, days: number, now: Date) => {
  const period = periodOf(days, now)
  return infiniteQueryOptions({
    queryKey: [...queryKeys.mistakes, 'deletions', act, by ?? '', period.from],
    queryFn: ({ signal, pageParam }) =>
      get<Page<DoneDeletion>>('/deletions', { signal, query: { ...period, act, by, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}
