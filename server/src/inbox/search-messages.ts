import { getContacts } from '../contacts/index.ts'
import { getMessageRows, type MessageRow, textOf } from '../messages/index.ts'
import {
  type ConversationId,
  type Database,
  idFloor,
  isId,
  type MessageId,
  readCursor,
  type WorkspaceId,
  writeCursor,
} from '../platform/index.ts'
import { conversationsOf, ownerKey } from './conversations-of.ts'
import { findIds } from './find-words.ts'
import { type SnippetPart, snippetOf } from './snippet.ts'
import { type Query, readQuery } from './words.ts'

export type Hit = {
  readonly message_id: MessageId
  readonly conversation_id: ConversationId | null
  readonly contact_name: string | null
  readonly direction: 'in' | 'out'
  readonly at: string
  readonly snippet: readonly SnippetPart[]
}

export type SearchPage = { readonly data: readonly Hit[]; readonly next_cursor: string | null }

/**
 * Messages that hold all words, newest first.
 *
 * A word in every other message is found by walking back through the newest ones, a rare one by the index,
 * some weeks at a time: neither reads everything there is. @returns undefined when the cursor is not one of
 * this list's
 */
export async function searchMessages(
  db: Database,
  workspaceId: WorkspaceId,
  text: string,
  page: { readonly limit: number; readonly cursor?: string },
  now: Date,
): Promise<SearchPage | undefined> {
  const [cursor] = readCursor(page.cursor) ?? []
  if (page.cursor !== undefined && !isId(cursor)) return undefined
  const query = readQuery(text)
  if (query.whole.length === 0 && query.start === undefined) return { data: [], next_cursor: null }
  // Past every message of today; a provider's clock may run ahead of ours.
  const before = isId(cursor) ? cursor : idFloor(new Date(now.getTime() + 2 * 86_400_000))
  const ids = await findIds(db, workspaceId, query, before, page.limit + 1)
  const shown = ids.slice(0, page.limit)
  return {
    data: await presentHits(db, workspaceId, shown, query),
    next_cursor: ids.length > page.limit ? writeCursor([shown.at(-1)]) : null,
  }
}

async function presentHits(
  db: Database,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
  query: Query,
): Promise<Hit[]> {
  const rows = await getMessageRows(db, workspaceId, ids)
  const rowById = new Map(rows.map((row) => [row.id, row]))
  // The search may be a moment behind: what was withdrawn or hidden since is left out here.
  const readable = ids.map((id) => rowById.get(id)).filter((row) => isReadable(row))
  const contactIds = rows.map((row) => row.contact_id).filter((id) => id !== null)
  const [contacts, conversations] = await Promise.all([
    getContacts(db, workspaceId, contactIds),
    conversationsOf(db, workspaceId, rows),
  ])
  return readable.map((row) => ({
    message_id: row.id,
    conversation_id: conversations.get(ownerKey(row)) ?? null,
    contact_name: (row.contact_id !== null && contacts.get(row.contact_id)?.display_name) || null,
    direction: row.direction as 'in' | 'out',
    at: row.created_at.toISOString(),
    snippet: snippetOf(textOf(row.type, row.body, row.details), query),
  }))
}

function isReadable(row: MessageRow | undefined): row is MessageRow {
  return row !== undefined && !row.withdrawn_at && !row.hidden_at && !row.recalled_at
}
