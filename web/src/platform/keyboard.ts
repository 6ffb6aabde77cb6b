import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Answers single keys while nobody is typing and no dialog is open. Keys are named as the browser names them: `j`, `?`,
 * `Escape`; those held with Ctrl or Command are written `mod+k`.
 */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    const answer = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const held = event.ctrlKey || event.metaKey
      if (!held && (isTyping(event.target) || dialogIsOpen())) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const action = latest.current[held ? `mod+${key}` : key]
      if (!action) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', answer)
    return () => window.removeEventListener('keydown', answer)
  }, [enabled])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null
}
