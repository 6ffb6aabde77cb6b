import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconChevronLeft,
  IconInfoCircle,
  IconLayoutSidebarRightCollapse,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../platform/api-shapes.ts'
import { useKeys } from '../platform/keyboard.ts'
import { useNow } from '../platform/now.ts'
import { Avatar, KeyHint, WindowLeft } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import { promiseLeft } from '../promises/promise-left.ts'
import { PromiseTime } from '../promises/promise-time.tsx'
import { AssignMenu } from './assign-menu.tsx'
import { useSetState } from './conversation-actions.ts'
import { conversationCan } from './conversation-can.ts'
import { ConversationMenu } from './conversation-menu.tsx'
import styles from './thread-header.module.css'

type Props = {
  readonly conversation: Conversation
  readonly onBack: (() => void) | undefined
  readonly contextShown: boolean
  readonly onContext: () => void
}

/** Who this is with, whose it is, and what may be done with it. */
export function ThreadHeader({ conversation, onBack, contextShown, onContext }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const mayWrite = useMay('conversations.write')
  const name = conversation.contact?.display_name ?? t('inbox:group')
  const number = conversation.number
  return (
    <header className={styles.head}>
      {onBack ? (
        <ActionIcon aria-label={t('inbox:thread.back')} onClick={onBack}>
          <IconChevronLeft size={22} stroke={1.7} />
        </ActionIcon>
      ) : null}
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.who}
          aria-expanded={contextShown}
          onClick={narrow || !contextShown ? onContext : undefined}
        >
          <Avatar name={name} size={36} />
          <span className={styles.lines}>
            <span className={styles.first}>
              <span className={styles.name} dir="auto">
                {name}
              </span>
              {narrow
                ? null
                : conversation.labels.slice(0, 2).map((label) => (
                    <span key={label.id} className={styles.label}>
                      {label.name}
                    </span>
                  ))}
            </span>
            <span className={styles.about}>
              {narrow || !number ? null : (
                <span className={styles.number}>WhatsApp · {number.label ?? number.address}</span>
              )}
              <WindowLeft window={conversation.window} words={narrow ? 'middle' : 'long'} />
              <PromiseDue conversation={conversation} />
            </span>
          </span>
        </button>
      </h2>
      {mayWrite ? (
        <div className={styles.actions}>
          {narrow ? null : <AssignMenu conversation={conversation} />}
          <CloseButton conversation={conversation} />
          <ConversationMenu conversation={conversation} />
        </div>
      ) : null}
      {contextShown && !narrow ? null : (
        <Tooltip label={t('inbox:context.show')}>
          <ActionIcon aria-label={t('inbox:context.show')} onClick={onContext}>
            {narrow ? (
              <IconInfoCircle size={22} stroke={1.7} />
            ) : (
              <IconLayoutSidebarRightCollapse size={20} stroke={1.7} style={{ transform: 'scaleX(-1)' }} />
            )}
          </ActionIcon>
        </Tooltip>
      )}
    </header>
  )
}

function PromiseDue({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const left = promiseLeft(conversation.promise, now)
  return left ? <PromiseTime left={left} words="due" now={now} format={format} t={t} /> : null
}

function CloseButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const { mutate } = useSetState(conversation.id)
  const closing = conversationCan.close(conversation)
  const change = () => mutate({ state: closing ? 'closed' : 'open' })
  useKeys({ e: change })
  const words = t(closing ? 'inbox:action.close' : 'inbox:action.reopen')
  const Icon = closing ? IconArchive : IconArchiveOff
  if (narrow) {
    return (
      <ActionIcon aria-label={words} onClick={change}>
        <Icon size={22} stroke={1.7} />
      </ActionIcon>
    )
  }
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} stroke={1.7} />}
      rightSection={<KeyHint keys="E" />}
      onClick={change}
    >
      {words}
    </Button>
  )
}
