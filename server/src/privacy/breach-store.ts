import type { Updateable } from 'kysely'
import type { Breaches, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { BreachRow } from './breach.ts'

export type NewBreach = Pick<
  BreachRow,
  | 'workspace_id'
  | 'id'
  | 'message_id'
  | 'noticed_at'
  | 'what'
  | 'people_count'
  | 'kinds'
  | 'recorded_at'
  | 'recorded_by'
>

export async function insertBreaches(db: Database, breaches: readonly NewBreach[]): Promise<void> {
  if (breaches.length === 0) return
  await db
    .insertInto('breaches')
    .values([...breaches])
    .execute()
}

export async function findBreach(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
): Promise<BreachRow | undefined> {
  return db
    .selectFrom('breaches')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Nobody else changes it until the transaction ends. */
export async function lockBreach(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: string,
): Promise<BreachRow | undefined> {
  return trx
    .selectFrom('breaches')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Open ones first, then the newest; `before` is the id of the last one seen, of the same half. */
export function listBreaches(
  db: Database,
  workspaceId: WorkspaceId,
  page: { readonly closed: boolean; readonly before?: string; readonly limit: number },
): Promise<BreachRow[]> {
  const query = db
    .selectFrom('breaches')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('closed_at', page.closed ? 'is not' : 'is', null)
    .orderBy('id', 'desc')
    .limit(page.limit)
  return (page.before ? query.where('id', '<', page.before) : query).execute()
}

/** Cases of which nobody has decided yet, and when the first of their deadlines is. */
export async function countUndecided(
  db: Database,
  workspaceId: WorkspaceId,
): Promise<{ count: number; first_noticed_at: Date | null }> {
  return db
    .selectFrom('breaches')
    .select((row) => [
      row.fn.countAll<string>().as('count'),
      row.fn.min<Date | null>('noticed_at').as('first_noticed_at'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('closed_at', 'is', null)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
    .then(({ count, first_noticed_at }) => ({ count: Number(count), first_noticed_at }))
}

export async function updateBreach(
  db: Database,
  workspaceId: WorkspaceId,
  id: string,
  change: Updateable<Breaches>,
): Promise<BreachRow | undefined> {
  return db
    .updateTable('breaches')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
