import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { type DismissalGroup, type DismissalLine, dismissalsQuery } from './review-queries.ts'
import styles from './review-section.module.css'
import { readyReasons } from './review-shapes.ts'

/** What was sent in spite of a remark, how often, and why. */
export function DismissedCard() {
  const { t } = useTranslation()
  const [by, setBy] = useState<DismissalGroup>('kind')
  const report = useQuery(dismissalsQuery(by))
  if (report.isError) return <Failure error={report.error} onRetry={() => void report.refetch()} />
  if (!report.data) return <AfterDelay>{<Card />}</AfterDelay>
  const lines = report.data.data
  const choice = (
    <SegmentedControl
      aria-label={t('review:dismissed.by')}
      value={by}
      onChange={(value) => setBy(value === 'agent' ? 'agent' : 'kind')}
      data={[
        { value: 'kind', label: t('review:dismissed.kind') },
        { value: 'agent', label: t('review:dismissed.agent') },
      ]}
    />
  )
  return (
    <Card title={t('review:dismissed.title')} text={t('review:dismissed.text')} side={choice}>
      {lines.length === 0 ? (
        <p className={styles.quiet}>{t('review:dismissed.none')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('review:dismissed.what')}</th>
                <th className={styles.figure}>{t('review:dismissed.count')}</th>
                <th className={styles.figure}>{t('review:dismissed.messages')}</th>
                <th>{t('review:dismissed.reasons')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <th scope="row">{nameOf(line, by, t)}</th>
                  <td className={styles.figure}>{line.count}</td>
                  <td className={styles.figure}>{line.messages}</td>
                  <td>
                    {line.reasons
                      .map(({ reason, count }) => `${reasonWords(reason, t)} (${count})`)
                      .join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function nameOf({ key, name }: DismissalLine, by: DismissalGroup, t: TFunction): string {
  return by === 'kind' ? t(`review:kind.${key}`) : (name ?? t('review:dismissed.token'))
}

function reasonWords(reason: string, t: TFunction): string {
  return readyReasons.some((one) => one === reason) ? t(`review:reason.${reason}`) : reason
}
