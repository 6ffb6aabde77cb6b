import { IconClockHour4 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { windowClosingMs } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './free-text-until.module.css'

/** Until when words of one's own may leave; in amber when that is soon. Nothing once it is over. */
export function FreeTextUntil({ until, now }: { until: string | null; now: Date }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (until === null) return null
  const at = new Date(until)
  const leftMs = at.getTime() - now.getTime()
  if (leftMs <= 0) return null
  const today = format.dayKey(at) === format.dayKey(now)
  return (
    <span className={styles.until} data-soon={leftMs < windowClosingMs || undefined}>
      <IconClockHour4 size={14} stroke={1.7} aria-hidden="true" />
      {today
        ? t('receipts:free_text.today', { at: format.time(at) })
        : t('receipts:free_text.at', { at: format.dateTime(at) })}
    </span>
  )
}
