import { Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCopy,
  IconCornerUpLeft,
  IconDots,
  IconEyeOff,
  IconMoodSmile,
  IconTrashOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { useHide, useReact, useRecall } from './message-actions.ts'
import { canReactTo } from './message-can.ts'
import styles from './message-menu.module.css'
import { messageText } from './message-text.ts'

const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

/**
 * What can be done with one message. Deleting for everyone is named and refused in words: WhatsApp has
 * no such call.
 */
export function MessageMenu({
  message,
  onReply,
}: {
  message: Message
  onReply?: ((message: Message) => void) | undefined
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const hide = useHide()
  const recall = useRecall()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(messageText(message, t))
      showDone(t('messages:copied'))
    } catch (error) {
      showFailure(error, t)
    }
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
              onClick={() => recall.mutate(message)}
            >
              {t('messages:undo.cancel')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconEyeOff size={16} stroke={1.7} />} onClick={() => hide.mutate(message)}>
            {t('messages:menu.hide')}
            <div className={styles.why}>{t('messages:menu.hide_words')}</div>
          </Menu.Item>
          <Menu.Divider />
          <div className={styles.cannot}>
            <IconTrashOff size={16} stroke={1.7} />
            <div>
              {t('messages:menu.delete_for_everyone')}
              <div className={styles.why}>
                {t(
                  message.direction === 'out'
                    ? 'messages:menu.delete_why_out'
                    : 'messages:menu.delete_why_in',
                )}
              </div>
            </div>
          </div>
        </Menu.Dropdown>
      </Menu>
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
