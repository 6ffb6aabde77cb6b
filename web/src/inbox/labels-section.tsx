import { CloseButton, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import styles from './context-pane.module.css'
import { useAddLabel, useRemoveLabel } from './conversation-actions.ts'
import { labelsQuery } from './inbox-queries.ts'

/** The labels of a conversation, and those it could have. */
export function LabelsSection({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const mayWrite = useMay('conversations.write')
  const labels = useQuery(labelsQuery).data?.data ?? []
  const { mutate: add } = useAddLabel(conversation.id)
  const { mutate: drop } = useRemoveLabel(conversation.id)
  const chosen = new Set(conversation.labels.map((label) => label.id))
  const others = labels.filter((label) => !chosen.has(label.id))
  if (conversation.labels.length === 0 && (others.length === 0 || !mayWrite)) return null
  return (
    <div className={styles.labels}>
      {conversation.labels.map((label) => (
        <span key={label.id} className={styles.label} data-plain={!mayWrite || undefined}>
          {label.name}
          {mayWrite ? (
            <CloseButton
              size={18}
              iconSize={12}
              aria-label={t('inbox:label.remove', { name: label.name })}
              onClick={() => drop(label)}
            />
          ) : null}
        </span>
      ))}
      {mayWrite && others.length > 0 ? (
        <Menu position="bottom-start" width={200}>
          <Menu.Target>
            <button type="button" className={styles.add}>
              <IconPlus size={12} stroke={1.8} aria-hidden="true" />
              {t('inbox:label.add')}
            </button>
          </Menu.Target>
          <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
            {others.map((label) => (
              <Menu.Item key={label.id} onClick={() => add(label)}>
                {label.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  )
}
