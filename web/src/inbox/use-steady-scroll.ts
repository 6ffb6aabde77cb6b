import { useCallback, useLayoutEffect, useRef, useState } from 'react'

// Nearer than this to the end counts as reading the end.
const nearEndPx = 48

type Anchor = { readonly element: Element; readonly top: number }

/**
 * Keeps a bottom-anchored scroller still. Older messages added above move nothing by themselves; a newer one added
 * below would push what is read, unless the reader is at the end and wants to see it. `arrived` counts those unseen.
 */
export function useSteadyScroll(newestId: string | undefined) {
  const element = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const [arrived, setArrived] = useState(0)
  const before = useRef<{ newestId: string | undefined; anchor: Anchor | undefined; end: boolean }>({
    newestId,
    anchor: undefined,
    end: true,
  })
  useLayoutEffect(() => {
    const scroller = element.current
    if (!scroller) return
    const last = before.current
    const came = last.newestId !== undefined && newestId !== last.newestId
    if (came && !last.end) {
      // Measured on what is read, not on the height of all: heights far from the screen are estimates.
      const { anchor } = last
      if (anchor?.element.isConnected) {
        scroller.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top
      }
      setArrived((count) => count + 1)
    }
    last.newestId = newestId
    if (!last.end) last.anchor = findAnchor(scroller)
  })
  const onScroll = useCallback(() => {
    const scroller = element.current
    if (!scroller) return
    // In a reversed column the end is 0 and everything above it is negative.
    const end = scroller.scrollTop > -nearEndPx
    before.current.end = end
    before.current.anchor = end ? undefined : findAnchor(scroller)
    setAtEnd(end)
    if (end) setArrived(0)
  }, [])
  const toEnd = useCallback(() => {
    if (element.current) element.current.scrollTop = 0
  }, [])
  return { element, atEnd, arrived, onScroll, toEnd }
}

/** The first of the column's parts that reaches below the middle of the scroller, found by halving: they are in order. */
function findAnchor(scroller: HTMLElement): Anchor | undefined {
  const box = scroller.getBoundingClientRect()
  const middle = box.top + box.height / 2
  const parts = scroller.firstElementChild?.children
  if (!parts || parts.length === 0) return undefined
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const half = (low + high) >> 1
    if (parts[half]!.getBoundingClientRect().bottom > middle) high = half
    else low = half + 1
  }
  const element = parts[low]!
  return { element, top: element.getBoundingClientRect().top }
}
