import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import type { PromiseFigures } from './promise-shapes.ts'
import styles from './report.module.css'

/** A share with its interval: as a bar with its reach, and in figures. */
export function ShareKept({ share, long }: { share: PromiseFigures['share_kept']; long?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!share) return <span className={styles.nothing}>{t('promises:figure.none')}</span>
  const percent = (value: number) => format.number(Math.round(100 * value))
  const said = { value: percent(share.value), low: percent(share.low), high: percent(share.high) }
  return (
    <span className={styles.share} title={t('promises:figure.interval_title', said)}>
      <span className="tabular">{t('promises:figure.percent', said)}</span>
      {long ? null : <Reach share={share} />}
      <span className={styles.interval}>{t('promises:figure.interval', said)}</span>
    </span>
  )
}

function Reach({ share }: { share: NonNullable<PromiseFigures['share_kept']> }) {
  const width = `${100 * (share.high - share.low)}%`
  return (
    <span aria-hidden="true" className={styles.bar}>
      <span className={styles.reach} style={{ left: `${100 * share.low}%`, width }} />
      <span className={styles.mark} style={{ left: `${100 * share.value}%` }} />
    </span>
  )
}

/** Business minutes, as people say them. */
export function Minutes({ minutes }: { minutes: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (minutes === null) return <span className={styles.nothing}>{t('promises:figure.none')}</span>
  return (
    <span className="tabular">
      {minutes < 1 ? t('promises:figure.under_a_minute') : format.duration(Math.round(minutes) * 60_000)}
    </span>
  )
}
