import { z } from 'zod'
import { findWorkspace, listTeams } from '../accounts/index.ts'
import {
  type App,
  type House,
  inTransaction,
  isRefusal,
  type Refusal,
  refuse,
  respond,
  signature,
  words,
} from '../platform/index.ts'
import { nextOpening } from './business-time.ts'
import { listStanding, makePromise } from './make-promise.ts'
import { answerMinutesMax, businessTimeOf, type PromiseRow, warnPercentDefault } from './promise.ts'
import { promiseReportRoute } from './promise-report-routes.ts'
import { readPromiseBook } from './promise-store.ts'
import {
  blanksOf,
  listUnknownBlanks,
  promiseLanguages,
  promiseWordsCharsMax,
  proposedWords,
  type Situation,
  situations,
  tellingOf,
} from './promise-words.ts'
import { listWords, type PromiseWords, writeWords } from './promise-words-store.ts'
import { deedOf } from './work-routes.ts'

const tags = ['promises']
const read = { permission: 'conversations.read' } as const
const write = { permission: 'promises.write' } as const

const promiseShape = z.object({
  id: z.uuid(),
  team_id: z.uuid().nullable().describe("null: the workspace's own, for whatever no team has promised"),
  answer_minutes: z.int().nullable().describe('business minutes to the first answer; null: given up'),
  warn_percent: z.int(),
  tell_customers: z.boolean(),
  since: z.string().meta({ format: 'date-time' }),
})

export function promiseRoutes(app: App, house: House): void {
  standingRoutes(app, house)
  wordsRoutes(app, house)
  previewRoute(app, house)
  promiseReportRoute(app, house)
}

function standingRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/promises',
    config: read,
    schema: {
      summary: 'How soon an answer is promised, by the workspace and by its teams',
      tags,
      response: { 200: z.object({ data: z.array(promiseShape), next_cursor: z.null() }) },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const teams = await listTeams(house.db, workspaceId)
      const standing = await listStanding(
        house.db,
        workspaceId,
        teams.map((team) => team.id),
      )
      return respond(reply, { data: standing.map(present), next_cursor: null })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/v1/promises',
    config: write,
    schema: {
      summary: 'Promise an answer from now on, or give the promise up',
      description: 'Waits that began before stay under the promise that stood then.',
      tags,
      body: z.object({
        team_id: z.uuid('Give the id of a team, or null for the workspace.').nullable().default(null),
        answer_minutes: z
          .int('Give whole minutes.')
          .min(1, 'Promise at least one minute.')
          .max(answerMinutesMax, `Promise at most ${answerMinutesMax} minutes.`)
          .nullable()
          .describe('null gives the promise up'),
        warn_percent: z
          .int('Give a whole number.')
          .min(1, 'Warn at 1 to 99 percent of the time.')
          .max(99, 'Warn at 1 to 99 percent of the time.')
          .default(warnPercentDefault),
        tell_customers: z.boolean('Say true or false.').default(false),
      }),
      response: { 201: promiseShape },
    },
    handler: async (request, reply) => {
      const made = await makePromise(house.db, deedOf(house, request), request.body)
      return respond(reply, isRefusal(made) ? made : present(made), 201)
    },
  })
}

const wordsShape = z.object({ open: z.string(), closed: z.string() })
const allWordsShape = z.object({
  en: wordsShape,
  fr: wordsShape,
  proposed: z.object({ en: wordsShape, fr: wordsShape }),
})
const ownWords = words(promiseWordsCharsMax).nullable().optional().describe('null goes back to the proposal')
const ownWordsOf = z.object({ open: ownWords, closed: ownWords }).optional()

function wordsRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/promises/words',
    config: read,
    schema: {
      summary:
        'What customers are told when they begin to wait, while somebody answers and while nobody does',
      tags,
      response: { 200: allWordsShape },
    },
    handler: async (request, reply) =>
      respond(reply, withProposed(await listWords(house.db, request.actor!.workspaceId))),
  })
  app.route({
    method: 'PATCH',
    url: '/api/v1/promises/words',
    config: write,
    schema: {
      summary: 'Write what customers are told in the words of the business',
      description: 'Blanks: {time}, {hours}, and while nobody answers {back}.',
      tags,
      body: z.object({ en: ownWordsOf, fr: ownWordsOf }),
      response: { 200: allWordsShape },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const refusal = checkBlanks(request.body)
      if (refusal) return respond(reply, refusal)
      const written = { written_at: house.clock.now(), written_by: signature(request.actor!) }
      await inTransaction(house.db, (trx) => writeWords(trx, workspaceId, request.body, written))
      return respond(reply, withProposed(await listWords(house.db, workspaceId)))
    },
  })
}

const withProposed = (all: PromiseWords) => ({ ...all, proposed: proposedWords })

type GivenWords = { readonly [Language in 'en' | 'fr']?: { readonly [S in Situation]?: string | null } }

function checkBlanks(given: GivenWords): Refusal | undefined {
  for (const language of promiseLanguages) {
    for (const situation of situations) {
      const unknown = listUnknownBlanks(given[language]?.[situation] ?? '', situation)
      if (unknown.length === 0) continue
      return refuse(
        'inbox.blank_unknown',
        `${language}.${situation}: {${unknown[0]}} cannot be filled in. Use ${blanksOf[situation].map((one) => `{${one}}`).join(', ')}.`,
        { blank: unknown[0], language, situation },
      )
    }
  }
  return undefined
}

function previewRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/promises/preview',
    config: read,
    schema: {
      summary: 'What a customer who begins to wait now would read; nothing is sent or kept',
      tags,
      body: z.object({
        team_id: z.uuid('Give the id of a team, or null.').nullable().default(null),
        answer_minutes: z.int('Give whole minutes.').min(1).max(answerMinutesMax),
        language: z.enum(promiseLanguages, `Choose one of ${promiseLanguages.join(', ')}.`),
        situation: z.enum(situations, `Choose one of ${situations.join(', ')}.`),
        text: words(promiseWordsCharsMax),
      }),
      response: {
        200: z.object({
          text: z
            .string()
            .nullable()
            .describe('null: these hours never bring this situation, so it is never sent'),
        }),
      },
    },
    handler: async (request, reply) => {
      const { team_id, answer_minutes, language, situation, text } = request.body
      const { workspaceId } = request.actor!
      const workspace = await findWorkspace(house.db, workspaceId)
      const book = await readPromiseBook(house.db, workspaceId)
      const time = businessTimeOf({ ...book, workspace: workspace! }, team_id)
      const refusal = checkBlanks({ [language]: { [situation]: text } })
      if (refusal) return respond(reply, refusal)
      const now = house.clock.now()
      const at = nextMoment(time, situation, now)
      return respond(reply, {
        text: at ? tellingOf({ open: text, closed: text }, language, time, answer_minutes, at) : null,
      })
    },
  })
}

/** The next moment, to the half hour, at which somebody answers, or nobody does; undefined when there is none. */
function nextMoment(
  time: Parameters<typeof nextOpening>[0],
  situation: Situation,
  now: Date,
): Date | undefined {
  for (let half = 0; half < 7 * 48; half += 1) {
    const at = new Date(now.getTime() + half * 1_800_000)
    const isOpen = nextOpening(time, at)?.getTime() === at.getTime()
    if (isOpen === (situation === 'open')) return at
  }
  return undefined
}

const present = ({ by: _, since, ...promise }: PromiseRow) => ({ ...promise, since: since.toISOString() })
