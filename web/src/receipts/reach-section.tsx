import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import { CauseBars } from './cause-bars.tsx'
import { ClueList } from './clue-list.tsx'
import { CourtesyLines } from './courtesy-lines.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { verdictProbability } from './likely.ts'
import styles from './reach-section.module.css'
import { reachQuery } from './receipt-queries.ts'
import type { Reach } from './receipt-shapes.ts'
import { useReceiptWords } from './use-receipt-words.ts'

const ClueForm = lazy(() => import('./clue-form.tsx').then((module) => ({ default: module.ClueForm })))

/** Causes below this are not worth a bar of their own. */
const partMin = 0.005

/** Do our messages reach this person, why perhaps not, and how often we may still write unasked. */
export function ReachSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const mayNote = useMay('conversations.write')
  const maySeeCourtesy = useMay('consents.read')
  const [noting, notingHandlers] = useDisclosure(false)
  const { data: reach, isError } = useQuery(reachQuery(contactId))
  return (
    <>
      {isError ? (
        <>
          <h3 className={styles.title}>{t('receipts:reach.title')}</h3>
          <p className={styles.quiet}>{t('receipts:reach.unavailable')}</p>
        </>
      ) : null}
      {!reach && !isError ? (
        <AfterDelay>
          <h3 className={styles.title}>{t('receipts:reach.title')}</h3>
          <p className={styles.quiet}>…</p>
        </AfterDelay>
      ) : null}
      {reach ? (
        <Judgement key={contactId} reach={reach} onNote={mayNote ? notingHandlers.open : undefined} />
      ) : null}
      <ClueList contactId={contactId} />
      {maySeeCourtesy ? <CourtesyLines contactId={contactId} /> : null}
      <Modal
        opened={noting}
        onClose={notingHandlers.close}
        title={t('receipts:clue.note')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <Suspense fallback={null}>
          <ClueForm contactId={contactId} onDone={notingHandlers.close} />
        </Suspense>
      </Modal>
    </>
  )
}

function Judgement({ reach, onNote }: { reach: Reach; onNote: (() => void) | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReceiptWords()
  const [whole, setWhole] = useState(false)
  const causes = reach.causes.filter((one) => one.probability >= partMin)
  const first = causes[0]
  // Nothing unusual needs no explaining: causes are for silences.
  const calm = reach.verdict === 'reachable' || reach.verdict === 'unknown'
  return (
    <>
      <div className={styles.heading}>
        <h3 className={styles.title}>{t('receipts:reach.title')}</h3>
        <span className={styles.until}>
          {t('receipts:until', { at: format.dateTime(new Date(reach.expires_at)) })}
        </span>
      </div>
      <p className={styles.verdict}>
        <span className={styles.inferred}>{t(`receipts:verdict.${reach.verdict}`)}</span>
        {first && !calm ? (
          <span className={styles.figure}> {words.figure(verdictProbability(reach))}</span>
        ) : null}
      </p>
      <p className={styles.note}>{t(`receipts:verdict_note.${reach.verdict}`)}</p>
      {calm && !whole ? null : (
        <CauseBars
          label={t('receipts:causes_label')}
          bars={causes.map(({ cause, probability }) => ({
            key: cause,
            words: t(`receipts:cause.${cause}`),
            part: probability,
          }))}
        />
      )}
      {whole && reach.evidence.length > 0 ? (
        <div className={styles.reasons}>
          <EvidenceList evidence={reach.evidence} named />
        </div>
      ) : null}
      <div className={styles.actions}>
        {reach.evidence.length > 0 ? (
          <button
            type="button"
            className={styles.link}
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
          >
            {whole
              ? t('receipts:evidence_hide')
              : t('receipts:evidence_count', { count: reach.evidence.length })}
          </button>
        ) : null}
        {onNote ? (
          <button type="button" className={styles.link} onClick={onNote}>
            {t('receipts:clue.note')}
          </button>
        ) : null}
      </div>
    </>
  )
}
