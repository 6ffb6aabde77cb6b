import type { Instant } from '../../platform/api-shapes.ts'

export type Act = 'recall' | 'hide' | 'everyone'

/** One thing that can, or cannot, be done about a message; `words` and `why_not` in the reader's language. */
export type ActView = {
  readonly act: Act
  readonly possible: boolean
  readonly until: Instant | null
  readonly seconds_left: number | null
  readonly words: string
  readonly why_not: string | null
  readonly why_not_code: string | null
  readonly source: string | null
  readonly checked_at: string | null
}

type Share = { readonly value: number; readonly low: number; readonly high: number }

export type Habit = {
  readonly days: number
  readonly counts: Readonly<Record<'recall' | 'hide' | 'everyone', number>>
  readonly written: number
  readonly share: Share | null
  readonly team_share: Share | null
  readonly often: boolean
}

export type DeletionView = {
  readonly message_id: string
  readonly reached: { readonly state: string; readonly at: Instant | null; readonly words: string }
  readonly acts: readonly ActView[]
  readonly habit: Habit
}

export const mistakeKinds = [
  'price_typo',
  'wrong_information',
  'confidential',
  'wrong_person',
  'emotion',
  'offer_withdrawn',
  'duplicate',
  'other',
] as const
export type MistakeKind = (typeof mistakeKinds)[number]

export type Advice = {
  readonly act: 'recall' | 'delete' | 'correct' | 'explain' | 'nothing'
  readonly why: string
  readonly steps: readonly { readonly code: string; readonly words: string }[]
}

export type AdviceView = { readonly kind: MistakeKind; readonly situation: string; readonly advice: Advice }

export type Correction = {
  readonly text: string
  readonly timing: {
    readonly when: 'now' | 'later'
    readonly at: Instant
    readonly why: 'data_at_risk' | 'open' | 'closed'
  }
  readonly inform: readonly ('lead' | 'privacy')[]
  readonly breach_question: boolean
}
