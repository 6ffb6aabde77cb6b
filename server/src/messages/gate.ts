import { mayReceive } from '../consent/index.ts'
import { listLivingAddresses } from '../contacts/index.ts'
import { type Database, type NumberId, type Refusal, refuse } from '../platform/index.ts'
import type { Channels, Recipient } from './channel.ts'
import type { NumberRow } from './number-store.ts'
import { findWindows } from './service-window.ts'
import { type Courted, throughCourtesy } from './solicitation.ts'

export type Gated = Courted & { readonly number_id: NumberId; readonly type: string }

export type Pass = { readonly to: Recipient }

/**
 * May these leave now? An address, an open window where one is needed, consent, and for what nobody asked for the
 * courtesy budget, asked for the whole batch. The same gate stands before queueing and, again, inside the transaction
 * that lets a message go: minutes or days may lie between. Only there, where a message has its id, the budget is spent.
 */
export async function checkGate(
  db: Database,
  channels: Channels,
  numbers: ReadonlyMap<NumberId, NumberRow>,
  asked: readonly Gated[],
  now: Date,
): Promise<(Pass | Refusal)[]> {
  const channelOf = (one: Gated) => channels(numbers.get(one.number_id)!.channel)
  const [addresses, windows, consents] = await Promise.all([
    listAddresses(db, asked),
    findWindows(db, asked, now),
    mayReceive(
      db,
      asked.map((one) => ({ ...one, channel: channelOf(one).name })),
    ),
  ])
  const passes = asked.map((one, index) => {
    const channel = channelOf(one)
    const refusal = consents[index]
    if (refusal) return refusal
    const window = windows[index]!
    if (channel.windowHours !== null && !window.open && !channel.windowFreeTypes.includes(one.type)) {
      return refuse(
        'messages.window_closed',
        'This person has not written in the last 24 hours: only an approved template may be sent.',
        { closed_at: window.closes_at, templates: true },
      )
    }
    return passTo(addresses.get(`${one.workspace_id} ${one.contact_id}`), channel.addressKinds)
  })
  return throughCourtesy(db, asked, passes, now)
}

function passTo(address: Recipient | undefined, kinds: readonly string[]): Pass | Refusal {
  const to = Object.fromEntries(
    Object.entries(address ?? {}).filter(([kind, value]) => value && kinds.includes(kind)),
  )
  if (Object.keys(to).length > 0) return { to }
  return refuse(
    'contacts.no_address',
    'This contact has no address on this channel. Add a phone number with + and country code.',
  )
}

async function listAddresses(db: Database, asked: readonly Gated[]): Promise<Map<string, Recipient>> {
  const found = new Map<string, Recipient>()
  for (const [workspaceId, ones] of Map.groupBy(asked, (one) => one.workspace_id)) {
    const addresses = await listLivingAddresses(db, workspaceId, [
      ...new Set(ones.map((one) => one.contact_id)),
    ])
    for (const [contactId, address] of addresses) found.set(`${workspaceId} ${contactId}`, address)
  }
  return found
}
