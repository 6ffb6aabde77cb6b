import { count, cumulated, type Hazard, livelyEdges, type Tally } from './delays.ts'
import { type History, hour, minute, type SentEntry } from './history.ts'
import type { LivelyClock } from './hours.ts'

/** Messages are opened at three paces: within a talk, otherwise, and when nobody asked for them. */
export const paceCount = 3
const talkMs = 3 * hour
/** A read receipt this much after an answer still belongs to it: networks are slow. */
const receiptGraceMs = 15 * minute

/** From the newest arrival to the next, or to the end: lively hours. */
type Stretch = { readonly pace: number; readonly length: number }

/**
 * Messages on the phone and not opened, from the first arrival until a sign that the chat was opened. All of them are
 * opened at once, so a run is one wait, however many messages it holds; each arrival starts the impatience anew.
 */
export type Run = {
  readonly messages: readonly SentEntry[]
  readonly start: number
  readonly end: number
  /** `heard`: an act of theirs, and no read receipt with it. `waiting`: no sign until now. */
  readonly ended: 'read' | 'played' | 'heard' | 'waiting'
  readonly stretches: readonly Stretch[]
  /** What each message met of the hazard of being opened, until the end. */
  readonly loads: readonly number[]
}

export type Fate = {
  readonly message: SentEntry
  readonly kind: 'read' | 'answered' | 'read_later' | 'waiting' | 'not_arrived'
  /** When the sign came; NaN without one. */
  readonly at: number
  /** Cumulative hazard of opening since it arrived. */
  readonly load: number
}

export type Runs = { readonly runs: readonly Run[]; readonly fates: ReadonlyMap<string, Fate> }

type Moment = { readonly at: number; readonly rank: number; readonly message?: SentEntry }
type Open = { messages: SentEntry[]; stretches: Stretch[]; start: number }

/** Hazards by pace. */
export type Openings = readonly Hazard[]

/** Cuts a history into runs. Pure. */
export function runsOf(history: History, clock: LivelyClock, openings: Openings): Runs {
  const paces = pacesOf(history)
  const runs: Run[] = []
  const fates = new Map<string, Fate>()
  let open: Open | undefined
  let lastSign = Number.NaN
  const close = (at: number, ended: Run['ended']): void => {
    if (!open) return
    const run = closed(open, at, ended, clock, openings, paces)
    runs.push(run)
    run.messages.forEach((message, index) => {
      fates.set(message.id, { message, kind: fateKind(message, ended), at, load: run.loads[index]! })
    })
    open = undefined
  }
  for (const moment of momentsOf(history)) {
    const { at, rank, message } = moment
    if (rank === 0) {
      // Receipts of one opening come in any order: what was opened with the last sign waits for nothing.
      if (message!.read <= lastSign) continue
      if (open) stretch(open, at, clock, paces)
      else open = { messages: [], stretches: [], start: at }
      open.messages.push(message!)
    } else if (rank === 1) {
      close(at, 'read')
      lastSign = at
    } else if (rank === 2) close(at, 'played')
    else if (open && !open.messages.some(({ read }) => read >= at && read <= at + receiptGraceMs)) {
      close(at, 'heard')
    }
  }
  close(history.now, 'waiting')
  for (const message of history.sent) {
    if (Number.isNaN(message.arrived)) {
      fates.set(message.id, { message, kind: 'not_arrived', at: Number.NaN, load: 0 })
    } else if (!Number.isNaN(message.read)) {
      fates.set(message.id, { message, kind: 'read', at: message.read, load: 0 })
    }
  }
  return { runs, fates }
}

function fateKind(message: SentEntry, ended: Run['ended']): Fate['kind'] {
  if (!Number.isNaN(message.read) || !Number.isNaN(message.played)) return 'read'
  return ended === 'heard' ? 'answered' : ended === 'waiting' ? 'waiting' : 'read_later'
}

/** Arrivals, reads, plays and acts in order; of one instant, in this order. */
function momentsOf(history: History): Moment[] {
  const moments: Moment[] = []
  for (const message of history.sent) {
    if (!Number.isNaN(message.arrived)) moments.push({ at: message.arrived, rank: 0, message })
    if (!Number.isNaN(message.read)) moments.push({ at: message.read, rank: 1, message })
    if (!Number.isNaN(message.played)) moments.push({ at: message.played, rank: 2, message })
  }
  for (const { at } of history.heard) moments.push({ at, rank: 3 })
  return moments.sort((one, other) => one.at - other.at || one.rank - other.rank)
}

/** The pace of each message, by whether the person had spoken shortly before. */
function pacesOf(history: History): ReadonlyMap<string, number> {
  const paces = new Map<string, number>()
  let next = 0
  let last = Number.NEGATIVE_INFINITY
  for (const message of history.sent) {
    while (next < history.heard.length && history.heard[next]!.at <= message.at)
      last = history.heard[next++]!.at
    paces.set(message.id, message.at - last <= talkMs ? 0 : message.solicitation ? 2 : 1)
  }
  return paces
}

function stretch(open: Open, until: number, clock: LivelyClock, paces: ReadonlyMap<string, number>): void {
  const newest = open.messages.at(-1)!
  const length = clock.at(until) - clock.at(newest.arrived)
  open.stretches.push({ pace: paces.get(newest.id) ?? 1, length: Math.max(0, length) })
}

function closed(
  open: Open,
  end: number,
  ended: Run['ended'],
  clock: LivelyClock,
  openings: Openings,
  paces: ReadonlyMap<string, number>,
): Run {
  stretch(open, end, clock, paces)
  const loads = new Array<number>(open.messages.length).fill(0)
  let load = 0
  for (let index = open.stretches.length - 1; index >= 0; index--) {
    const { pace, length } = open.stretches[index]!
    load += cumulated(openings[pace]!, length)
    loads[index] = load
  }
  const { messages, start, stretches } = open
  return { messages, start, end, ended, stretches, loads }
}

/** What the run met in all. */
export const loadOf = (run: Run): number => run.loads[0] ?? 0

/** Counts a run as waits, by pace; the last ended in an opening when a receipt says so. */
export function countRun(tallies: readonly Tally[], run: Run, weight: number): void {
  run.stretches.forEach(({ pace, length }, index) => {
    const opened = run.ended === 'read' && index === run.stretches.length - 1
    count(tallies[pace]!, livelyEdges, length, opened, weight)
  })
}
