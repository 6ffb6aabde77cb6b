import { personOf } from './parse-message.ts'
import type { ParsedChange, Person } from './parsed.ts'
import { type Fields, instant, list, record, required, text } from './read-fields.ts'

/** One receipt. In groups each participant's device reports; some samples spell the field the other way round. */
export function parseStatus(change: ParsedChange, status: Fields, people: readonly Person[]): void {
  const name = required(status.status, 'status')
  const inGroup = text(status.recipient_type) === 'group'
  const participant =
    text(status.recipient_participant_user_id) ||
    text(status.recipient_participant_id) ||
    text(status.participant_recipient_id)
  change.receipts.push({
    channel_message_id: required(status.id, 'id'),
    status: name.slice(0, 40),
    at: instant(status.timestamp, 'timestamp'),
    participant: inGroup ? participant : '',
    echoed: text(status.biz_opaque_callback_data) || null,
    errors: list(status.errors).length > 0 ? list(status.errors) : null,
    pricing: Object.keys(record(status.pricing)).length > 0 ? status.pricing : null,
    person: inGroup ? null : personOf(text(status.recipient_id), text(status.recipient_user_id), '', people),
  })
}
