import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ThreadPage } from '../platform/api-shapes.ts'

// Forty pages of fifty: further back than this nobody waits for.
const pagesSearchedMax = 40
const markedMs = 2_500

type Thread = UseInfiniteQueryResult<InfiniteData<ThreadPage>>

/** Leads to a message, fetching older pages until it is there. `asked` is the message the address names. */
export function useJump(thread: Thread, scroller: RefObject<HTMLElement | null>, asked: string | undefined) {
  const [target, setTarget] = useState<string | undefined>(asked)
  const [marked, setMarked] = useState<string | undefined>()
  const [lost, setLost] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (asked) setTarget(asked)
  }, [asked])
  useEffect(() => () => clearTimeout(timer.current), [])
  const rest = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setMarked(undefined)
      setLost(false)
    }, markedMs)
  }, [])
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = thread
  useEffect(() => {
    if (!target || !data || isFetchingNextPage) return
    const loaded = data.pages.some((page) => page.data.some((message) => message.id === target))
    if (!loaded && hasNextPage && data.pages.length < pagesSearchedMax) {
      void fetchNextPage()
      return
    }
    setTarget(undefined)
    if (loaded) {
      setMarked(target)
      requestAnimationFrame(() => {
        const found = scroller.current?.querySelector<HTMLElement>(`[id="message-${CSS.escape(target)}"]`)
        found?.scrollIntoView({ block: 'center' })
        found?.focus({ preventScroll: true })
      })
    } else setLost(true)
    rest()
  }, [target, data, hasNextPage, isFetchingNextPage, fetchNextPage, scroller, rest])
  const to = useCallback((messageId: string) => setTarget(messageId), [])
  return { to, marked, lost }
}
