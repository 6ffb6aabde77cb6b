import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, CopyField, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './evidence.module.css'
import { journalQuery, keysQuery } from './evidence-queries.ts'

/** How long the chain is, when it was last signed, and the fingerprint that others compare. */
export function JournalCard() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, isError, refetch } = useQuery(journalQuery)
  const key = useQuery(keysQuery).data?.data.find((one) => one.retired_at === null)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const at = (instant: string | null | undefined) =>
    instant ? format.dateTime(new Date(instant)) : t('evidence:journal.never')
  return (
    <Card title={t('evidence:journal.title')} text={t('evidence:journal.text')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('evidence:journal.entries')}</dt>
          <dd>{format.number(data.entries)}</dd>
        </div>
        <div>
          <dt>{t('evidence:journal.last')}</dt>
          <dd>{at(data.last_at)}</dd>
        </div>
        <div>
          <dt>{t('evidence:journal.signed')}</dt>
          <dd>
            {at(data.head?.at)}
            {data.head ? (
              <span className={styles.small}>
                {t('evidence:journal.covers', { count: data.head.seq, shown: format.number(data.head.seq) })}
              </span>
            ) : null}
          </dd>
        </div>
      </dl>
      {key ? (
        <div className={styles.copies}>
          <CopyField
            label={t('evidence:journal.key')}
            description={t('evidence:journal.key_text')}
            value={key.fingerprint}
          />
          <CopyField
            label={t('evidence:journal.verify')}
            description={t('evidence:journal.verify_text')}
            value={`npx doublecheck evidence verify evidence.jsonl --key ${key.fingerprint}`}
          />
        </div>
      ) : null}
    </Card>
  )
}
