import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, patch } from '../platform/api.ts'
import type { Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showFailure } from '../platform/toast.ts'
import type { Breach, BreachChange } from './breach-shapes.ts'

export type BreachState = 'open' | 'closed'

export const breachesQuery = (state: BreachState) =>
  queryOptions({
    queryKey: [...queryKeys.breaches, state],
    queryFn: ({ signal }) => get<Page<Breach>>('/breaches', { signal, query: { state, limit: 100 } }),
  })

export function useChangeBreach(breach: Breach) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (change: BreachChange) => patch<Breach>(`/breaches/${breach.id}`, change),
    onError: (error) => showFailure(error, t),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.breaches }),
  })
}
