import { useEffect, useRef } from 'react'
import type { Conversation, Message } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import { unsentPrefix } from '../platform/thread-cache.ts'
import { useSeen } from './conversation-actions.ts'

// Passing by with j and k is not reading.
const seenAfterMs = 600

/** Clears the unread count here once the end of the thread has been before someone's eyes. The customer learns nothing. */
export function useMarkSeen(
  conversation: Conversation | undefined,
  newest: Message | undefined,
  atEnd: boolean,
): void {
  const mayWrite = useMay('conversations.write')
  const { mutate } = useSeen(conversation?.id ?? '')
  const marked = useRef('')
  const unread = conversation?.unread_count ?? 0
  const newestId = newest && !newest.id.startsWith(unsentPrefix) ? newest.id : undefined
  useEffect(() => {
    if (!mayWrite || unread === 0 || !newestId || !atEnd || marked.current === newestId) return
    const mark = () => {
      if (document.visibilityState !== 'visible' || marked.current === newestId) return
      marked.current = newestId
      mutate(newestId)
    }
    const timer = setTimeout(mark, seenAfterMs)
    document.addEventListener('visibilitychange', mark)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', mark)
    }
  }, [mayWrite, unread, newestId, atEnd, mutate])
}
