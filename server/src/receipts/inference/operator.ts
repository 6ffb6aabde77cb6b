import { hour, minute } from './history.ts'

/** Over all contacts of one number, per span of time: messages the platform accepted, and of these those that arrived. */
export type Flow = {
  readonly from: Date
  readonly to: Date
  /** Accepted in this span. */
  readonly accepted: number
  /** Of these, told `sent`, and told `delivered` or `read`, within `withinMinutes` or by now. */
  readonly sent: number
  readonly delivered: number
}

export type OperatorJudgement = {
  /** P(our connection or the platform fails now), from 0 to 1. */
  readonly probability: number
  /** Start of the first span that looked wrong; null while nothing does. */
  readonly since: Date | null
  /** `connection`: nothing is even told `sent`, so look at our side first. `platform`: sent and not arriving. */
  readonly where: 'connection' | 'platform' | null
  readonly computed_at: Date
  readonly expires_at: Date
}

/** Of a hundred messages this many usually arrive soon; learnt from the older spans, never taken above this. */
const usualMax = 0.97
const firmness = 20
/** Share that still arrives while something fails: what had been under way. Judgement. */
const failingShare = 0.08
const failuresPerSpan = 0.002
/** People's phones fail one by one; so few messages prove nothing about us. */
const acceptedMin = 5
const incidentFrom = 0.9

/**
 * Many people on one tick at once is us or the platform, not they. Compares the newest spans with the older ones: a
 * cumulative log-likelihood ratio that starts anew whenever things look well. Spans younger than a few minutes should be
 * left out by the caller, since messages need a moment. Any order; empty flows say nothing.
 */
export function judgeOperator(flows: readonly Flow[], now: Date): OperatorJudgement {
  const spans = flows
    .filter(({ from, to, accepted }) => accepted > 0 && to > from && to <= now)
    .sort((one, other) => one.from.getTime() - other.from.getTime())
  const usual = usualShare(spans)
  let evidence = 0
  let since: Date | null = null
  let accepted = 0
  let sent = 0
  for (const span of spans) {
    const delivered = Math.min(span.delivered, span.accepted)
    const missing = span.accepted - delivered
    const ratio =
      delivered * Math.log(failingShare / usual) + missing * Math.log((1 - failingShare) / (1 - usual))
    // One person with thirty messages is not thirty witnesses.
    evidence += Math.max(-30, Math.min(8, ratio))
    if (evidence <= 0) {
      evidence = 0
      since = null
      accepted = 0
      sent = 0
      continue
    }
    since ??= span.from
    accepted += span.accepted
    sent += Math.min(span.sent, span.accepted)
  }
  const odds = accepted < acceptedMin ? 0 : (failuresPerSpan / (1 - failuresPerSpan)) * Math.exp(evidence)
  const probability = odds / (1 + odds)
  const failing = probability >= incidentFrom
  return {
    probability,
    since: failing ? since : null,
    where: failing ? (sent < accepted / 2 ? 'connection' : 'platform') : null,
    computed_at: now,
    expires_at: new Date(now.getTime() + (failing ? 5 * minute : hour)),
  }
}

/** What usually arrives: the median span, so that an incident does not become the custom. */
function usualShare(spans: readonly Flow[]): number {
  const shares = spans
    .map(
      ({ accepted, delivered }) => (Math.min(delivered, accepted) + 0.9 * firmness) / (accepted + firmness),
    )
    .sort((one, other) => one - other)
  const middle = shares[shares.length >> 1] ?? 0.9
  return Math.min(usualMax, Math.max(0.5, middle))
}
