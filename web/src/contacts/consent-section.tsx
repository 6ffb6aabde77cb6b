import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentEntry } from '../platform/api-shapes.ts'
import { AfterDelay } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './consent-section.module.css'
import { useConsentWords } from './consent-words.ts'
import { consentsQuery } from './contact-queries.ts'

const ConsentForm = lazy(() =>
  import('./consent-form.tsx').then((module) => ({ default: module.ConsentForm })),
)

/** What a person said yes and no to, since when, by which way; and the ledger behind it. */
export function ConsentSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useConsentWords()
  const mayWrite = useMay('consents.write')
  const [recording, recordingHandlers] = useDisclosure(false)
  const [ledger, setLedger] = useState(false)
  const { data, isError } = useQuery(consentsQuery(contactId))
  return (
    <>
      <h3 className={styles.title}>{t('contacts:consent.title')}</h3>
      {isError ? <p className={styles.none}>{t('contacts:consent.unavailable')}</p> : null}
      {!data && !isError ? (
        <AfterDelay>
          <p className={styles.none}>…</p>
        </AfterDelay>
      ) : null}
      {data?.current.length === 0 ? <p className={styles.none}>{t('contacts:consent.none')}</p> : null}
      <ul className={styles.list}>
        {data?.current.map((one) => (
          <li key={`${one.purpose}-${one.channel}`} className={styles.line}>
            {one.state === 'given' ? (
              <IconCircleCheck size={16} stroke={1.7} className={styles.given} aria-hidden="true" />
            ) : (
              <IconBan size={16} stroke={1.7} className={styles.withdrawn} aria-hidden="true" />
            )}
            <span>
              {words.subject(one)} ·{' '}
              {t(`contacts:consent.${one.state}`, {
                on: format.date(new Date(one.since)),
                source: words.source(one.source),
              })}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {mayWrite ? (
          <button type="button" className={styles.link} onClick={recordingHandlers.open}>
            {t('contacts:consent.record')}
          </button>
        ) : null}
        {data && data.data.length > 0 ? (
          <button
            type="button"
            className={styles.link}
            aria-expanded={ledger}
            onClick={() => setLedger(!ledger)}
          >
            {ledger ? t('contacts:consent.hide') : t('contacts:consent.ledger', { count: data.data.length })}
          </button>
        ) : null}
      </div>
      {ledger && data ? <Ledger entries={data.data} /> : null}
      <Modal
        opened={recording}
        onClose={recordingHandlers.close}
        title={t('contacts:consent.record_title')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <Suspense fallback={null}>
          <ConsentForm contactId={contactId} onDone={recordingHandlers.close} />
        </Suspense>
      </Modal>
    </>
  )
}

function Ledger({ entries }: { entries: readonly ConsentEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useConsentWords()
  return (
    <ol className={styles.ledger}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span>
            {words.subject(entry)} · {t(`contacts:consent.state.${entry.state}`)} ·{' '}
            {words.source(entry.source)}
          </span>
          <time dateTime={entry.at}>{format.dateTime(new Date(entry.at))}</time>
          {entry.wording ? (
            <q className={styles.wording} dir="auto">
              {entry.wording}
            </q>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
