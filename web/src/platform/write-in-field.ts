import type { RefObject } from 'react'
import { flushSync } from 'react-dom'

/**
 * Runs `write`, which changes the words of a field, and selects from `start` to `end` before the next key is read: a frame
 * later a quick typist's next letter would already stand there, and the caret would jump in front of it.
 */
export function writeInField(
  field: RefObject<HTMLTextAreaElement | null>,
  write: () => void,
  start: number,
  end: number,
): void {
  flushSync(write)
  field.current?.focus()
  field.current?.setSelectionRange(start, end)
}
