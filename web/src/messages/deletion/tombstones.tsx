import { IconEraser, IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../platform/api-shapes.ts'
import { useMay } from '../../platform/session.ts'
import { useFormat } from '../../platform/use-format.ts'
import { useShowAgain } from './deletion-queries.ts'
import styles from './tombstones.module.css'

/** What stays of a message somebody took back: that it was, by whom and when. Never its content. */
export function WithdrawnLine({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const at = message.withdrawn_at === null ? null : format.dateTime(new Date(message.withdrawn_at))
  const by = whoTook(message)
  return (
    <Line message={message} icon={<IconEraser size={16} stroke={1.6} />}>
      {at === null ? t(`deletion:withdrawn.${by}`) : t(`deletion:withdrawn_at.${by}`, { at })}
    </Line>
  )
}

/** The customer; the business in its app; or somebody at this desk, where the channel let them. */
function whoTook(message: Message): 'customer' | 'app' | 'desk' | 'us' {
  const by = message.withdrawn_by ?? ''
  if (by === 'contact' || (by === '' && message.direction === 'in')) return 'customer'
  if (by === 'app') return 'app'
  return by.startsWith('agent:') || by.startsWith('token:') ? 'desk' : 'us'
}

/** Hidden here and only here, by whom and when; whoever may write brings it back. */
export function HiddenLine({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const show = useShowAgain()
  const mayWrite = useMay('messages.send')
  const name = message.hidden_by?.name ?? t('deletion:hidden.somebody')
  const at = format.dateTime(new Date(message.hidden_at ?? message.created_at))
  return (
    <Line message={message} icon={<IconEyeOff size={16} stroke={1.6} />}>
      {t(message.direction === 'out' ? 'deletion:hidden.ours' : 'deletion:hidden.theirs', { name, at })}
      {mayWrite ? (
        <button
          type="button"
          className={styles.again}
          disabled={show.isPending}
          onClick={() => show.mutate(message)}
        >
          {t('deletion:hidden.show')}
        </button>
      ) : null}
    </Line>
  )
}

function Line({ message, icon, children }: { message: Message; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      className={styles.line}
      id={`message-${message.id}`}
      data-direction={message.direction}
      tabIndex={-1}
    >
      <div className={styles.left}>
        {icon}
        <span>{children}</span>
      </div>
    </div>
  )
}
