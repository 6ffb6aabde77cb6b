import { ActionIcon } from '@mantine/core'
import { IconNote, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../platform/api-shapes.ts'
import { useSession } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import { useRemoveNote } from './conversation-actions.ts'
import styles from './note-card.module.css'

/** Words between colleagues, where they were written. They never leave the desk. */
export function NoteCard({ note, conversationId }: { note: Note; conversationId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const session = useSession()
  const removing = useRemoveNote(conversationId)
  const mine = note.by.id === session.agent.id
  const mayRemove = mine || session.role === 'owner' || session.role === 'lead'
  return (
    <article
      className={styles.note}
      aria-label={t('inbox:note.label', { name: note.by.name ?? t(`inbox:by.${note.by.kind}`) })}
    >
      <IconNote size={16} stroke={1.7} aria-hidden="true" className={styles.icon} />
      <p className={styles.words} dir="auto">
        <strong>{note.by.name ?? t(`inbox:by.${note.by.kind}`)}</strong> · {note.text}
      </p>
      <span className={styles.tail}>
        <time dateTime={note.at} title={format.dateTime(new Date(note.at))}>
          {format.time(new Date(note.at))}
        </time>{' '}
        · {t('inbox:note.internal')}
      </span>
      {mayRemove ? (
        <ActionIcon
          size={24}
          className={styles.remove}
          aria-label={t('inbox:note.remove')}
          title={t('inbox:note.remove')}
          onClick={() => removing.mutate(note.id)}
        >
          <IconTrash size={14} stroke={1.7} />
        </ActionIcon>
      ) : null}
    </article>
  )
}
