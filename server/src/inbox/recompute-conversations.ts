import { listWindows } from '../messages/index.ts'
import type { ConversationId, Transaction, WorkspaceId } from '../platform/index.ts'
import { deriveColumns, promiseColumns, recomputeBatchMax, type ThreadFacts } from './conversation.ts'
import { listLastEntries, lockConversations, updateDerived } from './conversation-store.ts'
import { readPromiseBook } from './promise-store.ts'
import { reportThreads } from './thread-report.ts'

const nothingSaid: ThreadFacts = {
  last_message_id: null,
  last_message_at: null,
  last_origin: null,
  last_number_id: null,
  waiting_since: null,
  owed_since: null,
  unread_count: 0,
  failed_at: null,
}

/**
 * Computes every derived column again from messages and ledgers. The only writer of those columns: news, an
 * agent's word, a merge and a rebuild all end here. Returns the conversations that changed.
 */
export async function recomputeConversations(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<ConversationId[]> {
  const changed: ConversationId[] = []
  // Sorted over all batches, not only within each: another recomputation may want the same rows.
  const inOrder = [...new Set(ids)].sort()
  for (let start = 0; start < inOrder.length; start += recomputeBatchMax) {
    changed.push(...(await recomputeBatch(trx, workspaceId, inOrder.slice(start, start + recomputeBatchMax))))
  }
  return changed
}

async function recomputeBatch(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<ConversationId[]> {
  // Locked first: what is read after the lock is at least as new as anything another writer has written.
  const rows = await lockConversations(trx, workspaceId, ids)
  const entries = await listLastEntries(trx, workspaceId, ids)
  const facts = await reportThreads(trx, workspaceId, rows)
  const contactIds = rows.map((row) => row.contact_id).filter((id) => id !== null)
  // Asked without the time: when a window closes is a fact, whether it is open is for the reader's now.
  const windows = await listWindows(trx, workspaceId, contactIds, new Date(0))
  const book = await readPromiseBook(trx, workspaceId)
  const derived = rows.map((row) => {
    const closesAt = (row.contact_id !== null && windows.get(row.contact_id)?.closes_at) || null
    return {
      id: row.id,
      ...deriveColumns(row, entries.get(row.id), facts.get(row.id) ?? nothingSaid, closesAt, book),
    }
  })
  return updateDerived(trx, workspaceId, derived)
}

/**
 * Computes team and promise again, and nothing that needs the messages: for when promises, hours or teams change, which
 * concerns everybody who waits. Returns the conversations that changed.
 */
export async function recomputePromises(
  trx: Transaction,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<ConversationId[]> {
  const rows = await lockConversations(trx, workspaceId, ids)
  const entries = await listLastEntries(trx, workspaceId, ids)
  const book = await readPromiseBook(trx, workspaceId)
  const derived = rows.map((row) => ({
    ...row,
    ...promiseColumns(book, entries.get(row.id), row.owed_since),
  }))
  return updateDerived(trx, workspaceId, derived)
}
