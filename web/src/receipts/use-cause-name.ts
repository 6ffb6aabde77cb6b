import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useConsentWords } from '../contacts/consent-words.ts'
import { get } from '../platform/api.ts'
import type { Agent, Page } from '../platform/api-shapes.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import type { CauseGroup } from './receipt-shapes.ts'

/** The name of a row in the reader's words. Null as a key: the messages that belong to none. */
export function useCauseName(by: CauseGroup): (key: string | null) => string {
  const { t } = useTranslation()
  const consent = useConsentWords()
  const mayTeam = useMay('team.read')
  const { data: agents } = useQuery({
    queryKey: queryKeys.agents,
    queryFn: ({ signal }) => get<Page<Agent>>('/agents', { signal, query: { limit: 200 } }),
    enabled: by === 'agent' && mayTeam,
  })
  const sender = (key: string) => {
    const [kind, id] = [key.split(':')[0], key.slice(key.indexOf(':') + 1)]
    if (kind === 'token') return t('receipts:causes.program')
    if (kind !== 'agent') return t('receipts:causes.desk')
    return agents?.data.find((one) => one.id === id)?.name ?? t('receipts:causes.former')
  }
  const names: Readonly<Record<CauseGroup, (key: string | null) => string>> = {
    template: (key) => key ?? t('receipts:causes.no_template'),
    agent: (key) => (key === null ? t('receipts:causes.nobody') : sender(key)),
    frequency: (key) => t('receipts:causes.frequency', { key: (key ?? '').replace('-', '_') }),
    hour: (key) => {
      const hour = Number(key ?? 0)
      const said = (at: number) => `${String(at % 24).padStart(2, '0')}:00`
      return t('receipts:causes.hour', { from: said(hour), to: said(hour + 1) })
    },
    subject: (key) => (key === null ? t('receipts:causes.no_purpose') : consent.purpose(key)),
  }
  return names[by]
}
