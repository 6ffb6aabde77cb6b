import { IconArrowForwardUp, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message, Reaction } from '../platform/api-shapes.ts'
import { useFormat } from '../platform/use-format.ts'
import { type Content, readContent } from './content.ts'
import { HiddenLine, WithdrawnLine } from './deletion/tombstones.tsx'
import { fieldsOf } from './json.ts'
import { mediaSource } from './media-source.ts'
import styles from './message-bubble.module.css'
import { canQuote } from './message-can.ts'
import { MessageContent } from './message-content.tsx'
import { MessageMenu } from './message-menu.tsx'
import { MessageStrip } from './message-strips.tsx'
import { MessageTail } from './message-tail.tsx'
import { systemText } from './message-text.ts'
import { QuoteView, ReferralView } from './quote-view.tsx'
import { readRendered } from './template-preview.ts'
import { UndoStrip } from './undo-strip.tsx'

type Jump = (messageId: string) => void

/**
 * One message of a thread, whatever its kind and state.
 * `onReply` quotes it in the composer; `onJump` leads to a quoted message that may not be loaded yet;
 * `marked` outlines it, after a search or a jump; `still` leaves the menu away, where one only looks.
 */
export function MessageBubble(props: {
  message: Message
  onReply?: (message: Message) => void
  onJump?: Jump
  marked?: boolean
  still?: boolean
}) {
  const { message } = props
  const content = readContent(message.type, message[message.type])
  if (message.withdrawn_at !== null || message.state === 'withdrawn')
    return <WithdrawnLine message={message} />
  if (message.hidden_at) return <HiddenLine message={message} />
  if (content.kind === 'system') return <SystemLine message={message} content={content} />
  return <Bubble {...props} content={content} />
}

function Bubble(props: {
  message: Message
  content: Content
  onReply?: (message: Message) => void
  onJump?: Jump
  marked?: boolean
  still?: boolean
}) {
  const { message, content } = props
  // The menu of a message is built when somebody comes near it: a thread has hundreds.
  const [near, setNear] = useState(false)
  const bare = content.kind === 'sticker'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: coming near only prepares the menu.
    <div
      className={styles.line}
      id={`message-${message.id}`}
      data-direction={message.direction}
      tabIndex={-1}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <div className={styles.row}>
        {message.state === 'held' ? <UndoStrip message={message} /> : null}
        <div
          className={bare ? styles.bare : styles.bubble}
          data-direction={message.direction}
          data-kind={content.kind}
          data-held={message.state === 'held' || undefined}
          data-recalled={message.state === 'recalled' || undefined}
          data-marked={props.marked || undefined}
        >
          <Forwarded context={message.context} />
          {message.context?.referral ? <ReferralView referral={message.context.referral} /> : null}
          {message.context?.quotes ? (
            <QuoteView quote={message.context.quotes} onJump={props.onJump} />
          ) : null}
          <MessageContent
            content={content}
            media={mediaSource(message.media ?? null)}
            rendered={readRendered(fieldsOf(message.context).rendered)}
            tail={<MessageTail message={message} />}
          />
        </div>
        {props.still || message.state === 'held' ? null : (
          <div className={styles.menu}>
            {near ? (
              <MessageMenu message={message} onReply={canQuote(message) ? props.onReply : undefined} />
            ) : null}
          </div>
        )}
      </div>
      <Reactions reactions={message.reactions ?? []} />
      <MessageStrip message={message} />
    </div>
  )
}

function Forwarded({ context }: { context: Message['context'] }) {
  const { t } = useTranslation()
  const fields = fieldsOf(context)
  const often = fields.frequently_forwarded === true || fieldsOf(fields.forwarded).often === true
  if (!often && !fields.forwarded) return null
  return (
    <div className={styles.forwarded}>
      <IconArrowForwardUp size={14} stroke={1.7} />
      {t(often ? 'messages:forwarded_often' : 'messages:forwarded')}
    </div>
  )
}

function Reactions({ reactions }: { reactions: readonly Reaction[] }) {
  const { t } = useTranslation()
  if (reactions.length === 0) return null
  return (
    <ul className={styles.reactions}>
      {reactions.map((reaction) => (
        <li
          key={`${reaction.by}-${reaction.emoji}`}
          className={styles.reaction}
          title={t(reaction.by === 'us' ? 'messages:reaction.us' : 'messages:reaction.contact')}
        >
          <span aria-hidden>{reaction.emoji}</span>
          <span className="visually-hidden">
            {t(reaction.by === 'us' ? 'messages:reaction.us' : 'messages:reaction.contact')} {reaction.emoji}
          </span>
        </li>
      ))}
    </ul>
  )
}

function SystemLine({
  message,
  content,
}: {
  message: Message
  content: Extract<Content, { kind: 'system' }>
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.system} id={`message-${message.id}`} tabIndex={-1}>
      <IconInfoCircle size={14} stroke={1.7} />
      {systemText(content, t)}
      <time dateTime={message.created_at}>{format.time(new Date(message.created_at))}</time>
    </div>
  )
}
