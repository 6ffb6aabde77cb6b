import { sql } from 'kysely'
import type { Database, WorkspaceId } from '../platform/index.ts'

/** How somebody of the team did, by finished attempts. Scores are null for whoever has finished none. */
export type TeamResult = {
  readonly agent_id: string
  readonly name: string
  readonly attempts: number
  readonly best_score: number | null
  readonly last_score: number | null
  readonly last_asked: number | null
  readonly last_finished_at: Date | null
  /** Questions of the last finished attempt that were answered wrong. */
  readonly last_wrong: readonly string[]
}

/** Everybody who works here now, by name. A team is small and always shown whole. */
export async function listTeamResults(db: Database, workspaceId: WorkspaceId): Promise<TeamResult[]> {
  const { rows } = await sql<TeamResult>`
    with finished as (
      select agent_id, attempt.id, finished_at, cardinality(question_ids) as asked,
        count(*) filter (where is_right)::int as score,
        coalesce(array_agg(question_id order by answered_at) filter (where not is_right), '{}') as wrong
      from quiz_attempts attempt
      join quiz_answers answer on answer.workspace_id = attempt.workspace_id and attempt_id = attempt.id
      where attempt.workspace_id = ${workspaceId} and finished_at is not null
      group by agent_id, attempt.id, finished_at, asked
    ), latest as (
      select distinct on (agent_id) * from finished order by agent_id, id desc
    ), counted as (
      select agent_id, count(*)::int as attempts, max(score) as best_score from finished group by agent_id
    )
    select agents.id as agent_id, agents.name, coalesce(attempts, 0) as attempts, best_score,
      latest.score as last_score, latest.asked as last_asked, latest.finished_at as last_finished_at,
      coalesce(latest.wrong, '{}') as last_wrong
    from memberships
    join agents on agents.id = memberships.agent_id
    left join latest on latest.agent_id = agents.id
    left join counted on counted.agent_id = agents.id
    where memberships.workspace_id = ${workspaceId} and suspended_at is null
    order by lower(agents.name), agents.id`.execute(db)
  return rows
}

export type MissedQuestion = { readonly question_id: string; readonly asked: number; readonly wrong: number }

const missedShown = 5

/** The questions most often answered wrong here, worst share first. What was asked once says little, and is left out. */
export async function listMissedQuestions(db: Database, workspaceId: WorkspaceId): Promise<MissedQuestion[]> {
  const { rows } = await sql<MissedQuestion>`
    select question_id, count(*)::int as asked, count(*) filter (where not is_right)::int as wrong
    from quiz_answers where workspace_id = ${workspaceId}
    group by question_id
    having count(*) > 1 and bool_or(not is_right)
    order by count(*) filter (where not is_right)::float / count(*) desc, asked desc, question_id
    limit ${missedShown}`.execute(db)
  return rows
}
