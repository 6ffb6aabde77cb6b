import { day, hour, minute } from './history.ts'
import { likelihoods } from './likelihoods.ts'
import type { Evidence, Seen, SeenCause } from './outcome.ts'
import { logOdds, unopened } from './receipts-on.ts'
import type { Fate } from './runs.ts'
import type { Subject } from './subject.ts'

/** How each way of being seen without a receipt shares in the whole. */
export type SeenParts = {
  readonly probability: number
  readonly opened: number
  readonly glanced: number
  readonly offline: number
  readonly on: number
}

/**
 * P(the person saw the content of a message that is on the phone and has no read receipt): with receipts off they may have
 * opened it long ago; with receipts on only a notification, or a receipt still under way, can be.
 */
export function seenParts(subject: Subject, fate: Fate): SeenParts {
  const { lessons, history, clock, receipts } = subject
  const { message, load } = fate
  const age = Math.max(0, clock.at(history.now) - clock.at(message.arrived))
  const glance = lessons.glances * (1 - Math.exp(-age / likelihoods.glanceHours))
  const opened = 1 - unopened(load, lessons.frailty, receipts.openings, receipts.exposure)
  const off = 1 - receipts.on
  // Opened in a tunnel: the receipt is on its way for as long as networks fail.
  const offline = receipts.on * opened * 0.01
  const byOpening = off * opened
  const byGlance = off * (1 - opened) * glance + receipts.on * glance * (1 - opened * 0.01)
  return {
    probability: Math.min(1, byOpening + byGlance + offline),
    opened: byOpening,
    glanced: byGlance,
    offline,
    on: receipts.on,
  }
}

/** Whether one message was seen, why we think so, and until when that holds. Undefined for a message we do not know. */
export function judgeSeen(subject: Subject, messageId: string): Seen | undefined {
  const fate = subject.runs.fates.get(messageId)
  if (!fate) return undefined
  const { kind, message } = fate
  const now = subject.history.now
  const stable = { computed_at: new Date(now), expires_at: new Date(now + 30 * day) }
  if (kind === 'read') return { ...certain('read', 'read', 1), evidence: [], ...stable }
  if (kind === 'answered' || kind === 'read_later') {
    const minutes = Math.max(0, Math.round((fate.at - message.arrived) / minute))
    const answered = kind === 'answered'
    const probability = answered ? likelihoods.seenWhenAnswered : likelihoods.seenWhenOpened
    const evidence: Evidence = {
      code: answered ? 'answered_after' : 'read_later_message',
      params: { minutes },
      direction: 'for',
      weight: logOdds(probability),
      about: 'answered_after',
    }
    return { ...certain('answered_after', 'inferred', probability), evidence: [evidence], ...stable }
  }
  if (kind === 'not_arrived') return notArrived(subject, fate)
  return probable(subject, fate)
}

function certain(cause: SeenCause, basis: Seen['basis'], probability: number) {
  const causes = [
    { cause, weight: probability },
    { cause: 'not_seen' as const, weight: 1 - probability },
  ]
  return { probability, basis, causes: causes.filter(({ weight }) => weight > 0) }
}

/** One tick: not on the phone, unless its receipt got lost. */
function notArrived({ history }: Subject, { message }: Fate): Seen {
  const hours = Math.round((history.now - message.at) / hour)
  const evidence: Evidence = {
    code: 'not_delivered',
    params: { hours },
    direction: 'against',
    weight: 4,
    about: 'not_seen',
  }
  return {
    probability: 0.01,
    basis: 'probable',
    causes: [
      { cause: 'not_seen', weight: 0.99 },
      { cause: 'read_offline', weight: 0.01 },
    ],
    evidence: [{ ...evidence, direction: 'for' }],
    computed_at: new Date(history.now),
    expires_at: new Date(history.now + hour),
  }
}

function probable(subject: Subject, fate: Fate): Seen {
  const { history } = subject
  const parts = seenParts(subject, fate)
  const age = history.now - fate.message.arrived
  const unofficial = parts.opened * likelihoods.unofficialApps
  const sum = parts.opened + parts.glanced + parts.offline
  const scale = sum > 0 ? parts.probability / sum : 0
  const causes = [
    { cause: 'receipts_off' as const, weight: (parts.opened - unofficial) * scale },
    { cause: 'unofficial_app' as const, weight: unofficial * scale },
    { cause: 'notification' as const, weight: parts.glanced * scale },
    { cause: 'read_offline' as const, weight: parts.offline * scale },
    { cause: 'not_seen' as const, weight: 1 - sum * scale },
  ]
  return {
    probability: parts.probability,
    basis: 'probable',
    causes: causes.sort((one, other) => other.weight - one.weight),
    evidence: evidenceOf(subject, fate, parts),
    computed_at: new Date(history.now),
    // What is new changes within about as long again.
    expires_at: new Date(history.now + Math.min(day, Math.max(10 * minute, age / 2))),
  }
}

function evidenceOf(subject: Subject, fate: Fate, parts: SeenParts): Evidence[] {
  const { receipts, lessons, history, clock } = subject
  const found: Evidence[] = []
  const add = (code: Evidence['code'], params: Evidence['params'], weight: number, about: SeenCause) => {
    found.push({ code, params, direction: weight >= 0 ? 'for' : 'against', weight: Math.abs(weight), about })
  }
  const belief = logOdds(receipts.onBeforeWaiting) - logOdds(lessons.receiptsOn)
  if (receipts.reads > 0)
    add('reads_reported', { count: receipts.reads }, -Math.max(0, belief), 'receipts_off')
  const silently = receipts.answersWithoutRead + receipts.playedWithoutRead
  if (receipts.answersWithoutRead > 0) {
    const part = receipts.answersWithoutRead / silently
    add(
      'answers_without_read',
      { count: receipts.answersWithoutRead },
      Math.max(0, -belief) * part,
      'receipts_off',
    )
  }
  if (receipts.playedWithoutRead > 0) {
    const part = receipts.playedWithoutRead / silently
    add(
      'played_without_read',
      { count: receipts.playedWithoutRead },
      Math.max(0, -belief) * part,
      'receipts_off',
    )
  }
  const waited = logOdds(receipts.onBeforeWaiting) - logOdds(receipts.on)
  const hours = Math.round((history.now - fate.message.arrived) / hour)
  if (receipts.waiting > 0) {
    add('unread_for_long', { count: receipts.waiting, hours }, Math.max(0, waited), 'receipts_off')
  }
  const awake = Math.round(clock.at(history.now) - clock.at(fate.message.arrived))
  add('awake_hours_passed', { hours: awake }, logOdds(Math.max(0.001, parts.probability)) * 0.5, 'not_seen')
  add(
    'population',
    { percent: Math.round((1 - lessons.receiptsOn) * 100) },
    Math.abs(logOdds(lessons.receiptsOn)),
    'receipts_off',
  )
  return found.filter(({ weight }) => weight > 0.01).sort((one, other) => other.weight - one.weight)
}
