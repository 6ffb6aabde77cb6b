import type { ContactId, Database, WorkspaceId } from '../platform/index.ts'
import type { Finding } from '../review/index.ts'
import type { MessageBody } from './message.ts'

export type LookedAt = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: ContactId
  readonly type: string
  readonly body: MessageBody
  /** What the channel made of it: a template's words with its values. */
  readonly details: Readonly<Record<string, unknown>>
  readonly purpose: string
  readonly send_after: Date
}

/** Reads drafts again before they are queued, with all that is known of person, catalogue and day. Aligned. */
export type SecondLook = (
  db: Database,
  drafts: readonly LookedAt[],
) => Promise<readonly (readonly Finding[])[]>

/** A stop means: another text, or a second person. */
export async function isStopped(db: Database, look: SecondLook, draft: LookedAt): Promise<boolean> {
  const [findings = []] = await look(db, [draft])
  return findings.some((finding) => finding.severity === 'stop')
}
