import { IconLock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ServiceWindow } from '../api-shapes.ts'
import type { Formatter } from '../format.ts'
import { useNow } from '../now.ts'
import { useFormat } from '../use-format.ts'
import styles from './window-pie.module.css'

const windowMs = 24 * 3_600_000
/** Below this the window is said in amber. */
export const windowClosingMs = 3 * 3_600_000

type Words = 'short' | 'middle' | 'long'

/** How long anything may still be written: a pie that empties, amber in its last three hours, a padlock once closed. */
export function WindowLeft({ window, words = 'short' }: { window: ServiceWindow; words?: Words }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  return <WindowTime window={window} words={words} now={now} format={format} t={t} />
}

/** The same, with what it needs handed in: for lists, where each row would otherwise ask for it. */
export function WindowTime(props: {
  window: ServiceWindow
  words?: Words
  now: Date
  format: Formatter
  t: TFunction
}) {
  const { window, words = 'short', now, format, t } = props
  const leftMs = window.closes_at ? Date.parse(window.closes_at) - now.getTime() : 0
  if (!window.open || leftMs <= 0) {
    return (
      <span className={styles.left}>
        <IconLock size={14} stroke={1.7} aria-hidden="true" />
        {t(words === 'short' ? 'platform:window.closed' : `platform:window.closed_${words}`)}
      </span>
    )
  }
  const closing = leftMs < windowClosingMs
  const left = format.duration(leftMs)
  return (
    <span className={closing ? styles.closing : styles.left}>
      <Pie share={leftMs / windowMs} />
      <span className="tabular">
        {words === 'short' ? left : t(`platform:window.open_${words}`, { left })}
      </span>
      {words === 'short' ? <span className="visually-hidden">{t('platform:window.left')}</span> : null}
    </span>
  )
}

/** A disc filled clockwise from the top by `share`, 0 to 1. */
function Pie({ share }: { share: number }) {
  const filled = Math.min(0.999, Math.max(0.02, share))
  const angle = filled * 2 * Math.PI
  const radius = 3.6
  const x = 7 + radius * Math.sin(angle)
  const y = 7 - radius * Math.cos(angle)
  return (
    <svg aria-hidden="true" className={styles.pie} viewBox="0 0 14 14" width="14" height="14">
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d={`M7 7V${7 - radius}A${radius} ${radius} 0 ${filled > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`}
        fill="currentColor"
      />
    </svg>
  )
}
