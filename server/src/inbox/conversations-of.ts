import { sql } from 'kysely'
import type { ContactId, ConversationId, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { ThreadOwner } from './conversation.ts'
import { insertConversations } from './conversation-store.ts'
import type { News } from './news-report.ts'

/** Whoever a message belongs to: its group, else its person. */
type Belonging = { readonly contact_id: ContactId | null; readonly group_id: string | null }

/** One key for both kinds of owner. Ids and group names never look alike. */
export const ownerKey = (of: Belonging): string => of.group_id ?? of.contact_id ?? ''

/** The conversations of some messages' owners, by owner key. Those who have none are not in the map. */
export async function conversationsOf(
  db: Database,
  workspaceId: WorkspaceId,
  owners: readonly Belonging[],
): Promise<Map<string, ConversationId>> {
  const groups = new Set(owners.map((one) => one.group_id).filter((id) => id !== null))
  const people = new Set(
    owners.filter((one) => one.group_id === null && one.contact_id !== null).map((one) => one.contact_id!),
  )
  if (groups.size === 0 && people.size === 0) return new Map()
  const { rows } = await sql<{ id: ConversationId; owner: string }>`
    select id, contact_id::text as owner from conversations
    where workspace_id = ${workspaceId} and contact_id = any(${[...people]}::uuid[])
    union all
    select id, group_id from conversations
    where workspace_id = ${workspaceId} and group_id = any(${[...groups]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.owner, row.id]))
}

/** As `conversationsOf`, after opening one for everybody whose news is worth it. */
export async function openConversations(
  trx: Transaction,
  workspaceId: WorkspaceId,
  news: readonly News[],
): Promise<Map<string, ConversationId>> {
  const there = await conversationsOf(trx, workspaceId, news)
  const missing = new Map<string, News>()
  for (const message of news) {
    const key = ownerKey(message)
    if (message.opens && key !== '' && !there.has(key)) missing.set(key, message)
  }
  if (missing.size === 0) return there
  const opening = [...missing.values()]
  await insertConversations(
    trx,
    workspaceId,
    opening.map((message) => ({
      ...ownerOf(message),
      number_id: message.number_id,
      at: message.created_at,
    })),
  )
  // Read again: somebody else may have been first, and theirs is the one.
  const opened = await conversationsOf(trx, workspaceId, opening)
  return new Map([...there, ...opened])
}

function ownerOf(message: Belonging): ThreadOwner {
  return message.group_id === null
    ? { contact_id: message.contact_id!, group_id: null }
    : { contact_id: null, group_id: message.group_id }
}
