import { lazy, Suspense } from 'react'
import type { Contact, Conversation, Message } from '../../platform/api-shapes.ts'
import { dropDraft, readDraft } from '../drafts.ts'
import type { BuilderKind, BuilderProps } from './builders.tsx'
import type { Outgoing } from './outgoing.ts'
import { useSend } from './use-send.ts'

const TemplatePicker = lazy(() => import('./template-picker.tsx'))
const Builder = lazy(() => import('./builders.tsx'))

export type Sheet = { kind: 'template' } | { kind: 'build'; what: BuilderKind }

/** The dialogs of the composer, loaded when first asked for. */
export function Sheets(props: {
  sheet: Sheet
  conversation: Conversation
  contact: Contact
  replyTo: Message | null
  onSent: () => void
  onClose: () => void
}) {
  const { sheet, conversation, contact, onClose } = props
  const send = useSend(conversation, contact)
  const sendTemplate = async (outgoing: Outgoing) => {
    await send(outgoing)
    props.onSent()
  }
  const sendBuilt: BuilderProps['onSend'] = async (type, body, dismissed) => {
    await send({ type, body, quotes: props.replyTo, media: null, dismissed })
    // The words that began the message left with it.
    if (usesDraft(sheet)) dropDraft(contact.id)
    props.onSent()
  }
  return (
    <Suspense fallback={null}>
      {sheet.kind === 'template' ? (
        <TemplatePicker
          conversation={conversation}
          contact={contact}
          onSend={sendTemplate}
          onClose={onClose}
        />
      ) : (
        <Builder
          kind={sheet.what}
          contactId={contact.id}
          words={usesDraft(sheet) ? readDraft(contact.id) : ''}
          onSend={sendBuilt}
          onClose={onClose}
        />
      )}
    </Suspense>
  )
}

function usesDraft(sheet: Sheet): boolean {
  return sheet.kind === 'build' && sheet.what !== 'location' && sheet.what !== 'contacts'
}
