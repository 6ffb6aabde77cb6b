import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Composer } from '../messages/index.ts'
import type { Message } from '../platform/api-shapes.ts'
import { useKeys } from '../platform/keyboard.ts'
import { AfterDelay, ErrorBoundary, Failure } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { NextStepStrip } from '../receipts/index.ts'
import { conversationQuery } from './inbox-queries.ts'
import { ThreadHeader } from './thread-header.tsx'
import styles from './thread-pane.module.css'
import { ThreadScroll } from './thread-scroll.tsx'

type Props = {
  readonly conversationId: string
  readonly onBack?: (() => void) | undefined
  readonly contextShown: boolean
  readonly onContext: () => void
}

/** One conversation: what it is about, what was said, and where to answer. */
export function ThreadPane({ conversationId, onBack, contextShown, onContext }: Props) {
  const { data: conversation, error, isError, refetch } = useQuery(conversationQuery(conversationId))
  const mayWrite = useMay('messages.send')
  const mayRead = useMay('messages.read')
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const foot = useRef<HTMLDivElement>(null)
  const write = () => foot.current?.querySelector<HTMLElement>('textarea, [contenteditable="true"]')?.focus()
  useKeys({ r: write })
  const reply = (message: Message) => {
    setReplyTo(message)
    // After the composer has shown the quote.
    requestAnimationFrame(write)
  }
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <>
      {conversation ? (
        <ThreadHeader
          conversation={conversation}
          onBack={onBack}
          contextShown={contextShown}
          onContext={onContext}
        />
      ) : (
        <div className={styles.headWait}>
          <AfterDelay>
            <span className={styles.nameWait} />
          </AfterDelay>
        </div>
      )}
      <ErrorBoundary resetKey={conversationId}>
        <ThreadScroll
          conversationId={conversationId}
          conversation={conversation}
          onReply={mayWrite ? reply : undefined}
        />
      </ErrorBoundary>
      <div ref={foot} className={styles.foot}>
        {conversation?.contact && mayRead ? (
          <ErrorBoundary resetKey={conversationId}>
            <NextStepStrip conversation={conversation} contact={conversation.contact} />
          </ErrorBoundary>
        ) : null}
        {conversation?.contact && mayWrite ? (
          <Composer
            conversation={conversation}
            contact={conversation.contact}
            window={conversation.window}
            replyTo={replyTo}
            onReplyEnd={() => setReplyTo(null)}
          />
        ) : null}
      </div>
    </>
  )
}
