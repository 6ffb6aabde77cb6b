import type { Customer } from '../customer.ts'
import { choicesOf } from '../customer-acts.ts'
import type { Message, Thread } from '../message.ts'
import type { World } from '../world.ts'
import { instant } from './asked.ts'

// What a person's phone shows, and what is true about the person. Answers of the controls: snake_case.

export function describeCustomer(world: World, customer: Customer): object {
  const threads = [...world.numbers.values()].flatMap((number) => number.threads.get(customer) ?? [])
  return {
    wa_id: customer.waId,
    bsuid: customer.bsuid,
    username: customer.username ?? null,
    name: customer.name,
    language: customer.language,
    phone: customer.phone,
    app_open: customer.appOpen,
    chat_open_with: customer.chatOpenWith ?? null,
    receipts: customer.receipts,
    notification_preview: customer.notificationPreview,
    on_whatsapp: customer.onWhatsApp,
    number_changed_to: customer.numberChangedTo ?? null,
    stranger: customer.stranger,
    persona: customer.persona ? customer.persona.describe() : null,
    waiting_messages: customer.waiting.length,
    threads: threads.map((thread) => ({
      phone_number_id: thread.number.id,
      messages: thread.messages.length,
      last_inbound_at: thread.lastInboundAt ? instant(thread.lastInboundAt) : null,
      last_message_at: instant(thread.messages.at(-1)?.at),
      blocked: thread.blockedByCustomer,
      blocked_by_business: thread.blockedByBusiness,
      marketing_stopped: thread.marketingStopped,
    })),
  }
}

export function describeThread(world: World, thread: Thread): object {
  const { customer, number } = thread
  return {
    customer: {
      wa_id: customer.waId,
      bsuid: customer.bsuid,
      name: customer.name,
      language: customer.language,
    },
    phone: customer.phone,
    number: {
      phone_number_id: number.id,
      display_phone_number: number.phone,
      verified_name: number.verifiedName,
    },
    blocked: thread.blockedByCustomer,
    marketing_stopped: thread.marketingStopped,
    business_is_typing: thread.typingUntil > world.clock.now(),
    messages: thread.messages.filter(onPhone).map((message) => describeMessage(message)),
  }
}

/** A business's message is on the phone once delivered, a reaction never as a message of its own. */
function onPhone(message: Message): boolean {
  if (message.deletedForMe || message.type === 'reaction') return false
  return message.direction === 'customer' || message.deliveredAt !== undefined
}

export function describeMessage(message: Message): object {
  const own = message.direction === 'customer'
  const gone = message.deletedForEveryone === true
  return {
    id: message.id,
    from: message.direction,
    type: message.type,
    ...(!gone && { [message.type]: message.content }),
    ...(!gone && message.shown && { shown: message.shown }),
    at: instant(message.at),
    tick: own ? ownTick(message) : null,
    quotes: message.quotes ?? null,
    forwarded: message.forwarded ?? false,
    edited: message.editedAt !== undefined,
    deleted_for_everyone: gone,
    reactions: {
      business: message.reactions?.business ?? null,
      customer: message.reactions?.customer ?? null,
    },
    choices: own || gone ? [] : choicesOf(message).map(({ id, title }) => ({ id, title })),
    tapped: message.tapped ?? [],
    seen_at: own ? null : instant(message.seenAt),
    played_at: instant(message.playedAt),
  }
}

/** The ticks under the person's own messages: blue once the business marks them as read. */
function ownTick(message: Message): string {
  if (message.progress === 'waiting') return 'clock'
  if (message.progress === 'sent') return 'one_grey'
  return message.readAt === undefined ? 'two_grey' : 'two_blue'
}

/** What really happened to a message the business sent. */
export function describeTruth(message: Message, thread: Thread): object {
  return {
    wamid: message.id,
    phone_number_id: thread.number.id,
    wa_id: thread.customer.waId,
    bsuid: thread.customer.bsuid,
    type: message.type,
    category: message.category,
    biz_opaque_callback_data: message.callbackData ?? null,
    progress: message.progress,
    accepted_at: instant(message.at),
    sent_at: instant(message.sentAt),
    delivered_at: instant(message.deliveredAt),
    seen_at: instant(message.seenAt),
    opened_at: instant(message.openedAt),
    read_receipt_at: instant(message.readAt),
    played_at: instant(message.playedAt),
    error: message.error?.code ?? null,
    why_silent: whySilent(message, thread),
  }
}

/** Why nothing further is heard of this message, as of now. */
function whySilent(message: Message, thread: Thread): string | null {
  const { customer } = thread
  if (message.progress === 'failed') return 'failed'
  if (message.readAt !== undefined || message.playedAt !== undefined) return null
  if (message.deliveredAt === undefined) {
    if (thread.blockedByCustomer) return 'blocked'
    return customer.phone === 'on' ? 'on_its_way' : customer.phone
  }
  if (message.openedAt !== undefined) return 'receipts_off'
  return message.seenAt === undefined ? 'not_seen' : 'seen_in_notification'
}
