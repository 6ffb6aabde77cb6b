import { type Actor, type House, inTransaction, type Refusal, refuse } from '../platform/index.ts'
import { findAgentByEmail, foldEmail, hashPassword, insertAgent, type NewAgent } from './agent-store.ts'
import { type AgentView, findAgent, insertMembership } from './membership-store.ts'
import { listBeyond, permissionsOf, type Role } from './roles.ts'

/**
 * `password_kept`: the person had an account in this house before, and signs in with its password, not the
 * new one.
 */
export type CreatedAgent = AgentView & { readonly password_kept: boolean }

/** Lets a person into the actor's workspace. Nobody gives a role that can do more than they can. */
export async function createAgent(
  house: House,
  actor: Actor,
  asked: NewAgent & { readonly role: Role },
): Promise<CreatedAgent | Refusal> {
  const beyond = listBeyond(actor.permissions, permissionsOf(asked.role))
  if (beyond.length > 0) return refuseBeyond(beyond)
  const passwordHash = await hashPassword(asked.password)
  const now = house.clock.now()
  return inTransaction(house.db, async (trx) => {
    const email = foldEmail(asked.email)
    const madeId = await insertAgent(trx, { email, name: asked.name, password_hash: passwordHash }, now)
    const agentId = madeId ?? (await findAgentByEmail(trx, email))!.id
    const member = { workspace_id: actor.workspaceId, agent_id: agentId, role: asked.role }
    const joined = await insertMembership(trx, member, now)
    const agent = (await findAgent(trx, actor.workspaceId, agentId))!
    if (joined) return { ...agent, password_kept: madeId === undefined }
    return refuse(
      'accounts.exists',
      'This person is in the workspace already; a suspended one can be let in again.',
      {
        agent_id: agentId,
      },
    )
  })
}

export function refuseBeyond(beyond: readonly string[]): Refusal {
  const message =
    'This would give or take permissions you do not have yourself. Ask an owner of the workspace.'
  return refuse('accounts.not_allowed', message, { beyond })
}
