import type { HistoryMessage } from '@doublecheck/whatsapp'
import type { Customer } from './customer.ts'
import { GraphRefusal } from './graph-error.ts'
import { stableMessageId } from './ids.ts'
import { mediaAddress, storeMedium } from './media.ts'
import type { Message, Thread } from './message.ts'
import type { BusinessNumber } from './number.ts'
import { type PastMessage, pastConversation } from './population/past.ts'
import { makePersona, type Persona } from './population/persona.ts'
import { samplePng } from './sample-files.ts'
import { seconds, tellNumber } from './tell.ts'
import { addCustomer, findCustomer, threadOf, type World } from './world.ts'

// What a number brings along from the app: up to 180 days of one-to-one chats, in chunks and three phases.
// webhooks/reference/history 2025-10-22; onboarding-business-app-users 2026-06-26.

const day = 86_400_000
export const historyDaysMax = 180
const chunkMessagesMax = 200
/** Pictures of the last days follow in a second delivery; until then a placeholder stands for them. */
const mediaDays = 14

type PastThread = { thread: Thread; messages: Message[] }

/** Delivers the past of the number's population; returns what was told. */
export function deliverHistory(world: World, number: BusinessNumber, days: number, people: number): object {
  const threads = writePast(world, number, Math.min(days, historyDaysMax), people)
  tellContacts(world, number, threads)
  const now = world.clock.now()
  const phases = [
    { phase: 0, from: now - day, until: now },
    { phase: 1, from: now - 90 * day, until: now - day },
    { phase: 2, from: now - historyDaysMax * day, until: now - 90 * day },
  ]
  const chunks = phases.flatMap(({ phase, from, until }) =>
    chunked(threads, from, until).map((chunk, index) => ({ phase, order: index + 1, chunk })),
  )
  chunks.forEach(({ phase, order, chunk }, index) => {
    const progress = Math.round(((index + 1) / chunks.length) * 100)
    const metadata = { phase, chunk_order: order, progress }
    tellNumber(world, number, 'history', { history: [{ metadata, threads: chunk.map(wireThread) }] })
  })
  const messages = threads.reduce((sum, one) => sum + one.messages.length, 0)
  tellMedia(world, number, threads, now - mediaDays * day)
  return { threads: threads.length, messages, chunks: chunks.length }
}

/** The number's own request, allowed once and within a day of connecting: `POST /{id}/smb_app_data`. */
export function requestHistory(world: World, number: BusinessNumber, syncType: string): object {
  if (!number.coexistence) throw new GraphRefusal(100, 'The number is not used in the WhatsApp Business app.')
  if (syncType === 'history') {
    if (number.historyAsked) throw new GraphRefusal(2593107, 'The history was already requested.')
    if (world.clock.now() > number.connectedAt + day) {
      throw new GraphRefusal(2593108, 'The history must be requested within 24 hours.')
    }
    number.historyAsked = true
    world.clock.after(1000, () =>
      deliverHistory(world, number, historyDaysMax, Math.max(number.population, 1)),
    )
  } else if (syncType === 'smb_app_state_sync') {
    world.clock.after(1000, () => {
      const threads = [...number.threads.values()].map((thread) => ({ thread, messages: [] }))
      tellContacts(world, number, threads)
    })
  } else throw new GraphRefusal(100, 'sync_type: Use one of: history, smb_app_state_sync.')
  return { messaging_product: 'whatsapp', request_id: world.ids.opaque('sync') }
}

/** The same people and the same past for the same seed: a desk that has it already finds nothing new. */
function writePast(world: World, number: BusinessNumber, days: number, people: number): PastThread[] {
  const today = Math.floor(world.clock.now() / day)
  return Array.from({ length: people }, (_, index) => {
    const persona = makePersona(world.seed, index)
    const thread = threadOf(number, personFor(world, persona))
    const known = new Set(thread.messages.map(({ id }) => id))
    const messages = Array.from({ length: days + 1 }, (_, ago) => today - days + ago)
      .flatMap((date) =>
        pastConversation(world.seed, persona, date, today - date).map((past, place) =>
          pastMessage(world, persona, date, place, past),
        ),
      )
      .filter((message) => message.at < world.clock.now() - 60_000)
    thread.messages = [...messages.filter(({ id }) => !known.has(id)), ...thread.messages].sort(
      (a, b) => a.at - b.at,
    )
    for (const message of messages) {
      if (!world.messages.has(message.id)) world.messages.set(message.id, { message, thread })
      if (message.direction === 'customer') thread.lastInboundAt = Math.max(thread.lastInboundAt, message.at)
    }
    return { thread, messages }
  }).filter(({ messages }) => messages.length > 0)
}

function personFor(world: World, persona: Persona): Customer {
  const { waId, name, language, receipts, notificationPreview, username } = persona
  return (
    findCustomer(world, waId) ??
    addCustomer(world, waId, { name, language, receipts, notificationPreview, ...(username && { username }) })
  )
}

function pastMessage(
  world: World,
  persona: Persona,
  date: number,
  place: number,
  past: PastMessage,
): Message {
  const at = date * day + past.secondOfDay * 1000
  const read = past.from === 'customer' || persona.receipts
  return {
    id: stableMessageId('past', world.seed, persona.id, date, place),
    direction: past.from,
    type: past.picture ? 'image' : 'text',
    content: past.picture ? { caption: past.text } : { body: past.text },
    at,
    progress: read ? 'read' : 'delivered',
    sentAt: at,
    deliveredAt: at + 1000,
    seenAt: at + 60_000,
    openedAt: at + 60_000,
    ...(read && { readAt: at + 60_000 }),
    category: 'service',
    expiresAt: Number.POSITIVE_INFINITY,
    byPhone: true,
  }
}

/** Threads cut to a span of time, in chunks of bounded size. */
function chunked(threads: readonly PastThread[], from: number, until: number): PastThread[][] {
  const chunks: PastThread[][] = []
  let room = 0
  for (const { thread, messages } of threads) {
    const within = messages.filter(({ at }) => at >= from && at < until)
    if (within.length === 0) continue
    if (within.length > room) {
      chunks.push([])
      room = chunkMessagesMax
    }
    chunks.at(-1)!.push({ thread, messages: within })
    room -= within.length
  }
  return chunks
}

function wireThread({ thread, messages }: PastThread): object {
  const { customer } = thread
  const context = {
    wa_id: customer.waId,
    user_id: customer.bsuid,
    ...(customer.username && { username: customer.username }),
  }
  return { id: customer.waId, context, messages: messages.map((message) => wireMessage(thread, message)) }
}

function wireMessage({ number, customer }: Thread, message: Message): HistoryMessage {
  const own = message.direction === 'business'
  return {
    from: own ? number.phone : customer.waId,
    ...(own ? { to: customer.waId } : { from_user_id: customer.bsuid }),
    id: message.id,
    timestamp: seconds(message.at),
    // Files are named later, in a delivery of their own.
    ...(message.type === 'image'
      ? { type: 'media_placeholder' }
      : { type: 'text', text: message.content as { body: string } }),
    history_context: { status: message.progress === 'read' ? 'READ' : 'DELIVERED' },
  } as HistoryMessage
}

function tellMedia(
  world: World,
  number: BusinessNumber,
  threads: readonly PastThread[],
  since: number,
): void {
  const withPictures = threads
    .map(({ thread, messages }) => ({
      thread,
      pictures: messages.filter((one) => one.type === 'image' && one.at > since),
    }))
    .filter(({ pictures }) => pictures.length > 0)
  for (const { thread, pictures } of withPictures) {
    const messages = pictures.map((message) => {
      const medium = storeMedium(
        world,
        number,
        { mimeType: 'image/png', bytes: samplePng(message.id) },
        'customer',
      )
      const { caption } = message.content as { caption?: string }
      const image = {
        ...(caption && { caption }),
        mime_type: medium.mimeType,
        sha256: medium.sha256,
        id: medium.id,
        url: mediaAddress(world, medium),
      }
      message.content = image
      return { ...wireMessage(thread, message), type: 'image', image }
    })
    const metadata = { phase: 0, chunk_order: 1, progress: 100 }
    tellNumber(world, number, 'history', {
      history: [{ metadata, threads: [{ id: thread.customer.waId, messages }] }],
    })
  }
}

function tellContacts(world: World, number: BusinessNumber, threads: readonly PastThread[]): void {
  if (threads.length === 0) return
  const state_sync = threads.map(({ thread: { customer } }) => ({
    type: 'contact',
    contact: {
      full_name: customer.name,
      first_name: customer.name.split(' ')[0],
      phone_number: customer.waId,
      user_id: customer.bsuid,
    },
    action: 'add',
    metadata: { timestamp: seconds(world.clock.now()) },
  }))
  tellNumber(world, number, 'smb_app_state_sync', { state_sync })
}
