import { sql } from 'kysely'
import {
  type Actor,
  type House,
  inTransaction,
  type Refusal,
  refuse,
  signature,
  type Transaction,
} from '../platform/index.ts'
import { refuseBeyond } from './create-agent.ts'
import { type AgentView, findAgent } from './membership-store.ts'
import { listBeyond, permissionsOf, type Role } from './roles.ts'

export type MemberChange = { readonly role?: Role; readonly suspended?: boolean }

/**
 * Gives another role, suspends, or lets in again.
 *
 *   member → suspended: its sessions of this workspace end, and every request after this one is refused
 *   suspended → member: may sign in again, with the role it had
 *   the last owner who may act stays one
 */
export async function changeMember(
  house: House,
  actor: Actor,
  agentId: string,
  change: MemberChange,
): Promise<AgentView | Refusal> {
  return inTransaction(house.db, async (trx) => {
    await lockTeam(trx, actor)
    const before = await findAgent(trx, actor.workspaceId, agentId)
    if (!before) return refuseUnknown()
    const role = change.role ?? before.role
    const suspended = change.suspended ?? before.suspended_at !== null
    const touched = [...permissionsOf(before.role), ...permissionsOf(role)]
    const beyond = listBeyond(actor.permissions, new Set(touched))
    if (beyond.length > 0) return refuseBeyond(beyond)
    const stays = role === 'owner' && !suspended
    if (isActingOwner(before) && !stays && (await countOtherOwners(trx, actor, agentId)) === 0) {
      return refuse(
        'accounts.last_owner',
        'This is the last owner who can act here. Make somebody else an owner first.',
      )
    }
    await updateMember(trx, actor, before, { role, suspended }, house.clock.now())
    return (await findAgent(trx, actor.workspaceId, agentId))!
  })
}

export const refuseUnknown = () => refuse('accounts.not_found', 'Nobody in this workspace has this id.')

const isActingOwner = (agent: AgentView) => agent.role === 'owner' && agent.suspended_at === null

// Two owners who demote each other at once must not both succeed. This lock leaves rows that refer to the
// workspace alone.
async function lockTeam(trx: Transaction, actor: Actor): Promise<void> {
  await sql`select id from workspaces where id = ${actor.workspaceId} for no key update`.execute(trx)
}

async function countOtherOwners(trx: Transaction, actor: Actor, agentId: string): Promise<number> {
  const { others } = await trx
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll<number>().as('others'))
    .where('workspace_id', '=', actor.workspaceId)
    .where('role', '=', 'owner')
    .where('suspended_at', 'is', null)
    .where('agent_id', '<>', agentId)
    .executeTakeFirstOrThrow()
  return others
}

async function updateMember(
  trx: Transaction,
  actor: Actor,
  before: AgentView,
  { role, suspended }: Required<MemberChange>,
  now: Date,
): Promise<void> {
  const changed = suspended !== (before.suspended_at !== null)
  const since = { suspended_at: suspended ? now : null, suspended_by: suspended ? signature(actor) : null }
  await trx
    .updateTable('memberships')
    .set({ role, ...(changed ? since : {}) })
    .where('workspace_id', '=', actor.workspaceId)
    .where('agent_id', '=', before.id)
    .execute()
  if (!suspended) return
  await trx
    .deleteFrom('agent_sessions')
    .where('agent_id', '=', before.id)
    .where('workspace_id', '=', actor.workspaceId)
    .execute()
}
