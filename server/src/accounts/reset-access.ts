import {
  type Actor,
  type House,
  inTransaction,
  isRefusal,
  type Refusal,
  refuse,
  type Transaction,
} from '../platform/index.ts'
import { hashPassword, replacePassword } from './agent-store.ts'
import { refuseUnknown } from './change-member.ts'
import { refuseBeyond } from './create-agent.ts'
import { type AgentView, findAgent, isMemberElsewhere, lockMemberships } from './membership-store.ts'
import { listBeyond, permissionsOf } from './roles.ts'

/**
 * For somebody who lost a password or a telephone: a new password, no second factor any more, signed out
 * everywhere. Not for oneself, since that goes with the present password, nor for somebody who is in another
 * workspace too, where this one has no say: not even while they are suspended there, since they may be let in
 * again.
 */
export async function resetAccess(
  house: House,
  actor: Actor,
  agentId: string,
  password: string,
): Promise<AgentView | Refusal> {
  const passwordHash = await hashPassword(password)
  return inTransaction(house.db, async (trx) => {
    // Nobody becomes more, or joins elsewhere, between the look and the deed.
    await lockMemberships(trx, agentId)
    const agent = await checkReset(trx, actor, agentId)
    if (isRefusal(agent)) return agent
    await replacePassword(trx, agentId, passwordHash)
    return (await findAgent(trx, actor.workspaceId, agentId)) ?? refuseUnknown()
  })
}

async function checkReset(trx: Transaction, actor: Actor, agentId: string): Promise<AgentView | Refusal> {
  const agent = await findAgent(trx, actor.workspaceId, agentId)
  if (!agent) return refuseUnknown()
  const beyond = listBeyond(actor.permissions, permissionsOf(agent.role))
  if (beyond.length > 0) return refuseBeyond(beyond)
  if (actor.kind === 'agent' && actor.id === agentId) {
    return refuse('accounts.own_access', 'Change your own password in your settings, with the present one.')
  }
  if (!(await isMemberElsewhere(trx, agentId, actor.workspaceId))) return agent
  return refuse(
    'accounts.shared_account',
    'This person works in another workspace too and keeps their password.',
  )
}
