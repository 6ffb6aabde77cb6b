import type { Question } from './quiz.ts'
import { questionsOfMeaning } from './quiz-questions-of-meaning.ts'
import { questionsOfSilence } from './quiz-questions-of-silence.ts'

/** Every question. An id is never given to another question: kept results name it. */
export const questions: readonly Question[] = [...questionsOfMeaning, ...questionsOfSilence]

const byId = new Map(questions.map((question) => [question.id, question]))

/** Undefined for a question of another version of the program. */
export function findQuestion(id: string): Question | undefined {
  return byId.get(id)
}
