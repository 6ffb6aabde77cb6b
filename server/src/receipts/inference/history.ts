import type { ClueKind, ContactFacts, HeardKind, Incident, SentFact } from './facts.ts'

/** Instants in ms since 1970; NaN stands for "not known", so that comparing with it is false. */
export type SentEntry = {
  readonly id: string
  readonly at: number
  /** Earliest instant at which it was certainly on the phone; NaN: not known to have arrived. */
  readonly arrived: number
  readonly read: number
  readonly played: number
  readonly failed: number
  readonly failedCode: string | null
  readonly voice: boolean
  readonly solicitation: boolean
  readonly expectsAnswer: boolean
}
export type HeardEntry = { readonly at: number; readonly kind: HeardKind; readonly about: string | null }
export type ClueEntry = { readonly at: number; readonly kind: ClueKind; readonly observed: boolean }

/** The facts of one person in order, each once, without those of the future and with impossible times put right. */
export type History = {
  readonly contactId: string
  readonly timezone: string | null
  readonly firstSeen: number
  readonly now: number
  readonly sent: readonly SentEntry[]
  readonly heard: readonly HeardEntry[]
  readonly clues: readonly ClueEntry[]
  readonly changedNumber: number
  readonly marketingStopped: number
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** WhatsApp opened in 2009: what claims to be older is a mistake. */
const earliest = Date.UTC(2009, 0, 1)
const clockSkew = 2 * minute

/** Facts up to `now`, sorted. Pure; the order of what is passed in does not matter. */
export function historyOf(facts: ContactFacts, now: Date): History {
  const until = now.getTime()
  const known = (date: Date | null): number => {
    if (date === null) return Number.NaN
    const at = date.getTime()
    return at >= earliest && at <= until + clockSkew ? Math.min(at, until) : Number.NaN
  }
  const byId = new Map<string, SentEntry>()
  for (const fact of facts.sent) {
    const entry = sentEntry(fact, known)
    if (entry) byId.set(fact.id, joined(byId.get(fact.id), entry))
  }
  const sent = [...byId.values()].sort((one, other) => one.at - other.at || compare(one.id, other.id))
  const heard = facts.heard.map(({ at, kind, about }) => ({ at: known(at), kind, about }))
  const clues = facts.clues.map(({ observed_at, kind, observed }) => ({
    at: known(observed_at),
    kind,
    observed,
  }))
  const first = known(facts.first_seen_at)
  return {
    contactId: facts.contact_id,
    timezone: facts.timezone,
    firstSeen: Number.isNaN(first) ? (sent[0]?.at ?? until) : first,
    now: until,
    sent,
    heard: uniqueInOrder(heard, ({ at, kind, about }) => `${at} ${kind} ${about}`),
    clues: uniqueInOrder(clues, ({ at, kind, observed }) => `${at} ${kind} ${observed}`),
    changedNumber: known(facts.changed_number_at),
    marketingStopped: known(facts.marketing_stopped_at),
  }
}

function sentEntry(fact: SentFact, known: (date: Date | null) => number): SentEntry | undefined {
  // What was never sent says nothing; a receipt proves that it was.
  const at = firstKnown(known(fact.at), known(fact.sent_at), known(fact.delivered_at), known(fact.read_at))
  if (Number.isNaN(at)) return undefined
  const notBefore = (when: number, floor: number) => (when < floor ? floor : when)
  const read = notBefore(known(fact.read_at), at)
  const played = notBefore(known(fact.played_at), at)
  // With the chat in front `read` comes without `delivered`. Status page of the platform, 2025-11-20.
  const arrived = earliestOf(notBefore(known(fact.delivered_at), at), read, played)
  return {
    id: fact.id,
    at,
    arrived,
    read,
    played,
    failed: known(fact.failed_at),
    failedCode: fact.failed_code,
    voice: fact.voice,
    solicitation: fact.solicitation,
    expectsAnswer: fact.expects_answer,
  }
}

/** The same message told twice: the earlier of each instant, whichever came first. */
function joined(one: SentEntry | undefined, other: SentEntry): SentEntry {
  if (!one) return other
  return {
    id: one.id,
    at: earliestOf(one.at, other.at),
    arrived: earliestOf(one.arrived, other.arrived),
    read: earliestOf(one.read, other.read),
    played: earliestOf(one.played, other.played),
    failed: earliestOf(one.failed, other.failed),
    failedCode: [one.failedCode, other.failedCode].filter((code) => code !== null).sort()[0] ?? null,
    voice: one.voice || other.voice,
    solicitation: one.solicitation || other.solicitation,
    expectsAnswer: one.expectsAnswer || other.expectsAnswer,
  }
}

function uniqueInOrder<Item extends { readonly at: number }>(
  items: Item[],
  key: (item: Item) => string,
): Item[] {
  const found = new Map<string, Item>()
  for (const item of items) if (!Number.isNaN(item.at)) found.set(key(item), item)
  return [...found].sort(([a, one], [b, other]) => one.at - other.at || compare(a, b)).map(([, item]) => item)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function firstKnown(...instants: readonly number[]): number {
  return instants.find((at) => !Number.isNaN(at)) ?? Number.NaN
}

/** The earliest of those that are known. */
export function earliestOf(...instants: readonly number[]): number {
  return instants.reduce((first, at) => (at < first || Number.isNaN(first) ? at : first), Number.NaN)
}

/** Length in ms of the part of a span in which we or the platform failed. */
export function troubledMs(incidents: readonly Incident[], from: number, to: number): number {
  let sum = 0
  for (const { since, until } of incidents) {
    const start = Math.max(from, since.getTime())
    const end = Math.min(to, until?.getTime() ?? to)
    if (end > start) sum += end - start
  }
  return sum
}
