import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch, post } from '../platform/api.ts'
import type { Language } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay, useSession } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { promiseWordsQuery } from './promise-queries.ts'
import { type PromiseWords, type Situation, situations } from './promise-shapes.ts'
import styles from './promises.module.css'

const charsMax = 600
const previewAfterMs = 300

/** What may stand in braces; the server refuses others. */
const blanksOf: Readonly<Record<Situation, string>> = {
  open: '{time}, {hours}',
  closed: '{time}, {hours}, {back}',
}

/** What customers are told when they begin to wait, in both languages, with what they will read. */
export function PromiseWordsCard({ answerMinutes }: { answerMinutes: number }) {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<Language>(useSession().workspace.language)
  const { data, error, isError, refetch } = useQuery(promiseWordsQuery)
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Card
      title={t('promises:words.title')}
      text={t('promises:words.text')}
      side={
        <SegmentedControl
          aria-label={t('promises:words.language')}
          value={language}
          onChange={(value) => setLanguage(value === 'fr' ? 'fr' : 'en')}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      }
    >
      <WordsForm
        key={`${language} ${JSON.stringify(data[language])}`}
        words={data}
        language={language}
        answerMinutes={answerMinutes}
      />
    </Card>
  )
}

function WordsForm(props: { words: PromiseWords; language: Language; answerMinutes: number }) {
  const { words, language, answerMinutes } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('promises.write')
  const [written, setWritten] = useState(words[language])
  const saving = useMutation({
    mutationFn: (change: Record<Situation, string | null>) =>
      patch<PromiseWords>('/promises/words', { [language]: change }),
    onSuccess: (saved) => {
      client.setQueryData(queryKeys.promiseWords, saved)
      showDone(t('promises:saved'))
    },
  })
  const isChanged = situations.some((one) => written[one] !== words[language][one])
  const isOwn = situations.some((one) => words[language][one] !== words.proposed[language][one])
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(written)
      }}
    >
      {situations.map((situation) => (
        <div key={situation} className={styles.situation}>
          <Textarea
            label={t(`promises:words.${situation}`)}
            description={t('promises:words.blanks', { blanks: blanksOf[situation] })}
            lang={language}
            autosize
            minRows={2}
            maxLength={charsMax}
            readOnly={!mayWrite}
            value={written[situation]}
            onChange={(event) => setWritten({ ...written, [situation]: event.currentTarget.value })}
          />
          <Preview asked={{ language, situation, text: written[situation], answer_minutes: answerMinutes }} />
        </div>
      ))}
      {saving.error ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)}
        </p>
      ) : null}
      {mayWrite ? (
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending} disabled={!isChanged}>
            {t('promises:save')}
          </Button>
          {isOwn ? (
            <Button
              variant="default"
              disabled={saving.isPending}
              onClick={() => saving.mutate({ open: null, closed: null })}
            >
              {t('promises:words.proposed')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  )
}

type Asked = {
  readonly language: Language
  readonly situation: Situation
  readonly text: string
  readonly answer_minutes: number
}

/** The line as it would be sent, filled in by the same code that fills it in when it is. */
function Preview({ asked }: { asked: Asked }) {
  const { t } = useTranslation()
  const [settled] = useDebouncedValue(asked, previewAfterMs)
  const { data, error } = useQuery({
    queryKey: queryKeys.promisePreview(JSON.stringify(settled)),
    queryFn: () => post<{ text: string | null }>('/promises/preview', settled),
    enabled: settled.text.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <div className={styles.preview} aria-live="polite">
      <span className={styles.hint}>{t('promises:words.preview')}</span>
      {error ? (
        <p className={styles.problem}>{errorWords(error, t)}</p>
      ) : data?.text === null ? (
        <p className={styles.quiet}>{t(`promises:words.never_${settled.situation}`)}</p>
      ) : (
        <p className={styles.bubble} lang={asked.language}>
          {settled.text.trim() === '' ? '' : (data?.text ?? '')}
        </p>
      )}
    </div>
  )
}
