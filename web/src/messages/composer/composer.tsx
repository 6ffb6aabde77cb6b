import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, Conversation, Message, ServiceWindow } from '../../platform/api-shapes.ts'
import { useMay } from '../../platform/session.ts'
import { watchTemplateAsked } from '../follow-up.ts'
import { ClosedWindow } from './closed-window.tsx'
import styles from './composer.module.css'
import { NoteForm } from './note-form.tsx'
import { Reply } from './reply.tsx'
import { type Sheet, Sheets } from './sheets.tsx'

/**
 * Where one answers. Free words only while the service window is open, templates at any time, notes always.
 * `replyTo` is the message being quoted; `onReplyEnd` is called when it was sent or let go.
 */
export function Composer(props: {
  conversation: Conversation
  contact: Contact
  window: ServiceWindow
  replyTo?: Message | null
  onReplyEnd?: () => void
}) {
  // Another conversation is another draft, another mode and another set of files.
  return <Compose key={props.conversation.id} {...props} />
}

function Compose(props: Parameters<typeof Composer>[0]) {
  const { t } = useTranslation()
  const { conversation, contact, window } = props
  const [noting, setNoting] = useState(false)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const mayNote = useMay('conversations.write')
  const end = () => props.onReplyEnd?.()
  useEffect(() => watchTemplateAsked(contact.id, () => setSheet({ kind: 'template' })), [contact.id])
  const content = () => {
    if (noting) return <NoteForm conversationId={conversation.id} onEnd={() => setNoting(false)} />
    if (!window.open) {
      return (
        <ClosedWindow
          window={window}
          onTemplate={() => setSheet({ kind: 'template' })}
          onNote={mayNote ? () => setNoting(true) : undefined}
        />
      )
    }
    return (
      <Reply
        conversation={conversation}
        contact={contact}
        replyTo={props.replyTo ?? null}
        onReplyEnd={end}
        onSheet={setSheet}
        onNote={mayNote ? () => setNoting(true) : undefined}
      />
    )
  }
  return (
    <section className={styles.composer} data-note={noting || undefined} aria-label={t('messages:composer')}>
      {content()}
      {sheet === null ? null : (
        <Sheets
          sheet={sheet}
          conversation={conversation}
          contact={contact}
          replyTo={window.open ? (props.replyTo ?? null) : null}
          onSent={end}
          onClose={() => setSheet(null)}
        />
      )}
    </section>
  )
}
