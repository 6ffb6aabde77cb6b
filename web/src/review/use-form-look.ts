import { useRef, useState } from 'react'
import { type Dismissed, dismiss, type Finding } from './review-shapes.ts'
import { type LookedAt, useReview } from './use-review.ts'
import type { Gate } from './use-second-look.ts'

/**
 * The second look on a message that is written in a form of several fields. Parts are called as the server calls them: of a
 * template `body.2` is the second value of the body, of an interactive message `button.1` is the first button.
 */
export function useFormLook(draft: NonNullable<LookedAt>, enabled: boolean) {
  const review = useReview(enabled ? draft : null)
  const [asked, setGate] = useState<Gate | null>(null)
  const gate = asked?.of === review.now ? asked : null
  const asking = useRef(false)
  // A value that is being typed is judged when it rests; until then nothing is said of any.
  const findings = review.about === review.now ? review.answer.findings : []
  const pass = async (): Promise<readonly Dismissed[] | null> => {
    if (asking.current) return null
    asking.current = true
    const answer = await review.ask()
    asking.current = false
    if (answer === 'changed') return null
    const grave = answer?.findings.filter((one) => one.severity !== 'hint') ?? []
    if (answer === null || grave.length === 0) return []
    setGate({ findings: grave, approvals: answer.approvals_needed, of: review.now })
    return null
  }
  const passed = (reason: string): readonly Dismissed[] => {
    const warned = (gate?.findings ?? []).filter((one) => one.severity === 'warning' || gate?.approvals === 0)
    setGate(null)
    return warned.map((one) => dismiss(one, reason))
  }
  return {
    gate,
    pass,
    passed,
    back: () => setGate(null),
    findingsOf: (part: string | null): readonly Finding[] => findings.filter((one) => one.part === part),
  }
}
