import { freshness, gapHours, oftenOff } from './absences.ts'
import { cumulated } from './delays.ts'
import type { Incident } from './facts.ts'
import { type History, hour, minute, type SentEntry, troubledMs } from './history.ts'
import { deadNumberCodes, likelihoods, type StuckCause } from './likelihoods.ts'
import { provocationOf } from './patience.ts'
import type { Subject } from './subject.ts'

/** A silence of ticks: messages on one grey since the last proof that the person could be reached. */
export type Stuck = {
  readonly messages: readonly SentEntry[]
  readonly since: number
  /** ms, without the time in which we or the platform failed. */
  readonly age: number
  /** Last delivery, read or act of theirs; NaN: there was never one. */
  readonly lastContact: number
}

export function lastContactOf(history: History): number {
  let last = Number.NaN
  const later = (at: number) => {
    if (at > last || (Number.isNaN(last) && !Number.isNaN(at))) last = at
  }
  for (const { arrived, read, played } of history.sent) for (const at of [arrived, read, played]) later(at)
  for (const { at } of history.heard) later(at)
  return last
}

/** Undefined when nothing waits on one tick, or only what waits for ourselves. */
export function stuckOf(history: History, incidents: readonly Incident[]): Stuck | undefined {
  const lastContact = lastContactOf(history)
  const messages = history.sent.filter(
    ({ at, arrived, failed }) =>
      Number.isNaN(arrived) &&
      Number.isNaN(failed) &&
      !(at <= lastContact) &&
      !waitsForUs(at, history.now, incidents),
  )
  const since = messages[0]?.at
  if (since === undefined) return undefined
  const age = history.now - since - troubledMs(incidents, since, history.now)
  return { messages, since, age: Math.max(0, age), lastContact }
}

/** Sent into an incident that lasts, or that ended so lately that the queue is still being emptied. */
function waitsForUs(at: number, now: number, incidents: readonly Incident[]): boolean {
  return incidents.some(
    ({ since, until }) =>
      at >= since.getTime() - 10 * minute &&
      (until === null || (at <= until.getTime() && now <= until.getTime() + hour)),
  )
}

export type Weights = Readonly<Record<StuckCause, number>> & {
  /** Everything arrived, and the receipts got lost. */
  readonly lost: number
  /** Of `phone_off`, what is just a message under way. */
  readonly underWay: number
  /** Of `blocked`, what follows an unwanted message. */
  readonly provoked: number
  /** The messages that can have been the last straw, by their place in the month. */
  readonly straws: Float64Array
}

/** Prior weight of each cause by how the silence began and how long it lasts, before any clue. They do not sum to 1. */
export function silenceWeights(subject: Subject, stuck: Stuck): Weights {
  const { lessons, history } = subject
  const { since, lastContact } = stuck
  const never = Number.isNaN(lastContact)
  const hours = stuck.age / hour
  const gap = gapHours(since, lastContact)
  const days = gap / 24
  const longer = (age: number) => Math.exp(-cumulated(lessons.away, age))
  const { straws, pattern } = provocationOf(subject, since, lastContact)
  const provoked = straws.reduce((sum, straw, nth) => sum + straw * lessons.blocksPerOffer[nth]!, 0)
  const stillOff = longer(hours)
  return {
    phone_off: stillOff * oftenOff(history, lessons.away) * freshness(lessons, hours, gap) * pattern,
    lost: lessons.lostReceipts ** stuck.messages.length,
    underWay: stillOff > 0 ? 1 - longer(hours + 1) / stillOff : 0,
    changed_or_left: lessons.leavesPerDay * days * pattern * (history.changedNumber > lastContact ? 500 : 1),
    unusable_number: lastFailure(history, lastContact) ? 1 : never ? 0.02 : 1e-5 * days,
    // Nobody blocks whom they never heard from.
    blocked: provoked + lessons.blocksPerDay * (never ? likelihoods.strangeDays : days * pattern),
    provoked,
    straws,
  }
}

export function lastFailure(history: History, after: number): SentEntry | undefined {
  return history.sent.findLast(
    ({ failed, failedCode }) =>
      failed > (Number.isNaN(after) ? 0 : after) && deadNumberCodes.has(failedCode ?? ''),
  )
}
