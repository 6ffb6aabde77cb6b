import { sql } from 'kysely'
import { findTeam, type TeamId } from '../accounts/index.ts'
import {
  type ConversationId,
  type Database,
  newId,
  type Refusal,
  refuse,
  type Transaction,
  type WorkspaceId,
} from '../platform/index.ts'
import { changeConversation, type Deed, entryTime } from './change-conversation.ts'
import type { ConversationRow } from './conversation.ts'

/** Gives a conversation to a team, or with null to the team of whoever it is assigned to. */
export function chooseTeam(
  db: Database,
  deed: Deed,
  id: ConversationId,
  teamId: TeamId | null,
): Promise<ConversationRow | Refusal> {
  return changeConversation(db, deed.workspace_id, id, async (trx, conversation) => {
    const now = conversation.team_chosen ? conversation.team_id : null
    if (now === teamId) return false
    if (teamId !== null && !(await findTeam(trx, deed.workspace_id, teamId)))
      return refuse('inbox.team_unknown', 'There is no such team in this workspace. Choose one of its teams.')
    await insertTeamChoice(trx, deed.workspace_id, conversation.id, {
      team_id: teamId,
      by: deed.by,
      now: deed.now,
    })
    return true
  })
}

export async function insertTeamChoice(
  trx: Transaction,
  workspaceId: WorkspaceId,
  id: ConversationId,
  choice: { readonly team_id: TeamId | null; readonly by: string; readonly now: Date },
): Promise<void> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from conversation_teams
    where workspace_id = ${workspaceId} and conversation_id = ${id}`.execute(trx)
  const at = entryTime(choice.now, rows[0]!.at)
  await trx
    .insertInto('conversation_teams')
    .values({
      workspace_id: workspaceId,
      id: newId(at),
      conversation_id: id,
      team_id: choice.team_id,
      at,
      by: choice.by,
    })
    .execute()
}
