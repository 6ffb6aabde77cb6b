import { SegmentedControl } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Empty, Failure, Page } from '../platform/parts/index.ts'
import { BreachCard } from './breach-card.tsx'
import { type BreachState, breachesQuery } from './breach-queries.ts'

/** Personal data that reached somebody it was not for, and how long is left to decide about it. */
export function BreachesPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<BreachState>('open')
  const { data, error, isError, refetch } = useQuery(breachesQuery(state))
  return (
    <Page
      title={t('breaches:title')}
      bar={
        <SegmentedControl
          aria-label={t('breaches:which')}
          value={state}
          onChange={(value) => setState(value === 'closed' ? 'closed' : 'open')}
          data={[
            { value: 'open', label: t('breaches:open') },
            { value: 'closed', label: t('breaches:closed') },
          ]}
        />
      }
    >
      {isError ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <AfterDelay>{<Card />}</AfterDelay> : null}
      {data && data.data.length === 0 ? (
        <Card>
          <Empty
            icon={<IconShieldExclamation size={28} stroke={1.6} />}
            title={t(state === 'open' ? 'breaches:none_open' : 'breaches:none_closed')}
            text={t('breaches:none_text')}
          />
        </Card>
      ) : null}
      {data?.data.map((breach) => (
        <BreachCard key={breach.id} breach={breach} />
      ))}
    </Page>
  )
}
