import { checkOutbound } from '@doublecheck/whatsapp'
import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../../platform/error-words.ts'
import { type Dismissed, type Finding, LazyGate, useFormLook } from '../../review/index.ts'
import { readContent } from '../content.ts'
import bubble from '../message-bubble.module.css'
import { MessageContent } from '../message-content.tsx'
import styles from './builder-dialog.module.css'
import type { BuilderProps } from './builders.tsx'
import { problemWords } from './problem-words.ts'

/** What is wrong with a field, named by its path in the platform's words; undefined while it is fine. */
export type FieldError = (field: string) => string | undefined
/** What the second look says of a part, by its name there. */
export type FieldFindings = (part: string) => readonly Finding[]

/**
 * Builds one message of a kind beside its true preview, and checks it by the platform's own rules.
 * `onSend` throws what the server refused; the dialog then stays with what was written.
 */
export function BuilderDialog(props: {
  title: string
  type: string
  body: unknown
  builder: BuilderProps
  children: (errorOf: FieldError, findingsOf: FieldFindings) => ReactNode
}) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { type, body } = props
  const { contactId, onSend, onClose } = props.builder
  const problems = checkOutbound(type, body)
  const look = useFormLook({ contactId, type, body }, true)
  const errorOf: FieldError = (field) => {
    const found = problems.find((problem) => problem.field === field)
    // An empty field is not a mistake before somebody tried to send.
    if (!found || (!tried && found.code !== 'too_long')) return undefined
    return problemWords(found, t)
  }
  const submit = async () => {
    setTried(true)
    if (problems.length > 0) return
    const dismissed = await look.pass()
    if (dismissed !== null) await send(dismissed)
  }
  const send = async (dismissed: readonly Dismissed[]) => {
    setBusy(true)
    try {
      await onSend(type, body, dismissed)
      onClose()
    } catch (error) {
      setRefused(errorWords(error, t))
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={props.title}
      size={760}
      closeButtonProps={{ 'aria-label': t('messages:close') }}
    >
      <form
        className={styles.sides}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={styles.fields}>{props.children(errorOf, look.findingsOf)}</div>
        <div className={styles.preview}>
          <div className={styles.previewTitle}>{t('messages:preview')}</div>
          <div className={bubble.bubble} data-direction="out">
            <MessageContent content={readContent(type, body)} media={null} tail={null} />
          </div>
        </div>
        {look.gate ? (
          <div className={styles.gate}>
            <LazyGate
              gate={look.gate}
              onBack={look.back}
              onSend={(reason) => void send(look.passed(reason))}
            />
          </div>
        ) : null}
        <div className={styles.foot}>
          {refused === null ? null : (
            <p className={styles.refused} role="alert">
              {refused}
            </p>
          )}
          {tried && problems.length > 0 ? (
            <p className={styles.refused} role="alert">
              {t('messages:problem.count', { count: problems.length })}
            </p>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('messages:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('messages:send')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
