import { cumulated } from './delays.ts'
import { day, type History, hour, minute, type SentEntry } from './history.ts'
import { likelihoods } from './likelihoods.ts'
import { unopened } from './receipts-on.ts'
import type { Subject } from './subject.ts'

/** Places of a solicitation among those of the last month, from 0; the sixth and all after it are alike. */
export const patienceCount = 6
const monthMs = 30 * day
/** An answer to a message, at the latest. */
const answerMs = 3 * day
/** Who blocks does so soon after looking, but not at once: what still arrives within the hour proves nothing. */
const hesitationMs = hour
/** Solicitations before a silence that can have been the last straw. */
const strawsMax = 6

export type Offer = { readonly message: SentEntry; readonly nth: number }

/** Solicitations that had reached the phone by then, each with its place in its month. */
export function offersOf(history: History, until: number): Offer[] {
  const found: Offer[] = []
  const lately: number[] = []
  for (const message of history.sent) {
    if (!message.solicitation || !(message.arrived <= until)) continue
    while (lately.length > 0 && lately[0]! < message.at - monthMs) lately.shift()
    lately.push(message.at)
    found.push({ message, nth: Math.min(patienceCount, lately.length) - 1 })
  }
  return found
}

export type Provocation = {
  /** Solicitations that can have been the last straw, by their place in the month: each by how probably it was. */
  readonly straws: Float64Array
  /** How likely their being read or not is when nobody blocked anybody. */
  readonly pattern: number
}

/** Straws are looked at after everything that still arrived, and before the first message that did not. */
export function provocationOf(subject: Subject, since: number, lastContact: number): Provocation {
  const straws = new Float64Array(patienceCount)
  let pattern = 1
  if (Number.isNaN(lastContact)) return { straws, pattern }
  const { history, receipts } = subject
  const heard = lastHeardOf(history)
  const arrived = lastArrivalOf(history)
  const on = receipts.onBeforeWaiting
  for (const { message, nth } of offersOf(history, since).slice(-strawsMax)) {
    const answered = isAnswered(history, message)
    const borneUntil = Math.max(answered ? 0 : heard, arrived - hesitationMs)
    const looked = lookedBy(subject, message, since) - lookedBy(subject, message, borneUntil)
    straws[nth]! += annoyance(answered) * Math.max(0, looked)
    if (Number.isNaN(message.read))
      pattern = Math.min(pattern, on * stillUnopened(subject, message, since) + (1 - on))
  }
  return { straws, pattern: Math.max(0.05, pattern) }
}

/** Solicitations that were looked at and certainly borne: something of ours arrived, or a word of theirs came, after it. */
export function borneBy(subject: Subject): Float64Array {
  const { history } = subject
  const sums = new Float64Array(patienceCount)
  const proof = Math.max(lastArrivalOf(history), lastHeardOf(history))
  for (const { message, nth } of offersOf(history, proof))
    sums[nth]! += annoyance(isAnswered(history, message)) * lookedBy(subject, message, proof - hesitationMs)
  return sums
}

const lastHeardOf = (history: History): number => history.heard.at(-1)?.at ?? 0

const lastArrivalOf = (history: History): number =>
  history.sent.reduce((last, { arrived }) => (arrived > last ? arrived : last), 0)

/** Who answers is rarely driven away by what they answered. */
const annoyance = (answered: boolean): number => (answered ? likelihoods.annoyedAnswers : 1)

function isAnswered(history: History, message: SentEntry): boolean {
  const looked = Number.isNaN(message.read) ? message.arrived : message.read
  return history.heard.some(({ at }) => at > looked && at <= looked + answerMs)
}

function stillUnopened({ clock, lessons, receipts }: Subject, { arrived }: SentEntry, by: number): number {
  const hours = clock.at(Math.max(by, arrived)) - clock.at(arrived)
  const load = cumulated(lessons.openings[2]!, hours)
  return unopened(load, lessons.frailty, receipts.openings, receipts.exposure)
}

/** P(looked at by then). Without a read receipt and with receipts on, in a notification at most. */
function lookedBy(subject: Subject, message: SentEntry, by: number): number {
  if (!Number.isNaN(message.read)) return message.read < by ? 1 : 0
  if (message.arrived > by) return 0
  const on = subject.receipts.onBeforeWaiting
  const glanced = by > message.arrived + minute ? likelihoods.annoyedGlances : 0
  return (1 - on) * (1 - stillUnopened(subject, message, by)) + on * glanced
}

/**
 * Blocks per solicitation looked at, by its place in the month: each further one wears patience by what it usually does, until
 * the desk's own people tell otherwise. They add up to as many blocks as were counted.
 */
export function ratesOfPatience(
  { blocks, borne }: { readonly blocks: readonly number[]; readonly borne: readonly number[] },
  provoked: number,
): Float64Array {
  const shape = Float64Array.from(blocks, (_, nth) => 1 + Math.log(1 + nth))
  const mean = provoked / borne.reduce((sum, count, nth) => sum + count * shape[nth]!, 0)
  const rates = shape.map(
    (usual, nth) => (blocks[nth]! + usualBlocks) / (borne[nth]! + usualBlocks / (mean * usual)),
  )
  const told = rates.reduce((sum, rate, nth) => sum + rate * borne[nth]!, 0)
  return rates.map((rate) => (rate * provoked) / told)
}

/** So many blocks at one place weigh as much as what is usual. */
const usualBlocks = 8
