import type { MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import { type Dismissed, recordDismissals } from '../review/index.ts'
import { type QuickReplyUse, recordUses } from '../templates/index.ts'

/** What a sender says about a message besides what is sent. */
export type SendNotes = {
  /** Findings of the second look that the writer read and answered with a reason. */
  readonly dismissed?: readonly Dismissed[] | undefined
  /** The quick reply it began as. */
  readonly quick_reply?: QuickReplyUse['quick_reply'] | undefined
  /** Our message that this one makes right. */
  readonly corrects?: MessageId | undefined
}

/** Writes down what was said about messages that have just been queued. */
export async function recordSendNotes(
  trx: Transaction,
  notes: readonly (SendNotes & {
    readonly workspace_id: WorkspaceId
    readonly message_id: MessageId
    readonly by: string
  })[],
  now: Date,
): Promise<void> {
  await recordDismissals(
    trx,
    notes.flatMap(({ dismissed, ...of }) => (dismissed ? [{ ...of, dismissed }] : [])),
    now,
  )
  await recordUses(
    trx,
    notes.flatMap(({ workspace_id, message_id, by, quick_reply }) =>
      quick_reply ? [{ workspace_id, message_id, quick_reply, used_by: by, at: now }] : [],
    ),
  )
  const corrections = notes.flatMap(({ workspace_id, message_id, corrects }) =>
    corrects === undefined ? [] : [{ workspace_id, message_id, corrects, at: now }],
  )
  if (corrections.length > 0) await trx.insertInto('corrections').values(corrections).execute()
}
