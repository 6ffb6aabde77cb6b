import { sql } from 'kysely'
import {
  type Actor,
  type House,
  type Permission,
  type Refusal,
  refuse,
  type WorkspaceId,
} from '../platform/index.ts'
import { listWorkspacesOfAgent, type WorkspaceOfAgent } from './membership-store.ts'
import { findWorkspace } from './workspace-store.ts'

export type SessionView = {
  /** Null for a token, which is nobody. */
  readonly agent: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly language: string | null
    readonly two_factor_enabled: boolean
  } | null
  readonly workspace: {
    readonly id: WorkspaceId
    readonly name: string
    readonly language: string
    readonly time_zone: string
  }
  readonly workspaces: readonly WorkspaceOfAgent[]
  readonly role: string
  readonly permissions: readonly Permission[]
}

/** Who is at the desk, where, and what they may do. */
export async function getSession(house: House, actor: Actor): Promise<SessionView> {
  const workspace = await findWorkspace(house.db, actor.workspaceId)
  if (!workspace) throw new Error(`workspace ${actor.workspaceId} of a living session is gone`)
  const { id, name, language, time_zone } = workspace
  const own = actor.kind === 'agent' ? await getOwn(house, actor.id) : undefined
  return {
    agent: own?.agent ?? null,
    workspace: { id, name, language, time_zone },
    workspaces: own?.workspaces ?? [],
    role: actor.role,
    permissions: [...actor.permissions],
  }
}

async function getOwn(house: House, agentId: string) {
  const agent = await house.db
    .selectFrom('agents')
    .select(['id', 'name', 'email', 'language', 'two_factor_enabled'])
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow()
  return { agent, workspaces: await listWorkspacesOfAgent(house.db, agentId) }
}

/**
 * Lets a session act in another workspace of its agent. One statement, so a membership that just ended does
 * not count.
 */
export async function switchWorkspace(
  house: House,
  actor: Actor,
  sessionToken: string,
  workspaceId: WorkspaceId,
): Promise<Refusal | undefined> {
  const { numAffectedRows } = await sql`
    update agent_sessions set workspace_id = ${workspaceId}
    where token = ${sessionToken} and agent_id = ${actor.id} and exists (
      select from memberships
      where workspace_id = ${workspaceId} and agent_id = ${actor.id} and suspended_at is null)`.execute(
    house.db,
  )
  if (numAffectedRows === 1n) return undefined
  return refuse('accounts.not_found', 'You are in no workspace with this id.')
}
