import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { contactQuery } from '../contacts/contact-queries.ts'
import { useOpenConversation } from '../contacts/use-open-conversation.ts'
import { readContent } from '../messages/content.ts'
import { mediaSource } from '../messages/media-source.ts'
import { MessageContent } from '../messages/message-content.tsx'
import { readRendered } from '../messages/template-preview.ts'
import type { Message } from '../platform/api-shapes.ts'
import { Avatar } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './approvals.module.css'
import { ChangedWords } from './changed-words.tsx'
import { DecisionButtons } from './decision-buttons.tsx'
import { useApproval } from './use-approval.ts'

/** One message that waits: to whom, by whom, why, its very words, and the decision. */
export function WaitingLine({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useOpenConversation()
  const contactId = message.contact_id ?? ''
  const { data: contact } = useQuery({ ...contactQuery(contactId), enabled: contactId !== '' })
  const { reasons, needed, given, mayDecide, isAuthor, hasApproved } = useApproval(message)
  const name = contact?.display_name ?? ''
  const author = message.author.name ?? t(`approvals:author.${message.author.kind}`)
  const askedAt = new Date(message.approval?.asked_at ?? message.created_at)
  return (
    <li className={styles.line}>
      <Avatar name={name} size={32} />
      <div className={styles.who}>
        <button
          type="button"
          className={styles.name}
          aria-label={t('approvals:open', { name })}
          data-waiting-line
          dir="auto"
          onClick={() => open(contactId)}
        >
          {name}
        </button>
        <p className={styles.about}>
          {t('approvals:by', { author })} ·{' '}
          <time dateTime={askedAt.toISOString()}>{format.dateTime(askedAt)}</time>
        </p>
      </div>
      <p className={styles.reasons}>
        <span className={styles.reason}>{reasons}</span>
        <span className={styles.count}>{t('approvals:given', { given, needed })}</span>
      </p>
      <div className={styles.content}>
        <MessageContent
          content={readContent(message.type, message[message.type])}
          media={mediaSource(message.media ?? null)}
          rendered={readRendered((message.context as { rendered?: unknown } | null)?.rendered)}
          tail={null}
        />
      </div>
      <ChangedWords message={message} />
      <div className={styles.decision}>
        {mayDecide ? (
          <DecisionButtons message={message} />
        ) : (
          <p className={styles.about}>
            {isAuthor
              ? t('approvals:yours')
              : hasApproved
                ? t('approvals:you_approved')
                : t('approvals:not_you')}
          </p>
        )}
      </div>
    </li>
  )
}
