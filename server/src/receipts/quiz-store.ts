import { sql } from 'kysely'
import type { Database, Transaction, WorkspaceId } from '../platform/index.ts'

export type AttemptRow = {
  readonly id: string
  readonly question_ids: readonly string[]
  readonly started_at: Date
  readonly finished_at: Date | null
}

export type AnswerRow = {
  readonly question_id: string
  readonly choice: string
  readonly is_right: boolean
  readonly answered_at: Date
}

export type AttemptResult = AttemptRow & { readonly score: number; readonly wrong: readonly string[] }

/** Whose attempt: results belong to a person in a workspace. */
export type Learner = { readonly workspace_id: WorkspaceId; readonly agent_id: string }

/** @returns false when this person has an open attempt already */
export async function insertAttempt(trx: Transaction, who: Learner, attempt: AttemptRow): Promise<boolean> {
  const row = await trx
    .insertInto('quiz_attempts')
    .values({ ...who, ...attempt, question_ids: [...attempt.question_ids] })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findOpenAttempt(db: Database, who: Learner): Promise<AttemptRow | undefined> {
  return attemptsOf(db, who).where('finished_at', 'is', null).executeTakeFirst()
}

export async function findAttempt(db: Database, who: Learner, id: string): Promise<AttemptRow | undefined> {
  return attemptsOf(db, who).where('id', '=', id).executeTakeFirst()
}

/** Until the transaction ends nobody answers a question of it. */
export async function lockAttempt(
  trx: Transaction,
  who: Learner,
  id: string,
): Promise<AttemptRow | undefined> {
  return attemptsOf(trx, who).where('id', '=', id).forUpdate().executeTakeFirst()
}

function attemptsOf(db: Database, who: Learner) {
  return db
    .selectFrom('quiz_attempts')
    .select(['id', 'question_ids', 'started_at', 'finished_at'])
    .where('workspace_id', '=', who.workspace_id)
    .where('agent_id', '=', who.agent_id)
}

export async function removeAttempt(trx: Transaction, who: Learner, id: string): Promise<void> {
  await trx
    .deleteFrom('quiz_attempts')
    .where('workspace_id', '=', who.workspace_id)
    .where('agent_id', '=', who.agent_id)
    .where('id', '=', id)
    .execute()
}

export async function finishAttempt(trx: Transaction, who: Learner, id: string, now: Date): Promise<void> {
  await trx
    .updateTable('quiz_attempts')
    .set({ finished_at: now })
    .where('workspace_id', '=', who.workspace_id)
    .where('id', '=', id)
    .execute()
}

export async function listAnswers(
  db: Database,
  workspaceId: WorkspaceId,
  attemptId: string,
): Promise<AnswerRow[]> {
  return db
    .selectFrom('quiz_answers')
    .select(['question_id', 'choice', 'is_right', 'answered_at'])
    .where('workspace_id', '=', workspaceId)
    .where('attempt_id', '=', attemptId)
    .execute()
}

/** @returns false when the question was answered before: the first answer counts */
export async function insertAnswer(
  trx: Transaction,
  workspaceId: WorkspaceId,
  attemptId: string,
  answer: AnswerRow,
): Promise<boolean> {
  const row = await trx
    .insertInto('quiz_answers')
    .values({ workspace_id: workspaceId, attempt_id: attemptId, ...answer })
    .onConflict((conflict) => conflict.doNothing())
    .returning('question_id')
    .executeTakeFirst()
  return row !== undefined
}

/** A page of somebody's attempts, newest first, the open one too. `before`: the id of the last row. */
export async function listAttempts(
  db: Database,
  who: Learner,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<AttemptResult[]> {
  const from = before ? sql`and id < ${before}::uuid` : sql``
  const { rows } = await sql<AttemptResult>`
    select id, question_ids, started_at, finished_at,
      count(*) filter (where is_right)::int as score,
      coalesce(array_agg(question_id order by answered_at) filter (where not is_right), '{}') as wrong
    from (
      select * from quiz_attempts
      where workspace_id = ${who.workspace_id} and agent_id = ${who.agent_id} ${from}
      order by id desc limit ${limit}
    ) as page
    left join quiz_answers on quiz_answers.workspace_id = page.workspace_id and attempt_id = page.id
    group by id, question_ids, started_at, finished_at
    order by id desc`.execute(db)
  return rows
}
