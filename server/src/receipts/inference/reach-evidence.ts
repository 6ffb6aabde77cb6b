import { waitsOf } from './absences.ts'
import { cumulated } from './delays.ts'
import { day, hour } from './history.ts'
import type { StuckCause } from './likelihoods.ts'
import type { Evidence, EvidenceCode, ReachCause } from './outcome.ts'
import { offersOf } from './patience.ts'
import type { ReachParts } from './reach.ts'
import { lastContactOf, lastFailure } from './stuck.ts'
import type { Subject } from './subject.ts'

const stuckCauses: readonly StuckCause[] = ['phone_off', 'changed_or_left', 'unusable_number', 'blocked']

/** Reasons of a judgement, strongest first: each as a log-likelihood ratio for or against the cause it speaks about. */
export function reachEvidence(subject: Subject, parts: ReachParts): Evidence[] {
  const found: Evidence[] = []
  const add = (code: EvidenceCode, params: Evidence['params'], weight: number, about: ReachCause) => {
    if (!Number.isFinite(weight) || Math.abs(weight) < 0.02) return
    found.push({ code, params, direction: weight >= 0 ? 'for' : 'against', weight: Math.abs(weight), about })
  }
  const { history } = subject
  const { stuck } = parts
  if (stuck) silenceEvidence(subject, parts, add)
  else signsOfLife(subject, add)
  const failure = lastFailure(history, lastContactOf(history))
  if (failure) add('error_unusable', { code: failure.failedCode ?? '' }, 5, 'unusable_number')
  if (!Number.isNaN(history.changedNumber)) add('changed_number', {}, 6, 'changed_or_left')
  if (!Number.isNaN(history.marketingStopped)) add('marketing_stopped', {}, 1, 'blocked')
  return found.sort((one, other) => other.weight - one.weight)
}

type Add = (code: EvidenceCode, params: Evidence['params'], weight: number, about: ReachCause) => void

function silenceEvidence(subject: Subject, parts: ReachParts, add: Add): void {
  const { history, lessons } = subject
  const stuck = parts.stuck!
  const weights = parts.weights!
  const hours = Math.round(stuck.age / hour)
  const survival = Math.exp(-cumulated(lessons.away, stuck.age / hour))
  const count = stuck.messages.length
  add(
    'one_tick_lasts',
    { hours, count, usual_minutes: usualMinutes(subject) },
    Math.log(survival),
    'phone_off',
  )
  if (Number.isNaN(stuck.lastContact)) add('never_delivered', { count }, 2, 'unusable_number')
  else if (weights.provoked > 0) {
    const solicitations = offersOf(history, stuck.since).length
    const others = weights.blocked - weights.provoked
    add(
      'silence_after_solicitation',
      { count: solicitations },
      Math.log(weights.blocked / Math.max(1e-9, others)),
      'blocked',
    )
  } else {
    const since = Math.round((stuck.since - stuck.lastContact) / hour)
    add('silence_after_exchange', { hours: since }, -0.7, 'blocked')
  }
  const long = waitsOf(history).filter(({ ended, hours: length }) => ended && length >= 10).length
  if (long > 0) add('often_off', { count: long }, Math.log(1 + long / 1.5), 'phone_off')
  for (const ratio of parts.ratios) {
    const { about, weight } = sharpest(ratio.likelihood, parts.probabilities)
    const params = { observed: ratio.observed ? 1 : 0, hours: Math.round((history.now - ratio.at) / hour) }
    add(ratio.kind, params, weight, about)
  }
}

/** The cause a clue speaks about most clearly, against the others as probable as they are. */
function sharpest(
  likelihood: Readonly<Record<StuckCause, number>>,
  probabilities: ReachParts['probabilities'],
): { about: StuckCause; weight: number } {
  let best: { about: StuckCause; weight: number } = { about: 'blocked', weight: 0 }
  for (const cause of stuckCauses) {
    const others = stuckCauses.filter((one) => one !== cause)
    const sum = others.reduce((total, one) => total + probabilities[one] + 1e-6, 0)
    const usual =
      others.reduce((total, one) => total + (probabilities[one] + 1e-6) * likelihood[one], 0) / sum
    const weight = Math.log(Math.max(1e-4, likelihood[cause]) / Math.max(1e-4, usual))
    if (Math.abs(weight) > Math.abs(best.weight)) best = { about: cause, weight }
  }
  return best
}

function usualMinutes({ history }: Subject): number {
  const ended = waitsOf(history).filter((wait) => wait.ended && !wait.skipped)
  if (ended.length === 0) return 0
  const sorted = ended.map(({ hours }) => hours).sort((one, other) => one - other)
  return Math.round(sorted[sorted.length >> 1]! * 60)
}

function signsOfLife({ history }: Subject, add: Add): void {
  const heard = history.heard.at(-1)?.at
  if (heard !== undefined)
    add('heard_lately', { hours: Math.round((history.now - heard) / hour) }, 3, 'reachable_silent')
  let arrived = Number.NaN
  let read = Number.NaN
  for (const message of history.sent) {
    if (!(message.arrived <= arrived) && !Number.isNaN(message.arrived)) arrived = message.arrived
    if (!(message.read <= read) && !Number.isNaN(message.read)) read = message.read
  }
  const weightOf = (at: number) => 2.5 / (1 + (history.now - at) / (7 * day))
  if (!Number.isNaN(arrived)) {
    add(
      'delivered_lately',
      { hours: Math.round((history.now - arrived) / hour) },
      weightOf(arrived),
      'reachable_silent',
    )
  }
  if (!Number.isNaN(read)) {
    add('read_lately', { hours: Math.round((history.now - read) / hour) }, weightOf(read), 'reachable_silent')
  }
}
