import type { MessageRow } from './message.ts'

/**
 * out: waiting_approval → held → queued → sending → accepted → sent → delivered → read → played, or on the way recalled, refused (by us),
 *      failed (by the platform) or unclear (a call whose answer never came; a receipt settles it).
 * in:  received, or withdrawn by the person.
 */
export const messageStates = [
  'waiting_approval',
  'held',
  'queued',
  'sending',
  'accepted',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'refused',
  'unclear',
  'recalled',
  'received',
  'withdrawn',
] as const
export type MessageState = (typeof messageStates)[number]

export const ticks = ['clock', 'one_grey', 'two_grey', 'two_blue', 'played', 'failed'] as const
export type Tick = (typeof ticks)[number]

/** The facts a state is made of. Any order of arrival, any number of repeats, gives the same set and so the same state. */
export type StateFacts = Pick<
  MessageRow,
  | 'direction'
  | 'send_after'
  | 'recalled_at'
  | 'refused_at'
  | 'accepted_at'
  | 'sent_at'
  | 'delivered_at'
  | 'read_at'
  | 'played_at'
  | 'failed_at'
  | 'withdrawn_at'
  | 'leased_at'
  | 'unclear_at'
  | 'awaits_approval'
>

/**
 * The furthest fact wins, never the latest. Having reached a device outranks a failure: with several devices one may
 * fail after another received. A failure outranks `sent`, which only says that the platform tried.
 */
export function stateOf(facts: StateFacts, now: Date): MessageState {
  if (facts.direction === 'in') return facts.withdrawn_at ? 'withdrawn' : 'received'
  if (facts.played_at) return 'played'
  if (facts.read_at) return 'read'
  if (facts.delivered_at) return 'delivered'
  if (facts.failed_at) return 'failed'
  if (facts.sent_at) return 'sent'
  if (facts.accepted_at) return 'accepted'
  if (facts.recalled_at) return 'recalled'
  if (facts.refused_at) return 'refused'
  if (facts.unclear_at) return 'unclear'
  if (facts.leased_at) return 'sending'
  if (facts.awaits_approval) return 'waiting_approval'
  return facts.send_after && facts.send_after > now ? 'held' : 'queued'
}

const tickOfState: Record<MessageState, Tick | null> = {
  waiting_approval: 'clock',
  held: 'clock',
  queued: 'clock',
  sending: 'clock',
  accepted: 'clock',
  unclear: 'clock',
  sent: 'one_grey',
  delivered: 'two_grey',
  read: 'two_blue',
  played: 'played',
  failed: 'failed',
  refused: 'failed',
  recalled: null,
  received: null,
  withdrawn: null,
}

/** The tick a customer's own app would show for our message; null where there is none. */
export function tickOf(facts: StateFacts, now: Date): Tick | null {
  return tickOfState[stateOf(facts, now)]
}
