import { IconCornerDownRight, IconInfoCircle, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Line } from './content.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './plain-content.module.css'

/**
 * A tap on a button or a chosen row: the customer's answer, with what it answers one click away in its
 * quote.
 */
export function AnswerContent(props: { title: string; description: string; tail: ReactNode }) {
  return (
    <div className={styles.answer}>
      <IconCornerDownRight size={16} stroke={1.7} className={styles.icon} />
      <div>
        <FormattedText text={props.title} tail={props.description === '' ? props.tail : undefined} />
        {props.description === '' ? null : (
          <div className={styles.description} dir="auto">
            {props.description}
            {props.tail}
          </div>
        )}
      </div>
    </div>
  )
}

export function FormContent({ lines, tail }: { lines: readonly Line[]; tail: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div>
      <div className={styles.title}>{t('messages:kind.form')}</div>
      <dl className={styles.lines}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the answers of one form never move.
          <div key={index} className={styles.line}>
            {line.name === '' ? null : <dt>{line.name}</dt>}
            <dd dir="auto">{line.value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.tail}>{tail}</div>
    </div>
  )
}

export function CallPermissionContent(props: { accepted: boolean; permanent: boolean; tail: ReactNode }) {
  const { t } = useTranslation()
  const words = props.accepted
    ? t(props.permanent ? 'messages:call.accepted_always' : 'messages:call.accepted')
    : t('messages:call.refused')
  return (
    <Notice icon={<IconPhone size={16} stroke={1.7} />} tail={props.tail}>
      {words}
    </Notice>
  )
}

/**
 * A kind the platform does not hand over, or this desk does not know: what came, said plainly, and
 * what to ask.
 */
export function UnsupportedContent({ type, tail }: { type: string; tail: ReactNode }) {
  const { t } = useTranslation()
  // Files older than two weeks stay on the business's phone when its conversations are transferred.
  if (type === 'media_placeholder') {
    return (
      <Notice icon={<IconInfoCircle size={16} stroke={1.7} />} tail={tail}>
        {t('messages:unsupported.left_behind')}
      </Notice>
    )
  }
  return (
    <Notice icon={<IconInfoCircle size={16} stroke={1.7} />} tail={tail}>
      {t('messages:unsupported.words')}
      {type === '' || type === 'unsupported' ? null : (
        <span className={styles.type}>
          {t('messages:unsupported.type', { type: type.replaceAll('_', ' ') })}
        </span>
      )}
    </Notice>
  )
}

function Notice({ icon, children, tail }: { icon: ReactNode; children: ReactNode; tail: ReactNode }) {
  return (
    <div className={styles.answer}>
      <span className={styles.icon}>{icon}</span>
      <div className={styles.notice}>
        {children}
        {tail}
      </div>
    </div>
  )
}
