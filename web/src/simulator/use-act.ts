import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post, put } from '../platform/api.ts'
import { showFailure } from '../platform/toast.ts'
import { simulatorKey } from './simulator-queries.ts'

/** Something the customer does, or that happens to their phone. `path` continues the customer's own. */
export type Act = { readonly method?: 'POST' | 'PUT'; readonly path: string; readonly body: unknown }

/** Does it, and shows what came of it. */
export function useAct(waId: string) {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: ({ method = 'POST', path, body }: Act) => {
      const address = `/simulator/customers/${encodeURIComponent(waId)}/${path}`
      return method === 'PUT' ? put<unknown>(address, body) : post<unknown>(address, body)
    },
    onError: (error) => showFailure(error, t),
    onSettled: () => client.invalidateQueries({ queryKey: simulatorKey }),
  })
}

/** Settings of the whole simulator: its clock and its faults. */
export function useControl() {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useMutation({
    mutationFn: ({ method = 'POST', path, body }: Act) =>
      method === 'PUT' ? put<unknown>(`/simulator/${path}`, body) : post<unknown>(`/simulator/${path}`, body),
    onError: (error) => showFailure(error, t),
    // The desk's own time moves along with it: what is shown anywhere may have changed.
    onSuccess: (_answer, { path }) =>
      path === 'clock' ? client.invalidateQueries() : client.invalidateQueries({ queryKey: simulatorKey }),
  })
}
