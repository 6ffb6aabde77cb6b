import { Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCopy,
  IconCornerUpLeft,
  IconDots,
  IconEyeOff,
  IconMoodSmile,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import { deletionQuery, useHide } from './deletion/deletion-queries.ts'
import type { Correction } from './deletion/deletion-shapes.ts'
import { standCorrection } from './deletion/standing-correction.ts'
import { writeAgain } from './drafts.ts'
import { useReact, useTakeBack } from './message-actions.ts'
import { canReactTo } from './message-can.ts'
import styles from './message-menu.module.css'
import { messageText } from './message-text.ts'

const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

const DeletionDialog = lazy(() =>
  import('./deletion/deletion-dialog.tsx').then((file) => ({ default: file.DeletionDialog })),
)

/** What can be done with one message: only acts that exist, and a dialog that tells the truth about the rest. */
export function MessageMenu({
  message,
  onReply,
}: {
  message: Message
  onReply?: ((message: Message) => void) | undefined
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [asking, setAsking] = useState(false)
  const mayWrite = useMay('messages.send')
  const format = useFormat()
  const hide = useHide()
  const { takeBack } = useTakeBack()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(messageText(message, t))
      showDone(t('messages:copied'))
    } catch (error) {
      showFailure(error, t)
    }
  }
  /** When to send it and whom to tell: beside the draft, not in it. */
  const tellBeside = ({ timing, inform }: Correction) => {
    if (timing.when === 'later') showDone(t('deletion:later', { at: format.dateTime(new Date(timing.at)) }))
    if (inform.includes('privacy')) showDone(t('deletion:inform_privacy'))
    else if (inform.includes('lead')) showDone(t('deletion:inform_lead'))
  }
  return (
    <div className={styles.bar} data-opened={opened || undefined}>
      {onReply ? (
        <button
          type="button"
          className={styles.tool}
          tabIndex={-1}
          onClick={() => onReply(message)}
          aria-label={t('messages:menu.reply')}
          title={t('messages:menu.reply')}
        >
          <IconCornerUpLeft size={16} stroke={1.7} />
        </button>
      ) : null}
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={280}>
        <Menu.Target>
          <button
            type="button"
            className={styles.tool}
            aria-label={t('messages:menu.open')}
            title={t('messages:menu.open')}
          >
            <IconDots size={16} stroke={1.7} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {canReactTo(message) ? <QuickReactions message={message} onDone={() => setOpened(false)} /> : null}
          {onReply ? (
            <Menu.Item
              leftSection={<IconCornerUpLeft size={16} stroke={1.7} />}
              onClick={() => onReply(message)}
            >
              {t('messages:menu.reply')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconCopy size={16} stroke={1.7} />} onClick={() => void copy()}>
            {t('messages:menu.copy')}
          </Menu.Item>
          {message.state === 'held' ? (
            <Menu.Item
              leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
              onClick={() => takeBack(message)}
            >
              {t('messages:undo.cancel')}
            </Menu.Item>
          ) : null}
          {mayWrite ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconEyeOff size={16} stroke={1.7} />}
                onClick={() => hide.mutate(message)}
              >
                {t('messages:menu.hide')}
                <div className={styles.why}>{t('messages:menu.hide_words')}</div>
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setAsking(true)}>
                {t(message.direction === 'out' ? 'deletion:menu' : 'deletion:menu_theirs')}
                {opened ? <EveryoneLine message={message} /> : null}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {asking ? (
        <Suspense fallback={null}>
          <DeletionDialog
            message={message}
            onClose={() => setAsking(false)}
            onCorrect={(draft) => {
              setAsking(false)
              if (message.contact_id) {
                standCorrection(message.contact_id, message.id)
                writeAgain(message.contact_id, draft.text)
              }
              tellBeside(draft)
              onReply?.(message)
            }}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Whether it can go from the other side too, and for how long, before anybody opens the dialog. */
function EveryoneLine({ message }: { message: Message }) {
  const { t } = useTranslation()
  const format = useFormat()
  // What the server does not have yet can be asked about in a moment.
  const known = !message.id.startsWith('local-')
  const { data } = useQuery({ ...deletionQuery(message.id, useLanguage()), enabled: known })
  const everyone = data?.acts.find((one) => one.act === 'everyone')
  if (!everyone) return null
  const left = everyone.seconds_left === null ? null : format.duration(everyone.seconds_left * 1000)
  return (
    <div className={styles.why}>
      {everyone.possible
        ? t(left === null ? 'deletion:everyone_can' : 'deletion:everyone_until', { time: left })
        : t('deletion:everyone_cannot')}
    </div>
  )
}

function QuickReactions({ message, onDone }: { message: Message; onDone: () => void }) {
  const { t } = useTranslation()
  const react = useReact()
  const ours = message.reactions.find((one) => one.by === 'us')?.emoji
  return (
    <div className={styles.reactions}>
      <IconMoodSmile size={16} stroke={1.7} aria-hidden />
      {quickEmoji.map((emoji) => (
        <Menu.Item
          key={emoji}
          className={styles.emoji}
          data-ours={emoji === ours || undefined}
          aria-label={t(emoji === ours ? 'messages:menu.unreact' : 'messages:menu.react', { emoji })}
          onClick={() => {
            react.mutate({ message, emoji: emoji === ours ? '' : emoji })
            onDone()
          }}
        >
          {emoji}
        </Menu.Item>
      ))}
    </div>
  )
}
