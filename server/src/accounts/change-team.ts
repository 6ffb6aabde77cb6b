import {
  announce,
  type House,
  inTransaction,
  newId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { type NewTeam, type Team, type TeamChange, type TeamId, teamsMax } from './team.ts'
import {
  findTeam,
  insertTeam,
  listForeigners,
  listTeams,
  lockTeams,
  replaceMembers,
  updateTeam,
} from './team-store.ts'

export const noTeam = () => refuse('teams.not_found', 'There is no such team in this workspace.')

export async function createTeam(
  { db, clock }: House,
  workspaceId: WorkspaceId,
  team: NewTeam,
): Promise<Team | Refusal> {
  return inTransaction(db, async (trx) => {
    if ((await lockTeams(trx, workspaceId)) >= teamsMax)
      return refuse('teams.full', `A workspace has at most ${teamsMax} teams. Remove one first.`)
    const refusal = await checkTeam(trx, workspaceId, team)
    if (refusal) return refusal
    const id: TeamId = newId<'team'>(clock.now())
    const { name, business_hours = null, member_ids = [] } = team
    await insertTeam(trx, workspaceId, { id, name, business_hours }, clock.now())
    await replaceMembers(trx, workspaceId, id, member_ids)
    await tell(trx, workspaceId)
    return (await findTeam(trx, workspaceId, id))!
  })
}

/** Changes what is given. `member_ids` names everybody who is in the team from now on. */
export async function changeTeam(
  { db }: House,
  workspaceId: WorkspaceId,
  id: TeamId,
  { member_ids, ...change }: TeamChange,
): Promise<Team | Refusal> {
  return inTransaction(db, async (trx) => {
    await lockTeams(trx, workspaceId)
    if (!(await findTeam(trx, workspaceId, id))) return noTeam()
    const refusal = await checkTeam(trx, workspaceId, { ...change, member_ids }, id)
    if (refusal) return refusal
    await updateTeam(trx, workspaceId, id, change)
    if (member_ids) await replaceMembers(trx, workspaceId, id, member_ids)
    await tell(trx, workspaceId)
    return (await findTeam(trx, workspaceId, id))!
  })
}

/** Its conversations go back to the team of whoever works on them; its past keeps its name. */
export async function removeTeam(
  { db, clock }: House,
  workspaceId: WorkspaceId,
  id: TeamId,
): Promise<Refusal | undefined> {
  return inTransaction(db, async (trx) => {
    await lockTeams(trx, workspaceId)
    if (!(await findTeam(trx, workspaceId, id))) return noTeam()
    await replaceMembers(trx, workspaceId, id, [])
    await updateTeam(trx, workspaceId, id, { removed_at: clock.now() })
    await tell(trx, workspaceId)
    return undefined
  })
}

async function checkTeam(
  trx: Transaction,
  workspaceId: WorkspaceId,
  { name, member_ids = [] }: TeamChange,
  own?: TeamId,
): Promise<Refusal | undefined> {
  const same = (team: Team) => team.name.toLowerCase() === name?.toLowerCase() && team.id !== own
  const taken = name === undefined ? undefined : (await listTeams(trx, workspaceId)).find(same)
  if (taken) return refuse('teams.exists', 'There is already a team of this name.', { team_id: taken.id })
  const foreigners = await listForeigners(trx, workspaceId, member_ids)
  if (foreigners.length === 0) return undefined
  return refuse('teams.member_unknown', 'Somebody named is not in this workspace. Choose from its people.', {
    agent_ids: foreigners,
  })
}

const tell = (trx: Transaction, workspaceId: WorkspaceId) =>
  announce(trx, [{ workspace_id: workspaceId, name: 'teams.changed', body: {} }])
