import { messageTtlSeconds } from '@doublecheck/whatsapp'
import { ActRefusal } from './customer-acts.ts'
import type { Message, Thread } from './message.ts'
import { seconds, tellNumber } from './tell.ts'
import type { World } from './world.ts'

/**
 * The owner writes, deletes (`revoke`) or corrects (`edit`) in the WhatsApp Business app on a phone. The
 * API hears it as an echo; it costs nothing and opens no window. smb_message_echoes 2026-05-21.
 */
export function writeInApp(world: World, thread: Thread, type: string, content: unknown): Message {
  const { number, customer } = thread
  if (!number.coexistence) throw new ActRefusal('no_coexistence', 'This number is not used in the app.')
  const now = world.clock.now()
  const message: Message = {
    id: world.ids.message(),
    direction: 'business',
    type,
    content,
    at: now,
    progress: 'delivered',
    sentAt: now,
    deliveredAt: now,
    category: 'service',
    expiresAt: now + messageTtlSeconds * 1000,
    byPhone: true,
  }
  if (type === 'revoke' || type === 'edit') change(thread, type, content as Change, now)
  else {
    thread.messages.push(message)
    world.messages.set(message.id, { message, thread })
  }
  const echo = {
    from: number.phone,
    to: customer.waId,
    to_user_id: customer.bsuid,
    id: message.id,
    timestamp: seconds(now),
    type,
    [type]: content,
  }
  tellNumber(world, number, 'smb_message_echoes', { message_echoes: [echo] })
  return message
}

type Change = { original_message_id: string; message?: { type: string } & Record<string, unknown> }

function change(thread: Thread, type: 'revoke' | 'edit', content: Change, now: number): void {
  const original = thread.messages.find(({ id }) => id === content?.original_message_id)
  if (original?.direction !== 'business') {
    throw new ActRefusal('unknown_message', `${type}.original_message_id: Name a message of the business.`)
  }
  if (type === 'revoke') original.deletedForEveryone = true
  else if (content.message) {
    original.content = content.message[content.message.type]
    original.editedAt = now
  }
}
