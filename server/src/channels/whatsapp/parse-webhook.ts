import { changesOf, readDelivery, type WebhookDelivery } from '@doublecheck/whatsapp'
import { parseAccountField } from './parse-account.ts'
import { parseEcho, parseHistory, parseMessage } from './parse-message.ts'
import { parseStatus } from './parse-status.ts'
import type { ParsedChange, ParsedDelivery, Person } from './parsed.ts'
import { type EachItem, type Fields, list, record, text } from './read-fields.ts'

/**
 * Turns the bytes of one delivery into facts. Pure: no clock, no database. Never throws: a change that cannot be read is
 * named with its reason and its neighbours are read all the same. Wire shapes are known here and in the files beside.
 */
export function parseWebhook(bytes: Buffer): ParsedDelivery {
  let json: unknown
  try {
    json = cleanJson(bytes.toString('utf8'))
  } catch (error) {
    return { kind: 'unreadable', reason: `not JSON: ${(error as Error).message}`.slice(0, 300) }
  }
  const delivery = readDelivery(json)
  if (!delivery)
    return {
      kind: 'unreadable',
      reason: 'not an envelope of the platform: object, entry or changes are missing',
    }
  return parseDelivery(delivery)
}

function parseDelivery(delivery: WebhookDelivery): ParsedDelivery {
  const changes: ParsedChange[] = []
  const problems: { position: number; reason: string }[] = []
  // What cannot be read harms neither the items beside it nor the changes around it.
  const reasons: string[] = []
  const attempt = (read: () => void) => {
    try {
      read()
    } catch (error) {
      reasons.push((error as Error).message)
    }
  }
  const each: EachItem = (items, read) => {
    for (const item of list(items)) attempt(() => read(record(item)))
  }
  let position = 0
  for (const { accountId, time, change } of changesOf(delivery)) {
    attempt(() =>
      changes.push(parseChange(position, accountId, time, change.field, record(change.value), each)),
    )
    const reason = reasons.splice(0).join('; ')
    if (reason !== '') problems.push({ position, reason: `${change.field}: ${reason}`.slice(0, 300) })
    position += 1
  }
  return { kind: 'changes', changes, problems }
}

function parseChange(
  position: number,
  accountId: string,
  time: number | undefined,
  field: string,
  value: Fields,
  each: EachItem,
): ParsedChange {
  const change: ParsedChange = {
    position,
    account_id: accountId,
    phone_number_id: text(record(value.metadata).phone_number_id) || null,
    field,
    messages: [],
    receipts: [],
    withdrawals: [],
    edits: [],
    number_changes: [],
    preferences: [],
    address_book: [],
    template_news: [],
    notices: [],
    unknown: [],
  }
  switch (field) {
    case 'messages':
      parseTraffic(change, value, each)
      break
    case 'standby':
      // Another handler is active, but the conversation is the same one.
      parseTraffic(change, { ...record(value.standby), contacts: value.contacts, errors: value.errors }, each)
      break
    case 'smb_message_echoes':
      each(value.message_echoes, (echo) => parseEcho(change, echo, peopleOf(value)))
      break
    case 'history':
      each(value.history, (chunk) => parseHistory(change, chunk, value, each))
      break
    case 'smb_app_state_sync':
      for (const sync of list(value.state_sync)) {
        const { phone_number, full_name, user_id } = record(record(sync).contact)
        if (record(sync).action === 'remove') continue
        change.address_book.push({
          phone: text(phone_number).replace(/\D/g, '') || undefined,
          bsuid: text(user_id) || undefined,
          profile_name: text(full_name) || undefined,
        })
      }
      break
    default:
      parseAccountField(change, field, value, time)
  }
  return change
}

function parseTraffic(change: ParsedChange, value: Fields, each: EachItem): void {
  const people = peopleOf(value)
  each(value.messages, (message) => parseMessage(change, message, people))
  each(value.statuses, (status) => parseStatus(change, status, people))
  each(value.message_echoes, (echo) => parseEcho(change, echo, people))
  if (list(value.errors).length > 0) change.notices.push({ value: { errors: value.errors }, at: null })
}

/** The people a value introduces, to be looked up by either of their names. */
export function peopleOf(value: Fields): readonly Person[] {
  return list(value.contacts).map((contact) => {
    const fields = record(contact)
    const profile = record(fields.profile)
    return {
      phone: text(fields.wa_id) || undefined,
      bsuid: text(fields.user_id) || undefined,
      parent_bsuid: text(fields.parent_user_id) || undefined,
      profile_name: text(profile.name) || undefined,
      username: text(profile.username) || undefined,
    }
  })
}

const troublesome = /\\u(0000|d[89a-f])/i

/**
 * Reads JSON into text PostgreSQL can hold: it knows no U+0000 and no half surrogate. The search is over escapes, which
 * is the only way JSON can carry them, so ordinary deliveries pay for one scan.
 */
function cleanJson(source: string): unknown {
  if (!troublesome.test(source)) return JSON.parse(source)
  return JSON.parse(source, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  )
}
