import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import type { Promised, PromiseWish } from './promise-shapes.ts'

/** Promises something from now on, and tells everything that shows it. */
export function useMakePromise() {
  const { t } = useTranslation()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: PromiseWish) => post<Promised>('/promises', wish),
    onSuccess: async () => {
      showDone(t('promises:saved'))
      await client.invalidateQueries({ queryKey: queryKeys.promises })
    },
    onError: (error) => showFailure(error, t),
  })
}
