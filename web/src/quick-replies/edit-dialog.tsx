import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remove } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useNarrow } from '../platform/screen.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { draftOf } from './keep-reply.ts'
import { KeptDialog } from './kept-dialog.tsx'
import styles from './quick-reply-form.module.css'
import { QuickReplyForm, useMayChange } from './quick-reply-form.tsx'
import { QuickReplyHistory } from './quick-reply-history.tsx'
import { QuickReplyReport } from './quick-reply-report.tsx'
import { emptyDraft, type KeptReply, type QuickReply } from './quick-reply-shapes.ts'

const tabs = ['words', 'report', 'history'] as const
type Tab = (typeof tabs)[number]

/** One quick reply: its words, what became of it, what it was before. Undefined: a new one. */
export function EditDialog({ reply, onClose }: { reply: QuickReply | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const mayShare = useMay('quick_replies.share')
  const [tab, setTab] = useState<Tab>('words')
  const [kept, setKept] = useState<KeptReply | null>(null)
  const draft = reply ? draftOf(reply) : { ...emptyDraft, shared: mayShare }
  const done = (saved: KeptReply) => (saved.warnings.length > 0 ? setKept(saved) : onClose())
  return (
    <Modal
      opened
      onClose={onClose}
      size={920}
      fullScreen={narrow}
      title={reply?.title ?? t('quick_replies:new')}
      closeButtonProps={{ 'aria-label': t('platform:close') }}
      closeOnClickOutside={false}
    >
      {kept ? (
        <KeptDialog kept={kept} onClose={onClose} />
      ) : (
        <div className={styles.form}>
          {reply ? (
            <SegmentedControl
              aria-label={t('quick_replies:tab.title')}
              style={{ alignSelf: 'flex-start' }}
              value={tab}
              onChange={(value) => setTab(tabs.find((one) => one === value) ?? 'words')}
              data={tabs.map((one) => ({ value: one, label: t(`quick_replies:tab.${one}`) }))}
            />
          ) : null}
          {tab === 'words' ? (
            <>
              <QuickReplyForm reply={reply} draft={draft} onKept={done} onCancel={onClose} />
              {reply ? <RemoveReply reply={reply} onDone={onClose} /> : null}
            </>
          ) : null}
          {tab === 'report' && reply ? <QuickReplyReport id={reply.id} /> : null}
          {tab === 'history' && reply ? <QuickReplyHistory id={reply.id} /> : null}
        </div>
      )}
    </Modal>
  )
}

function RemoveReply({ reply, onDone }: { reply: QuickReply; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayShare = useMay('quick_replies.share')
  const mayChange = useMayChange(reply)
  const [asked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: () => remove(`/quick-replies/${reply.id}`),
    onError: (error) => showFailure(error, t),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.quickReplies })
      onDone()
    },
  })
  if (!mayChange || (reply.shared && !mayShare)) return null
  if (!asked) {
    return (
      <Button variant="subtle" color="red" style={{ alignSelf: 'flex-start' }} onClick={() => setAsked(true)}>
        {t('quick_replies:remove')}
      </Button>
    )
  }
  return (
    <div role="alert">
      <p>{t('quick_replies:remove_text')}</p>
      <div className={styles.actions}>
        <Button color="red" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('quick_replies:remove_now')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('quick_replies:form.cancel')}
        </Button>
      </div>
    </div>
  )
}
