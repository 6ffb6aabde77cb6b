import { reactionTargetDaysMax } from '@doublecheck/whatsapp'
import type { Message } from '../platform/api-shapes.ts'

const dayMs = 24 * 3_600_000

/** The platform takes a reaction only on a message it knows, not withdrawn, and at most thirty days old. */
export function canReactTo(message: Message, now: number = Date.now()): boolean {
  if (message.direction !== 'in' || message.channel_message_id === null) return false
  if (message.withdrawn_at !== null || message.type === 'reaction' || message.type === 'system') return false
  return now - Date.parse(message.created_at) < reactionTargetDaysMax * dayMs
}

/** A quote needs the platform's own id, which a message has once it was accepted or received. */
export function canQuote(message: Message): boolean {
  if (message.channel_message_id === null || message.withdrawn_at !== null) return false
  return message.type !== 'reaction' && message.type !== 'system' && message.state !== 'failed'
}
