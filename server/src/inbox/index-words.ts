import { textOf } from '../messages/index.ts'
import type { Transaction, WorkspaceId } from '../platform/index.ts'
import type { News } from './news-report.ts'
import { deleteWords, upsertWords } from './word-store.ts'
import { wordsOf } from './words.ts'

/**
 * Brings the search up to date: words of what can be read, and nothing of what was withdrawn, hidden or
 * recalled.
 */
export async function indexWords(
  trx: Transaction,
  workspaceId: WorkspaceId,
  messages: readonly Pick<News, 'id' | 'type' | 'body' | 'details' | 'searchable'>[],
): Promise<void> {
  const read = messages.map((message) => ({
    message_id: message.id,
    words: message.searchable ? wordsOf(textOf(message.type, message.body, message.details)) : [],
  }))
  await upsertWords(
    trx,
    workspaceId,
    read.filter((message) => message.words.length > 0),
  )
  await deleteWords(
    trx,
    workspaceId,
    read.filter((message) => message.words.length === 0).map((message) => message.message_id),
  )
}
