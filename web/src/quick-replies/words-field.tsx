import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Language } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { queryKeys } from '../platform/query-keys.ts'
import styles from './quick-reply-form.module.css'
import { WithBlanks } from './quick-reply-picker.tsx'
import type { WordsFinding, WordsPreview } from './quick-reply-shapes.ts'
import { VariableMenu } from './variable-menu.tsx'

const previewAfterMs = 350
const charsMax = 4_096

type Props = {
  language: Language
  value: string
  onChange: (text: string) => void
  /** For whom the words are shown; null: an example. */
  contactId: string | null
  readOnly: boolean
}

/** The words in one language, and beside them how they will read and what the second look says. */
export function WordsField({ language, value, onChange, contactId, readOnly }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const insert = (words: string, caretBack: number) => {
    const from = field.current?.selectionStart ?? value.length
    const to = field.current?.selectionEnd ?? from
    onChange(value.slice(0, from) + words + value.slice(to))
    const caret = from + words.length - caretBack
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret, caret)
    })
  }
  return (
    <div className={styles.language}>
      <div>
        <div className={styles.fieldHead}>
          <label htmlFor={id} className={styles.label}>
            {t(`quick_replies:form.words_${language}`)}
          </label>
          {readOnly ? null : <VariableMenu onPick={insert} />}
        </div>
        <Textarea
          id={id}
          ref={field}
          lang={language}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={charsMax}
          readOnly={readOnly}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <Preview text={value} language={language} contactId={contactId} />
    </div>
  )
}

function Preview({
  text,
  language,
  contactId,
}: {
  text: string
  language: Language
  contactId: string | null
}) {
  const { t } = useTranslation()
  const [asked] = useDebouncedValue(text, previewAfterMs)
  const body = { text: asked, language, contact_id: contactId }
  const { data, error } = useQuery({
    queryKey: [...queryKeys.quickReplies, 'preview', body],
    queryFn: () => post<WordsPreview>('/quick-replies/preview', body),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
  return (
    <div className={styles.preview} aria-live="polite">
      <span className={styles.hint}>{t('quick_replies:form.preview')}</span>
      {asked.trim() === '' ? (
        <p className={styles.quiet}>{t('quick_replies:form.no_words')}</p>
      ) : error ? (
        <p className={styles.problem}>{previewProblem(error, t)}</p>
      ) : data ? (
        <>
          <p className={styles.bubble} lang={language} dir="auto">
            <WithBlanks text={data.text} />
          </p>
          <Findings findings={data.findings} />
        </>
      ) : null}
    </div>
  )
}

function previewProblem(error: unknown, t: Parameters<typeof errorWords>[1]): string {
  const fields = error instanceof ApiError ? Object.values(error.fields) : []
  return [errorWords(error, t), ...fields].join(' ')
}

/** What the second look says, gravest first; each with what to write instead, where that is known. */
export function Findings({ findings }: { findings: readonly WordsFinding[] }) {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <ul className={styles.findings}>
      {findings.map((one) => (
        <li key={`${one.kind} ${one.language} ${one.start}`} data-severity={one.severity}>
          <strong>{t(`quick_replies:severity.${one.severity}`)}</strong> {one.message}
        </li>
      ))}
    </ul>
  )
}
