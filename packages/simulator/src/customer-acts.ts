import { customerEditMinutesMax, customerRevokeHoursMax, freeEntryPointHours } from '@doublecheck/whatsapp'
import { bsuidFor, type Customer, type PhoneState } from './customer.ts'
import { reconnect, setBlocked } from './deliver.ts'
import { webhookError } from './graph-error.ts'
import type { Group } from './group.ts'
import type { Message, Thread } from './message.ts'
import type { BusinessNumber } from './number.ts'
import { seconds, senderOf, tellItem, tellMessage, tellNumberChange, tellPreference } from './tell.ts'
import { threadOf, type World } from './world.ts'

// What a person does on the phone. Used by the controls and by the people who live by themselves.

/** The person's phone cannot do that now; `code` for programs, the message for people. */
export class ActRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export type Written = {
  type: string
  content: unknown
  /** The id of a message to quote, or a whole context as in webhooks. */
  context?:
    | { id?: string; forwarded?: boolean; frequently_forwarded?: boolean; referred_product?: object }
    | undefined
  referral?: object | undefined
  errors?: object[] | undefined
  group?: Group | undefined
}

/** The person writes. Without network the message waits on the phone. */
export function writeMessage(world: World, thread: Thread, written: Written): Message {
  const { customer, number } = thread
  if (customer.phone === 'uninstalled') throw new ActRefusal('uninstalled', 'WhatsApp is not on this phone.')
  if (customer.phone === 'off')
    throw new ActRefusal('phone_off', 'This phone is off: nobody can write on it.')
  if (thread.blockedByCustomer) throw new ActRefusal('blocked', 'Unblock the business before writing to it.')
  const now = world.clock.now()
  const message: Message = {
    id: world.ids.message(),
    direction: 'customer',
    type: written.type,
    content: written.content,
    at: now,
    progress: 'waiting',
    category: 'service',
    expiresAt: Number.POSITIVE_INFINITY,
    byPhone: false,
  }
  if (written.context?.id) message.quotes = written.context.id
  if (written.context?.forwarded || written.context?.frequently_forwarded) message.forwarded = true
  if (written.referral) message.referral = written.referral
  if (written.group) {
    message.group = written.group
    written.group.messages.push(message)
  } else if (!hidden(written.type)) {
    thread.messages.push(message)
  }
  world.messages.set(message.id, { message, thread })
  if (customer.phone === 'no_coverage') customer.unsent.push(() => send(world, thread, message, written))
  else send(world, thread, message, written)
  if (written.type === 'reaction')
    applyReaction(thread, written.content as { message_id: string; emoji?: string })
  number.threads.set(customer, thread)
  return message
}

/** Kinds that change another message instead of standing in the chat. */
const hidden = (type: string): boolean => type === 'reaction' || type === 'revoke' || type === 'edit'

function send(world: World, thread: Thread, message: Message, written: Written): void {
  const { number, customer } = thread
  // A blocked person's phone shows one tick for ever; the business hears nothing.
  message.progress = 'sent'
  if (thread.blockedByBusiness) return
  const now = world.clock.now()
  message.progress = 'delivered'
  if (written.group) written.group.lastInboundAt = now
  else if (!hidden(message.type)) thread.lastInboundAt = now
  if (written.referral && thread.freeEntryUntil < now) {
    thread.freeEntryUntil = now + freeEntryPointHours * 3_600_000
  }
  const quoted = written.context?.id ? world.messages.get(written.context.id)?.message : undefined
  const context = written.context && {
    ...(quoted && { from: quoted.direction === 'business' ? number.phone : customer.waId }),
    ...written.context,
  }
  tellMessage(world, thread, message, written.content, {
    ...(context && { context }),
    ...(written.referral && { referral: written.referral }),
    ...(written.errors && { errors: written.errors }),
    ...(written.group && { group_id: written.group.id }),
  })
}

function applyReaction(
  thread: Thread,
  { message_id: id, emoji }: { message_id: string; emoji?: string },
): void {
  const target = thread.messages.find((message) => message.id === id)
  if (!target) return
  target.reactions ??= {}
  if (emoji) target.reactions.customer = emoji
  else delete target.reactions.customer
}

/** Deletes for oneself, or an own message for everyone within two days. */
export function deleteMessage(world: World, thread: Thread, id: string, scope: 'me' | 'everyone'): Message {
  const message = ownOrTheirs(thread, id)
  if (scope === 'me') {
    message.deletedForMe = true
    return message
  }
  if (message.direction !== 'customer') {
    throw new ActRefusal('not_own', 'A phone deletes for everyone only what was written on it.')
  }
  const now = world.clock.now()
  if (message.at < now - customerRevokeHoursMax * 3_600_000) {
    throw new ActRefusal(
      'too_late',
      `A message can be deleted for everyone for ${customerRevokeHoursMax} hours.`,
    )
  }
  message.deletedForEveryone = true
  if (thread.number.coexistence) tellChange(world, thread, 'revoke', { original_message_id: id })
  else if (world.deletionsHeard === 'unsupported') tellUnsupported(world, thread, 'revoke')
  return message
}

/** Corrects an own text or caption within 15 minutes. */
export function editMessage(world: World, thread: Thread, id: string, text: string): Message {
  const message = ownOrTheirs(thread, id)
  const now = world.clock.now()
  if (message.direction !== 'customer') throw new ActRefusal('not_own', 'Only own messages can be edited.')
  if (message.at < now - customerEditMinutesMax * 60_000) {
    throw new ActRefusal('too_late', `A message can be edited for ${customerEditMinutesMax} minutes.`)
  }
  const content = message.content as Record<string, unknown>
  const field = message.type === 'text' ? 'body' : 'caption'
  if (message.type !== 'text' && content.caption === undefined) {
    throw new ActRefusal('not_editable', 'Only texts and captions can be edited.')
  }
  message.content = { ...content, [field]: text }
  message.editedAt = now
  if (thread.number.coexistence) {
    const changed = { type: message.type, [message.type]: message.content }
    tellChange(world, thread, 'edit', { original_message_id: id, message: changed })
  } else tellUnsupported(world, thread, 'edit')
  return message
}

function tellChange(world: World, thread: Thread, type: 'revoke' | 'edit', content: object): void {
  const now = world.clock.now()
  const item = {
    ...senderOf(thread, now),
    id: world.ids.message(),
    timestamp: seconds(now),
    type,
    [type]: content,
  }
  tellItem(world, thread, item, type)
}

function tellUnsupported(world: World, thread: Thread, kind: string): void {
  const now = world.clock.now()
  const item = {
    ...senderOf(thread, now),
    id: world.ids.message(),
    timestamp: seconds(now),
    errors: [{ ...webhookError(131051, 'Message type is currently not supported.'), href: undefined }],
    type: 'unsupported',
    unsupported: { type: kind },
  }
  tellItem(world, thread, item, 'unsupported')
}

function ownOrTheirs(thread: Thread, id: string): Message {
  const message = thread.messages.find((one) => one.id === id)
  if (!message) throw new ActRefusal('unknown_message', 'This phone shows no message with this id.')
  if (message.deletedForEveryone) throw new ActRefusal('already_deleted', 'This message is deleted already.')
  return message
}

export type StateChange = {
  phone?: PhoneState | undefined
  app_open?: boolean | undefined
  chat_open?: boolean | undefined
  receipts?: boolean | undefined
  notification_preview?: boolean | undefined
  blocked?: boolean | undefined
  marketing_stopped?: boolean | undefined
  number_changed_to?: string | undefined
  on_whatsapp?: boolean | undefined
  name?: string | undefined
  username?: string | null | undefined
}

/** Changes the phone and its settings. `blocked` and `marketing_stopped` are about `number`. */
export function changeState(
  world: World,
  customer: Customer,
  number: BusinessNumber,
  change: StateChange,
): void {
  const thread = threadOf(number, customer)
  if (change.name !== undefined) customer.name = change.name
  if (change.username === null) delete customer.username
  else if (change.username !== undefined) customer.username = change.username
  if (change.on_whatsapp !== undefined) customer.onWhatsApp = change.on_whatsapp
  if (change.receipts !== undefined) customer.receipts = change.receipts
  if (change.notification_preview !== undefined) customer.notificationPreview = change.notification_preview
  if (change.app_open !== undefined) customer.appOpen = change.app_open
  if (change.chat_open === true) customer.chatOpenWith = number.id
  if (change.chat_open === false || change.app_open === false) delete customer.chatOpenWith
  if (change.blocked !== undefined) setBlocked(world, customer, number, change.blocked)
  if (change.marketing_stopped !== undefined && change.marketing_stopped !== thread.marketingStopped) {
    thread.marketingStopped = change.marketing_stopped
    tellPreference(world, thread, change.marketing_stopped ? 'stop' : 'resume')
  }
  if (change.number_changed_to !== undefined) changeNumber(world, customer, change.number_changed_to)
  if (change.phone !== undefined) setPhone(world, customer, change.phone)
}

export function setPhone(world: World, customer: Customer, phone: PhoneState): void {
  customer.phone = phone
  if (phone !== 'on') {
    customer.appOpen = false
    delete customer.chatOpenWith
  }
  if (phone === 'uninstalled') customer.waiting = []
  if (phone === 'on') reconnect(world, customer)
}

/** The person keeps WhatsApp under a new number; businesses in contact are told, once. */
export function changeNumber(world: World, customer: Customer, written: string): void {
  const waId = written.replace(/\D/g, '')
  const { waId: previous, bsuid: previousUserId } = customer
  if (waId === previous) return
  world.customers.delete(previous)
  world.customers.delete(previousUserId)
  world.abandoned.set(previous, customer)
  world.abandoned.delete(waId)
  customer.waId = waId
  customer.numberChangedTo = waId
  // The user id is made anew with the number. business-scoped-user-ids, mid-2026 copy.
  customer.bsuid = bsuidFor(waId, 'simulator')
  world.customers.set(waId, customer)
  world.customers.set(customer.bsuid, customer)
  for (const number of world.numbers.values()) {
    const thread = number.threads.get(customer)
    if (thread?.messages.length) tellNumberChange(world, thread, previous, previousUserId)
  }
}

/** A tap on a reply button, a list row, or a quick reply of a template. */
export function tap(
  world: World,
  thread: Thread,
  messageId: string,
  choice: { id?: string; index?: number; title?: string },
): Message {
  const message = ownOrTheirs(thread, messageId)
  if (message.deliveredAt === undefined)
    throw new ActRefusal('not_delivered', 'This message is not on the phone yet.')
  const found = choicesOf(message).find(
    (one, index) =>
      one.id === choice.id ||
      index === choice.index ||
      (choice.title !== undefined && one.title === choice.title),
  )
  if (!found) throw new ActRefusal('no_such_choice', 'The message has no such button or row.')
  message.tapped = [...(message.tapped ?? []), found.id]
  const { type, content } = found.reply
  return writeMessage(world, thread, { type, content, context: { id: messageId } })
}

export type Choice = { id: string; title: string; reply: { type: string; content: object } }

/** What can be tapped in a message so that an answer goes back. */
export function choicesOf(message: Message): Choice[] {
  if (message.shown) {
    return message.shown.buttons
      .filter(({ type }) => type === 'QUICK_REPLY')
      .map(({ text, payload }) => ({
        id: payload ?? text,
        title: text,
        reply: { type: 'button', content: { payload: payload ?? text, text } },
      }))
  }
  if (message.type !== 'interactive') return []
  const { action } = message.content as {
    action: {
      buttons?: { reply: { id: string; title: string } }[]
      sections?: { rows?: { id: string; title: string; description?: string }[] }[]
      cards?: { action: { buttons?: { quick_reply: { id: string; title: string } }[] } }[]
    }
  }
  const cards =
    action.cards?.flatMap((card) => card.action.buttons?.map((button) => button.quick_reply) ?? []) ?? []
  const buttons = [...(action.buttons?.map((button) => button.reply) ?? []), ...cards]
  const rows = action.sections?.flatMap((section) => section.rows ?? []) ?? []
  return [
    ...buttons.map(({ id, title }) => ({
      id,
      title,
      reply: { type: 'interactive', content: { type: 'button_reply', button_reply: { id, title } } },
    })),
    ...rows.map((row) => ({
      id: row.id,
      title: row.title,
      reply: { type: 'interactive', content: { type: 'list_reply', list_reply: row } },
    })),
  ]
}
