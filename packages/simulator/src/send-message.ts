import {
  authenticationTtlSecondsDefault,
  checkSendRequest,
  messageTtlSeconds,
  messagingTiers,
  type OutboundType,
  type Problem,
} from '@doublecheck/whatsapp'
import { remember } from './accepted.ts'
import { type Customer, callingCode, countryCode } from './customer.ts'
import { startDelivery } from './deliver.ts'
import { GraphRefusal } from './graph-error.ts'
import { mediaDoom } from './media.ts'
import type { Doom, Message, MessageCategory, ShownTemplate, Thread } from './message.ts'
import type { BusinessNumber, Template } from './number.ts'
import { takePair } from './pace.ts'
import { sendToGroup } from './send-to-group.ts'
import { fillTemplate, findSendable } from './template-send.ts'
import { customerAt, threadOf, type World, windowOpen } from './world.ts'

type Body = Record<string, unknown>
type Sending = {
  thread: Thread
  customer: Customer
  input: string
  byPhone: boolean
  type: OutboundType
  body: Body
}

/** What the platform would answer to a request with this problem. support/error-codes 2025-12-12. */
export function refusalOf(problem: Problem): GraphRefusal {
  const details = `${problem.field}: ${problem.message}`
  if (problem.field === 'to' && problem.code === 'missing') {
    return new GraphRefusal(100, 'The parameter to is required.')
  }
  if (problem.field === 'type' && problem.code === 'bad_value') return new GraphRefusal(131051, details)
  if (/^template\.components.*parameters\[\d+\]/.test(problem.field)) return new GraphRefusal(132018, details)
  switch (problem.code) {
    case 'missing':
      return new GraphRefusal(problem.field.includes('.') ? 131008 : 100, details)
    case 'wrong_type':
    case 'unknown_field':
      return new GraphRefusal(100, details)
    default:
      // Plain bodies answer 100 for a bad value, composed ones 131009.
      return new GraphRefusal(
        /^(interactive|contacts|location|reaction|to|recipient)\b/.test(problem.field) ? 131009 : 100,
        details,
      )
  }
}

/** Accepts a message, or throws the refusal. `marketing`: through the Marketing Messages interface. */
export function sendMessage(world: World, number: BusinessNumber, body: Body, marketing = false): object {
  checkNumber(number)
  const [problem] = checkSendRequest(body)
  if (problem) throw refusalOf(problem)
  if (!number.rate.take(world.clock.steady(), number.throughput)) {
    throw new GraphRefusal(130429, `The number may send ${number.throughput} messages per second.`)
  }
  if (body.recipient_type === 'group') return sendToGroup(world, number, body)
  const sending = addressed(world, number, body)
  const template =
    sending.type === 'template' ? findSendable(world, number, body.template as Body) : undefined
  if (marketing || template) checkMarketing(world, number, sending, template, marketing)
  const shown = template && fillTemplate(template, body.template as Body)
  const category = categoryOf(template, marketing)
  const now = world.clock.now()
  const open = windowOpen(sending.thread, now)
  let doom: Doom | undefined
  if (!template && !open && number.windowEnforced) {
    const details = 'More than 24 hours have passed since the customer last wrote to this number.'
    if (world.windowRefusal === 'answer') throw new GraphRefusal(131047, details)
    doom = { code: 131047, details }
  }
  if (number.pairEnforced && !takePair(sending.thread.pair, now)) {
    throw new GraphRefusal(131056, 'Too many messages to this person in a short time; wait before the next.')
  }
  if (template && !open) checkPortfolio(number, sending.customer, now)
  doom ??= doomOf(world, sending, category, open, now)
  const message = accept(world, sending, { category, shown, doom, template })
  return answerTo(sending, message, template)
}

function checkNumber(number: BusinessNumber): void {
  if (!number.registered) throw new GraphRefusal(133010, 'Register the number before sending.')
  if (number.status === 'BANNED') throw new GraphRefusal(131031, 'The account of this number is locked.')
  if (number.status === 'RESTRICTED')
    throw new GraphRefusal(368, 'The account is restricted for policy violations.')
  if (number.status === 'DISCONNECTED') throw new GraphRefusal(131045, 'The number is not connected.')
}

function addressed(world: World, number: BusinessNumber, body: Body): Sending {
  const type = (body.type ?? 'text') as OutboundType
  if (typeof body.to !== 'string') {
    const input = body.recipient as string
    const customer = world.customers.get(input)
    if (!customer) throw new GraphRefusal(131026, `No person of this business has the user id ${input}.`)
    return { thread: threadOf(number, customer), customer, input, byPhone: false, type, body }
  }
  const waId = phoneOf(world, number, body.to)
  if (waId === number.phone) throw new GraphRefusal(131021, 'The recipient is the sending number itself.')
  const customer = customerAt(world, waId)
  return { thread: threadOf(number, customer), customer, input: body.to, byPhone: true, type, body }
}

/** Digits with country code. Without a plus the business's own country is assumed, as the platform does. */
export function phoneOf(world: World, number: BusinessNumber, written: string): string {
  const digits = written.replace(/\D/g, '')
  // Clients commonly leave the plus away from a whole number: what is known or long enough is taken as
  // whole.
  if (written.trim().startsWith('+') || world.customers.has(digits) || digits.length > 10) return digits
  return callingCode(number.phone) + digits.replace(/^0/, '')
}

function categoryOf(template: Template | undefined, marketing: boolean): MessageCategory {
  if (!template) return 'service'
  if (marketing) return 'marketing_lite'
  return template.category.toLowerCase() as MessageCategory
}

function checkMarketing(
  world: World,
  number: BusinessNumber,
  sending: Sending,
  template: Template | undefined,
  marketing: boolean,
): void {
  if (marketing) {
    if (!template) throw new GraphRefusal(131055, 'Only marketing templates go through this interface.')
    if (template.category !== 'MARKETING') {
      throw new GraphRefusal(134100, `The template is of category ${template.category}.`)
    }
    if (world.clock.now() < template.marketingSyncedAt) {
      throw new GraphRefusal(
        134101,
        'The template is still being synchronised; this takes up to ten minutes.',
      )
    }
  } else if (template?.category === 'MARKETING' && number.account.marketingOnlyByMarketingApi) {
    throw new GraphRefusal(131063, 'Marketing is switched off on this interface for the account.')
  }
  if (!sending.byPhone && template?.category === 'AUTHENTICATION') {
    throw new GraphRefusal(131062, 'Authentication templates need a phone number.')
  }
}

function checkPortfolio({ account }: BusinessNumber, customer: Customer, now: number): void {
  const { portfolio } = account
  // No page names the code for this limit; 131048 is the one that speaks of too many messages of a number.
  if (!portfolio.writtenTo.take(customer.bsuid, now, messagingTiers[portfolio.tier])) {
    throw new GraphRefusal(131048, `The limit ${portfolio.tier} of new conversations in 24 hours is reached.`)
  }
  portfolio.tierUsedMax = Math.max(portfolio.tierUsedMax, portfolio.writtenTo.count(now))
}

// Where the cap does not apply: EEA, United Kingdom, Japan, South Korea. per-user-limits 2026-02-26.
const uncapped = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK GB JP KR'.split(
    ' ',
  ),
)
/** Marketing messages one person takes in a day. The real cap moves with the person; ours stands still. */
const marketingPerDayMax = 2

/** Why this message, though accepted, will not reach anyone. */
function doomOf(
  world: World,
  sending: Sending,
  category: MessageCategory,
  open: boolean,
  now: number,
): Doom | undefined {
  const { thread, customer, type, body } = sending
  const asked = world.faults.failure(sending.byPhone ? customer.waId : customer.bsuid)
  if (asked) return asked
  const gone = sending.byPhone && customer.waId !== phoneOf(world, thread.number, sending.input)
  if (!customer.onWhatsApp || gone || thread.blockedByBusiness) {
    return { code: 131026, details: 'Message undeliverable: this person cannot be reached on WhatsApp.' }
  }
  if (category === 'marketing' || category === 'marketing_lite') {
    const refused = marketingDoom(thread, open, now)
    if (refused) return refused
  }
  if (type === 'reaction') return reactionDoom(thread, body.reaction as { message_id: string }, now)
  return mediaDoom(world, type, body[type], now)
}

function marketingDoom(thread: Thread, open: boolean, now: number): Doom | undefined {
  if (thread.marketingStopped) {
    return { code: 131050, details: 'The person chose to stop marketing messages of this business.' }
  }
  const country = countryCode(thread.customer.waId)
  if (!thread.number.marketingCapEnforced || open) return undefined
  const details = 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.'
  if (country === 'US') return { code: 131049, details }
  if (uncapped.has(country) || uncapped.has(countryCode(thread.number.phone))) return undefined
  thread.marketingAt = thread.marketingAt.filter((at) => at > now - 86_400_000)
  if (thread.marketingAt.length >= marketingPerDayMax) return { code: 131049, details }
  thread.marketingAt.push(now)
  return undefined
}

function reactionDoom(
  thread: Thread,
  { message_id: id }: { message_id: string },
  now: number,
): Doom | undefined {
  const target = thread.messages.find((message) => message.id === id)
  const old = target !== undefined && target.at < now - 30 * 86_400_000
  if (target && !old && !target.deletedForEveryone && target.type !== 'reaction') return undefined
  return { code: 131009, details: 'The message to react to is unknown, deleted, too old, or a reaction.' }
}

type Facts = {
  category: MessageCategory
  shown: ShownTemplate | undefined
  doom: Doom | undefined
  template: Template | undefined
}

function accept(world: World, sending: Sending, { category, shown, doom, template }: Facts): Message {
  const { thread, customer, type, body } = sending
  const now = world.clock.now()
  const ttl = category === 'authentication' ? authenticationTtlSecondsDefault : messageTtlSeconds
  const given = template?.definition.message_send_ttl_seconds
  const message: Message = {
    id: world.ids.message(),
    direction: 'business',
    type,
    content: body[type],
    at: now,
    progress: 'accepted',
    category,
    expiresAt: now + (given !== undefined && given > 0 ? given : ttl) * 1000,
    byPhone: sending.byPhone,
  }
  if (shown) message.shown = shown
  if (doom) message.doom = doom
  if (typeof body.biz_opaque_callback_data === 'string') message.callbackData = body.biz_opaque_callback_data
  const quoted = (body.context as { message_id?: string } | undefined)?.message_id
  if (quoted) message.quotes = quoted
  if (sending.byPhone) thread.lastOutboundByPhoneAt = now
  thread.typingUntil = 0
  thread.messages.push(message)
  remember(world, thread.number, thread, message, sending.byPhone ? customer.waId : customer.bsuid)
  if (template?.pacing !== 'held') startDelivery(world, thread, message)
  else {
    template.held.push((dropped) => {
      if (dropped) message.doom = dropped
      startDelivery(world, thread, message)
    })
  }
  return message
}

function answerTo(
  { customer, input, byPhone }: Sending,
  message: Message,
  template: Template | undefined,
): object {
  const held = template?.pacing === 'held'
  return {
    messaging_product: 'whatsapp',
    contacts: [byPhone ? { input, wa_id: customer.waId } : { input, user_id: customer.bsuid }],
    messages: [
      {
        id: message.id,
        ...(template && { message_status: held ? 'held_for_quality_assessment' : 'accepted' }),
      },
    ],
  }
}
