import { Button, CopyButton, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch } from '../platform/api.ts'
import type { Language } from '../platform/api-shapes.ts'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay, useSession } from '../platform/session.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './customer-note-section.module.css'
import { customerNoteQuery } from './training-queries.ts'
import type { CustomerNote, CustomerNotes } from './training-shapes.ts'

const charsMax = 2_000

/** What the business tells its customers about receipts: proposed, editable, ready to copy. */
export function CustomerNoteSection() {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<Language>(useSession().workspace.language)
  const { data, error, isError, refetch } = useQuery(customerNoteQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const note = data[language]
  return (
    <Card
      title={t('platform:section.customer_note')}
      text={t('training:note.text')}
      side={
        <SegmentedControl
          aria-label={t('training:note.language')}
          value={language}
          onChange={(value) => setLanguage(value === 'fr' ? 'fr' : 'en')}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      }
    >
      <NoteForm key={`${language} ${note.text}`} note={note} language={language} />
    </Card>
  )
}

function NoteForm({ note, language }: { note: CustomerNote; language: Language }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('workspace.write')
  const [text, setText] = useState(note.text)
  const saving = useMutation({
    mutationFn: (words: string | null) =>
      patch<CustomerNotes>('/training/customer-note', { [language]: words }),
    onSuccess: (notes) => {
      client.setQueryData(queryKeys.customerNote, notes)
      showDone(t('training:note.saved'))
    },
    onError: (error) => showFailure(error, t),
  })
  const empty = text.trim() === ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(text)
      }}
    >
      <Textarea
        label={t('training:note.field')}
        lang={language}
        autosize
        minRows={8}
        maxLength={charsMax}
        readOnly={!mayWrite}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={empty ? t('training:note.needed') : null}
      />
      <p className={styles.about}>
        <Origin note={note} />
        <span className="tabular">{t('training:note.left', { count: text.length, max: charsMax })}</span>
      </p>
      <div className={styles.actions}>
        <CopyButton value={text} timeout={2_000}>
          {({ copied, copy }) => (
            <Button
              variant={mayWrite ? 'default' : 'filled'}
              onClick={copy}
              disabled={empty}
              aria-live="polite"
            >
              {copied ? t('platform:copied') : t('platform:copy')}
            </Button>
          )}
        </CopyButton>
        {mayWrite ? (
          <>
            <Button type="submit" loading={saving.isPending} disabled={empty || text.trim() === note.text}>
              {t('training:note.save')}
            </Button>
            {note.proposed ? null : (
              <Button variant="subtle" onClick={() => saving.mutate(null)}>
                {t('training:note.back')}
              </Button>
            )}
          </>
        ) : null}
      </div>
    </form>
  )
}

function Origin({ note }: { note: CustomerNote }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (note.proposed || note.written_at === null) return <span>{t('training:note.proposed')}</span>
  const at = format.dateTime(new Date(note.written_at))
  return (
    <span>
      {note.written_by
        ? t('training:note.written', { name: note.written_by, at })
        : t('training:note.written_at', { at })}
    </span>
  )
}
