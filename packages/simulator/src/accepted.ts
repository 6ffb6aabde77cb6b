import type { Message, Thread } from './message.ts'
import type { BusinessNumber } from './number.ts'
import type { World } from './world.ts'

/** Notes an accepted message, so that repeats can be counted. A message of a group has no thread. */
export function remember(
  world: World,
  number: BusinessNumber,
  thread: Thread | undefined,
  message: Message,
  to: string,
): void {
  world.messages.set(message.id, { message, thread })
  world.accepted.push({
    phone_number_id: number.id,
    to,
    wamid: message.id,
    type: message.type,
    ...(message.callbackData !== undefined && { biz_opaque_callback_data: message.callbackData }),
    at: new Date(message.at).toISOString(),
  })
}
