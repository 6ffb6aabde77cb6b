import { sql } from 'kysely'
import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { BusinessHours } from './business-hours.ts'
import type { Team, TeamId } from './team.ts'

const teamOf = sql`
  select teams.id, teams.name, teams.business_hours, coalesce(
    (select jsonb_agg(jsonb_build_object('id', agents.id, 'name', agents.name)
       order by lower(agents.name), agents.id)
     from team_members join agents on agents.id = team_members.agent_id
     where team_members.workspace_id = teams.workspace_id and team_members.team_id = teams.id),
    '[]') as members
  from teams`

/** The living teams by name. They are few, so never a page of them. */
export async function listTeams(db: Database, workspaceId: WorkspaceId): Promise<Team[]> {
  const { rows } = await sql<Team>`${teamOf}
    where teams.workspace_id = ${workspaceId} and removed_at is null
    order by lower(teams.name), teams.id`.execute(db)
  return rows
}

export async function findTeam(
  db: Database,
  workspaceId: WorkspaceId,
  id: TeamId,
): Promise<Team | undefined> {
  const { rows } = await sql<Team>`${teamOf}
    where teams.workspace_id = ${workspaceId} and teams.id = ${id} and removed_at is null`.execute(db)
  return rows[0]
}

/** Names by id of every team there is or was, for signing what it did. */
export async function listTeamNames(db: Database, workspaceId: WorkspaceId): Promise<Map<TeamId, string>> {
  const rows = await db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Until the transaction ends nobody else adds or removes a team. */
export async function lockTeams(trx: Transaction, workspaceId: WorkspaceId): Promise<number> {
  await sql`select id from workspaces where id = ${workspaceId} for no key update`.execute(trx)
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from teams
    where workspace_id = ${workspaceId} and removed_at is null`.execute(trx)
  return rows[0]!.count
}

export async function insertTeam(
  trx: Transaction,
  workspaceId: WorkspaceId,
  team: { readonly id: TeamId; readonly name: string; readonly business_hours: BusinessHours | null },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('teams')
    .values({
      workspace_id: workspaceId,
      id: team.id,
      name: team.name,
      business_hours: asJson(team.business_hours),
      created_at: now,
    })
    .execute()
}

export async function updateTeam(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: TeamId,
  change: {
    readonly name?: string
    readonly business_hours?: BusinessHours | null
    readonly removed_at?: Date
  },
): Promise<void> {
  const { business_hours, ...rest } = change
  const hours = business_hours === undefined ? {} : { business_hours: asJson(business_hours) }
  await trx
    .updateTable('teams')
    .set((eb) => ({ created_at: eb.ref('created_at'), ...rest, ...hours }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Puts exactly these people into the team. They must be of the workspace. */
export async function replaceMembers(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: TeamId,
  agentIds: readonly string[],
): Promise<void> {
  await sql`delete from team_members
    where workspace_id = ${workspaceId} and team_id = ${id}`.execute(trx)
  await sql`insert into team_members (workspace_id, team_id, agent_id)
    select distinct ${workspaceId}::integer, ${id}::uuid, agent_id
    from unnest(${agentIds}::uuid[]) as agent_id`.execute(trx)
}

/** Which of these agents are not in the workspace. */
export async function listForeigners(
  db: Database,
  workspaceId: WorkspaceId,
  agentIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${agentIds}::uuid[]) as asked (id)
    where not exists (
      select from memberships where workspace_id = ${workspaceId} and agent_id = asked.id)`.execute(db)
  return rows.map((row) => row.id)
}

const asJson = (hours: BusinessHours | null) => (hours === null ? null : JSON.stringify(hours))
