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
    /** The platform took it over just now: some followers care for nothing else. */
    accepted?: boolean
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
        ...acceptedIn(ones),
      },
    })),
  )
}

function acceptedIn(ones: readonly { readonly message_id: MessageId; readonly accepted?: boolean }[]) {
  const accepted_ids = ones.filter((one) => one.accepted).map((one) => one.message_id)
  return accepted_ids.length > 0 ? { accepted_ids } : {}
}
