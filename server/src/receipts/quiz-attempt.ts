import { randomInt } from 'node:crypto'
import { type Database, inTransaction, newId, type Refusal, refuse } from '../platform/index.ts'
import { type ChoiceId, drawQuestions, type Question, questionsAsked } from './quiz.ts'
import { findQuestion, questions } from './quiz-questions.ts'
import {
  type AnswerRow,
  type AttemptRow,
  findAttempt,
  findOpenAttempt,
  finishAttempt,
  insertAnswer,
  insertAttempt,
  type Learner,
  listAnswers,
  lockAttempt,
  removeAttempt,
} from './quiz-store.ts'

/** An attempt with its questions in order, and what was answered so far. */
export type Attempt = AttemptRow & {
  readonly questions: readonly Question[]
  readonly answers: ReadonlyMap<string, AnswerRow>
}

/** Draws questions for somebody, or gives back the attempt they left open. */
export async function startAttempt(db: Database, who: Learner, now: Date): Promise<Attempt> {
  const row = await inTransaction(db, async (trx) => {
    const open = await findOpenAttempt(trx, who)
    if (open?.question_ids.every(findQuestion)) return open
    // It asks what this version of the program does not know any more, so it could never be finished.
    if (open) await removeAttempt(trx, who, open.id)
    const drawn = drawQuestions(questions, questionsAsked, (bound) => randomInt(bound))
    const fresh: AttemptRow = {
      id: newId(now),
      question_ids: drawn.map((question) => question.id),
      started_at: now,
      finished_at: null,
    }
    // Another tab may have been quicker; then that attempt is the one.
    return (await insertAttempt(trx, who, fresh)) ? fresh : (await findOpenAttempt(trx, who))!
  })
  return withAnswers(db, who, row)
}

export async function readAttempt(db: Database, who: Learner, id: string): Promise<Attempt | Refusal> {
  const row = await findAttempt(db, who, id)
  return row ? withAnswers(db, who, row) : noAttempt()
}

/** Marks one answer, once. The last one ends the attempt. */
export async function answerQuestion(
  db: Database,
  who: Learner,
  attemptId: string,
  { question_id, choice }: { readonly question_id: string; readonly choice: ChoiceId },
  now: Date,
): Promise<Attempt | Refusal> {
  const refused = await inTransaction(db, async (trx) => {
    const attempt = await lockAttempt(trx, who, attemptId)
    if (!attempt) return noAttempt()
    const question = attempt.question_ids.includes(question_id) ? findQuestion(question_id) : undefined
    if (!question) return refuse('training.question_unknown', 'This attempt does not ask that question.')
    const answer = { question_id, choice, is_right: choice === question.right, answered_at: now }
    if (!(await insertAnswer(trx, who.workspace_id, attemptId, answer)))
      return refuse('training.answered', 'This question was answered already; the first answer counts.')
    const answered = await listAnswers(trx, who.workspace_id, attemptId)
    if (answered.length === attempt.question_ids.length) await finishAttempt(trx, who, attemptId, now)
    return undefined
  })
  return refused ?? readAttempt(db, who, attemptId)
}

async function withAnswers(db: Database, who: Learner, row: AttemptRow): Promise<Attempt> {
  const answers = await listAnswers(db, who.workspace_id, row.id)
  return {
    ...row,
    questions: row.question_ids.flatMap((id) => findQuestion(id) ?? []),
    answers: new Map(answers.map((answer) => [answer.question_id, answer])),
  }
}

const noAttempt = () => refuse('training.not_found', 'No quiz attempt of yours has this id.')
