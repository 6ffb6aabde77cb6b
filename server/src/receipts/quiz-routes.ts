import { z } from 'zod'
import {
  type Actor,
  type App,
  type House,
  isId,
  isRefusal,
  keyset,
  type Refusal,
  readCursor,
  refuse,
  respond,
  toPage,
} from '../platform/index.ts'
import { choiceIds } from './quiz.ts'
import { type Attempt, answerQuestion, readAttempt, startAttempt } from './quiz-attempt.ts'
import { listMissedQuestions, listTeamResults } from './quiz-report.ts'
import {
  attemptShape,
  nameQuestion,
  presentAttempt,
  presentResult,
  presentTeamResult,
  resultPageShape,
  teamShape,
} from './quiz-shapes.ts'
import { type Learner, listAttempts } from './quiz-store.ts'

const tags = ['training']
const signedIn = { permission: 'signed_in' } as const
const params = z.object({ id: z.uuid('Give the id of an attempt.') })
const questionIdCharsMax = 60

export function quizRoutes(app: App, house: House): void {
  attemptRoutes(app, house)
  answerRoute(app, house)
  teamRoute(app, house)
}

function attemptRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/training/attempts',
    config: signedIn,
    schema: {
      summary: 'Your own attempts at the quiz about ticks, newest first',
      tags,
      querystring: z.object(keyset),
      response: { 200: resultPageShape },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const who = learnerOf(request.actor!)
      if (isRefusal(who)) return respond(reply, who)
      const before = readCursor(cursor)?.[0]
      if (cursor !== undefined && !isId(before))
        return respond(
          reply,
          refuse('request.invalid', 'cursor: use the next_cursor of an answer as it is, or leave it out.'),
        )
      const bounds = { before: isId(before) ? before : undefined, limit: limit + 1 }
      const page = toPage(await listAttempts(house.db, who, bounds), limit, (row) => [row.id])
      return respond(reply, { ...page, data: page.data.map(presentResult) })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/training/attempts',
    config: signedIn,
    schema: {
      summary: 'Start the quiz, or go on with the attempt you left open',
      tags,
      response: { 201: attemptShape },
    },
    handler: async (request, reply) => {
      const who = learnerOf(request.actor!)
      if (isRefusal(who)) return respond(reply, who)
      const attempt = await startAttempt(house.db, who, house.clock.now())
      return respond(reply, presentAttempt(attempt), 201)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/training/attempts/:id',
    config: signedIn,
    schema: {
      summary: 'One attempt of yours: its questions, and what you answered',
      tags,
      params,
      response: { 200: attemptShape },
    },
    handler: async (request, reply) =>
      respond(reply, present(await readAttempt(house.db, whoever(request.actor!), request.params.id))),
  })
}

function answerRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/training/attempts/:id/answers',
    config: signedIn,
    schema: {
      summary: 'Answer a question of your attempt; the right answer and its reason come back',
      tags,
      params,
      body: z.object({
        question_id: z.string().min(1, 'Give the id of a question.').max(questionIdCharsMax),
        choice: z.enum(choiceIds, `Choose one of ${choiceIds.join(', ')}.`),
      }),
      response: { 200: attemptShape },
    },
    handler: async (request, reply) => {
      const who = whoever(request.actor!)
      const now = house.clock.now()
      return respond(
        reply,
        present(await answerQuestion(house.db, who, request.params.id, request.body, now)),
      )
    },
  })
}

function teamRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/training/team',
    config: { permission: 'training.read' },
    schema: {
      summary: 'How everybody of the team did in the quiz, and what is most often answered wrong',
      tags,
      response: { 200: teamShape },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const [team, missed] = await Promise.all([
        listTeamResults(house.db, workspaceId),
        listMissedQuestions(house.db, workspaceId),
      ])
      return respond(reply, {
        data: team.map(presentTeamResult),
        next_cursor: null,
        missed: missed.map(({ question_id, ...counts }) => ({ ...nameQuestion(question_id), ...counts })),
      })
    },
  })
}

const present = (outcome: Attempt | Refusal) => (isRefusal(outcome) ? outcome : presentAttempt(outcome))

function learnerOf(actor: Actor): Learner | Refusal {
  if (actor.kind === 'agent') return whoever(actor)
  return refuse('accounts.agent_needed', 'This belongs to a person: sign in instead of sending a token.')
}

// A token's id is nobody's: by it no attempt is ever found.
const whoever = (actor: Actor): Learner => ({ workspace_id: actor.workspaceId, agent_id: actor.id })
