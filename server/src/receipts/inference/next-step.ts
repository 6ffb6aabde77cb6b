import { answerOutlook, type Outlook } from './answer-outlook.ts'
import { day, hour } from './history.ts'
import type { NextStepQuestion } from './next-step-question.ts'
import type { Evidence, NextStep, Reach, Seen, Step, StepReason } from './outcome.ts'
import { judgeReach } from './reach.ts'
import { judgeSeen } from './seen.ts'
import { bestHour } from './sending-hour.ts'
import { chooseWords } from './step-words.ts'
import type { Subject } from './subject.ts'
import { windowEnd } from './window-end.ts'

/** A follow-up must be expected to bring at least so many answers more than silence would. */
export const gainMin = 0.03
/** Before so much of the answers that will come has come, silence is not unusual. From 0 to 1. */
const patience = 0.8
/** The same where waiting longer would let the service window close: a deadline is worth some haste, and no more. */
const patienceInHaste = 0.5
const followUpsMax = 2

type Finding = {
  readonly step: Step
  readonly reason: StepReason
  readonly at?: number | null
  readonly gain?: number
  readonly draft?: string | null
  readonly evidence?: readonly Evidence[]
  /** When it is over, where that is known better than by the hour. */
  readonly until?: number
}

/**
 * One proposal for one message without an answer, or nothing, with the reason. Never against consent, budget, window or a
 * verdict; among what is allowed, what gains most answers per message. Undefined for a message we do not know. `reach` is
 * that of the subject, handed in by who asks about several messages.
 */
export function proposeNextStep(
  subject: Subject,
  question: NextStepQuestion,
  reach: Reach = judgeReach(subject),
): NextStep | undefined {
  const seen = judgeSeen(subject, question.message_id)
  if (!seen) return undefined
  const found =
    settled(subject, question) ??
    incident(subject, question) ??
    unreachable(subject, question, reach) ??
    forbidden(subject, question) ??
    weigh(subject, question, reach, seen)
  const now = subject.history.now
  const at = found.at === undefined || found.at === null ? null : new Date(found.at)
  return {
    step: found.step,
    at,
    reason: found.reason,
    expected_answer: Math.max(0, Math.min(1, found.gain ?? 0)),
    draft: found.draft ?? null,
    about: found.step === 'offer_reminder' || found.step === 'accessories' ? (question.about ?? null) : null,
    situation: question.situation,
    evidence: found.evidence ?? [],
    free_text_until: isOpen(question, now) ? question.window_until : null,
    computed_at: new Date(now),
    expires_at: new Date(found.until ?? Math.max(now + hour, at ? at.getTime() + hour : now + day)),
  }
}

const messageOf = (subject: Subject, question: NextStepQuestion) =>
  subject.runs.fates.get(question.message_id)!.message

/** Nothing is open: it was answered, or nobody asked anything. */
function settled(subject: Subject, question: NextStepQuestion): Finding | undefined {
  const message = messageOf(subject, question)
  const answered = subject.history.heard.some(({ at, about }) => at >= message.at || about === message.id)
  if (answered) return { step: 'nothing', reason: 'answered' }
  return undefined
}

function incident(subject: Subject, question: NextStepQuestion): Finding | undefined {
  const message = messageOf(subject, question)
  const now = subject.history.now
  for (const { since, until } of question.incidents) {
    const during = message.at >= since.getTime() - hour && (until === null || message.at <= until.getTime())
    if (until === null && during && Number.isNaN(message.arrived)) {
      return { step: 'check_connection', reason: 'incident', at: now }
    }
    // Proposals would blame customers for our own trouble.
    if (until === null) return { step: 'wait', reason: 'incident', at: now + hour }
    if (during && message.expectsAnswer && question.follow_ups === 0 && now - until.getTime() < day) {
      if (!mayWrite(question, now)) continue
      return {
        step: 'tell_incident',
        reason: 'incident_over',
        at: bestHour(subject, now),
        draft: 'incident_over',
      }
    }
  }
  return undefined
}

/** The phone, the number or the will is missing: writing again changes nothing. */
function unreachable(subject: Subject, question: NextStepQuestion, reach: Reach): Finding | undefined {
  const message = messageOf(subject, question)
  const now = subject.history.now
  const { verdict, suppress, evidence } = reach
  const elsewhere = question.may.other_channel && !question.other_channel_offered
  if (verdict === 'unusable') return otherOr(elsewhere, 'number_unusable', now, evidence)
  if (verdict === 'perhaps_not_wanted' || suppress) {
    // Not even elsewhere: whoever wants no word of ours wants none on another channel either.
    return { step: 'nothing', reason: 'perhaps_not_wanted', evidence }
  }
  if (!Number.isNaN(message.arrived)) return undefined
  if (verdict === 'probably_changed') return otherOr(elsewhere, 'number_probably_changed', now, evidence)
  const age = now - message.at
  if (elsewhere && age > 3 * day && message.expectsAnswer) {
    return { step: 'other_channel', reason: 'phone_probably_off', at: now, draft: 'other_channel', evidence }
  }
  const again = now + Math.min(3 * day, Math.max(2 * hour, age / 2))
  return { step: 'wait', reason: 'phone_probably_off', at: again, evidence }
}

function otherOr(
  elsewhere: boolean,
  reason: StepReason,
  now: number,
  evidence: readonly Evidence[],
): Finding {
  if (!elsewhere) return { step: 'nothing', reason, evidence }
  return { step: 'other_channel', reason, at: now, draft: 'other_channel', evidence }
}

/** What must not be: no consent, no window, nothing left of the budget, no question asked. */
function forbidden(subject: Subject, question: NextStepQuestion): Finding | undefined {
  const message = messageOf(subject, question)
  if (!message.expectsAnswer) return { step: 'nothing', reason: 'nothing_expected' }
  if (question.budget_left <= 0) return { step: 'nothing', reason: 'budget_spent' }
  if (question.follow_ups >= followUpsMax) return { step: 'nothing', reason: 'budget_spent' }
  if (!Number.isNaN(subject.history.marketingStopped) && question.situation !== 'support') {
    return { step: 'nothing', reason: 'suppressed' }
  }
  if (!mayWrite(question, subject.history.now)) return { step: 'nothing', reason: 'window_or_consent' }
  return undefined
}

function mayWrite(question: NextStepQuestion, at: number): boolean {
  return question.may.whatsapp && (question.may.template || isOpen(question, at))
}

const isOpen = ({ window_until }: NextStepQuestion, at: number): boolean =>
  window_until !== null && window_until.getTime() > at

/** Wait while answers still come by themselves; then write when it gains enough, at an hour when this person has time. */
function weigh(subject: Subject, question: NextStepQuestion, reach: Reach, seen: Seen): Finding {
  const now = subject.history.now
  const words = chooseWords(subject, question, seen)
  const outlook = answerOutlook(subject, question, words.step)
  const { evidence } = seen
  const deadline = question.offer_ends_at?.getTime() ?? Number.POSITIVE_INFINITY
  if (deadline <= now) return { step: 'nothing', reason: 'gain_too_small' }
  const due = patienceEnds(subject, question, outlook)
  const haste = hasteFrom(subject, question, outlook, due)
  const hurried = haste !== undefined && haste.from <= now
  if (due > now && !hurried && (due <= now + 7 * day || seen.probability < 0.5)) {
    const at = Math.min(due, now + 3 * day, haste?.from ?? due)
    return { step: 'wait', reason: 'usual_delay_not_over', at, evidence }
  }
  const reachable = 1 - (reach.causes.find(({ cause }) => cause === 'blocked')?.probability ?? 0)
  const gain = hurried ? gainInHaste(outlook, reachable) : outlook.withStep * reachable - outlook.without
  const price = priceOf(question, now)
  const worth = question.answer_value === null ? true : gain * question.answer_value > price
  if (gain < gainMin || !worth) {
    // Patience still has its say after the deadline.
    const at = Math.min(due, now + 3 * day)
    if (hurried) return { step: 'wait', reason: 'usual_delay_not_over', at, gain, evidence }
    return { step: 'nothing', reason: 'gain_too_small', gain, evidence }
  }
  const ending = windowEnd(subject, question)
  // Without a template nothing may leave once the window has closed, and nothing should at night.
  if (!question.may.template && !ending) return { step: 'nothing', reason: 'window_or_consent', evidence }
  const at = bestHour(subject, now, Math.min(deadline, ending?.last ?? deadline))
  return hurried
    ? { ...words, reason: haste.reason, at, gain, evidence, until: haste.until }
    : { ...words, at, gain, evidence }
}

type Haste = { readonly from: number; readonly until: number; readonly reason: StepReason }

/**
 * From when on a deadline is reason enough to write before patience ends: once a fair part of the answers has come, shortly
 * before free text is no longer possible or the offer ends. Once only: whoever was just followed up is left in peace.
 */
function hasteFrom(
  subject: Subject,
  question: NextStepQuestion,
  outlook: Outlook,
  due: number,
): Haste | undefined {
  if (due <= subject.history.now || question.follow_ups > 0) return undefined
  const half = outlook.instantAfter(messageOf(subject, question).arrived, patienceInHaste)
  const closing = windowEnd(subject, question)
  const offerEnds = question.situation === 'support' ? undefined : question.offer_ends_at?.getTime()
  const ends = [
    ...(closing
      ? [{ ...closing, until: question.window_until!.getTime(), reason: 'window_closing' as const }]
      : []),
    ...(offerEnds === undefined
      ? []
      : [{ from: offerEnds - day, last: offerEnds, until: offerEnds, reason: 'deadline_near' as const }]),
  ]
  return ends
    .filter(({ last }) => last < due && half <= last)
    .map(({ from, until, reason }) => ({ from: Math.max(from, half), until, reason }))
    .sort((one, other) => one.from - other.from)[0]
}

/**
 * What a step brings is known of people whose patience has ended. Of those who are written to earlier it wins the same part,
 * but only among those who would not have answered by themselves.
 */
function gainInHaste({ without, withStep }: Outlook, reachable: number): number {
  return withStep * reachable * (1 - without)
}

/** When most answers that will come by themselves have come; after a follow-up it starts anew. */
function patienceEnds(subject: Subject, question: NextStepQuestion, outlook: Outlook): number {
  const lastFollowUp = question.last_follow_up_at?.getTime() ?? 0
  const start = Math.max(messageOf(subject, question).arrived, lastFollowUp)
  return Math.max(outlook.instantAfter(start, patience), lastFollowUp + 2 * day)
}

function priceOf({ price, window_until }: NextStepQuestion, now: number): number {
  return window_until !== null && window_until.getTime() > now ? price.inside : price.outside
}
