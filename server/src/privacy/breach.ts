/** Personal data out of place: when something must be done, and what the answers suggest. Pure. */
import type { Selectable } from 'kysely'
import type { Breaches } from '../platform/index.ts'

/** GDPR article 33 (1): without undue delay and, where feasible, not later than 72 hours after having become aware. */
export const deadlineHours = 72
const hourMs = 3_600_000

/** Of personal data, the last three among the special categories of GDPR article 9 or as dangerous. */
export const dataKinds = [
  'contact',
  'order',
  'conversation',
  'payment',
  'identity',
  'credentials',
  'health',
  'other',
] as const
export type DataKind = (typeof dataKinds)[number]

/**
 * Asked of every case. A yes to one of the first three weighs; a yes to one of the last two weighs the other way.
 * After WP250 rev.01 of the data protection working party.
 */
export const riskQuestions = [
  'sensitive',
  'could_harm',
  'many_people',
  'recipient_known_and_trusted',
  'deleted_unread',
] as const
export type RiskQuestion = (typeof riskQuestions)[number]
export const riskAnswers = ['yes', 'no', 'unknown'] as const
export type RiskAnswer = (typeof riskAnswers)[number]
export type Risk = Partial<Record<RiskQuestion, RiskAnswer>>

export const decisions = ['notify', 'not'] as const
export type Decision = (typeof decisions)[number]

export type BreachRow = Selectable<Breaches>

export const deadlineOf = ({ noticed_at }: Pick<BreachRow, 'noticed_at'>) =>
  new Date(noticed_at.getTime() + deadlineHours * hourMs)

export type Proposal = {
  readonly decision: Decision | null
  readonly why: 'risk' | 'no_risk' | 'unanswered' | 'doubt'
}

/** What the answers suggest. Doubt is decided for the people concerned; nothing is decided by this. */
export function proposalOf(risk: Risk): Proposal {
  const answered = riskQuestions.filter((question) => risk[question] !== undefined)
  if (answered.length < riskQuestions.length) return { decision: null, why: 'unanswered' }
  const weighs = (['sensitive', 'could_harm', 'many_people'] as const).map((question) => risk[question])
  const eases = risk.deleted_unread === 'yes' || risk.recipient_known_and_trusted === 'yes'
  if (weighs.includes('yes')) return { decision: 'notify', why: 'risk' }
  if (weighs.includes('unknown') && !eases) return { decision: 'notify', why: 'doubt' }
  return { decision: 'not', why: 'no_risk' }
}
