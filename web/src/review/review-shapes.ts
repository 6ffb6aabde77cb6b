/** What the second look answers, and what goes along with a message sent in spite of it. */

export type Severity = 'hint' | 'warning' | 'stop'

export type Finding = {
  readonly kind: string
  readonly severity: Severity
  readonly part: string
  /** UTF-16 offsets in that part. */
  readonly start: number
  readonly end: number
  readonly message: string
  readonly proposal: string | null
  readonly saying: string
  readonly params: Readonly<Record<string, string>>
}

export type ReviewAnswer = {
  readonly findings: readonly Finding[]
  readonly approvals_needed: number
  readonly approval_reasons: readonly string[]
  /** Asked again soon, the same draft may have more findings. */
  readonly still_reading: boolean
}

export const noAnswer: ReviewAnswer = {
  findings: [],
  approvals_needed: 0,
  approval_reasons: [],
  still_reading: false,
}

export type Dismissed = Pick<Finding, 'kind' | 'saying' | 'part' | 'start' | 'end'> & {
  readonly reason: string
}

/** Ready reasons travel by these names; anything else is the writer's own words. */
export const readyReasons = ['agreed', 'right', 'quoted', 'on_purpose'] as const

export function dismiss({ kind, saying, part, start, end }: Finding, reason: string): Dismissed {
  return { kind, saying, part, start, end, reason }
}
