import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarRightCollapse, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ConsentSection, ContactFacts, contactSubtitle } from '../contacts/index.ts'
import { NumberHealth } from '../numbers/index.ts'
import { AfterDelay, Avatar, Failure } from '../platform/parts/index.ts'
import { useContextBeside } from '../platform/screen.ts'
import { useMay } from '../platform/session.ts'
import { useLanguage } from '../platform/use-format.ts'
import { ReachSection } from '../receipts/index.ts'
import { AssignMenu } from './assign-menu.tsx'
import styles from './context-pane.module.css'
import { HistorySection } from './history-section.tsx'
import { conversationQuery } from './inbox-queries.ts'
import { LabelsSection } from './labels-section.tsx'

/** Who this is, what they agreed to, how the number fares, and what was done with the conversation. */
export function ContextPane({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const beside = useContextBeside()
  const language = useLanguage()
  const mayWrite = useMay('conversations.write')
  const maySeeNumbers = useMay('numbers.read')
  const maySeeConsents = useMay('consents.read')
  const maySeeReach = useMay('messages.read')
  const { data: conversation, error, isError, refetch } = useQuery(conversationQuery(conversationId))
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!conversation) {
    return (
      <AfterDelay>
        <div className={styles.head} aria-hidden="true">
          <span className={styles.disc} />
        </div>
      </AfterDelay>
    )
  }
  const { contact } = conversation
  const name = contact?.display_name ?? t('inbox:group')
  return (
    <>
      <header className={styles.head}>
        <Avatar name={name} size={40} />
        <div className={styles.who}>
          <h2 className={styles.name} dir="auto">
            {name}
          </h2>
          {contact ? <p className={styles.about}>{contactSubtitle(contact, language)}</p> : null}
        </div>
        <ActionIcon aria-label={t('inbox:context.hide')} onClick={onClose}>
          {beside ? (
            <IconLayoutSidebarRightCollapse size={20} stroke={1.7} />
          ) : (
            <IconX size={20} stroke={1.7} />
          )}
        </ActionIcon>
      </header>
      {beside || !mayWrite ? null : (
        <section className={styles.section}>
          <AssignMenu conversation={conversation} />
        </section>
      )}
      <LabelsSection conversation={conversation} />
      {contact && maySeeReach ? (
        <section className={styles.section}>
          <ReachSection contactId={contact.id} />
        </section>
      ) : null}
      {contact ? (
        <section className={styles.section}>
          <ContactFacts contact={contact} />
        </section>
      ) : null}
      {contact && maySeeConsents ? (
        <section className={styles.section}>
          <ConsentSection contactId={contact.id} />
        </section>
      ) : null}
      {conversation.number && maySeeNumbers ? (
        <section className={styles.section}>
          <h3 className={styles.title}>{t('inbox:context.number')}</h3>
          <NumberHealth numberId={conversation.number.id} />
        </section>
      ) : null}
      <HistorySection entries={conversation.history} />
    </>
  )
}
