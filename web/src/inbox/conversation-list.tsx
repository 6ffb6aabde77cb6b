import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { withQuery } from '../platform/api.ts'
import { useKeys } from '../platform/keyboard.ts'
import { useNow } from '../platform/now.ts'
import { AfterDelay, Empty, Failure } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { countsQuery } from '../platform/shell/unread.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './conversation-list.module.css'
import { ConversationRowLink } from './conversation-row.tsx'
import { listQuery } from './inbox-queries.ts'
import { useListPlace } from './use-list-place.ts'

const rowPx = 80
const rowNarrowPx = 84
const rowsAhead = 12
// A pointer that only passes asks for nothing.
const restMs = 100

/** The conversations of the chosen filter. Only what is near the screen is drawn, however many there are. */
export function ConversationList() {
  const place = useListPlace()
  const list = useInfiniteQuery(listQuery(place))
  const rows = useMemo(() => uniqueRows(list.data?.pages.flatMap((page) => page.data) ?? []), [list.data])
  const narrow = useNarrow()
  const { conversationId } = useParams({ strict: false })
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? rowNarrowPx : rowPx),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    // Scrolling is drawn by the browser; rows may come a frame later.
    useFlushSync: false,
  })
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastDrawn >= rows.length - rowsAhead) void fetchNextPage()
  }, [lastDrawn, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  const { open, prepareSoon, query } = useOpenRow()
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === conversationId)
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[next]
    if (!row) return
    virtual.scrollToIndex(next)
    open(row.id)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  if (list.isPending) return <RowSkeletons />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (rows.length === 0) return <NothingListed />
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index]!
          return (
            <li
              key={item.key}
              className={styles.slot}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={item.index + 1}
            >
              <ConversationRowLink
                row={row}
                chosen={row.id === conversationId}
                href={`/inbox/${row.id}${query}`}
                now={now}
                format={format}
                t={t}
                onOpen={open}
                onNear={prepareSoon}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Opens a conversation in place, and makes one ready when the pointer rests on it. */
function useOpenRow() {
  const navigate = useNavigate()
  const router = useRouter()
  const search = useSearch({ from: '/desk/inbox' })
  const { filter, state, label } = search
  const query = withQuery('', { filter, state, label })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const open = useCallback(
    (conversationId: string) =>
      void navigate({
        to: '/inbox/$conversationId',
        params: { conversationId },
        search: (before) => ({ ...before, message: undefined }),
      }),
    [navigate],
  )
  const prepareSoon = useCallback(
    (conversationId: string) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        void router.preloadRoute({ to: '/inbox/$conversationId', params: { conversationId } })
      }, restMs)
    },
    [router],
  )
  return { open, prepareSoon, query }
}

/** A row that moved up between two pages is in both; its newest place counts. */
function uniqueRows<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
}

function NothingListed() {
  const { t } = useTranslation()
  const place = useListPlace()
  const search = useSearch({ from: '/desk/inbox' })
  const counts = useQuery(countsQuery).data
  const unassigned = counts?.unassigned ?? 0
  const narrowed = place.label !== undefined || place.state !== 'open'
  const name = narrowed ? 'narrowed' : place.filter
  return (
    <Empty
      icon={<IconInbox size={28} stroke={1.6} />}
      title={t(`inbox:empty.${name}.title`)}
      text={t(`inbox:empty.${name}.text`)}
    >
      {narrowed ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/inbox" search={{ filter: place.filter }} {...props} />}
        >
          {t('inbox:empty.show_open')}
        </Button>
      ) : null}
      {!narrowed && place.filter === 'mine' && unassigned > 0 ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="." search={{ ...search, filter: 'unassigned' }} {...props} />}
        >
          {t('inbox:empty.see_unassigned', { count: unassigned })}
        </Button>
      ) : null}
    </Empty>
  )
}

function RowSkeletons() {
  return (
    <AfterDelay>
      <div className={styles.scroller} aria-hidden="true">
        {Array.from({ length: 8 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no identity.
          <div key={index} className={styles.skeleton}>
            <span className={styles.disc} />
            <span className={styles.lines}>
              <span style={{ width: `${38 + ((index * 17) % 30)}%` }} />
              <span style={{ width: `${60 + ((index * 23) % 35)}%` }} />
              <span style={{ width: '24%' }} />
            </span>
          </div>
        ))}
      </div>
    </AfterDelay>
  )
}
