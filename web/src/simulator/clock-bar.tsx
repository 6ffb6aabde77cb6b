import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../platform/session.ts'
import { useLanguage } from '../platform/use-format.ts'
import styles from './simulator-page.module.css'
import { clockQuery } from './simulator-queries.ts'
import { useControl } from './use-act.ts'

/** The simulated time, which only moves forward: everything due on the way happens. */
export function ClockBar({ now }: { now: Date | null }) {
  const { t } = useTranslation()
  const control = useControl()
  const advance = (by: string) => control.mutate({ path: 'clock', body: { advance: by } })
  return (
    <>
      <span className={styles.clockLabel}>{t('simulator:clock.title')}</span>
      <ClockText now={now} />
      {['1h', '24h'].map((by) => (
        <Button
          key={by}
          variant="default"
          loading={control.isPending && isAdvance(control.variables?.body, by)}
          onClick={() => advance(by)}
        >
          {t(`simulator:clock.plus_${by}`)}
        </Button>
      ))}
    </>
  )
}

function isAdvance(body: unknown, by: string): boolean {
  return (body as { advance?: unknown } | undefined)?.advance === by
}

function ClockText({ now }: { now: Date | null }) {
  const language = useLanguage()
  const { workspace } = useSession()
  if (now === null) return null
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: workspace.time_zone,
  })
    .format(now)
    // A date and its time are one thing here, with no room for a comma.
    .replace(',', '')
  return <strong className={`${styles.clockText} tabular`}>{words}</strong>
}

/** The simulated present, carried on between two answers; null until the first. */
export function useSimulatedNow(): Date | null {
  const { data, dataUpdatedAt } = useQuery(clockQuery)
  const [, beat] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => beat((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  if (!data) return null
  return new Date(Date.parse(data.now) + (Date.now() - dataUpdatedAt) * data.speed)
}
