import { IconUserCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readContent } from '../messages/content.ts'
import { useTakeBack } from '../messages/message-actions.ts'
import type { Message } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import styles from './approvals.module.css'
import { ChangeWords } from './change-words.tsx'
import { ChangedWords } from './changed-words.tsx'
import { DecisionButtons } from './decision-buttons.tsx'
import { useApproval } from './use-approval.ts'

/** Under a bubble that waits for a second person: why, how far it is, and what the reader can do about it. */
export function WaitingStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { reasons, needed, given, mayDecide, isAuthor, hasApproved } = useApproval(message)
  const maySend = useMay('messages.send')
  const maySetRules = useMay('approvals.write')
  const { takeBack, isPending } = useTakeBack()
  const [changing, setChanging] = useState(false)
  const content = readContent(message.type, message[message.type])
  if (changing && content.kind === 'text')
    return <ChangeWords message={message} words={content.text} onDone={() => setChanging(false)} />
  return (
    <div className={styles.strip}>
      <IconUserCheck size={16} stroke={1.7} className={styles.icon} />
      <p className={styles.words}>
        <strong>{t('approvals:waits', { count: needed - given })}</strong>{' '}
        {reasons === '' ? null : t('approvals:because', { reasons })}{' '}
        {isAuthor ? t('approvals:yours') : hasApproved ? t('approvals:you_approved') : null}{' '}
        {isAuthor && maySetRules ? (
          <Link to="/settings/$section" params={{ section: 'approvals' }}>
            {t('approvals:to_rules')}
          </Link>
        ) : null}
      </p>
      <ChangedWords message={message} />
      <div className={styles.actions}>
        {mayDecide ? <DecisionButtons message={message} /> : null}
        {maySend && content.kind === 'text' ? (
          <button type="button" className={styles.action} onClick={() => setChanging(true)}>
            {t('approvals:change')}
          </button>
        ) : null}
        {maySend ? (
          <button
            type="button"
            className={styles.action}
            disabled={isPending}
            onClick={() => takeBack(message)}
          >
            {t('approvals:take_back')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
