import { useTranslation } from 'react-i18next'
import { useLanguage } from '../platform/use-format.ts'
import styles from './causes-page.module.css'
import type { Share } from './receipt-shapes.ts'

const locales = { en: 'en-GB', fr: 'fr-FR' } as const

/** A share with the range in which the true one lies. `scale` is where the bar ends, from 0 to 1. */
export function ShareCell({ share, scale }: { share: Share; scale: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { count, of, rate, low, high } = share
  if (rate === null || low === null || high === null) {
    return <span className={styles.nothing}>{t('receipts:causes.nothing')}</span>
  }
  const format = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 })
  const whole = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 })
  const say = (value: number) => (value < 0.1 ? format : whole).format(value)
  const at = (value: number) => `${Math.min(100, (100 * value) / scale)}%`
  const words = { rate: say(rate), low: say(low), high: say(high), count, of }
  return (
    <span className={styles.share} title={t('receipts:causes.of', words)}>
      <span className="visually-hidden">{t('receipts:causes.interval_said', words)}</span>
      <span aria-hidden="true" className={styles.figures}>
        <strong>{words.rate}</strong>
        <span className={styles.interval}>{t('receipts:causes.interval', words)}</span>
      </span>
      <span aria-hidden="true" className={styles.track}>
        <span className={styles.band} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
        <span className={styles.point} style={{ left: at(rate) }} />
      </span>
    </span>
  )
}
