import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../platform/session.ts'
import styles from './quick-replies-section.module.css'
import { countsQuery } from './quick-reply-queries.ts'

/** How many quick replies wait for this person to look at them again. */
export function useDueQuickReplies(): number {
  const mayRead = useMay('quick_replies.read')
  const { data } = useQuery({ ...countsQuery, enabled: mayRead })
  return data?.due_mine ?? 0
}

/** The same as a figure beside a name; nothing while there is nothing to do. */
export function DueCount() {
  const { t } = useTranslation()
  const due = useDueQuickReplies()
  if (due === 0) return null
  return (
    <span className={styles.count}>
      {due}
      <span className="visually-hidden"> {t('quick_replies:due_count', { count: due })}</span>
    </span>
  )
}
