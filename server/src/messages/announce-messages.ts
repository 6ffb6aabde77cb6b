import {
  announce,
  type ContactId,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'

/** One event per workspace and batch. */
export async function announceMessages(
  trx: Transaction,
  name: 'messages.received' | 'messages.queued' | 'messages.changed',
  about: readonly {
    workspace_id: WorkspaceId
    message_id: MessageId
    contact_id: ContactId | null
    group_id: string | null
  }[],
): Promise<void> {
  const byWorkspace = Map.groupBy(about, (one) => one.workspace_id)
  await announce(
    trx,
    [...byWorkspace].map(([workspace_id, ones]) => ({
      workspace_id,
      name,
      body: {
        message_ids: ones.map((one) => one.message_id),
        contact_ids: [...new Set(ones.map((one) => one.contact_id).filter((id) => id !== null))],
        group_ids: [...new Set(ones.map((one) => one.group_id).filter((id) => id !== null))],
      },
    })),
  )
}
