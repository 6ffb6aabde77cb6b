import type { Dismissed } from '../../review/index.ts'
import { ButtonsDialog } from './buttons-dialog.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { ListDialog } from './list-dialog.tsx'
import { LocationDialog } from './location-dialog.tsx'

export type BuilderKind = 'location' | 'contacts' | 'buttons' | 'list' | 'link'

/** `words`: what stands in the composer already, to begin with. */
export type BuilderProps = {
  contactId: string
  words: string
  onSend: (type: string, body: unknown, dismissed: readonly Dismissed[]) => Promise<void>
  onClose: () => void
}

const dialogs = {
  location: LocationDialog,
  contacts: ContactDialog,
  buttons: ButtonsDialog,
  list: ListDialog,
  link: LinkDialog,
}

/** The dialog that builds one kind of message. Loaded when first asked for. */
export default function Builder({ kind, ...props }: BuilderProps & { kind: BuilderKind }) {
  const Dialog = dialogs[kind]
  return <Dialog {...props} />
}
