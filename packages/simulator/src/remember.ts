import type { Customer } from './customer.ts'
import { changeNumber } from './customer-acts.ts'
import { resumeDelivery } from './deliver.ts'
import type { Message, Progress, Thread } from './message.ts'
import type { BusinessNumber } from './number.ts'
import { showTemplate } from './template-send.ts'
import { addCustomer, findCustomer, threadOf, type World } from './world.ts'

// State lives in memory, so a simulator that starts again has forgotten who wrote when. Whoever kept it can say so:
// nothing of it is told to the business, which knows it already. Times in ms since 1970.

export type RememberedMessage = {
  id: string
  from: 'business' | 'customer'
  type: string
  content: unknown
  at: number
  deliveredAt?: number | undefined
  readAt?: number | undefined
  playedAt?: number | undefined
  quotes?: string | undefined
  deleted: boolean
}

export type RememberedPerson = {
  /** The phone number, or the user id of somebody who lives here. */
  address: string
  /** Numbers the person had before this one. */
  formerly: readonly string[]
  name?: string | undefined
  username?: string | undefined
  /** Opens the service window as far as it still reaches. */
  lastInboundAt?: number | undefined
  messages: readonly RememberedMessage[]
}

const messageTtlMs = 30 * 86_400_000
const isUserId = /^[A-Z]{2}\./

/**
 * Gives a person back what an earlier run knew. What was under way to the phone arrives when it is reachable. Undefined
 * for a user id that nobody has.
 */
export function rememberPerson(
  world: World,
  number: BusinessNumber,
  person: RememberedPerson,
): Thread | undefined {
  const customer = personAt(world, person)
  if (!customer) return undefined
  const thread = threadOf(number, customer)
  thread.lastInboundAt = Math.max(thread.lastInboundAt, person.lastInboundAt ?? 0)
  const fresh = person.messages.filter(({ id }) => !world.messages.has(id))
  const messages = fresh.map((one) => messageOf(number, one))
  thread.messages = [...thread.messages, ...messages].sort((one, other) => one.at - other.at)
  for (const message of messages) world.messages.set(message.id, { message, thread })
  for (const message of messages) if (message.progress === 'sent') resumeDelivery(world, thread, message)
  return thread
}

/** Who moved to another number is not two people. Done before anything is in the thread, so that nobody is told. */
function personAt(
  world: World,
  { address, formerly, name, username }: RememberedPerson,
): Customer | undefined {
  const known = findCustomer(world, address)
  if (known) return known
  if (isUserId.test(address)) return undefined
  const moved = formerly.map((old) => findCustomer(world, old)).find((one) => one !== undefined)
  if (moved) {
    changeNumber(world, moved, address)
    return moved
  }
  const given = { ...(name && { name }), ...(username && { username }) }
  return addCustomer(world, address.replace(/\D/g, ''), given)
}

function messageOf(number: BusinessNumber, given: RememberedMessage): Message {
  const { id, from, type, at, deliveredAt, readAt, playedAt, quotes, deleted } = given
  const content = withoutFile(given.content)
  const shown = type === 'template' && !deleted ? showTemplate(number, content) : undefined
  return {
    id,
    direction: from,
    type,
    content,
    at,
    progress: progressOf(given),
    sentAt: at,
    category: 'service',
    expiresAt: from === 'business' ? at + messageTtlMs : Number.POSITIVE_INFINITY,
    byPhone: true,
    ...(deliveredAt !== undefined && { deliveredAt }),
    // What was read is behind the last look into the chat.
    ...(readAt !== undefined && {
      readAt,
      seenAt: readAt,
      openedAt: readAt,
      deliveredAt: deliveredAt ?? readAt,
    }),
    ...(playedAt !== undefined && { playedAt }),
    ...(quotes !== undefined && { quotes }),
    ...(shown && { shown }),
    ...(deleted && { deletedForEveryone: true }),
  }
}

function progressOf({ from, deliveredAt, readAt, playedAt }: RememberedMessage): Progress {
  if (playedAt !== undefined) return 'played'
  if (readAt !== undefined) return 'read'
  return from === 'customer' || deliveredAt !== undefined ? 'delivered' : 'sent'
}

// The bytes went with the earlier run; an id that leads nowhere would show as a broken picture.
function withoutFile(content: unknown): object {
  if (Array.isArray(content)) return content
  const { id: _id, url: _url, ...rest } = content as { id?: unknown; url?: unknown }
  return rest
}
