import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import type { PromiseReportRow, ReportGroup } from './promise-shapes.ts'
import styles from './report.module.css'
import { Minutes, ShareKept } from './report-figures.tsx'

/** The same figures for each team, person, day or hour. */
export function PromiseTable({ rows, by }: { rows: readonly PromiseReportRow[]; by: ReportGroup }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useRowName(by)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={styles.scroll} aria-label={t('promises:report.by_title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`promises:report.by.${by}`)}</th>
            <th scope="col">{t('promises:figure.share_kept')}</th>
            <th scope="col" className={styles.number}>
              {t('promises:figure.median')}
            </th>
            <th scope="col" className={styles.number}>
              {t('promises:figure.p90')}
            </th>
            <th scope="col" className={styles.number}>
              {t('promises:figure.answered')}
            </th>
            <th scope="col" className={styles.number}>
              {t('promises:figure.broken')}
            </th>
            <th scope="col" className={styles.number}>
              {t('promises:figure.still_waiting')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? 'none'}>
              <th scope="row">{nameOf(row)}</th>
              <td>
                <ShareKept share={row.share_kept} />
              </td>
              <td className={styles.number}>
                <Minutes minutes={row.median_minutes} />
              </td>
              <td className={styles.number}>
                <Minutes minutes={row.p90_minutes} />
              </td>
              <td className={styles.number}>{format.number(row.answered)}</td>
              <td className={styles.number}>{format.number(row.broken)}</td>
              <td className={styles.number}>{format.number(row.still_waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function useRowName(by: ReportGroup): (row: PromiseReportRow) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (row) => {
    if (by === 'team') return row.name ?? t('promises:report.no_team')
    if (by === 'agent') return row.name ?? t('promises:report.no_agent')
    if (row.key === null) return t('promises:figure.none')
    if (by === 'hour') return t('promises:report.hour', { hour: Number(row.key) })
    // Noon there is the same calendar day in nearly every zone of the world.
    return format.date(new Date(`${row.key}T12:00:00Z`))
  }
}
