import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { writeInField } from '../../platform/write-in-field.ts'
import { keepDraft, readDraft, watchDraft } from '../drafts.ts'

/**
 * The unsent words of one contact, kept while this tab lives. What is handed over from elsewhere takes the caret of
 * `field` with it, so that whoever goes on typing writes there.
 */
export function useDraft(
  contactId: string,
  field: RefObject<HTMLTextAreaElement | null>,
): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(contactId))
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })
  const change = useCallback(
    (words: string) => {
      setText(words)
      keepDraft(contactId, words)
    },
    [contactId],
  )
  useEffect(
    () =>
      watchDraft(contactId, (changed) => {
        const words = changed(latest.current)
        writeInField(field, () => change(words), words.length, words.length)
      }),
    [contactId, change, field],
  )
  return [text, change]
}
