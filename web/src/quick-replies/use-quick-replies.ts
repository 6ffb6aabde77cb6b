import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../platform/api-shapes.ts'
import { showFailure } from '../platform/toast.ts'
import { writeInField } from '../platform/write-in-field.ts'
import { blankFrom, listBlanks } from './blanks.ts'
import { filledQuery } from './quick-reply-queries.ts'
import type { Filled, QuickReply, QuickReplyUse } from './quick-reply-shapes.ts'
import { putWords, slashAlone, wordsAfterSlash } from './slash.ts'

/** Keys that the open picker answers instead of the field; true when it did. */
export type PickerKeys = (event: KeyboardEvent<HTMLTextAreaElement>) => boolean

export const pickerId = 'quick-reply-picker'

type Asking = { readonly from: number; readonly q: string }

export type QuickReplies = ReturnType<typeof useQuickReplies>

/**
 * Quick replies in a field: a slash alone opens them, Ctrl-/ anywhere; what is chosen stands filled in its place, and Tab
 * goes from blank to blank.
 */
export function useQuickReplies(
  field: RefObject<HTMLTextAreaElement | null>,
  { contactId, text, setText }: { contactId: string; text: string; setText: (text: string) => void },
) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [filled, setFilled] = useState<Filled | null>(null)
  /** Chosen by the agent for this person; null: as the desk knows. */
  const [language, setLanguage] = useState<Language | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const keys = useRef<PickerKeys | null>(null)
  const enterWaits = useRef(false)
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })
  const write = (next: string) => {
    setText(next)
    if (next.trim() === '') setFilled(null)
  }
  const change = (next: string, caret: number) => {
    write(next)
    const from = asking?.from ?? slashAlone(next, caret)
    const q = from === undefined ? undefined : wordsAfterSlash(next, from, caret)
    enterWaits.current = false
    setAsking(from === undefined || q === undefined ? null : { from, q })
  }
  const open = () => {
    const caret = field.current?.selectionStart ?? text.length
    const apart = /\S$/.test(text.slice(0, caret)) ? ' /' : '/'
    const from = caret + apart.length - 1
    const begin = () => {
      write(text.slice(0, caret) + apart + text.slice(caret))
      setAsking({ from, q: '' })
    }
    writeInField(field, begin, from + 1, from + 1)
  }
  const pick = async (reply: QuickReply) => {
    if (asking === null) return
    const upTo = asking.from + 1 + asking.q.length
    try {
      const words = await client.fetchQuery(filledQuery(reply.id, contactId, language))
      // Somebody may have written on meanwhile.
      const put = putWords(latest.current, asking.from, upTo, words.text)
      const fill = () => {
        setAsking(null)
        setText(put.text)
        setFilled(words)
      }
      const first = listBlanks(put.text).find((one) => one.start >= put.start && one.end <= put.end)
      writeInField(field, fill, first?.start ?? put.end, first?.end ?? put.end)
    } catch (error) {
      showFailure(error, t)
    }
  }
  const close = () => setAsking(null)
  /** The text without the slash and what was typed after it. */
  const textBeside = () =>
    asking === null ? text : putWords(text, asking.from, asking.from + 1 + asking.q.length, '').text
  const dropSlash = () => {
    write(textBeside().trim())
    setAsking(null)
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (event.nativeEvent.isComposing) return false
    if (event.key === '/' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (asking === null) open()
      return true
    }
    if (asking !== null && keys.current?.(event)) return true
    if (asking !== null && event.key === 'Enter' && !event.shiftKey) {
      // Nothing to choose from, or not yet: a shortcut must never be sent to a customer. Escape leaves it as words.
      event.preventDefault()
      enterWaits.current = keys.current === null
      return true
    }
    if (event.key !== 'Tab' || filled === null || event.ctrlKey || event.altKey) return false
    const { selectionStart, selectionEnd } = event.currentTarget
    const next = blankFrom(text, { start: selectionStart, end: selectionEnd }, event.shiftKey)
    // Beyond the last blank Tab leaves the field as it always does.
    if (next === undefined) return false
    event.preventDefault()
    event.currentTarget.setSelectionRange(next.start, next.end)
    return true
  }
  const used: QuickReplyUse | undefined = filled ? { id: filled.id, version: filled.version } : undefined
  return {
    asking,
    filled,
    used,
    /** Id of the line the keys are on, for the field to name. */
    active,
    setActive,
    language,
    setLanguage,
    keys,
    /** Enter was pressed before there was anything to choose from: the first that comes is meant. */
    enterWaits,
    change,
    open,
    pick,
    close,
    dropSlash,
    textBeside,
    onKey,
    sent: () => setFilled(null),
  }
}
