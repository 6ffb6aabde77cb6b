/** The shapes the quiz answers with. A right choice and its reason appear only beside an answer that was given. */
import { z } from 'zod'
import { choiceIds, type Question, quizTicks, quizTopics } from './quiz.ts'
import type { Attempt } from './quiz-attempt.ts'
import { findQuestion } from './quiz-questions.ts'
import type { TeamResult } from './quiz-report.ts'
import type { AnswerRow, AttemptResult } from './quiz-store.ts'

const instant = z.iso.datetime().describe('UTC')
const wordsShape = z.object({ en: z.string(), fr: z.string() })
const count = z.int().min(0)

const questionShape = z.object({
  id: z.string(),
  topic: z.enum(quizTopics),
  message: z.object({ tick: z.enum(quizTicks), text: wordsShape }).nullable(),
  asks: wordsShape,
  choices: z.array(z.object({ id: z.enum(choiceIds), says: wordsShape })),
  answer: z
    .object({
      choice: z.string(),
      right: z.boolean().describe('as judged when it was given'),
      right_choice: z.enum(choiceIds),
      because: wordsShape,
      answered_at: instant,
    })
    .nullable()
    .describe('null until this person answered'),
})

export const attemptShape = z.object({
  id: z.uuid(),
  started_at: instant,
  finished_at: instant.nullable(),
  score: count.describe('right answers so far'),
  questions: z.array(questionShape),
})

/** A question by name, without its answer. `topic` and `asks` are null for one that later versions no longer ask. */
const namedQuestionShape = z.object({
  id: z.string(),
  topic: z.enum(quizTopics).nullable(),
  asks: wordsShape.nullable(),
})

export const resultShape = z.object({
  id: z.uuid(),
  started_at: instant,
  finished_at: instant.nullable().describe('null while it is open'),
  score: count,
  asked: count,
  wrong: z.array(namedQuestionShape),
})

export const resultPageShape = z.object({ data: z.array(resultShape), next_cursor: z.string().nullable() })

export const teamShape = z.object({
  data: z.array(
    z.object({
      agent: z.object({ id: z.uuid(), name: z.string() }),
      attempts: count.describe('finished ones'),
      best_score: count.nullable(),
      last: z
        .object({ score: count, asked: count, finished_at: instant, wrong: z.array(namedQuestionShape) })
        .nullable(),
    }),
  ),
  next_cursor: z.null(),
  missed: z
    .array(namedQuestionShape.extend({ asked: count, wrong: count }))
    .describe('the questions most often answered wrong, worst first'),
})

export function presentAttempt(attempt: Attempt): z.infer<typeof attemptShape> {
  return {
    id: attempt.id,
    started_at: attempt.started_at.toISOString(),
    finished_at: attempt.finished_at?.toISOString() ?? null,
    score: [...attempt.answers.values()].filter((answer) => answer.is_right).length,
    questions: attempt.questions.map((question) =>
      presentQuestion(question, attempt.answers.get(question.id)),
    ),
  }
}

function presentQuestion(question: Question, answer: AnswerRow | undefined): z.infer<typeof questionShape> {
  return {
    id: question.id,
    topic: question.topic,
    message: question.message ?? null,
    asks: question.asks,
    choices: choiceIds.map((id) => ({ id, says: question.choices[id] })),
    answer: answer
      ? {
          choice: answer.choice,
          right: answer.is_right,
          right_choice: question.right,
          because: question.because,
          answered_at: answer.answered_at.toISOString(),
        }
      : null,
  }
}

export function presentResult(row: AttemptResult): z.infer<typeof resultShape> {
  return {
    id: row.id,
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    score: row.score,
    asked: row.question_ids.length,
    wrong: row.wrong.map(nameQuestion),
  }
}

export function presentTeamResult(row: TeamResult): z.infer<typeof teamShape>['data'][number] {
  return {
    agent: { id: row.agent_id, name: row.name },
    attempts: row.attempts,
    best_score: row.best_score,
    last:
      row.last_finished_at === null
        ? null
        : {
            score: row.last_score!,
            asked: row.last_asked!,
            finished_at: row.last_finished_at.toISOString(),
            wrong: row.last_wrong.map(nameQuestion),
          },
  }
}

export function nameQuestion(id: string): z.infer<typeof namedQuestionShape> {
  const question = findQuestion(id)
  return { id, topic: question?.topic ?? null, asks: question?.asks ?? null }
}
