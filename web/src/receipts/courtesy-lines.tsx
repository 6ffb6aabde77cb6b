import { Button, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './reach-section.module.css'
import { courtesyQuery } from './receipt-queries.ts'
import type { Courtesy, Suppression } from './receipt-shapes.ts'

const reasonCharsMax = 500
const whyShown = 3

/** How often we may still write unasked, and whether the person is left in peace altogether. */
export function CourtesyLines({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(courtesyQuery(contactId))
  if (!data) return null
  return (
    <div className={styles.courtesy}>
      <h3 className={styles.title}>{t('receipts:courtesy.title')}</h3>
      {data.suppression ? (
        <Peace contactId={contactId} suppression={data.suppression} />
      ) : (
        <Budget courtesy={data} />
      )}
    </div>
  )
}

function Budget({ courtesy }: { courtesy: Courtesy }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { left, unanswered_max: max, unanswered, renews_at: renews } = courtesy
  if (max === 0) return <p>{t('receipts:courtesy.none_ever')}</p>
  const spent = unanswered === 0 && left === max ? 0 : max - left
  return (
    <>
      <p className={styles.budget}>
        <span aria-hidden="true" className={styles.dots}>
          {Array.from({ length: max }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike and only counted.
            <span key={index} className={styles.dot} data-spent={index < spent || undefined} />
          ))}
        </span>
        {t('receipts:courtesy.left', { left, max })}
      </p>
      <p className={styles.quiet}>
        {spent === 0
          ? t('receipts:courtesy.hint')
          : renews
            ? t('receipts:courtesy.renews', { on: format.date(new Date(renews)) })
            : t('receipts:courtesy.renews_heard')}
      </p>
    </>
  )
}

function Peace({ contactId, suppression }: { contactId: string; suppression: Suppression }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const mayRelease = useMay('consents.write')
  const [releasing, releasingHandlers] = useDisclosure(false)
  const { since, why, expires_at: until } = suppression
  const known = why.filter((code) => i18n.exists(`receipts:why.${code}`)).slice(0, whyShown)
  return (
    <div className={styles.peace}>
      <p className={styles.peaceTitle}>
        {t('receipts:suppression.title', { on: format.date(new Date(since)) })}
      </p>
      <p className={styles.quiet}>
        {t('receipts:suppression.text', { until: until ? format.date(new Date(until)) : 'none' })}
      </p>
      <p className={styles.quiet}>{t('receipts:suppression.why')}</p>
      <ul className={styles.why}>
        {(known.length > 0 ? known : ['other']).map((code) => (
          <li key={code}>{t(`receipts:why.${code}`)}</li>
        ))}
      </ul>
      {mayRelease ? (
        <button type="button" className={styles.link} onClick={releasingHandlers.open}>
          {t('receipts:suppression.release')}
        </button>
      ) : null}
      <Modal
        opened={releasing}
        onClose={releasingHandlers.close}
        title={t('receipts:suppression.release_title')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <ReleaseForm contactId={contactId} onDone={releasingHandlers.close} />
      </Modal>
    </div>
  )
}

function ReleaseForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const releasing = useMutation({
    mutationFn: () => post<Courtesy>(`/contacts/${contactId}/suppression/release`, { reason: reason.trim() }),
    onSuccess: (courtesy) => {
      client.setQueryData(queryKeys.courtesy(contactId), courtesy)
      void client.invalidateQueries({ queryKey: queryKeys.reach(contactId) })
      onDone()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        releasing.mutate()
      }}
    >
      <p className={styles.quiet}>{t('receipts:suppression.release_text')}</p>
      <Textarea
        label={t('receipts:suppression.reason')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={reasonCharsMax}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {releasing.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(releasing.error, t)}
        </p>
      ) : null}
      <Button type="submit" loading={releasing.isPending} disabled={reason.trim() === ''}>
        {t('receipts:suppression.confirm')}
      </Button>
    </form>
  )
}
