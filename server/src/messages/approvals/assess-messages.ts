import type { Database, MessageId, NumberId, WorkspaceId } from '../../platform/index.ts'
import { type Assessable, type Assessment, assess, readableText } from '../../review/index.ts'
import type { MessageBody } from '../message.ts'

/** A message as far as a second person is concerned. */
export type Sensitive = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly contact_id: string | null
  readonly type: string
  readonly body: MessageBody | unknown
  readonly details: unknown
  readonly quotes: string | null
  readonly purpose: string | null
  readonly author: string
  /** Null for one that is not written yet. */
  readonly message_id: MessageId | null
  /** People it needed when it was last assessed. */
  readonly approvals: number
  /** The second look says stop: no reason lets it pass, only a second person. */
  readonly stopped?: boolean
  /** Who has just changed its words, where that is somebody else. */
  readonly changed_by?: string
}

const isPerson = (signed: string | undefined) => signed?.startsWith('agent:')

/** What keeps each of these from leaving, for exactly what it says and whom it goes to. Aligned. */
export function assessMessages(
  db: Database,
  messages: readonly Sensitive[],
  now: Date,
): Promise<Assessment[]> {
  const asked = new Set<Assessable>()
  const subjects = messages.map(({ message_id, contact_id, approvals, changed_by, ...message }) => {
    const subject: Assessable = {
      ...message,
      subject_id: message_id,
      audience: contact_id ?? '',
      text: readableText(message.type, message.body, message.details),
      reach: 1,
      templated: message.type === 'template' && ![message.author, changed_by].some(isPerson),
    }
    if (approvals > 0) asked.add(subject)
    return subject
  })
  return assess(db, subjects, (subject) => asked.has(subject), now)
}
