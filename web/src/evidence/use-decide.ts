import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import type { EvidenceExport } from './evidence-shapes.ts'

/** Agrees to an export, or refuses it, and looks again at what is there. */
export function useDecide(id: string) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: 'agree' | 'refuse') => post<EvidenceExport>(`/evidence/exports/${id}/${decision}`),
    onSuccess: (decided) => showDone(t(`evidence:decided.${decided.state}`)),
    onError: (error) => showFailure(error, t),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.evidence }),
  })
}
