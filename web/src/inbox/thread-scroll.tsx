import { Button } from '@mantine/core'
import { IconArrowDown, IconMessageCirclePlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MessageBubble } from '../messages/index.ts'
import type { Conversation, Message } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { Empty, Failure } from '../platform/parts/index.ts'
import { useFormat } from '../platform/use-format.ts'
import { threadQuery } from './inbox-queries.ts'
import { NoteCard } from './note-card.tsx'
import { firstUnread, type ThreadItem, threadItems } from './thread-items.ts'
import styles from './thread-scroll.module.css'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { useJump } from './use-jump.ts'
import { useMarkSeen } from './use-mark-seen.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'

type Props = {
  readonly conversationId: string
  readonly conversation: Conversation | undefined
  readonly onReply: ((message: Message) => void) | undefined
}

/** What was said, from the newest upward; older messages come as one scrolls, and nothing moves under the eye. */
export function ThreadScroll({ conversationId, conversation, onReply }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useInfiniteQuery(threadQuery(conversationId))
  const { message: asked } = useSearch({ from: '/desk/inbox' })
  const pages = query.data
  const unread = useUnreadLine(pages, conversation)
  const items = useMemo(
    () => (pages ? threadItems(pages, format.dayKey, unread) : []),
    [pages, format, unread],
  )
  const newest = pages?.pages[0]?.data[0]
  const scroll = useSteadyScroll(newest?.id)
  const jump = useJump(query, scroll.element, asked)
  useMarkSeen(conversation, newest, scroll.atEnd)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = top.current
    if (!mark || !hasNextPage) return
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !isFetchingNextPage) void fetchNextPage()
      },
      // Fetched before the end is reached, so that reading on does not wait.
      { root: scroll.element.current, rootMargin: '1200px 0px 0px 0px' },
    )
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, scroll.element])
  if (query.isPending) return <ThreadSkeleton />
  if (query.isError && !pages) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className={styles.frame}>
      <div
        ref={scroll.element}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-label={t('inbox:thread.log')}
        onScroll={scroll.onScroll}
      >
        <div className={styles.column}>
          <div ref={top} />
          {items.length === 0 ? (
            <Empty
              icon={<IconMessageCirclePlus size={28} stroke={1.6} />}
              title={t('inbox:thread.empty')}
              text={t('inbox:thread.empty_text')}
            />
          ) : (
            <p className={styles.begin}>{hasNextPage ? t('inbox:thread.older') : t('inbox:thread.begin')}</p>
          )}
          {items.map((item) => (
            <Item
              key={item.key}
              item={item}
              conversationId={conversationId}
              marked={item.kind === 'message' && item.message.id === jump.marked}
              onReply={onReply}
              onJump={jump.to}
            />
          ))}
        </div>
      </div>
      {jump.lost ? (
        <p role="status" className={styles.lost}>
          {t('inbox:thread.not_found')}
        </p>
      ) : null}
      {scroll.atEnd ? null : (
        <Button
          size="xs"
          variant="default"
          className={styles.end}
          leftSection={<IconArrowDown size={16} stroke={1.7} />}
          onClick={scroll.toEnd}
        >
          {scroll.arrived > 0
            ? t('inbox:thread.arrived', { count: scroll.arrived })
            : t('inbox:thread.to_end')}
        </Button>
      )}
    </div>
  )
}

const Item = memo(function Item(props: {
  item: ThreadItem
  conversationId: string
  marked: boolean
  onReply: ((message: Message) => void) | undefined
  onJump: (messageId: string) => void
}) {
  const { item } = props
  const { t } = useTranslation()
  if (item.kind === 'day') return <DayHeading at={item.at} />
  if (item.kind === 'unread') {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a rule with words in it; hr can hold none.
      <div className={styles.unread} role="separator">
        <span>{t('inbox:thread.unread', { count: item.count })}</span>
      </div>
    )
  }
  if (item.kind === 'note') return <NoteCard note={item.note} conversationId={props.conversationId} />
  return (
    <div className={styles.message} data-follows={item.follows || undefined}>
      <MessageBubble
        message={item.message}
        marked={props.marked}
        onJump={props.onJump}
        {...(props.onReply ? { onReply: props.onReply } : {})}
      />
    </div>
  )
})

function DayHeading({ at }: { at: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const words = {
    today: t('inbox:day.today'),
    yesterday: (day: string) => t('inbox:day.yesterday', { day }),
  }
  return (
    <h3 className={styles.day}>
      <span>{format.day(new Date(at), now, words)}</span>
    </h3>
  )
}

/** Where the reader left off, fixed when the conversation is opened: reading must not move the line. */
function useUnreadLine(
  pages: Parameters<typeof firstUnread>[0] | undefined,
  conversation: Conversation | undefined,
) {
  const [line, setLine] = useState<{ from: string; count: number } | undefined>()
  const decided = useRef(false)
  const count = conversation?.unread_count
  const decide = useCallback(() => {
    if (decided.current || !pages || count === undefined) return
    decided.current = true
    const from = firstUnread(pages, count)
    if (from) setLine({ from, count })
  }, [pages, count])
  useEffect(decide, [decide])
  return line
}
