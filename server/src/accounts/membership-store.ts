import { sql } from 'kysely'
import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'
import type { Role } from './roles.ts'

/** A person in a workspace. Instants as stored; routes turn them into text. */
export type AgentView = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly two_factor_enabled: boolean
  readonly suspended_at: Date | null
  readonly last_seen_at: Date | null
}

export type NewMembership = {
  readonly workspace_id: WorkspaceId
  readonly agent_id: string
  readonly role: Role
}

/** Who acts behind a session, if it still may: one statement, because it runs at every request. */
export type Presence = {
  readonly session_id: string
  readonly agent_id: string
  readonly workspace_id: WorkspaceId
  readonly name: string
  readonly role: Role
  readonly last_seen_at: Date | null
}

export async function findPresence(db: Database, sessionToken: string): Promise<Presence | undefined> {
  const { rows } = await sql<Presence>`
    select session.id as session_id, agent.id as agent_id, member.workspace_id, agent.name, member.role,
      member.last_seen_at
    from agent_sessions session
    join agents agent on agent.id = session.agent_id
    join memberships member
      on member.workspace_id = session.workspace_id and member.agent_id = session.agent_id
    where session.token = ${sessionToken} and session.expires_at > now()
      and member.suspended_at is null`.execute(db)
  return rows[0]
}

/** Remembers that somebody was here. Written at most once a minute by asking again in the statement. */
export async function recordSeen(db: Database, presence: Presence, now: Date): Promise<void> {
  await sql`update memberships set last_seen_at = ${now}
    where workspace_id = ${presence.workspace_id} and agent_id = ${presence.agent_id}
      and last_seen_at is not distinct from ${presence.last_seen_at}`.execute(db)
}

export async function findFirstMembership(
  db: Database,
  agentId: string,
): Promise<{ workspace_id: WorkspaceId } | undefined> {
  return db
    .selectFrom('memberships')
    .select('workspace_id')
    .where('agent_id', '=', agentId)
    .where('suspended_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('workspace_id')
    .limit(1)
    .executeTakeFirst()
}

export type WorkspaceOfAgent = { readonly id: WorkspaceId; readonly name: string; readonly role: Role }

export async function listWorkspacesOfAgent(db: Database, agentId: string): Promise<WorkspaceOfAgent[]> {
  const { rows } = await sql<WorkspaceOfAgent>`
    select workspaces.id, workspaces.name, role from memberships join workspaces on id = workspace_id
    where agent_id = ${agentId} and suspended_at is null
    order by joined_at, id`.execute(db)
  return rows
}

/** Whether somebody has a place in another workspace as well, suspended or not. */
export async function isMemberElsewhere(
  db: Database,
  agentId: string,
  workspaceId: WorkspaceId,
): Promise<boolean> {
  const other = await db
    .selectFrom('memberships')
    .select('workspace_id')
    .where('agent_id', '=', agentId)
    .where('workspace_id', '<>', workspaceId)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Until the transaction ends nobody changes what this person may do, or lets them in elsewhere. */
export async function lockMemberships(trx: Transaction, agentId: string): Promise<void> {
  await sql`select from agents join memberships on agent_id = agents.id
    where agents.id = ${agentId} for update`.execute(trx)
}

/** @returns false when the agent is a member already, suspended or not */
export async function insertMembership(trx: Transaction, member: NewMembership, now: Date): Promise<boolean> {
  const row = await trx
    .insertInto('memberships')
    .values({ ...member, joined_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('agent_id')
    .executeTakeFirst()
  return row !== undefined
}

const viewOf = sql<AgentView>`
  select agents.id, agents.name, agents.email, member.role, agents.two_factor_enabled, member.suspended_at,
    member.last_seen_at
  from memberships member join agents on agents.id = member.agent_id`

export async function findAgent(
  db: Database,
  workspaceId: WorkspaceId,
  agentId: string,
): Promise<AgentView | undefined> {
  const { rows } = await sql<AgentView>`${viewOf}
    where member.workspace_id = ${workspaceId} and member.agent_id = ${agentId}`.execute(db)
  return rows[0]
}

/** A page of the workspace's people by name, suspended ones too. `after`: the last row's name and id. */
export async function listAgents(
  db: Database,
  workspaceId: WorkspaceId,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<AgentView[]> {
  const from = after
    ? sql`and (lower(agents.name), agents.id) > (lower(${after[0]}), ${after[1]}::uuid)`
    : sql``
  const { rows } = await sql<AgentView>`${viewOf}
    where member.workspace_id = ${workspaceId} ${from}
    order by lower(agents.name), agents.id limit ${limit}`.execute(db)
  return rows
}

export type Colleague = { readonly name: string; readonly email: string }

/** Who works here, up to so many: what they are called may stand in any message. */
export async function listColleagues(
  db: Database,
  workspaceId: WorkspaceId,
  countMax: number,
): Promise<Colleague[]> {
  return db
    .selectFrom('memberships')
    .innerJoin('agents', 'agents.id', 'memberships.agent_id')
    .select(['agents.name', 'agents.email'])
    .where('workspace_id', '=', workspaceId)
    .where('suspended_at', 'is', null)
    .limit(countMax)
    .execute()
}

export type AgentEmail = Pick<AgentView, 'id' | 'email' | 'suspended_at'>

/** E-mail addresses of everybody in the workspace, suspended ones too. */
export async function listAgentEmails(db: Database, workspaceId: WorkspaceId): Promise<AgentEmail[]> {
  return db
    .selectFrom('memberships')
    .innerJoin('agents', 'agents.id', 'memberships.agent_id')
    .select(['agents.id', 'agents.email', 'memberships.suspended_at'])
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** The language an agent reads the desk in; null where they never chose one. */
export async function findAgentLanguage(db: Database, agentId: string): Promise<string | null> {
  const agent = await db.selectFrom('agents').select('language').where('id', '=', agentId).executeTakeFirst()
  return agent?.language ?? null
}

/** Names by agent id of everybody who is or was in the workspace, for signing what they wrote. */
export async function listAgentNames(db: Database, workspaceId: WorkspaceId): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('agents', 'agents.id', 'memberships.agent_id')
    .select(['agents.id', 'agents.name'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
