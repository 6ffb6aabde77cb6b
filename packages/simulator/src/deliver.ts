import type { Customer } from './customer.ts'
import type { Message, Thread } from './message.ts'
import { pricingOf } from './pricing.ts'
import { between } from './random.ts'
import { tellStatus } from './tell.ts'
import { threadOf, type World, windowOpen } from './world.ts'

// The way of an accepted message: accepted → sent → (waits for the phone) → delivered → read → played,
// or failed. A phone that is off, without coverage or without the app leaves it at sent, and so does a
// person who blocked the business: for that the platform documents no error at all.

const sentMs = [40, 250] as const

export function startDelivery(world: World, thread: Thread, message: Message): void {
  world.clock.after(between(world.random, ...sentMs), () => leave(world, thread, message))
}

function leave(world: World, thread: Thread, message: Message): void {
  if (message.doom) {
    failMessage(world, thread, message)
    return
  }
  const now = world.clock.now()
  message.progress = 'sent'
  message.sentAt = now
  // A reaction costs nothing and tells nothing but `sent`. messages/reaction-messages 2025-11-03.
  if (message.type !== 'reaction') {
    message.pricing = pricingOf(message, thread, now, windowOpen(thread, now))
  }
  tellStatus(world, thread, message, 'sent')
  travel(world, thread, message)
}

export function failMessage(world: World, thread: Thread, message: Message): void {
  message.progress = 'failed'
  message.error = message.doom ?? { code: 131000, details: 'Something went wrong.' }
  tellStatus(world, thread, message, 'failed')
}

const reachable = (customer: Customer): boolean => customer.phone === 'on'

/** A message that had left before and was not delivered: as if it had waited all the while. */
export function resumeDelivery(world: World, thread: Thread, message: Message): void {
  travel(world, thread, message)
}

function travel(world: World, thread: Thread, message: Message): void {
  const { customer } = thread
  if (thread.blockedByCustomer) return
  if (!reachable(customer)) {
    customer.waiting.push(message)
    return
  }
  world.clock.after(between(world.random, ...world.strangers.deliveredMs), () =>
    arrive(world, thread, message),
  )
}

function arrive(world: World, thread: Thread, message: Message): void {
  const { customer, number } = thread
  if (thread.blockedByCustomer) return
  if (!reachable(customer)) {
    customer.waiting.push(message)
    return
  }
  const now = world.clock.now()
  if (message.expiresAt <= now) return
  message.deliveredAt = now
  message.progress = 'delivered'
  if (message.type === 'reaction') {
    applyReaction(thread, message)
    return
  }
  // With the chat in front the receipt says `read` and never `delivered`. status page 2025-11-20.
  if (customer.chatOpenWith === number.id) {
    if (!customer.receipts) tellStatus(world, thread, message, 'delivered')
    readThread(world, thread)
    customer.persona?.noticed(message)
    return
  }
  tellStatus(world, thread, message, 'delivered')
  if (customer.persona) customer.persona.noticed(message)
  else if (customer.appOpen) world.clock.after(1500, () => readThread(world, thread))
  else if (customer.stranger) world.strangerNoticed(thread, message)
}

function applyReaction(thread: Thread, reaction: Message): void {
  const { message_id: target, emoji } = reaction.content as { message_id: string; emoji: string }
  const message = thread.messages.find(({ id }) => id === target)
  if (!message) return
  message.reactions ??= {}
  if (emoji === '') delete message.reactions.business
  else message.reactions.business = emoji
}

/** The person opens the chat: all that arrived is seen; receipts say so when they are switched on. */
export function readThread(world: World, thread: Thread): Message[] {
  const now = world.clock.now()
  const seen: Message[] = []
  for (let index = thread.messages.length - 1; index >= 0; index--) {
    const message = thread.messages[index]!
    if (message.direction !== 'business' || message.deliveredAt === undefined) continue
    // Everything above was seen with the last look.
    if (message.openedAt !== undefined) break
    seen.unshift(message)
  }
  for (const message of seen) {
    message.seenAt ??= now
    message.openedAt = now
    if (!thread.customer.receipts || message.type === 'reaction') continue
    message.readAt = now
    message.progress = 'read'
    tellStatus(world, thread, message, 'read')
  }
  return seen
}

/** Seen without opening the chat, in the notification or on the lock screen: no receipt can know. */
export function glanceAt(world: World, message: Message): void {
  message.seenAt ??= world.clock.now()
}

/** A voice message is played for the first time. `played` is told whatever the receipts are set to. */
export function playMessage(world: World, thread: Thread, message: Message): void {
  if (message.playedAt !== undefined || message.deliveredAt === undefined) return
  message.playedAt = world.clock.now()
  message.seenAt ??= message.playedAt
  message.progress = 'played'
  tellStatus(world, thread, message, 'played')
}

/** The phone is reachable again: what waited arrives in order, unless it waited too long. */
export function reconnect(world: World, customer: Customer): void {
  for (const send of customer.unsent.splice(0)) send()
  const now = world.clock.now()
  const waiting = customer.waiting.splice(0).filter((message) => message.expiresAt > now)
  waiting.forEach((message, index) => {
    const entry = world.messages.get(message.id)
    if (!entry?.thread) return
    world.clock.after(200 + index * 120, () => arrive(world, entry.thread!, message))
  })
}

/** After an unblocking only what comes later arrives; what was sent meanwhile never does. */
export function setBlocked(
  world: World,
  customer: Customer,
  number: Thread['number'],
  blocked: boolean,
): void {
  const thread = threadOf(number, customer)
  thread.blockedByCustomer = blocked
  if (blocked)
    customer.waiting = customer.waiting.filter((message) => world.messages.get(message.id)?.thread !== thread)
}
