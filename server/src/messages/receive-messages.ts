import { sql } from 'kysely'
import { hearFrom, withdrawIfAsked } from '../consent/index.ts'
import { queueJobs, type Transaction } from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import { recordReceivedMedia } from './media-store.ts'
import type { ReceivedMessage } from './message.ts'
import { recordCopies } from './message-copies.ts'
import { insertReceived, mediaPlaceholder, receivedMessageId } from './message-store.ts'
import { openWindows } from './service-window.ts'
import { textOf } from './text-of.ts'
import { applyRevisions, type Scrub } from './withdraw-messages.ts'

/**
 * Takes in messages as a channel understood them. Safe to repeat: only new ones do anything. Returns how many were new
 * and which stored deliveries must lose content, because the person had already taken a message back.
 */
export async function receiveMessages(
  trx: Transaction,
  messages: readonly ReceivedMessage[],
): Promise<{ readonly fresh: number; readonly scrubs: readonly Scrub[] }> {
  const known = await listKnownOwnMessages(trx, messages)
  const candidates = uniqueById(messages.filter((message) => !known.has(ownKey(message))))
  const freshIds = await insertReceived(trx, candidates)
  const fresh = candidates.filter((message) => freshIds.has(receivedMessageId(message)))
  const live = fresh.filter((message) => message.direction === 'in' && message.contact_id !== null)
  // Before the windows: a message that leaves locks its budget and then its window, and so must we.
  await hearFrom(trx, live.filter(opensWindow).map(writing))
  await openWindows(trx, live.filter(opensWindow).map(writing))
  await withdrawIfAsked(trx, live.filter((message) => message.origin === 'live').map(saying))
  await recordReceivedMedia(trx, fresh)
  await queueJobs(trx, fresh.filter((message) => message.media).map(download))
  const again = comeAgain(messages, fresh)
  await recordCopies(trx, again)
  const scrubs = await applyRevisions(trx, again.length === 0 ? fresh : messages)
  await announceMessages(
    trx,
    'messages.received',
    fresh.map((message) => ({
      workspace_id: message.workspace_id,
      message_id: receivedMessageId(message),
      contact_id: message.contact_id,
      group_id: message.group_id,
    })),
  )
  return { fresh: fresh.length, scrubs }
}

const ownKey = (message: ReceivedMessage) => `${message.workspace_id} ${message.channel_message_id}`

/** A history transfer also tells of messages that left through us: those we have, under an id of our own. */
async function listKnownOwnMessages(
  trx: Transaction,
  messages: readonly ReceivedMessage[],
): Promise<Set<string>> {
  const own = messages.filter((message) => message.direction === 'out')
  if (own.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select messages.workspace_id || ' ' || messages.channel_message_id as key
    from unnest(${own.map((m) => m.workspace_id)}::integer[], ${own.map((m) => m.channel_message_id)}::text[])
      as told (workspace_id, channel_message_id)
    join messages using (workspace_id, channel_message_id)
    where messages.author <> 'app'`.execute(trx)
  return new Set(rows.map((row) => row.key))
}

/** Told twice in one batch, a message counts once; its file counts more than the placeholder that stood for it. */
function uniqueById(messages: readonly ReceivedMessage[]): ReceivedMessage[] {
  const byId = new Map<string, ReceivedMessage>()
  for (const message of messages) {
    const id = receivedMessageId(message)
    const before = byId.get(id)
    if (!before || before.type === mediaPlaceholder) byId.set(id, message)
  }
  return [...byId.values()]
}

/** News of the platform about a person, such as a new number, is nothing that they wrote. */
const opensWindow = ({ group_id, type }: ReceivedMessage) => group_id === null && type !== 'system'

/** Told before, or in another form: of a transfer, a file takes the place of what stood for it. */
function comeAgain(messages: readonly ReceivedMessage[], fresh: readonly ReceivedMessage[]) {
  const news = new Set(fresh)
  return messages.filter((message) => !news.has(message) || message.origin === 'history')
}

function writing(message: ReceivedMessage) {
  const { workspace_id, number_id, at } = message
  return { workspace_id, number_id, contact_id: message.contact_id!, at }
}

function saying(message: ReceivedMessage) {
  return {
    workspace_id: message.workspace_id,
    contact_id: message.contact_id!,
    channel: message.channel as 'whatsapp',
    text: textOf(message.type, message.body, message.details),
    at: message.at,
    fact: `message:${message.channel_message_id}`,
  }
}

/** The pauses between tries grow to six hours, so these last for the week in which the platform keeps a file. */
const downloadTriesMax = 36

function download(message: ReceivedMessage) {
  const payload = { workspace_id: message.workspace_id, message_id: receivedMessageId(message) }
  const key = `download:${payload.message_id}`
  return { task: 'messages:download_media', payload, key, tries: downloadTriesMax }
}
