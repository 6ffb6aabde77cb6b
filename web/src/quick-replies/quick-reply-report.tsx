import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './quick-reply-form.module.css'
import { reportQuery } from './quick-reply-queries.ts'
import type { Share, UseFigures } from './quick-reply-shapes.ts'

/** How often it was used in ninety days and what became of it, each share with its interval. */
export function QuickReplyReport({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, isError, refetch } = useQuery(reportQuery(id))
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{null}</AfterDelay>
  const { total, by_version, coverage } = data
  return (
    <>
      <Figures figures={total} left={coverage.left} uses={coverage.uses} />
      {by_version.length > 1 ? (
        <ol className={styles.history} reversed>
          {by_version.map((one) => (
            <li key={one.version} className={styles.version}>
              <strong>{t('quick_replies:report.version', { version: one.version })}</strong>
              <Figures figures={one} left={one.uses} uses={one.uses} />
            </li>
          ))}
        </ol>
      ) : null}
      <p className={styles.definition}>
        {t('quick_replies:report.period', {
          from: format.date(new Date(data.from)),
          to: format.date(new Date(data.to)),
        })}{' '}
        {t('quick_replies:report.definition')}
      </p>
    </>
  )
}

function Figures({ figures, left, uses }: { figures: UseFigures; left: number; uses: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className={styles.totals}>
      <div className={styles.total}>
        <dt>{t('quick_replies:report.uses')}</dt>
        <dd>
          {format.number(left)}
          {left === uses ? null : (
            <span className={styles.interval}>
              {t('quick_replies:report.not_left', { count: uses - left })}
            </span>
          )}
        </dd>
      </div>
      <ShareFigure
        label={t('quick_replies:report.answered')}
        share={figures.share_answered}
        of={figures.answered_decided}
      />
      <ShareFigure
        label={t('quick_replies:report.settled')}
        share={figures.share_settled}
        of={figures.settled_decided}
      />
    </dl>
  )
}

function ShareFigure({ label, share, of }: { label: string; share: Share | null; of: number }) {
  const { t } = useTranslation()
  const percent = (value: number) => Math.round(value * 100)
  return (
    <div className={styles.total}>
      <dt>{label}</dt>
      <dd>
        {share === null ? (
          <span className={styles.interval}>{t('quick_replies:report.nothing')}</span>
        ) : (
          <>
            {t('quick_replies:report.percent', { value: percent(share.value) })}
            <span className={styles.interval}>
              {t('quick_replies:report.interval', {
                low: percent(share.low),
                high: percent(share.high),
                count: of,
              })}
            </span>
          </>
        )}
      </dd>
    </div>
  )
}
