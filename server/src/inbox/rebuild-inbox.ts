import { sql } from 'kysely'
import {
  type ContactId,
  type ConversationId,
  idFloor,
  type MessageId,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { openConversations } from './conversations-of.ts'
import { indexWords } from './index-words.ts'
import { reportNews } from './news-report.ts'
import { recomputeConversations } from './recompute-conversations.ts'
import { reopenOverlooked } from './reopen-conversations.ts'

const messagesOfPageMax = 2_000
const conversationsOfPageMax = 1_000

/**
 * Computes everything of the inbox that can be computed again: which conversations there are, what is
 * derived in them, and the words of the search. Ends where following every event would have ended. What
 * agents decided and wrote is not touched.
 */
export async function rebuildInbox(
  trx: Transaction,
  workspaceId: WorkspaceId,
  now: Date = new Date(),
): Promise<{ readonly messages: number; readonly conversations: number }> {
  await sql`delete from message_words where workspace_id = ${workspaceId}`.execute(trx)
  const messages = await readMessagesAgain(trx, workspaceId)
  const conversations = await recomputeAll(trx, workspaceId, now)
  return { messages, conversations }
}

/** Every message once, oldest first: opens missing conversations, and fills the search. */
async function readMessagesAgain(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  let last: MessageId = idFloor(new Date(0))
  for (let count = 0; ; ) {
    const { rows } = await sql<{ id: MessageId }>`
      select id from messages where workspace_id = ${workspaceId} and id > ${last}
      order by id limit ${messagesOfPageMax}`.execute(trx)
    if (rows.length === 0) return count
    const ids = rows.map((row) => row.id)
    const news = await reportNews(trx, workspaceId, ids, [])
    await openConversations(trx, workspaceId, news)
    await indexWords(trx, workspaceId, news)
    last = ids.at(-1)!
    count += ids.length
  }
}

async function recomputeAll(trx: Transaction, workspaceId: WorkspaceId, now: Date): Promise<number> {
  let last: ConversationId = idFloor(new Date(0))
  for (let count = 0; ; ) {
    const { rows } = await sql<{ id: ConversationId; contact_id: ContactId | null }>`
      select id from conversations where workspace_id = ${workspaceId} and id > ${last}
      order by id limit ${conversationsOfPageMax}`.execute(trx)
    if (rows.length === 0) return count
    const ids = rows.map((row) => row.id)
    await recomputeConversations(trx, workspaceId, ids)
    const reopened = await reopenOverlooked(trx, workspaceId, ids, now)
    await recomputeConversations(trx, workspaceId, reopened)
    last = ids.at(-1)!
    count += ids.length
  }
}
