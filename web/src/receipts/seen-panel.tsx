import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Evidence, Seen } from '../platform/api-shapes.ts'
import { AfterDelay } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { CauseBars } from './cause-bars.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { likelyOf } from './likely.ts'
import { insightQuery } from './receipt-queries.ts'
import styles from './seen-panel.module.css'
import { useReceiptWords } from './use-receipt-words.ts'

/** Below the meaning of a tick without a read receipt: whether the message was probably seen, and why we think so. */
export function SeenPanel({ messageId }: { messageId: string }) {
  const { t } = useTranslation()
  const { data, isError } = useQuery(insightQuery(messageId))
  if (isError) return null
  if (!data) {
    return (
      <AfterDelay>
        <p className={styles.quiet}>{t('receipts:seen.loading')}</p>
      </AfterDelay>
    )
  }
  const seen = data.probably_read
  // Where a receipt came the tick itself says more than any estimate.
  return seen === null || seen.basis === 'read' ? null : <SeenView seen={seen} />
}

function SeenView({ seen }: { seen: Seen }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReceiptWords()
  const sure = t(`receipts:seen.${likelyOf(seen.probability)}`)
  return (
    <section className={styles.panel} aria-label={t('receipts:seen.title')}>
      <p className={styles.verdict}>
        <span className={styles.inferred}>
          {t('receipts:seen.figure', { words: sure, figure: words.figure(seen.probability) })}
        </span>
      </p>
      <p className={styles.quiet}>{t(`receipts:basis.${seen.basis}`)}</p>
      <CauseBars
        label={t('receipts:seen.explained')}
        bars={seen.causes
          .filter(({ weight }) => weight >= 0.005)
          .map(({ cause, weight }) => ({
            key: cause,
            words: t(`receipts:seen_cause.${cause}`, { defaultValue: cause }),
            part: weight,
          }))}
      />
      {seen.evidence.length > 0 ? <EvidenceList evidence={seen.evidence.map(aboutSeen)} /> : null}
      <p className={styles.quiet}>
        {t('receipts:until', { at: format.dateTime(new Date(seen.expires_at)) })}
      </p>
    </section>
  )
}

/** The same reason, told for or against having seen it. */
function aboutSeen(one: Evidence): Evidence {
  if (one.about !== 'not_seen') return one
  return { ...one, direction: one.direction === 'for' ? 'against' : 'for' }
}
