import type { Transaction, WorkspaceId } from '../platform/index.ts'
import { findAgentByEmail, insertAgent } from './agent-store.ts'
import { insertMembership } from './membership-store.ts'
import { insertWorkspace, type NewWorkspace } from './workspace-store.ts'

export type FirstOwner = { readonly email: string; readonly name: string; readonly password_hash: string }

/**
 * A workspace is never without an owner. Somebody who has an account in the house already keeps its
 * password.
 */
export async function createWorkspace(
  trx: Transaction,
  workspace: NewWorkspace,
  owner: FirstOwner,
  now: Date,
): Promise<WorkspaceId> {
  const { id } = await insertWorkspace(trx, workspace, now)
  const agentId = (await insertAgent(trx, owner, now)) ?? (await findAgentByEmail(trx, owner.email))!.id
  await insertMembership(trx, { workspace_id: id, agent_id: agentId, role: 'owner' }, now)
  return id
}
