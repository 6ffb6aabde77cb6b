import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remove } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './reach-section.module.css'
import { cluesQuery } from './receipt-queries.ts'
import type { Clue } from './receipt-shapes.ts'

/** What colleagues noticed by themselves. What was withdrawn stays, struck out. */
export function ClueList({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const { data } = useQuery(cluesQuery(contactId))
  const clues = data?.data ?? []
  if (clues.length === 0) return null
  return (
    <>
      <button type="button" className={styles.link} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('receipts:clue.list', { count: clues.length })}
      </button>
      {shown ? (
        <ul className={styles.clues}>
          {clues.map((clue) => (
            <ClueLine key={clue.id} contactId={contactId} clue={clue} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

function ClueLine({ contactId, clue }: { contactId: string; clue: Clue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const mayWrite = useMay('conversations.write')
  const withdrawing = useMutation({
    mutationFn: () => remove(`/contacts/${contactId}/clues/${clue.id}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.clues(contactId) })
      void client.invalidateQueries({ queryKey: queryKeys.reach(contactId) })
    },
    onError: (error) => showFailure(error, t),
  })
  const kind = t(`receipts:clue_kind.${clue.kind}`)
  const words = clue.observed ? kind : t('receipts:clue.no', { kind })
  return (
    <li className={styles.clue} data-withdrawn={clue.withdrawn_at !== null || undefined}>
      <span>
        <span className={styles.clueWords}>{words}</span>
        <span className={styles.clueAbout}>
          {format.dateTime(new Date(clue.observed_at))}
          {clue.withdrawn_at
            ? ` · ${t('receipts:clue.withdrawn', { at: format.date(new Date(clue.withdrawn_at)) })}`
            : null}
        </span>
        {clue.note ? (
          <q className={styles.clueAbout} dir="auto">
            {clue.note}
          </q>
        ) : null}
      </span>
      {mayWrite && clue.withdrawn_at === null ? (
        <button
          type="button"
          className={styles.link}
          aria-label={t('receipts:clue.withdraw_named', { kind })}
          disabled={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {t('receipts:clue.withdraw')}
        </button>
      ) : null}
    </li>
  )
}
