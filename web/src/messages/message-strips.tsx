import { IconAlertCircle, IconArrowBackUp, IconHelpCircle, IconPencil } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useLanguage } from '../platform/use-format.ts'
import { readContent } from './content.ts'
import { giveBack } from './drafts.ts'
import { useResolve } from './message-actions.ts'
import styles from './message-strips.module.css'
import { refusalWords } from './refusal-words.ts'

const WaitingStrip = lazy(() =>
  import('../approvals/waiting-strip.tsx').then((module) => ({ default: module.WaitingStrip })),
)

/** Under a bubble: what went wrong, in words, and what to do about it. Nothing when nothing did. */
export function MessageStrip({ message }: { message: Message }) {
  switch (message.state) {
    case 'failed':
      return <FailedStrip message={message} />
    case 'refused':
      return <RefusedStrip message={message} />
    case 'unclear':
      return <UnclearStrip message={message} />
    case 'recalled':
      return <RecalledStrip message={message} />
    case 'waiting_approval':
      return (
        <Suspense fallback={null}>
          <WaitingStrip message={message} />
        </Suspense>
      )
    default:
      return null
  }
}

function FailedStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const failure = message.failure
  const words = failure?.words?.[language] ?? failure?.title ?? t('messages:failed.unknown')
  return (
    <Strip
      tone="red"
      icon={<IconAlertCircle size={16} stroke={1.7} />}
      actions={<WriteAgain message={message} />}
    >
      {words}
      {failure === null ? null : (
        <span className={styles.code}>{t('messages:failed.code', { code: failure.code })}</span>
      )}
    </Strip>
  )
}

function RefusedStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  return (
    <Strip
      tone="red"
      icon={<IconAlertCircle size={16} stroke={1.7} />}
      actions={<WriteAgain message={message} />}
    >
      <strong>{t('messages:refused.title')}</strong> {refusalWords(message.refusal, t)}{' '}
      {message.approval?.decisions.findLast((one) => one.counts && !one.approved)?.reason ?? null}
    </Strip>
  )
}

function UnclearStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  const resolve = useResolve()
  const decide = (outcome: 'sent' | 'not_sent') => resolve.mutate({ message, outcome })
  return (
    <Strip
      tone="amber"
      icon={<IconHelpCircle size={16} stroke={1.7} />}
      actions={
        <>
          <button
            type="button"
            className={styles.action}
            disabled={resolve.isPending}
            onClick={() => decide('sent')}
          >
            {t('messages:unclear.sent')}
          </button>
          <button
            type="button"
            className={styles.action}
            disabled={resolve.isPending}
            onClick={() => decide('not_sent')}
          >
            {t('messages:unclear.not_sent')}
          </button>
        </>
      }
    >
      <strong>{t('messages:unclear.title')}</strong> {t('messages:unclear.words')}
    </Strip>
  )
}

function RecalledStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  return (
    <Strip
      tone="plain"
      icon={<IconArrowBackUp size={16} stroke={1.7} />}
      actions={<WriteAgain message={message} />}
    >
      {t('messages:recalled.words')}
    </Strip>
  )
}

/** Puts the words back into the composer. Only words can be put back; a file is chosen again. */
function WriteAgain({ message }: { message: Message }) {
  const { t } = useTranslation()
  const content = readContent(message.type, message[message.type])
  if (content.kind !== 'text' || message.contact_id === null) return null
  const { contact_id: contactId } = message
  return (
    <button type="button" className={styles.action} onClick={() => giveBack(contactId, content.text)}>
      <IconPencil size={14} stroke={1.7} />
      {t('messages:write_again')}
    </button>
  )
}

function Strip(props: {
  tone: 'red' | 'amber' | 'plain'
  icon: ReactNode
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={styles.strip} data-tone={props.tone}>
      <span className={styles.icon}>{props.icon}</span>
      <div className={styles.words}>{props.children}</div>
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
    </div>
  )
}
