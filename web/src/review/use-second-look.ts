import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { writeInField } from '../platform/write-in-field.ts'
import { applyProposal, inReadingOrder, moveFindings } from './move-findings.ts'
import { type Dismissed, dismiss, type Finding, type ReviewAnswer } from './review-shapes.ts'
import { useReview } from './use-review.ts'

export type SecondLook = ReturnType<typeof useSecondLook>

/** What is asked before a message leaves, about the draft as it was then. */
export type Gate = { readonly findings: readonly Finding[]; readonly approvals: number; readonly of: string }

const keyOf = ({ kind, saying }: Finding, words: string) => `${kind} ${saying} ${words}`

/**
 * The second look on the words of a field: marks while typing, keys to walk and mend them, and a question before anything
 * leaves that should not leave unseen. `pass` answers what was waved through, or null when it had to ask.
 */
export function useSecondLook(
  field: RefObject<HTMLTextAreaElement | null>,
  { contactId, text, setText }: { contactId: string; text: string; setText: (text: string) => void },
) {
  const body = { body: text }
  const review = useReview(text.trim() === '' ? null : { contactId, type: 'text', body })
  const [ignored, setIgnored] = useState<ReadonlyMap<string, string>>(new Map())
  const [active, setActive] = useState<number | null>(null)
  const [asked, setGate] = useState<Gate | null>(null)
  // Words that changed since are asked about anew.
  const gate = asked?.of === text ? asked : null
  const asking = useRef(false)
  const before = textOf(review.about)
  const moved = before === null ? [] : moveFindings(review.answer.findings, before, text)
  const isIgnored = (one: Finding) => ignored.has(keyOf(one, text.slice(one.start, one.end)))
  const findings = inReadingOrder(moved.filter((one) => !isIgnored(one)))
  const chosen = active === null ? undefined : findings[active]

  useEffect(() => {
    if (text !== '') return
    setIgnored(new Map())
    setActive(null)
    setGate(null)
  }, [text])

  const choose = (index: number) => {
    const finding = findings[index]
    if (finding) writeInField(field, () => setActive(index), finding.start, finding.end)
  }
  const walk = (step: 1 | -1) => {
    if (findings.length === 0) return
    const caret = field.current?.selectionStart ?? 0
    const next = findings.findIndex((one) => one.start >= caret)
    const first = step === 1 ? Math.max(next, 0) : (next === -1 ? findings.length : next) - 1
    const index = active === null ? first : active + step
    choose((index + findings.length) % findings.length)
  }
  const leave = () => {
    const end = chosen?.end ?? field.current?.selectionEnd ?? text.length
    writeInField(field, () => setActive(null), end, end)
  }
  const apply = (finding: Finding) => {
    if (finding.proposal === null) return
    const end = finding.start + finding.proposal.length
    const mend = () => {
      change()
      setText(applyProposal(text, finding))
    }
    writeInField(field, mend, end, end)
  }
  const ignore = (finding: Finding, reason: string) => {
    const key = keyOf(finding, text.slice(finding.start, finding.end))
    setIgnored(new Map([...ignored, [key, reason]]))
    leave()
  }
  const change = () => {
    setActive(null)
    setGate(null)
  }
  /** What was ignored and still stands in the words. */
  const waved = (answer: ReviewAnswer): Dismissed[] =>
    answer.findings.flatMap((one) => {
      const reason = ignored.get(keyOf(one, text.slice(one.start, one.end)))
      return reason === undefined ? [] : [dismiss(one, reason)]
    })
  const pass = async (): Promise<readonly Dismissed[] | null> => {
    if (asking.current) return null
    if (text.trim() === '') return []
    asking.current = true
    try {
      const answer = await review.ask()
      // Whoever goes on typing has not finished.
      if (answer === 'changed' || (field.current && field.current.value !== text)) return null
      // The desk looks again before anything leaves; a look that fails here must not keep words from people.
      if (answer === null) return []
      const grave = answer.findings.filter((one) => one.severity !== 'hint' && !isIgnored(one))
      if (grave.length === 0) return waved(answer)
      setGate({ findings: grave, approvals: answer.approvals_needed, of: text })
      return null
    } finally {
      asking.current = false
    }
  }
  /** What goes along once the question was answered: warnings with their reason, stops as they are. */
  const passed = (reason: string): readonly Dismissed[] => {
    const warned = (gate?.findings ?? []).filter((one) => one.severity === 'warning' || gate?.approvals === 0)
    setGate(null)
    return [...waved(review.answer), ...warned.map((one) => dismiss(one, reason))]
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (event.nativeEvent.isComposing) return false
    const held = event.ctrlKey || event.metaKey
    if (event.key === 'F8' || (event.key === '.' && held)) {
      event.preventDefault()
      walk(event.shiftKey ? -1 : 1)
      return true
    }
    if (!chosen) return false
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
      return true
    }
    if (event.key === 'Enter' && !held && !event.shiftKey && !event.altKey && chosen.proposal !== null) {
      event.preventDefault()
      apply(chosen)
      return true
    }
    return false
  }
  return {
    text,
    findings,
    active,
    chosen,
    gate,
    /** People who will be asked whatever is changed here, as far as is known. */
    approvals: before === text ? review.answer.approvals_needed : 0,
    change,
    choose,
    walk,
    apply,
    ignore,
    pass,
    passed,
    back: () => {
      const first = gate?.findings[0]
      if (first) writeInField(field, () => setGate(null), first.start, first.end)
      else setGate(null)
    },
    reads: review.reads,
    refresh: review.refresh,
    onKey,
  }
}

function textOf(about: string): string | null {
  if (about === '') return null
  const { body } = (JSON.parse(about) as { body: { body?: string } }).body
  return body ?? null
}
