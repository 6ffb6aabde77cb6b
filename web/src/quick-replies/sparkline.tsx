import { useTranslation } from 'react-i18next'
import styles from './quick-replies-section.module.css'

const height = 18
const width = 4
const gap = 2

/** Uses week by week, with their number beside it: bars alone say little to many readers. */
export function Sparkline({ weeks, total }: { weeks: readonly number[]; total: number }) {
  const { t } = useTranslation()
  const top = Math.max(1, ...weeks)
  return (
    <span className={styles.uses} title={t('quick_replies:list.uses_of', { count: total })}>
      <svg
        aria-hidden="true"
        width={weeks.length * (width + gap) - gap}
        height={height}
        className={styles.spark}
      >
        {weeks.map((count, week) => {
          const tall = count === 0 ? 1 : Math.max(2, Math.round((count / top) * height))
          const x = week * (width + gap)
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
              key={week}
              x={x}
              y={height - tall}
              width={width}
              height={tall}
              rx="1"
              data-none={count === 0 || undefined}
            />
          )
        })}
      </svg>
      <span className="tabular">{total}</span>
    </span>
  )
}
