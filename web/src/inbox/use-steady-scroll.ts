import { useCallback, useLayoutEffect, useRef, useState } from 'react'

// Nearer than this to the end counts as reading the end.
const nearEndPx = 48

/**
 * Keeps a bottom-anchored scroller still. Older messages added above move nothing by themselves; a newer one added
 * below would push what is read, unless the reader is at the end and wants to see it. `arrived` counts those unseen.
 */
export function useSteadyScroll(newestId: string | undefined) {
  const element = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const [arrived, setArrived] = useState(0)
  const before = useRef({ newestId, height: 0, end: true })
  useLayoutEffect(() => {
    const scroller = element.current
    if (!scroller) return
    const last = before.current
    const came = last.newestId !== undefined && newestId !== last.newestId
    if (came && !last.end) {
      scroller.scrollTop -= scroller.scrollHeight - last.height
      setArrived((count) => count + 1)
    }
    before.current = { newestId, height: scroller.scrollHeight, end: last.end }
  })
  const onScroll = useCallback(() => {
    const scroller = element.current
    if (!scroller) return
    // In a reversed column the end is 0 and everything above it is negative.
    const end = scroller.scrollTop > -nearEndPx
    before.current.end = end
    before.current.height = scroller.scrollHeight
    setAtEnd(end)
    if (end) setArrived(0)
  }, [])
  const toEnd = useCallback(() => {
    if (element.current) element.current.scrollTop = 0
  }, [])
  return { element, atEnd, arrived, onScroll, toEnd }
}
