import { sql } from 'kysely'
import type { MessageId, Transaction, WorkspaceId } from '../platform/index.ts'
import { weekOf, wordKey } from './words.ts'

export type MessageWords = { readonly message_id: MessageId; readonly words: readonly string[] }

/** Puts words in the search, in the place of those the message had. */
export async function upsertWords(
  trx: Transaction,
  workspaceId: WorkspaceId,
  messages: readonly MessageWords[],
): Promise<void> {
  if (messages.length === 0) return
  const inOrder = messages.toSorted((one, other) => (one.message_id < other.message_id ? -1 : 1))
  const keys = inOrder.map(({ message_id, words }) =>
    words.map((word) => wordKey(workspaceId, weekOf(message_id), word)).join(' '),
  )
  // array_to_tsvector takes the keys as they are; a text parser would cut them up.
  await sql`
    insert into message_words (workspace_id, message_id, words)
    select ${workspaceId}, message_id, array_to_tsvector(string_to_array(keys, ' '))
    from unnest(${inOrder.map((one) => one.message_id)}::uuid[], ${keys}::text[]) as told (message_id, keys)
    on conflict (workspace_id, message_id) do update set words = excluded.words
      where message_words.words <> excluded.words`.execute(trx)
}

export async function deleteWords(
  trx: Transaction,
  workspaceId: WorkspaceId,
  messageIds: readonly MessageId[],
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`delete from message_words
    where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(trx)
}
