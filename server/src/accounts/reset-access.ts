import { type Actor, type House, inTransaction, isRefusal, type Refusal, refuse } from '../platform/index.ts'
import { hashPassword, replacePassword } from './agent-store.ts'
import { refuseUnknown } from './change-member.ts'
import { refuseBeyond } from './create-agent.ts'
import { type AgentView, findAgent, listWorkspacesOfAgent } from './membership-store.ts'
import { listBeyond, permissionsOf } from './roles.ts'

/**
 * For somebody who lost a password or a telephone: a new password, no second factor any more, signed out
 * everywhere. Not for oneself, since that goes with the present password, nor for somebody who is in another
 * workspace too, where this one has no say.
 */
export async function resetAccess(
  house: House,
  actor: Actor,
  agentId: string,
  password: string,
): Promise<AgentView | Refusal> {
  const allowed = await checkReset(house, actor, agentId)
  if (isRefusal(allowed)) return allowed
  const passwordHash = await hashPassword(password)
  return inTransaction(house.db, async (trx) => {
    await replacePassword(trx, agentId, passwordHash)
    return (await findAgent(trx, actor.workspaceId, agentId)) ?? refuseUnknown()
  })
}

async function checkReset(house: House, actor: Actor, agentId: string): Promise<AgentView | Refusal> {
  const agent = await findAgent(house.db, actor.workspaceId, agentId)
  if (!agent) return refuseUnknown()
  const beyond = listBeyond(actor.permissions, permissionsOf(agent.role))
  if (beyond.length > 0) return refuseBeyond(beyond)
  if (actor.kind === 'agent' && actor.id === agentId) {
    return refuse('accounts.own_access', 'Change your own password in your settings, with the present one.')
  }
  const elsewhere = (await listWorkspacesOfAgent(house.db, agentId)).some(
    ({ id }) => id !== actor.workspaceId,
  )
  if (!elsewhere) return agent
  return refuse(
    'accounts.shared_account',
    'This person works in another workspace too and keeps their password.',
  )
}
