import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { answerWithin, PromiseFields, toMinutes } from './promise-fields.tsx'
import type { Promised } from './promise-shapes.ts'
import styles from './promises.module.css'
import { useMakePromise } from './use-make-promise.ts'

/** The workspace's own promise. */
export function PromiseCard({ promise }: { promise: Promised | undefined }) {
  const { t } = useTranslation()
  const mayWrite = useMay('promises.write')
  const mayRead = useMay('promises.read')
  const [within, setWithin] = useState(answerWithin(promise))
  const saving = useMakePromise()
  const minutes = toMinutes(within)
  const save = (answer_minutes: number | null) =>
    saving.mutate({
      team_id: null,
      answer_minutes,
      warn_percent: within.warnPercent,
      tell_customers: within.tells,
    })
  return (
    <Card
      title={t('promises:promise.title')}
      text={t('promises:promise.text')}
      side={
        mayRead ? (
          <Button
            variant="default"
            leftSection={<IconChartBar size={16} stroke={1.7} />}
            renderRoot={(link) => <Link to="/promises" {...link} />}
          >
            {t('promises:report.see')}
          </Button>
        ) : null
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (minutes !== undefined) save(minutes)
        }}
      >
        <PromiseFields within={within} onChange={setWithin} disabled={!mayWrite} />
        {mayWrite ? (
          <div className={styles.actions}>
            <Button type="submit" loading={saving.isPending} disabled={minutes === undefined}>
              {t(promise ? 'promises:save' : 'promises:promise.make')}
            </Button>
            {promise ? (
              <Button variant="default" disabled={saving.isPending} onClick={() => save(null)}>
                {t('promises:promise.give_up')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
    </Card>
  )
}
