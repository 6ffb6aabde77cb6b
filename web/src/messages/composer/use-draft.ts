import { useCallback, useEffect, useState } from 'react'
import { keepDraft, readDraft, watchDraft } from '../drafts.ts'

/** The unsent words of one contact, kept while this tab lives. */
export function useDraft(contactId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(contactId))
  useEffect(() => watchDraft(contactId, setText), [contactId])
  const change = useCallback(
    (words: string) => {
      setText(words)
      keepDraft(contactId, words)
    },
    [contactId],
  )
  return [text, change]
}
