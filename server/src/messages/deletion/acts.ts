/** What can be done about one message, decided from its facts and its channel's capability alone. */
import type { MessageRow } from '../message.ts'
import { type MessageState, stateOf } from '../state.ts'
import type { Capability } from './capabilities.ts'

/** Taking back before it leaves, hiding on this desk, deleting on both sides. */
export const acts = ['recall', 'hide', 'everyone'] as const
export type Act = (typeof acts)[number]

/** Why an act is not possible, as a code; act-words.ts says it. */
export type WhyNot =
  | 'left'
  | 'unclear'
  | 'never_left'
  | 'waiting'
  | 'recalled'
  | 'theirs'
  | 'withdrawn'
  | 'hidden'
  | 'no_call'
  | 'in_the_app'
  | 'too_late'
  | 'group'

export type ActFacts = {
  readonly act: Act
  readonly possible: boolean
  /** When it stops being possible; null: no such moment is known. */
  readonly until: Date | null
  readonly why_not: WhyNot | null
}

const waitingStates: ReadonlySet<MessageState> = new Set(['waiting_approval', 'held', 'queued'])
const unsettledStates: ReadonlySet<MessageState> = new Set(['sending', 'unclear'])

export const isWaiting = (state: MessageState) => waitingStates.has(state)
export const isUnsettled = (state: MessageState) => unsettledStates.has(state)
/** The other side has nothing of it. */
export const neverLeft = (state: MessageState) =>
  state === 'failed' || state === 'refused' || state === 'recalled'

/** All three, in their order. `capability` is that of the number the message went by. */
export function actsOf(message: MessageRow, capability: Capability, now: Date): ActFacts[] {
  const state = stateOf(message, now)
  return [recallOf(message, state), hideOf(message, state), everyoneOf(message, state, capability, now)]
}

const can = (act: Act, until: Date | null = null): ActFacts => ({ act, possible: true, until, why_not: null })
const cannot = (act: Act, why_not: WhyNot, until: Date | null = null): ActFacts => ({
  act,
  possible: false,
  until,
  why_not,
})

function recallOf(message: MessageRow, state: MessageState): ActFacts {
  if (message.direction === 'in') return cannot('recall', 'theirs')
  if (state === 'held') return can('recall', message.send_after)
  if (isWaiting(state)) return can('recall')
  if (state === 'recalled') return cannot('recall', 'recalled')
  if (isUnsettled(state)) return cannot('recall', 'unclear')
  return cannot('recall', neverLeft(state) ? 'never_left' : 'left')
}

function hideOf(message: MessageRow, state: MessageState): ActFacts {
  if (message.withdrawn_at) return cannot('hide', 'withdrawn')
  if (message.hidden_at) return cannot('hide', 'hidden')
  // Hidden, it would still leave, and nobody would see it do so.
  return isWaiting(state) ? cannot('hide', 'waiting') : can('hide')
}

function everyoneOf(message: MessageRow, state: MessageState, capability: Capability, now: Date): ActFacts {
  const act = 'everyone'
  if (message.withdrawn_at) return cannot(act, 'withdrawn')
  if (message.direction === 'in') return cannot(act, 'theirs')
  if (isWaiting(state)) return cannot(act, 'waiting')
  if (isUnsettled(state)) return cannot(act, 'unclear')
  if (neverLeft(state)) return cannot(act, 'never_left')
  if (capability.everyone === 'no') return cannot(act, 'no_call')
  if (message.group_id !== null) return cannot(act, 'group')
  const until = deadlineOf(message, capability)
  if (until && until <= now) return cannot(act, 'too_late', until)
  return capability.everyone === 'in_the_app' ? cannot(act, 'in_the_app', until) : can(act, until)
}

function deadlineOf(message: MessageRow, { everyone_seconds }: Capability): Date | null {
  if (everyone_seconds === null) return null
  const left = message.accepted_at ?? message.sent_at ?? message.created_at
  return new Date(left.getTime() + everyone_seconds * 1000)
}

/** How far the message is known to have come: from the receipts, and from what the person wrote after it. */
export type Reached = {
  readonly state: 'waiting' | 'unclear' | 'nowhere' | 'left' | 'on_the_phone' | 'answered' | 'read' | 'theirs'
  readonly at: Date | null
  /** When the person first wrote after it. */
  readonly answered_at: Date | null
}

/** `answeredAt`: of find-answer.ts. */
export function reachedOf(message: MessageRow, answeredAt: Date | undefined, now: Date): Reached {
  const reached = (state: Reached['state'], at: Date | null = null): Reached => ({
    state,
    at,
    answered_at: answeredAt ?? null,
  })
  const state = stateOf(message, now)
  if (message.direction === 'in') return reached('theirs', message.created_at)
  if (isWaiting(state)) return reached('waiting')
  if (isUnsettled(state)) return reached('unclear')
  if (neverLeft(state)) return reached('nowhere')
  const read = message.read_at ?? message.played_at
  if (read) return reached('read', read)
  if (answeredAt) return reached('answered', answeredAt)
  if (message.delivered_at) return reached('on_the_phone', message.delivered_at)
  return reached('left', message.sent_at ?? message.accepted_at)
}
