import { sql } from 'kysely'
import { findWorkspace, listTeams } from '../accounts/index.ts'
import type { ConversationId, Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { PromiseBook, PromiseRow } from './promise.ts'

/** Every promise ever made in the workspace, oldest first. They change a few times a year. */
export async function listPromises(db: Database, workspaceId: WorkspaceId): Promise<PromiseRow[]> {
  return db
    .selectFrom('promises')
    .select(['id', 'team_id', 'answer_minutes', 'warn_percent', 'tell_customers', 'since', 'by'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export async function readPromiseBook(db: Database, workspaceId: WorkspaceId): Promise<PromiseBook> {
  const [rows, teams, workspace] = await Promise.all([
    listPromises(db, workspaceId),
    listTeams(db, workspaceId),
    findWorkspace(db, workspaceId),
  ])
  return { rows, teams: new Map(teams.map((team) => [team.id, team])), workspace: workspace! }
}

export async function insertPromise(
  trx: Transaction,
  workspaceId: WorkspaceId,
  promise: PromiseRow,
): Promise<void> {
  await trx
    .insertInto('promises')
    .values({ workspace_id: workspaceId, ...promise })
    .execute()
}

/**
 * A page of conversations that a change may concern, in the order of their ids: of promises or hours those to whom something
 * is owed, of teams also those somebody has.
 */
export async function listConcerned(
  db: Database,
  workspaceId: WorkspaceId,
  of: 'promises' | 'teams',
  page: { readonly after: ConversationId; readonly limit: number },
): Promise<ConversationId[]> {
  const has = sql`or team_id is not null or assigned_to is not null`
  const { rows } = await sql<{ id: ConversationId }>`
    select id from conversations
    where workspace_id = ${workspaceId} and id > ${page.after}
      and (owed_since is not null ${of === 'teams' ? has : sql``})
    order by id limit ${page.limit}`.execute(db)
  return rows.map((row) => row.id)
}
