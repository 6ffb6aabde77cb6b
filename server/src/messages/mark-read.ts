import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  inTransaction,
  type NumberId,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import { announceMessages } from './announce-messages.ts'
import type { Channels } from './channel.ts'
import { listNumbers } from './number-store.ts'

type Thread = { readonly contact_id: ContactId | null; readonly group_id: string | null }

/**
 * Shows the person that we have read, by the agent's choice and never by itself: the platform marks everything up to the
 * newest message. With `typing` the app shows that somebody is writing, for up to 25 seconds.
 */
export async function markThreadRead(
  db: Database,
  channels: Channels,
  workspaceId: WorkspaceId,
  of: Thread,
  typing: boolean,
  now: Date,
): Promise<Refusal | undefined> {
  const { contact_id } = of
  if (contact_id === null)
    return refuse('messages.read_not_possible', 'In groups WhatsApp shows no read marks of a business.')
  const { rows } = await sql<{ id: string; number_id: NumberId; channel_message_id: string }>`
    select id, number_id, channel_message_id from messages
    where workspace_id = ${workspaceId} and contact_id = ${contact_id} and group_id is null
      and direction = 'in' and withdrawn_at is null and channel_message_id is not null
    order by id desc limit 1`.execute(db)
  const newest = rows[0]
  if (!newest)
    return refuse('messages.read_not_possible', 'There is no message of this person to mark as read.')
  const number = (await listNumbers(db, [{ workspace_id: workspaceId, number_id: newest.number_id }])).get(
    newest.number_id,
  )
  if (!number || number.disconnected_at)
    return refuse('messages.number_missing', 'This number is no longer connected.')
  const refusal = await channels(number.channel).markRead(
    { workspace_id: workspaceId, number_id: number.id },
    newest.channel_message_id,
    typing,
  )
  if (refusal) return refusal
  return inTransaction(db, async (trx) => {
    const { rows: marked } = await sql<{ message_id: string }>`
      update messages set marked_read_at = ${now}
      where workspace_id = ${workspaceId} and contact_id = ${contact_id} and direction = 'in' and id <= ${newest.id}
        and number_id = ${newest.number_id} and marked_read_at is null and group_id is null
      returning id as message_id`.execute(trx)
    await announceMessages(
      trx,
      'messages.changed',
      marked.map(({ message_id }) => ({
        workspace_id: workspaceId,
        message_id,
        contact_id,
        group_id: null,
      })),
    )
    return undefined
  })
}
