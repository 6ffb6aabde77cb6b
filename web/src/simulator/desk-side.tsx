import { IconDeviceDesktop } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
// The inbox follows what changes live; coming through its door starts that here as well.
import { conversationQuery, threadQuery } from '../inbox/index.ts'
import { ThreadSkeleton } from '../inbox/thread-skeleton.tsx'
import { Composer, MessageBubble, tickAt } from '../messages/index.ts'
import type { Conversation, Message } from '../platform/api-shapes.ts'
import { Failure, WindowLeft } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { conversationOfQuery } from './desk-queries.ts'
import styles from './simulator-page.module.css'

/** The same conversation as the desk sees it, with its own composer. */
export function DeskSide({ waId }: { waId: string }) {
  const { t } = useTranslation()
  const { data: found, error, isError, refetch } = useQuery(conversationOfQuery(waId))
  return (
    <section className={styles.side} aria-label={t('simulator:desk.title')}>
      {found ? <DeskThread key={found.id} known={found} /> : null}
      {found === null ? <NotYet /> : null}
      {found === undefined ? (
        <>
          <SideHead />
          {isError ? <Failure error={error} onRetry={() => void refetch()} /> : <Asking />}
        </>
      ) : null}
    </section>
  )
}

function SideHead({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.sideHead}>
      <IconDeviceDesktop size={18} stroke={1.6} />
      <h2>{t('simulator:desk.title')}</h2>
      <span className={styles.space} />
      {children}
    </div>
  )
}

/** While the desk is asked whether it knows them: it says nothing of them. */
function Asking() {
  return (
    <div className={styles.deskThread}>
      <ThreadSkeleton />
    </div>
  )
}

function NotYet() {
  const { t } = useTranslation()
  return (
    <>
      <SideHead />
      <p className={styles.nothing}>{t('simulator:desk.empty')}</p>
    </>
  )
}

function DeskThread({ known }: { known: Conversation }) {
  const { data: conversation = known } = useQuery(conversationQuery(known.id))
  const {
    data: pages,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useInfiniteQuery(threadQuery(known.id))
  const { t } = useTranslation()
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const messages = (pages?.pages ?? []).flatMap((page) => page.data).toReversed()
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const newest = messages.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls.
  useEffect(() => {
    const element = scroller.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [newest])
  return (
    <>
      <SideHead>
        <WindowLeft window={conversation.window} />
      </SideHead>
      <div
        ref={scroller}
        className={styles.deskThread}
        role="log"
        aria-label={t('simulator:desk.title')}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
          atEnd.current = scrollHeight - scrollTop - clientHeight < 40
        }}
      >
        {hasNextPage ? (
          <button
            type="button"
            className={styles.older}
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('simulator:desk.older')}
          </button>
        ) : null}
        {pages ? null : <ThreadSkeleton />}
        {messages.map((message, index) => (
          <div key={message.id} className={styles.deskMessage}>
            <DayLine message={message} before={messages[index - 1]} />
            <MessageBubble message={message} onReply={setReplyTo} />
            <Fact message={message} last={index === messages.length - 1} />
          </div>
        ))}
      </div>
      {conversation.contact === null ? null : (
        <div className={styles.deskFoot}>
          <Composer
            conversation={conversation}
            contact={conversation.contact}
            window={conversation.window}
            replyTo={replyTo}
            onReplyEnd={() => setReplyTo(null)}
          />
        </div>
      )}
    </>
  )
}

function DayLine({ message, before }: { message: Message; before: Message | undefined }) {
  const format = useFormat()
  const at = new Date(message.created_at)
  if (before && format.dayKey(new Date(before.created_at)) === format.dayKey(at)) return null
  return <div className={styles.day}>{format.date(at)}</div>
}

/** Under the last message of ours: what its tick says, with the second it was said. */
function Fact({ message, last }: { message: Message; last: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!last || message.tick === null || message.tick === 'clock') return null
  const at = tickAt(message.tick, message.receipts)
  return (
    <p className={styles.fact}>
      {t(`messages:tick.${message.tick}.name`)}
      {at === null ? null : ` · ${format.time(new Date(at))}`}
    </p>
  )
}
