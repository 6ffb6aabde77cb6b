import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import styles from './quick-reply-layer.module.css'
import type { QuickReplies } from './use-quick-replies.ts'

const Picker = lazy(() =>
  import('./quick-reply-picker.tsx').then((room) => ({ default: room.QuickReplyPicker })),
)
const SaveDialog = lazy(() => import('./save-dialog.tsx').then((room) => ({ default: room.SaveDialog })))

/** What quick replies show around the composer: the choice above it, the language below it, and the form to keep words. */
export function QuickReplyLayer({ replies, contact }: { replies: QuickReplies; contact: Contact }) {
  const { t } = useTranslation()
  const mayKeep = useMay('quick_replies.write')
  const [saving, setSaving] = useState<string | null>(null)
  const { asking, filled } = replies
  const save = () => {
    setSaving(replies.textBeside().trim())
    replies.dropSlash()
  }
  return (
    <>
      {asking === null ? null : (
        <Suspense fallback={null}>
          <Picker q={asking.q} contact={contact} replies={replies} onSave={mayKeep ? save : undefined} />
        </Suspense>
      )}
      {filled?.other_language ? (
        <p className={styles.notice} role="status">
          {t('quick_replies:other_language', {
            name: contact.display_name,
            written: t(`quick_replies:language.${filled.language}`),
            wanted: t(`quick_replies:language.${filled.wanted_language}`),
          })}
        </p>
      ) : null}
      {saving === null ? null : (
        <Suspense fallback={null}>
          <SaveDialog text={saving} contact={contact} onClose={() => setSaving(null)} />
        </Suspense>
      )}
    </>
  )
}
