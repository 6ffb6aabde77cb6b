import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import styles from './courtesy-section.module.css'
import { courtesySettingsQuery } from './receipt-queries.ts'
import type { CourtesySettings } from './receipt-shapes.ts'

const unansweredLimitMax = 10
const renewDaysMax = 365
const renewDaysUsual = 90

/** How often the desk may write unasked, for everybody at once. */
export function CourtesySection() {
  const { t } = useTranslation()
  const { data, error, isError, refetch } = useQuery(courtesySettingsQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  return (
    <Card title={t('receipts:settings.title')} text={t('receipts:settings.text')}>
      <CourtesyForm key={JSON.stringify(data)} settings={data} />
    </Card>
  )
}

function CourtesyForm({ settings }: { settings: CourtesySettings }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('workspace.write')
  const [most, setMost] = useState(settings.unanswered_max)
  const [renews, setRenews] = useState(settings.renew_after_days !== null)
  const [days, setDays] = useState(String(settings.renew_after_days ?? renewDaysUsual))
  const saving = useMutation({
    mutationFn: (change: CourtesySettings) => patch<CourtesySettings>('/courtesy', change),
    onSuccess: (saved) => {
      client.setQueryData(queryKeys.courtesySettings, saved)
      void client.invalidateQueries({ queryKey: queryKeys.courtesySettings })
      showDone(t('receipts:settings.saved'))
    },
  })
  const wanted = renews ? Number(days) : null
  const possible = wanted === null || (Number.isInteger(wanted) && wanted >= 1 && wanted <= renewDaysMax)
  const changed = most !== settings.unanswered_max || wanted !== settings.renew_after_days
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (possible) saving.mutate({ unanswered_max: most, renew_after_days: wanted })
      }}
    >
      <NativeSelect
        className={styles.number}
        label={t('receipts:settings.max')}
        description={t('receipts:settings.max_hint')}
        disabled={!mayWrite}
        value={String(most)}
        onChange={(event) => setMost(Number(event.currentTarget.value))}
        data={Array.from({ length: unansweredLimitMax + 1 }, (_, count) => String(count))}
      />
      <p className={styles.meaning}>{t('receipts:settings.usual', { count: most })}</p>
      <Switch
        label={t('receipts:settings.renews')}
        description={t('receipts:settings.renews_hint')}
        checked={renews}
        disabled={!mayWrite}
        onChange={(event) => setRenews(event.currentTarget.checked)}
      />
      {renews ? (
        <TextInput
          className={styles.number}
          type="number"
          label={t('receipts:settings.days')}
          min={1}
          max={renewDaysMax}
          readOnly={!mayWrite}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          error={possible ? null : t('receipts:settings.days_needed', { max: renewDaysMax })}
        />
      ) : null}
      {saving.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)}
        </p>
      ) : null}
      {mayWrite ? (
        <div>
          <Button type="submit" loading={saving.isPending} disabled={!possible || !changed}>
            {t('receipts:settings.save')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
