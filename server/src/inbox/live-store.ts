import { sql } from 'kysely'
import type { Database, Event, Position, WorkspaceId } from '../platform/index.ts'
import { conversationsOf } from './conversations-of.ts'
import { type LiveNews, liveNameOf } from './live-batch.ts'

/** Owners looked up for one round of news. Past it, browsers load again instead. */
const ownersMax = 5_000

/**
 * Puts events of one workspace into the browser's words, with the conversations of the people they name.
 * @returns undefined when they name more than anybody wants to be told one by one
 */
export async function newsOf(
  db: Database,
  workspaceId: WorkspaceId,
  events: readonly Event[],
): Promise<LiveNews[] | undefined> {
  const told = events.filter((event) => liveNameOf(event.name) !== undefined)
  const owners = told.flatMap((event) => [
    ...idsIn(event, 'contact_ids').map((contact_id) => ({ contact_id, group_id: null })),
    ...idsIn(event, 'group_ids').map((group_id) => ({ contact_id: null, group_id })),
  ])
  if (owners.length > ownersMax) return undefined
  const conversations = await conversationsOf(db, workspaceId, owners)
  return told.map((event) => {
    const contactIds = idsIn(event, 'contact_ids')
    const keys = [...contactIds, ...idsIn(event, 'group_ids')]
    const theirs = keys.map((key) => conversations.get(key)).filter((id) => id !== undefined)
    return {
      position: { written_by: event.written_by, id: event.id },
      name: liveNameOf(event.name)!,
      conversation_ids: [...idsIn(event, 'conversation_ids'), ...theirs],
      message_ids: idsIn(event, 'message_ids'),
      contact_ids: contactIds,
    }
  })
}

function idsIn(event: Event, list: string): readonly string[] {
  const ids: unknown = event.body[list]
  return Array.isArray(ids) ? ids : []
}

/**
 * Is everything after this position still in the log? Old days are dropped whole, so something at or before
 * it proves that nothing after it was.
 */
export async function isKept(db: Database, position: Position): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (
      select from events
      where (written_by, id) <= (${position.written_by}::xid8, ${position.id})) as kept`.execute(db)
  return rows[0]!.kept
}
