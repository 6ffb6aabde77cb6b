import type { Fact } from '../evidence/index.ts'
import type { ContactId, MessageId, WorkspaceId } from '../platform/index.ts'
import { mediaPlaceholder } from './message-store.ts'

/** What of a message the journal commits to, and what it is filed under. */
export type Spoken = {
  readonly workspace_id: WorkspaceId
  readonly id: MessageId
  readonly number_id: string
  readonly contact_id: ContactId | null
  readonly direction: string
  readonly origin: string
  readonly channel_message_id: string | null
  readonly type: string
  readonly body: unknown
  readonly details: unknown
  readonly quotes: string | null
  readonly reacts_to: string | null
  readonly author: string | null
  readonly purpose: string | null
  readonly created_at: Date
  readonly accepted_at: Date | null
  readonly edited_at: Date | null
  readonly withdrawn_at: Date | null
}

/** A message as it was first written down. Nothing in it changes later but by an edit or a withdrawal. */
export function contentOf(row: Spoken): Readonly<Record<string, unknown>> {
  return {
    message: row.id,
    number: row.number_id,
    direction: row.direction,
    origin: row.origin,
    channel_message_id: row.channel_message_id,
    type: row.type,
    body: row.body,
    details: row.details,
    quotes: row.quotes,
    reacts_to: row.reacts_to,
    author: row.author,
    purpose: row.purpose,
    written_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
  }
}

/** What an edit made of a message. */
export function editOf(row: Pick<Spoken, 'id' | 'type' | 'body' | 'edited_at'>) {
  return { message: row.id, type: row.type, body: row.body, edited_at: row.edited_at?.toISOString() ?? null }
}

/** Every form in which the journal may have committed to a message as it stands. */
export function contentsOf(row: Spoken): unknown[] {
  // A message of unclear outcome that a person called sent was written down before the platform's id was known.
  const first = [contentOf(row), contentOf({ ...row, channel_message_id: null })]
  return row.edited_at === null ? first : [editOf(row), ...first]
}

/** That a message was sent or received; none for what is not yet there, or has not left. */
export function factOf(row: Spoken): Fact[] {
  // A transferred past names its files later: the placeholder has no words, and the file's message takes its place.
  if (row.type === mediaPlaceholder) return []
  const { workspace_id, contact_id } = row
  const common = { workspace_id, contact_id, subject: row.id, content: contentOf(row) }
  const fact = row.withdrawn_at === null ? common : { ...common, unopenable: true }
  if (row.direction === 'in')
    return [{ ...fact, at: row.created_at, kind: 'message_received', actor: 'contact' }]
  if (row.accepted_at === null) return []
  return [{ ...fact, at: row.accepted_at, kind: 'message_sent', actor: row.author ?? 'desk' }]
}
