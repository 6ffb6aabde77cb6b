import { sql } from 'kysely'
import {
  type ContactId,
  type Database,
  idSpan,
  type MessageId,
  type NumberId,
  type WorkspaceId,
} from '../platform/index.ts'

/** A message that came, or about which something came true that its conversation or the search must know. */
export type News = {
  readonly id: MessageId
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly number_id: NumberId
  readonly type: string
  readonly body: unknown
  readonly details: unknown
  readonly created_at: Date
  /** Written to be worked on: not by a campaign, not a reaction. */
  readonly opens: boolean
  readonly asks_for_us: boolean
  /** Its words belong in the search. */
  readonly searchable: boolean
}

/**
 * Reads the messages behind the news. Of those that only changed, just the ones whose change matters here:
 * most changes are receipts, and a receipt of good news moves no conversation.
 */
export async function reportNews(
  db: Database,
  workspaceId: WorkspaceId,
  arrived: readonly MessageId[],
  changed: readonly MessageId[],
): Promise<News[]> {
  const { first, last } = idSpan([...arrived, ...changed])
  const { rows } = await sql<News>`
    select id, contact_id, group_id, number_id, type, body, details, created_at,
      type <> 'reaction' and hidden_at is null and coalesce(author, '') not like 'campaign:%' as opens,
      direction = 'in' and origin = 'live' and type not in ('reaction', 'system') and withdrawn_at is null
        and hidden_at is null as asks_for_us,
      type <> 'reaction' and withdrawn_at is null and hidden_at is null and recalled_at is null
        and coalesce(author, '') not like 'campaign:%' as searchable
    from messages
    where workspace_id = ${workspaceId} and id = any(${arrived}::uuid[])
      and id between ${first} and ${last}
    union all
    select id, contact_id, group_id, number_id, type, body, details, created_at, false, false,
      type <> 'reaction' and withdrawn_at is null and hidden_at is null and recalled_at is null
        and coalesce(author, '') not like 'campaign:%'
    from messages
    where workspace_id = ${workspaceId} and id = any(${changed}::uuid[])
      and id between ${first} and ${last}
      and (coalesce(withdrawn_at, hidden_at, edited_at, recalled_at, failed_at, refused_at) is not null
        -- Shown again: its words go back into the search.
        or exists (select from deletions
          where deletions.workspace_id = messages.workspace_id and deletions.message_id = messages.id)
        -- Waits for a second person, or does no more: whom it is for waits with it.
        or exists (select from approval_requests
          where approval_requests.workspace_id = messages.workspace_id
            and approval_requests.subject_id = messages.id))
  `.execute(db)
  return rows
}
