import { cumulated } from './delays.ts'
import type { Incident } from './facts.ts'
import { day, type History, hour, minute, type SentEntry, troubledMs } from './history.ts'
import {
  clueLikelihoods,
  deadNumberCodes,
  likelihoods,
  type StuckCause,
  streamLikelihoods,
} from './likelihoods.ts'
import { unopened } from './receipts-on.ts'
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
}

/** Prior weight of each cause by how the silence began and how long it lasts, before any clue. They do not sum to 1. */
export function silenceWeights(subject: Subject, stuck: Stuck): Weights {
  const { lessons, history } = subject
  const hours = stuck.age / hour
  const survival = (age: number) => Math.exp(-cumulated(lessons.away, age))
  const oftenOff = absences(subject)
  const stillOff = survival(hours) * oftenOff
  const underWay = Math.max(0, stillOff - survival(hours + 1) * oftenOff)
  // Never reached at all: as if the last contact had been a month before.
  const gap = Number.isNaN(stuck.lastContact) ? 30 : Math.max(0.02, (stuck.since - stuck.lastContact) / day)
  const { provoked, pattern } = provocation(subject, stuck)
  const dead = lastFailure(history, stuck.lastContact)
  const uncounted = likelihoods.blocksUncounted
  return {
    phone_off: stillOff * pattern,
    lost: lessons.lostReceipts ** stuck.messages.length,
    underWay: stillOff > 0 ? underWay / stillOff : 0,
    changed_or_left:
      lessons.leavesPerDay * gap * pattern * (history.changedNumber > stuck.lastContact ? 500 : 1),
    unusable_number: dead ? 1 : Number.isNaN(stuck.lastContact) ? 0.02 : 1e-5 * gap,
    blocked: uncounted * (lessons.blocksPerBurden * provoked + lessons.blocksPerDay * gap * pattern),
    provoked: uncounted * lessons.blocksPerBurden * provoked,
  }
}

export function lastFailure(history: History, after: number): SentEntry | undefined {
  return history.sent.findLast(
    ({ failed, failedCode }) =>
      failed > (Number.isNaN(after) ? 0 : after) && deadNumberCodes.has(failedCode ?? ''),
  )
}

/** How much more often than others this phone was away for half a day: a Gamma around 1. */
function absences({ history, lessons }: Subject): number {
  const longAge = 10
  const usual = Math.exp(-cumulated(lessons.away, longAge))
  let trials = 0
  let long = 0
  for (const wait of waitsOf(history)) {
    if (!wait.ended) continue
    trials += 1
    if (wait.hours >= longAge) long += 1
  }
  const firmness = 1.5
  return (firmness + long) / (firmness + trials * usual)
}

export type Wait = {
  readonly hours: number
  readonly ended: boolean
  readonly at: number
  readonly skipped: boolean
}

/** Every message that was the only one under way, and how long the phone took. Unfinished: until now. */
export function waitsOf(history: History): Wait[] {
  const waits: Wait[] = []
  let busyUntil = Number.NEGATIVE_INFINITY
  const contacts = contactsOf(history)
  let next = 0
  for (const { at, arrived, failed } of history.sent) {
    if (at < busyUntil || !Number.isNaN(failed)) continue
    while (next < contacts.length && contacts[next]! < at) next++
    const contact = contacts[next]
    const until = contact ?? history.now
    // Later ones came and this one never did: not an absence, whose queue would have brought both.
    const skipped = contact !== undefined && Number.isNaN(arrived)
    waits.push({ hours: (until - at) / hour, ended: contact !== undefined, at, skipped })
    busyUntil = until
  }
  return waits
}

function contactsOf(history: History): number[] {
  const contacts = history.heard.map(({ at }) => at)
  for (const { arrived, read } of history.sent) {
    if (!Number.isNaN(arrived)) contacts.push(arrived)
    if (!Number.isNaN(read)) contacts.push(read)
  }
  return contacts.sort((one, other) => one - other)
}

const monthMs = 30 * day

/** What an unwanted message weighs after so many others without an answer. */
const burdenOf = (unanswered: number): number => 1 + Math.log(unanswered)

/** Solicitations that reached the phone and met silence, with the burden of each. */
export function burdens(
  history: History,
  until: number,
): { readonly message: SentEntry; readonly burden: number }[] {
  const found: { message: SentEntry; burden: number }[] = []
  const unanswered: number[] = []
  let next = 0
  for (const message of history.sent) {
    if (!message.solicitation || !(message.arrived <= until)) continue
    while (next < history.heard.length && history.heard[next]!.at <= message.at) {
      unanswered.length = 0
      next++
    }
    while (unanswered.length > 0 && unanswered[0]! < message.at - monthMs) unanswered.shift()
    unanswered.push(message.at)
    found.push({ message, burden: burdenOf(unanswered.length) })
  }
  return found
}

/**
 * Burden of the messages that can have been the last straw: looked at after everything that still arrived, and before the
 * first that did not. `pattern`: how likely their being read or not is when nobody blocked anybody.
 */
function provocation(subject: Subject, { since, lastContact }: Stuck): { provoked: number; pattern: number } {
  const { history, lessons, clock, receipts } = subject
  if (Number.isNaN(lastContact)) return { provoked: 0, pattern: 1 }
  const lastHeard = history.heard.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const lastArrival = history.sent.reduce((last, { arrived }) => (arrived > last ? arrived : last), 0)
  const on = receipts.onBeforeWaiting
  const opening = lessons.openings[2]!
  let provoked = 0
  let pattern = 1
  for (const { message, burden } of burdens(history, since).slice(-6)) {
    // Who answers is rarely driven away by what they answered.
    const looked = Number.isNaN(message.read) ? message.arrived : message.read
    const weight = lastHeard > looked ? 0.1 * burden : burden
    if (!Number.isNaN(message.read)) {
      if (message.read >= lastArrival - minute) provoked += weight
      continue
    }
    const start = clock.at(message.arrived)
    const still = (at: number) =>
      unopened(
        cumulated(opening, clock.at(at) - start),
        lessons.frailty,
        receipts.openings,
        receipts.exposure,
      )
    const unopenedThen = still(Math.max(lastArrival, message.arrived))
    const unopenedNow = still(since)
    provoked += weight * ((1 - on) * Math.max(0, unopenedThen - unopenedNow) + on * 0.04)
    pattern = Math.min(pattern, on * unopenedNow + (1 - on))
  }
  return { provoked, pattern: Math.max(0.05, pattern) }
}

export type ClueRatio = {
  readonly kind: keyof typeof clueLikelihoods | keyof typeof streamLikelihoods
  readonly observed: boolean
  readonly at: number
  readonly likelihood: Readonly<Record<StuckCause, number>>
}

const causes: readonly StuckCause[] = ['phone_off', 'changed_or_left', 'unusable_number', 'blocked']
const record = (of: (cause: StuckCause) => number) =>
  Object.fromEntries(causes.map((cause) => [cause, of(cause)])) as Record<StuckCause, number>

/** What each clue since the silence began says about each cause. The latest look of a kind counts, once. */
export function clueRatios({ history }: Subject, stuck: Stuck): ClueRatio[] {
  const found: ClueRatio[] = []
  for (const [kind, row] of Object.entries(clueLikelihoods)) {
    const looks = history.clues.filter((clue) => clue.kind === kind)
    const last = looks.at(-1)
    if (!last || !(last.at >= stuck.since)) continue
    // Gone already while everything still arrived: then it says next to nothing now.
    const before = looks.findLast(({ at }) => at < stuck.since)
    const strength = before?.observed && last.observed ? 0.15 : 1
    const likelihood = record((cause) => (last.observed ? row[cause] : 1 - row[cause]) ** strength)
    found.push({ kind: last.kind as ClueRatio['kind'], observed: last.observed, at: last.at, likelihood })
  }
  return [...found, ...streamRatios(history, stuck)]
}

/** Signs of life that come by themselves: many or none, against how many came before. Poisson. */
function streamRatios(history: History, stuck: Stuck): ClueRatio[] {
  const found: ClueRatio[] = []
  for (const [kind, row] of Object.entries(streamLikelihoods)) {
    const signs = history.clues.filter((clue) => clue.kind === kind && clue.observed)
    if (signs.length === 0) continue
    const since = signs.filter(({ at }) => at > stuck.since).length
    const before = Math.max(day, stuck.since - history.firstSeen) / day
    const perDay = (signs.length - since + 0.3) / (before + 3)
    const expected = Math.min(6, (perDay * (history.now - stuck.since)) / day)
    const count = Math.min(4, since)
    const likelihood = record((cause) => row[cause] ** count * Math.exp(-expected * row[cause]))
    found.push({
      kind: kind as ClueRatio['kind'],
      observed: since > 0,
      at: signs.at(-1)!.at,
      likelihood,
    })
  }
  return found
}
