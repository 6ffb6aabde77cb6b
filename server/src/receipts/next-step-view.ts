import type { NextStep } from './inference/outcome.ts'
import type { Proposal } from './next-step-store.ts'

/** What to do about one silent message, as the API shows it. Times are ISO 8601 in UTC. */
export type NextStepView = Pick<
  NextStep,
  'step' | 'reason' | 'situation' | 'expected_answer' | 'draft' | 'about' | 'evidence'
> & {
  readonly at: string | null
  readonly free_text_until: string | null
  readonly computed_at: string
  readonly expires_at: string
  /** Set once a person has done it or turned it down. */
  readonly decision: {
    readonly outcome: 'done' | 'dismissed'
    readonly reason: string | null
    readonly decided_at: string
    readonly decided_by: string
    readonly answered_at: string | null
  } | null
}

export function viewStep(step: NextStep): NextStepView {
  const { reason, situation, expected_answer, draft, about, evidence } = step
  return {
    step: step.step,
    reason,
    situation,
    expected_answer,
    draft,
    about,
    evidence,
    at: step.at?.toISOString() ?? null,
    free_text_until: step.free_text_until?.toISOString() ?? null,
    computed_at: step.computed_at.toISOString(),
    expires_at: step.expires_at.toISOString(),
    decision: null,
  }
}

/** A proposal as it was made, with what became of it. */
export function viewProposal(kept: Proposal): NextStepView {
  const { step, situation, outcome, reason, decided_at, decided_by } = kept
  return {
    ...kept.proposal,
    step,
    situation,
    at: kept.at.toISOString(),
    about: kept.proposal.about ?? null,
    free_text_until: kept.proposal.free_text_until ?? null,
    computed_at: kept.proposed_at.toISOString(),
    expires_at: kept.expires_at.toISOString(),
    decision:
      outcome === null || decided_at === null || decided_by === null
        ? null
        : {
            outcome,
            reason,
            decided_at: decided_at.toISOString(),
            decided_by,
            answered_at: kept.answered_at?.toISOString() ?? null,
          },
  }
}
