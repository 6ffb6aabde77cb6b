import type { ContactId, Database, Log } from '../platform/index.ts'
import { inTransaction, isRefusal, type Refusal, type Transaction } from '../platform/index.ts'
import { writeApprovalRequests } from '../review/index.ts'
import { announceMessages } from './announce-messages.ts'
import { assessMessages } from './approvals/assess-messages.ts'
import { parkMessages, refuseRejected } from './approvals/decide.ts'
import type { Channels, OutboundMessage, Recipient, SendOutcome } from './channel.ts'
import { checkGate } from './gate.ts'
import type { Lease } from './lease.ts'
import { lanes } from './message.ts'
import type { NumberRow } from './number-store.ts'
import {
  claimWaiting,
  confirmLease,
  deferWaiting,
  markLeased,
  type OutboxItem,
  spendPairs,
} from './outbox-store.ts'
import { pairAllowance, pairBurst } from './pace.ts'
import { writeRefused } from './settle.ts'

export type Departure = { readonly item: OutboxItem; readonly message: OutboundMessage }

/** Bulk never borrows from a person's pair budget; a conversation may. */
const bulkPairBurst = 1

export type Release = {
  readonly departures: readonly Departure[]
  /** How many were waiting, whether they left or not. */
  readonly looked: number
  /** The number's limit as it stands now. When the one allowed was reckoned from another, nothing is let go. */
  readonly perSecond: number
}

/**
 * Lets up to `allowed.limit` messages of a number go: claims them, asks the last gate again, and marks the attempt, all in one
 * transaction. Only when this has committed may the calls be made. Refused ones are settled here with their reason.
 */
export function releaseBatch(
  db: Database,
  channels: Channels,
  number: NumberRow,
  lease: Lease,
  allowed: { readonly limit: number; readonly perSecond: number },
  busyContacts: readonly ContactId[],
  now: Date,
): Promise<Release> {
  return inTransaction(db, async (trx) => {
    const { perSecond, stopped } = await confirmLease(trx, lease)
    if (stopped) return { departures: [], looked: 0, perSecond }
    if (perSecond !== allowed.perSecond) return { departures: [], looked: 1, perSecond }
    const claimed = await claimWaiting(trx, lease, allowed.limit, busyContacts, now)
    const items = await throughApprovals(trx, firstOfEachContact(claimed), now)
    if (items.length === 0) return { departures: [], looked: claimed.length, perSecond }
    const gate = await checkGate(trx, channels, new Map([[number.id, number]]), items, now)
    const sorted = sortOut(items, gate, now)
    await writeRefused(trx, sorted.refused, now)
    await announceMessages(
      trx,
      'messages.changed',
      sorted.refused.map((one) => ({ ...one, group_id: null })),
    )
    await deferWaiting(trx, sorted.deferred)
    await spendPairs(
      trx,
      sorted.leaving.map(({ item, burstUntil, clearAt }) => ({ ...item, burstUntil, clearAt })),
    )
    await markLeased(
      trx,
      lease,
      sorted.leaving.map(({ item }) => item.message_id),
      now,
    )
    return {
      departures: sorted.leaving.map(({ item, to }) => ({ item, message: toMessage(item, to) })),
      looked: claimed.length,
      perSecond,
    }
  })
}

/**
 * Those that need no second person, or have had them for exactly what they say and whom they go to. Everything else is
 * parked or, after a no, settled. Asked before the courtesy budget, which would count a message that does not leave.
 */
async function throughApprovals(
  trx: Transaction,
  items: readonly OutboxItem[],
  now: Date,
): Promise<OutboxItem[]> {
  const assessed = await assessMessages(trx, items, now)
  const held = items.flatMap((item, index) => {
    const { state, needed, request } = assessed[index]!
    return state === 'free' || state === 'approved' ? [] : [{ ...item, state, needed, request: request! }]
  })
  if (held.length === 0) return [...items]
  await writeApprovalRequests(
    trx,
    held.map(({ request }) => request),
  )
  await parkMessages(trx, held)
  const refused = held
    .filter(({ state }) => state === 'rejected')
    .map((one) => ({ ...one, refusal: refuseRejected() }))
  await writeRefused(trx, refused, now)
  await announceMessages(
    trx,
    'messages.changed',
    held.map((one) => ({ ...one, group_id: null })),
  )
  return items.filter((_, index) => ['free', 'approved'].includes(assessed[index]!.state))
}

/** One message at a time per person, or the second could overtake the first on the way. */
function firstOfEachContact(claimed: readonly OutboxItem[]): OutboxItem[] {
  const seen = new Set<ContactId>()
  return claimed.filter((item) => !seen.has(item.contact_id) && seen.add(item.contact_id))
}

type Sorted = {
  readonly leaving: { item: OutboxItem; to: Recipient; burstUntil: Date; clearAt: Date }[]
  readonly deferred: (OutboxItem & { until: Date })[]
  readonly refused: (OutboxItem & { refusal: Refusal })[]
}

function sortOut(
  items: readonly OutboxItem[],
  gate: readonly ({ to: Recipient } | Refusal)[],
  now: Date,
): Sorted {
  const sorted: Sorted = { leaving: [], deferred: [], refused: [] }
  for (const [index, item] of items.entries()) {
    const pass = gate[index]!
    if (isRefusal(pass)) {
      sorted.refused.push({ ...item, refusal: pass })
      continue
    }
    const owed = { burstUntil: item.pair_burst_until, clearAt: item.pair_clear_at }
    const pair = pairAllowance(owed, now, item.lane === lanes.reply ? pairBurst : bulkPairBurst)
    if (pair.go) sorted.leaving.push({ item, to: pass.to, ...pair.pair })
    else sorted.deferred.push({ ...item, until: pair.askAgainAt })
  }
  return sorted
}

function toMessage(item: OutboxItem, to: Recipient): OutboundMessage {
  const { workspace_id, message_id, number_id, contact_id, type, body, quotes } = item
  return { workspace_id, message_id, number_id, contact_id, to, type, body, quotes }
}

/** A channel that throws instead of answering has left us without knowledge: unclear, never sent again by itself. */
export async function callChannel(
  channels: Channels,
  number: NumberRow,
  message: OutboundMessage,
  log: Log,
): Promise<SendOutcome> {
  try {
    return await channels(number.channel).send(message)
  } catch (error) {
    log.error(
      { err: error, message_id: message.message_id },
      'a send ended in a fault; its outcome is unclear',
    )
    return { kind: 'unclear', why: 'fault' }
  }
}
