import type { WebhookContact } from '@doublecheck/whatsapp'
import type { Customer } from './customer.ts'
import { webhookError } from './graph-error.ts'
import { stableDigits } from './ids.ts'
import type { Message, Thread } from './message.ts'
import type { Account, BusinessNumber } from './number.ts'
import { phoneVisible, type World } from './world.ts'

// What a business hears: values as the platform writes them. Unix seconds as text, absent rather than null.

export const seconds = (ms: number): string => String(Math.floor(ms / 1000))

export function contactOf(thread: Thread, now: number): WebhookContact {
  const { customer } = thread
  return {
    profile: { name: customer.name, ...(customer.username && { username: customer.username }) },
    ...(phoneVisible(thread, now) && { wa_id: customer.waId }),
    user_id: customer.bsuid,
  }
}

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** Tells one status of one message. Price on `sent` and on the first of `delivered` and `read`. */
export function tellStatus(world: World, thread: Thread, message: Message, status: StatusName): void {
  const now = world.clock.now()
  const { customer, number } = thread
  const item: Record<string, unknown> = { id: message.id, status, timestamp: seconds(now) }
  if (message.byPhone || phoneVisible(thread, now)) item.recipient_id = customer.waId
  item.recipient_user_id = customer.bsuid
  if (message.callbackData !== undefined) item.biz_opaque_callback_data = message.callbackData
  if (message.pricing && status !== 'failed' && status !== 'played') {
    if (status === 'sent' || !message.pricingTold) item.pricing = message.pricing
    if (status !== 'sent') message.pricingTold = true
  }
  if (message.pricing?.type === 'free_entry_point' && status !== 'failed') {
    item.conversation = freeConversation(thread, status)
  }
  if (status === 'failed') {
    item.errors = [webhookError(message.error!.code, message.error!.details)]
  }
  world.webhooks.push({
    account: number.account,
    number,
    field: 'messages',
    list: 'statuses',
    item,
    contact: status === 'failed' ? undefined : contactOf(thread, now),
    kind: status,
  })
}

/** Since v24.0 a conversation is only named within a free entry point. Its end is told once, on `sent`. */
function freeConversation(thread: Thread, status: StatusName): object {
  return {
    id: stableDigits(`${thread.number.id}/${thread.customer.bsuid}/${thread.freeEntryUntil}`, 16),
    ...(status === 'sent' && { expiration_timestamp: seconds(thread.freeEntryUntil) }),
    origin: { type: 'referral_conversion' },
  }
}

/** Tells a message of a customer: `content` under the name of `type`, `extra` beside it. */
export function tellMessage(
  world: World,
  thread: Thread,
  message: Message,
  content: unknown,
  extra: object,
): void {
  const now = world.clock.now()
  const item = {
    ...senderOf(thread, now),
    id: message.id,
    timestamp: seconds(message.at),
    type: message.type,
    ...(content !== undefined && { [message.type]: content }),
    ...extra,
  }
  tellItem(world, thread, item, message.type)
}

export function senderOf(thread: Thread, now: number): object {
  return {
    ...(phoneVisible(thread, now) && { from: thread.customer.waId }),
    from_user_id: thread.customer.bsuid,
  }
}

export function tellItem(world: World, thread: Thread, item: object, kind: string): void {
  const { number } = thread
  number.rate.take(world.clock.steady(), 0)
  world.webhooks.push({
    account: number.account,
    number,
    field: 'messages',
    list: 'messages',
    item,
    contact: contactOf(thread, world.clock.now()),
    kind,
  })
}

/** A number changed hands or its user id did; such notices carry no contacts. */
export function tellNumberChange(world: World, thread: Thread, from: string, previousUserId: string): void {
  const { number, customer } = thread
  const item = {
    from,
    id: world.ids.message(),
    timestamp: seconds(world.clock.now()),
    type: 'system',
    system: {
      body: `User ${customer.name} changed from ${from} to ${customer.waId}`,
      wa_id: customer.waId,
      user_id: customer.bsuid,
      previous_user_id: previousUserId,
      type: 'user_changed_number',
    },
  }
  world.webhooks.push({
    account: number.account,
    number,
    field: 'messages',
    list: 'messages',
    item,
    kind: 'system',
  })
}

/** The person's own switch for offers. */
export function tellPreference(world: World, thread: Thread, value: 'stop' | 'resume'): void {
  const now = world.clock.now()
  const item = {
    ...(phoneVisible(thread, now) && { wa_id: thread.customer.waId }),
    user_id: thread.customer.bsuid,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(now / 1000),
  }
  world.webhooks.push({
    account: thread.number.account,
    number: thread.number,
    field: 'user_preferences',
    list: 'user_preferences',
    item,
    contact: contactOf(thread, now),
    kind: `preference ${value}`,
  })
}

/** News about an account or its templates: the value stands alone, with the time of its entry. */
export function tellAccount(world: World, account: Account, field: string, value: object): void {
  world.webhooks.push({
    account,
    number: undefined,
    field,
    list: undefined,
    item: value,
    kind: field,
    at: Math.floor(world.clock.now() / 1000),
  })
}

/** A value about one number that shares its POST with nothing: groups, coexistence. */
export function tellNumber(
  world: World,
  number: BusinessNumber,
  field: string,
  value: object,
  kind = field,
): void {
  world.webhooks.push({
    account: number.account,
    number,
    field,
    list: undefined,
    item: value,
    kind,
    alone: true,
  })
}

export function participantOf(customer: Customer): object {
  return {
    wa_id: customer.waId,
    user_id: customer.bsuid,
    ...(customer.username && { username: customer.username }),
  }
}
