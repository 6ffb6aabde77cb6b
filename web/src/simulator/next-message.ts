import type { TickKind } from '../messages/index.ts'
import type { PhoneState } from './simulator-shapes.ts'

/** What decides the tick of the next message of the business. */
export type Situation = {
  readonly phone: PhoneState
  readonly chatOpen: boolean
  readonly receipts: boolean
  readonly blocked: boolean
}

type NextMessage = {
  readonly tick: TickKind
  /** The name of the words that say it. */
  readonly words: 'blocked' | 'unreachable' | 'read' | 'read_silently' | 'delivered'
}

/** The tick the desk will see. Two causes can give the same one: that is what this page is there to show. */
export function nextMessage(situation: Situation): NextMessage {
  if (situation.blocked) return { tick: 'one_grey', words: 'blocked' }
  if (situation.phone !== 'on') return { tick: 'one_grey', words: 'unreachable' }
  if (!situation.chatOpen) return { tick: 'two_grey', words: 'delivered' }
  return situation.receipts
    ? { tick: 'two_blue', words: 'read' }
    : { tick: 'two_grey', words: 'read_silently' }
}
