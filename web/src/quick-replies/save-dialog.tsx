import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../platform/api-shapes.ts'
import { useSession } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { KeptDialog } from './kept-dialog.tsx'
import { languageOf } from './language-of.ts'
import { nameVariables } from './name-variables.ts'
import { QuickReplyForm } from './quick-reply-form.tsx'
import { emptyDraft, type KeptReply } from './quick-reply-shapes.ts'

/** Keeps what was written to one person for the next ones, who have other names. */
export function SaveDialog({
  text,
  contact,
  onClose,
}: {
  text: string
  contact: Contact
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { agent, workspace } = useSession()
  const [kept, setKept] = useState<KeptReply | null>(null)
  const language = languageOf(text) ?? (workspace.language === 'fr' ? 'fr' : 'en')
  const name = contact.name ?? contact.profile_name
  const words = nameVariables(text, [
    ['name', name?.includes(' ') ? name : null],
    ['first_name', name?.split(' ')[0]],
    ['agent', agent?.name],
    ['company', workspace.name],
  ])
  const done = (reply: KeptReply) => {
    showDone(t('quick_replies:kept', { shortcut: `/${reply.shortcut}` }))
    if (reply.warnings.length > 0) setKept(reply)
    else onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('quick_replies:new')}
      closeButtonProps={{ 'aria-label': t('platform:close') }}
      closeOnClickOutside={false}
    >
      {kept ? (
        <KeptDialog kept={kept} onClose={onClose} />
      ) : (
        <QuickReplyForm
          draft={{ ...emptyDraft, [language]: words }}
          contactId={contact.id}
          onKept={done}
          onCancel={onClose}
        />
      )}
    </Modal>
  )
}
