import { useEffect, useState } from 'react'
import { type TickCode, tickCodes } from './tick-code.ts'

// Long enough that crossing a list with the pointer shows nothing.
const hoverMs = 350
// Time to move the pointer from the tick onto its explanation.
const leaveMs = 160
const pressMs = 450
// The page may scroll to what gets the focus first.
const focusMs = 150

export type PointedAt = {
  readonly code: TickCode
  /** When the platform reported it, ISO 8601; null when that is not known here. */
  readonly at: string | null
  readonly place: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
}

type Show = (pointedAt: PointedAt | null) => void

/** The tick somebody asks about: the pointer rests on it, a finger is held on it, or it has the keyboard's focus. */
export function useTickPointedAt() {
  const [pointedAt, setPointedAt] = useState<PointedAt | null>(null)
  const [wait] = useState(openWait)
  useEffect(() => {
    const listening = new AbortController()
    followPointer(wait, setPointedAt, listening.signal)
    followFinger(wait, setPointedAt, listening.signal)
    followKeyboard(wait, setPointedAt, listening.signal)
    return () => {
      listening.abort()
      wait.cancel()
    }
  }, [wait])
  return { pointedAt, hide: () => setPointedAt(null), stay: wait.cancel }
}

/** One thing is waited for at a time: the next one to come, or to go. */
function openWait() {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(timer)
  const then = (ms: number, work: () => void) => {
    cancel()
    timer = setTimeout(work, ms)
  }
  return { cancel, then }
}

type Wait = ReturnType<typeof openWait>

function followPointer(wait: Wait, show: Show, signal: AbortSignal): void {
  const onOver = (event: PointerEvent) => {
    const mark = event.pointerType === 'touch' ? null : markAt(event.target)
    if (mark) wait.then(hoverMs, () => show(readMark(mark)))
  }
  const onOut = (event: PointerEvent) => {
    if (event.pointerType !== 'touch' && markAt(event.target)) wait.then(leaveMs, () => show(null))
  }
  document.addEventListener('pointerover', onOver, { signal })
  document.addEventListener('pointerout', onOut, { signal })
  const onScroll = () => wait.then(0, () => show(null))
  document.addEventListener('scroll', onScroll, { signal, capture: true, passive: true })
}

function followFinger(wait: Wait, show: Show, signal: AbortSignal): void {
  let held = false
  const onDown = (event: PointerEvent) => {
    held = false
    const mark = event.pointerType === 'touch' ? markAt(event.target) : null
    if (!mark) {
      if (!isExplanation(event.target)) show(null)
      return
    }
    wait.then(pressMs, () => {
      held = true
      show(readMark(mark))
    })
  }
  const onUp = () => {
    if (!held) wait.cancel()
  }
  // A finger that was held asked a question; it did not mean to open what lies under it.
  const onClick = (event: MouseEvent) => {
    const mark = markAt(event.target)
    if (held && mark) {
      event.preventDefault()
      event.stopPropagation()
    } else if (mark) wait.then(0, () => show(null))
    held = false
  }
  const onMenu = (event: Event) => {
    const byTouch = event instanceof PointerEvent && event.pointerType === 'touch'
    if (byTouch && markAt(event.target)) event.preventDefault()
  }
  document.addEventListener('pointerdown', onDown, { signal })
  document.addEventListener('pointerup', onUp, { signal })
  document.addEventListener('pointercancel', onUp, { signal })
  document.addEventListener('click', onClick, { signal, capture: true })
  document.addEventListener('contextmenu', onMenu, { signal })
}

function followKeyboard(wait: Wait, show: Show, signal: AbortSignal): void {
  const holderOf = (event: FocusEvent) =>
    event.target instanceof Element && event.target.matches('[data-tick-holder]') ? event.target : null
  const onFocus = (event: FocusEvent) => {
    const holder = holderOf(event)
    const mark = holder?.matches(':focus-visible') ? holder.querySelector('[data-tick]') : null
    if (mark) wait.then(focusMs, () => show(readMark(mark)))
  }
  const onBlur = (event: FocusEvent) => {
    if (holderOf(event)) wait.then(0, () => show(null))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') wait.then(0, () => show(null))
  }
  document.addEventListener('focusin', onFocus, { signal })
  document.addEventListener('focusout', onBlur, { signal })
  document.addEventListener('keydown', onKey, { signal })
}

function markAt(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-tick]') : null
}

function isExplanation(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="tooltip"]') !== null
}

function readMark(mark: Element): PointedAt | null {
  const code = tickCodes.find((one) => one === mark.getAttribute('data-tick'))
  if (!code || !mark.isConnected) return null
  const { left, top, width, height } = mark.getBoundingClientRect()
  return { code, at: mark.getAttribute('data-at'), place: { left, top, width, height } }
}
