import { sql } from 'kysely'
import { type Clock, type Database, idFloor, type WorkspaceId } from '../platform/index.ts'
import { type ListToldTexts, type ReviewSources, reviewDrafts } from '../review/index.ts'
import type { SecondLook } from './second-look.ts'
import { textOf } from './text-of.ts'

/** Of each person so many of our last messages are read for prices. */
const toldMax = 20

/** What the second look wants to know of messages and numbers. */
export const reviewSources: ReviewSources = { listToldTexts, listOwnPhones }

/** The second look as it is taken again when a message is queued. */
export function lookAgain(clock: Clock): SecondLook {
  return (db, drafts) =>
    reviewDrafts(
      db,
      reviewSources,
      drafts.map(({ send_after, ...draft }) => ({ ...draft, sendAt: send_after })),
      clock.now(),
    )
}

type ToldRow = {
  readonly place: number
  readonly type: string
  readonly body: unknown
  readonly details: unknown
}

async function listToldTexts(
  db: Database,
  asked: Parameters<ListToldTexts>[1],
  since: Date,
): Promise<string[][]> {
  if (asked.length === 0) return []
  const { rows } = await sql<ToldRow>`
    select place::integer, type, body, details
    from unnest(${asked.map((one) => one.workspace_id)}::integer[], ${asked.map((one) => one.contact_id)}::uuid[])
      with ordinality as asked (workspace_id, contact_id, place)
    cross join lateral (
      select id, type, body, details from messages
      where messages.workspace_id = asked.workspace_id and messages.contact_id = asked.contact_id
        and group_id is null and direction = 'out' and type in ('text', 'image', 'video', 'document', 'interactive',
          'template')
        and id >= ${idFloor(since)}::uuid and withdrawn_at is null and recalled_at is null and refused_at is null
      order by id desc limit ${toldMax}) as told
    order by id`.execute(db)
  const texts = asked.map((): string[] => [])
  for (const { place, type, body, details } of rows) texts[place - 1]!.push(textOf(type, body, details))
  return texts
}

async function listOwnPhones(db: Database, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await db
    .selectFrom('numbers')
    .select('address')
    .where('workspace_id', '=', workspaceId)
    .where('disconnected_at', 'is', null)
    .execute()
  return rows.map((row) => row.address)
}
