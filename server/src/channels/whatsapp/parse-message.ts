import { cleanWords } from '../../platform/index.ts'
import type { ParsedChange, ParsedMessage, Person } from './parsed.ts'
import {
  type EachItem,
  type Fields,
  instant,
  list,
  record,
  required,
  text,
  withoutEmpty,
} from './read-fields.ts'

const knownTypes: ReadonlySet<string> = new Set([
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'button',
  'interactive',
  'order',
  'system',
  'request_welcome',
  'unsupported',
  'template',
  'media_placeholder',
])
const mediaTypes: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'document', 'sticker'])

/** One message of a customer. Removals and edits speak of another message and are none themselves. */
export function parseMessage(change: ParsedChange, message: Fields, people: readonly Person[]): void {
  const person = personOf(
    text(message.from),
    text(message.from_user_id),
    text(message.from_parent_user_id),
    people,
  )
  const at = instant(message.timestamp, 'timestamp')
  const type = required(message.type, 'type')
  if (parseRevision(change, message, type, at, 'contact')) return
  if (type === 'system') parseNumberChange(change, message, at)
  const groupId = text(message.group_id) || null
  if (!person && !groupId) throw new Error('from and from_user_id name nobody')
  change.messages.push({
    ...contentOf(change, message, type),
    person,
    group_id: groupId,
    direction: 'in',
    origin: 'live',
    at,
    reached: null,
  })
}

/** A message the business wrote, changed or took back on its own phone. */
export function parseEcho(change: ParsedChange, echo: Fields, people: readonly Person[]): void {
  const at = instant(echo.timestamp, 'timestamp')
  const type = required(echo.type, 'type')
  if (parseRevision(change, echo, type, at, 'app')) return
  change.messages.push({
    ...contentOf(change, echo, type),
    person: personOf(text(echo.to), text(echo.to_user_id), '', people),
    group_id: null,
    direction: 'out',
    origin: 'echo',
    at,
    reached: null,
  })
}

const reachedByStatus: Readonly<Record<string, ParsedMessage['reached']>> = {
  SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'played',
  ERROR: 'failed',
}

/** Threads of the past, both directions. The other side of a thread is the person. */
export function parseHistory(change: ParsedChange, chunk: Fields, value: Fields, each: EachItem): void {
  if (list(chunk.errors).length > 0) change.notices.push({ value: { errors: chunk.errors }, at: null })
  const ownPhone = text(record(value.metadata).display_phone_number).replace(/\D/g, '')
  for (const item of list(chunk.threads)) {
    const thread = record(item)
    const person = threadPerson(thread)
    each(thread.messages, (message) => {
      const at = instant(message.timestamp, 'timestamp')
      const type = required(message.type, 'type')
      const context = record(message.history_context)
      const mine = context.from_me === true || text(message.from).replace(/\D/g, '') === ownPhone
      if (parseRevision(change, message, type, at, mine ? 'app' : 'contact')) return
      change.messages.push({
        ...contentOf(change, message, type),
        person,
        group_id: null,
        direction: mine ? 'out' : 'in',
        origin: 'history',
        at,
        reached: mine ? (reachedByStatus[text(context.status).toUpperCase()] ?? null) : null,
      })
    })
  }
}

function threadPerson(thread: Fields): Person | null {
  const context = record(thread.context)
  const id = text(thread.id)
  const looksLikePhone = /^\+?\d+$/.test(id)
  return personOf(
    text(context.wa_id) || (looksLikePhone ? id.replace('+', '') : ''),
    text(context.user_id) || (looksLikePhone ? '' : id),
    '',
    [{ username: text(context.username) || undefined }],
  )
}

/** True when the item takes back or changes another message. */
function parseRevision(
  change: ParsedChange,
  message: Fields,
  type: string,
  at: Date,
  by: 'contact' | 'app',
): boolean {
  if (type === 'revoke') {
    change.withdrawals.push({
      channel_message_id: required(record(message.revoke).original_message_id, 'revoke.original_message_id'),
      at,
      by,
    })
    return true
  }
  if (type === 'edit') {
    const edit = record(message.edit)
    const content = record(edit.message)
    const newType = required(content.type, 'edit.message.type')
    change.edits.push({
      channel_message_id: required(edit.original_message_id, 'edit.original_message_id'),
      at,
      type: newType,
      body: record(content[newType]),
    })
    return true
  }
  return false
}

function parseNumberChange(change: ParsedChange, message: Fields, at: Date): void {
  const system = record(message.system)
  if (text(system.type) !== 'user_changed_number' && text(system.type) !== 'user_changed_user_id') return
  const from = withoutEmpty({
    phone: text(message.from) || undefined,
    bsuid: text(system.previous_user_id) || text(message.from_user_id) || undefined,
  })
  const to = withoutEmpty({
    phone: text(system.wa_id) || undefined,
    bsuid: text(system.user_id) || undefined,
  })
  if (Object.keys(from).length > 0 && Object.keys(to).length > 0) change.number_changes.push({ from, to, at })
}

type Content = Pick<
  ParsedMessage,
  'channel_message_id' | 'type' | 'body' | 'details' | 'quotes' | 'reacts_to' | 'media'
>

function contentOf(change: ParsedChange, message: Fields, type: string): Content {
  if (!knownTypes.has(type)) change.unknown.push(`messages:${type}`.slice(0, 100))
  const context = record(message.context)
  const body = Array.isArray(message[type])
    ? (message[type] as unknown[])
    : withoutUrl(type, record(message[type]))
  return {
    channel_message_id: required(message.id, 'id'),
    type,
    body,
    details: withoutEmpty({
      forwarded: context.forwarded,
      frequently_forwarded: context.frequently_forwarded,
      referred_product: context.referred_product,
      referral: message.referral,
      errors: message.errors,
    }),
    quotes: type === 'reaction' ? null : text(context.id) || null,
    reacts_to: type === 'reaction' ? text(record(body).message_id) || null : null,
    media: mediaTypes.has(type) ? mediaOf(record(body)) : null,
  }
}

/** The link dies after five minutes and opens with our token: nothing to keep. */
function withoutUrl(type: string, body: Fields): Fields {
  if (!mediaTypes.has(type)) return body
  const { url: _url, ...rest } = body
  return rest
}

function mediaOf(body: Fields): ParsedMessage['media'] {
  const id = text(body.id)
  if (id === '') return null
  return {
    channel_media_id: id,
    mime_type: text(body.mime_type) || 'application/octet-stream',
    ...(text(body.sha256) ? { sha256: text(body.sha256) } : {}),
    ...(text(body.filename) ? { file_name: text(body.filename).slice(0, 240) } : {}),
    voice: body.voice === true,
    animated: body.animated === true,
  }
}

/** Who this is, with the profile the delivery introduces them by. */
export function personOf(
  phone: string,
  bsuid: string,
  parentBsuid: string,
  people: readonly Person[],
): Person | null {
  const introduced = people.find(
    (one) => (bsuid !== '' && one.bsuid === bsuid) || (phone !== '' && one.phone === phone),
  )
  const alone = people.length === 1 && phone === '' && bsuid === '' ? people[0] : undefined
  const person = withoutEmpty({
    ...introduced,
    ...alone,
    ...(phone ? { phone } : {}),
    ...(bsuid ? { bsuid } : {}),
    ...(parentBsuid ? { parent_bsuid: parentBsuid } : {}),
  })
  return /\d/.test(person.phone ?? '') || cleanWords(person.bsuid ?? '', 1) !== '' ? person : null
}
