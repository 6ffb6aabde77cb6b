import { type ClueRatio, clueRatios } from './clue-ratios.ts'
import { cumulated } from './delays.ts'
import { day, hour, minute } from './history.ts'
import { type StuckCause, unwantedCodes } from './likelihoods.ts'
import type { Evidence, Reach, ReachCause, Verdict } from './outcome.ts'
import { reachEvidence } from './reach-evidence.ts'
import { lastContactOf, lastFailure, type Stuck, silenceWeights, stuckOf, type Weights } from './stuck.ts'
import type { Subject } from './subject.ts'

/** At this probability of being unwanted nothing more is sent unasked; of a hundred so judged, fewer than five are wrong. */
export const suppressAt = 0.97

export type ReachParts = {
  readonly probabilities: Readonly<Record<ReachCause, number>>
  readonly stuck: Stuck | undefined
  readonly weights: Weights | undefined
  readonly ratios: readonly ClueRatio[]
}

/** Probabilities of all causes. They sum to 1. */
export function reachParts(subject: Subject): ReachParts {
  const stuck = stuckOf(subject.history, subject.incidents)
  if (!stuck) return { probabilities: withoutSilence(subject), stuck, weights: undefined, ratios: [] }
  const weights = silenceWeights(subject, stuck)
  const ratios = clueRatios(subject, stuck)
  const times = (cause: StuckCause) =>
    ratios.reduce((product, { likelihood }) => product * Math.max(1e-4, likelihood[cause]), weights[cause])
  const raw = {
    phone_off: times('phone_off'),
    changed_or_left: times('changed_or_left'),
    unusable_number: times('unusable_number'),
    blocked: times('blocked'),
  }
  // Nothing is known of life without receipts: the clues count as for somebody whose photo is there.
  const lost = ratios.reduce((product, ratio) => product * presentLikelihood(ratio), weights.lost)
  const sum = lost + raw.phone_off + raw.changed_or_left + raw.unusable_number + raw.blocked
  const blocked = raw.blocked / sum
  const rest = (1 - blocked) / Math.max(1e-12, sum - raw.blocked)
  const off = raw.phone_off * rest
  const probabilities = {
    reachable_silent: lost * rest + off * weights.underWay,
    phone_off: off * (1 - weights.underWay),
    changed_or_left: raw.changed_or_left * rest,
    unusable_number: raw.unusable_number * rest,
    receipts_off: 0,
    blocked,
  }
  return { probabilities, stuck, weights, ratios }
}

/** P(clue | the person is there as ever): as with the phone off, but signs of life go on. */
function presentLikelihood({ kind, likelihood, observed }: ClueRatio): number {
  if (kind === 'group_delivered' || kind === 'other_channel_active') return likelihood.blocked
  if (kind === 'phone_unreachable') return likelihood.blocked
  return kind === 'call_failed' ? (observed ? 0.4 : 0.6) : likelihood.phone_off
}

/** Nothing waits on one tick: what may have changed since the last contact is all there is to fear. */
function withoutSilence({ history, lessons, receipts }: Subject): Record<ReachCause, number> {
  const last = lastContactOf(history)
  if (lastFailure(history, last)) return proportions(0.02, 0.01, 0.05, 0.91, 0, 0.01)
  const days = Number.isNaN(last) ? 30 : Math.min(120, (history.now - last) / day)
  const off = Math.exp(-cumulated(lessons.away, 1))
  const left = history.changedNumber > (Number.isNaN(last) ? 0 : last) ? 20 : lessons.leavesPerDay * days
  const blocked = lessons.blocksPerDay * days + lessons.blocksPerOffer[0]! * 0.5
  // Within the hour nobody is silent yet.
  const silent =
    receipts.waiting > 0 && sinceHeard(history).some(isOlderThanHour(history)) ? 1 - receipts.on : 0
  const unusable = Number.isNaN(last) ? 0.05 : 0.001
  return proportions(1 - silent, off, left, unusable, silent, blocked)
}

const sinceHeard = ({ sent, heard }: Subject['history']) => {
  const last = heard.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  return sent.filter(({ at }) => at > last)
}

const isOlderThanHour =
  ({ now }: Subject['history']) =>
  ({ at }: { readonly at: number }) =>
    at < now - hour

function proportions(
  reachable: number,
  off: number,
  left: number,
  unusable: number,
  receiptsOff: number,
  blocked: number,
): Record<ReachCause, number> {
  const sum = reachable + off + left + unusable + receiptsOff + blocked
  return {
    reachable_silent: reachable / sum,
    phone_off: off / sum,
    changed_or_left: left / sum,
    unusable_number: unusable / sum,
    receipts_off: receiptsOff / sum,
    blocked: blocked / sum,
  }
}

/** Why a person is silent, in probabilities with their reasons, until a date. */
export function judgeReach(subject: Subject): Reach {
  const parts = reachParts(subject)
  const { probabilities, stuck } = parts
  const now = subject.history.now
  const causes = (Object.keys(probabilities) as ReachCause[])
    .map((cause) => ({ cause, probability: probabilities[cause] }))
    .sort((one, other) => other.probability - one.probability)
  const evidence: Evidence[] = reachEvidence(subject, parts)
  return {
    causes,
    verdict: verdictOf(subject, causes[0]!.cause, causes[0]!.probability, stuck),
    evidence,
    receipts_on: subject.receipts.on,
    computed_at: new Date(now),
    expires_at: new Date(now + validMs(stuck)),
    suppress: isUnwanted(subject, probabilities),
  }
}

function isUnwanted({ history }: Subject, probabilities: ReachParts['probabilities']): boolean {
  if (probabilities.blocked >= suppressAt || probabilities.unusable_number >= suppressAt) return true
  const lastHeard = history.heard.at(-1)?.at ?? 0
  return history.sent.some(
    ({ failed, failedCode }) => failed > lastHeard && unwantedCodes.has(failedCode ?? ''),
  )
}

/** A fresh silence is soon something else; an old one changes by the week. */
function validMs(stuck: Stuck | undefined): number {
  if (!stuck) return 7 * day
  return Math.min(7 * day, Math.max(15 * minute, stuck.age / 3))
}

function verdictOf(
  subject: Subject,
  top: ReachCause,
  probability: number,
  stuck: Stuck | undefined,
): Verdict {
  const { history } = subject
  if (history.sent.length === 0 && history.heard.length === 0) return 'unknown'
  if (probability < 0.6) return stuck ? 'unknown' : 'silent'
  switch (top) {
    case 'phone_off':
      return 'probably_off'
    case 'changed_or_left':
      return 'probably_changed'
    case 'unusable_number':
      return 'unusable'
    case 'blocked':
      return probability >= 0.8 ? 'perhaps_not_wanted' : 'unknown'
    case 'receipts_off':
      return 'silent'
    case 'reachable_silent': {
      const unanswered = sinceHeard(history).filter(isOlderThanHour(history))
      return unanswered.some((one) => one.expectsAnswer) ? 'silent' : 'reachable'
    }
  }
}
