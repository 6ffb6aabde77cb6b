import type { Instant } from '../platform/api-shapes.ts'

/** In the order they are asked: whether they are many comes right after how many. */
export const riskQuestions = [
  'many_people',
  'sensitive',
  'could_harm',
  'recipient_known_and_trusted',
  'deleted_unread',
] as const
export type RiskQuestion = (typeof riskQuestions)[number]
export const riskAnswers = ['yes', 'no', 'unknown'] as const
export type RiskAnswer = (typeof riskAnswers)[number]
export type Decision = 'notify' | 'not'

type Signed = { readonly id: string; readonly name: string | null } | null

export type Breach = {
  readonly id: string
  readonly message_id: string | null
  /** Where the message stands; null: nowhere any more. */
  readonly conversation_id: string | null
  readonly noticed_at: Instant
  readonly deadline_at: Instant
  readonly what: string
  readonly people_count: number | null
  readonly risk: Readonly<Partial<Record<RiskQuestion, RiskAnswer>>>
  readonly proposal: {
    readonly decision: Decision | null
    readonly why: 'risk' | 'no_risk' | 'unanswered' | 'doubt'
  }
  readonly decision: Decision | null
  readonly reason: string | null
  readonly decided_at: Instant | null
  readonly decided_by: Signed
  readonly authority_told_at: Instant | null
  readonly people_told_at: Instant | null
  readonly closed_at: Instant | null
  readonly recorded_by: Signed
}

/** What a change of a case may say; what is left out stays. */
export type BreachChange = {
  readonly people_count?: number | null
  readonly risk?: Breach['risk']
  readonly decision?: Decision
  readonly reason?: string
  readonly authority_told_at?: Instant | null
  readonly people_told_at?: Instant | null
  readonly closed?: boolean
}
