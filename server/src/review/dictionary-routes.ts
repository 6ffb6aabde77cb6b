import { z } from 'zod'
import {
  type App,
  type House,
  keyset,
  type Refusal,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  type WorkspaceId,
  words,
  wordsOrNone,
} from '../platform/index.ts'
import {
  countWords,
  type DictionaryWord,
  deleteWord,
  dictionaryWordCharsMax,
  dictionaryWordsMax,
  findWord,
  insertWords,
  listWords,
} from './dictionary-store.ts'

const tags = ['review']
const use = { permission: 'review.use' } as const
const word = words(dictionaryWordCharsMax).pipe(
  z
    .string()
    .regex(/\p{L}/u, 'Write a word: it needs a letter.')
    .regex(/^\S+$/u, 'Write one word at a time, without blanks.'),
)
const wordAnswer = z.object({ word: z.string(), added_at: z.string(), added_by: z.string() })

export function dictionaryRoutes(app: App, house: House): void {
  listRoute(app, house)
  changeRoutes(app, house)
}

function listRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/review/words',
    config: use,
    schema: {
      summary: 'Words of the business that the second look leaves alone',
      tags,
      querystring: z.object({
        ...keyset,
        q: wordsOrNone(dictionaryWordCharsMax).optional().describe('The beginning of a word'),
      }),
      response: { 200: z.object({ data: z.array(wordAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor, q } = request.query
      const [after] = readCursor(cursor) ?? []
      if (cursor !== undefined && typeof after !== 'string') {
        const message = 'cursor: send the next_cursor of an earlier answer as it was.'
        return respond(reply, refuse('request.invalid', message))
      }
      const asked = { limit, q: q || undefined, after: after as string | undefined }
      const page = toPage(await listWords(house.db, request.actor!.workspaceId, asked), limit, (row) => [
        row.word,
      ])
      return respond(reply, { ...page, data: page.data.map(present) })
    },
  })
}

function changeRoutes(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/review/words',
    config: use,
    schema: {
      summary: 'Add a word to the dictionary of the workspace',
      description: '201 for a new word, 200 for one that was there. Capitals make no other word.',
      tags,
      body: z.object({ word }),
      response: { 200: wordAnswer, 201: wordAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const outcome = await addWord(house, actor.workspaceId, request.body.word, signature(actor))
      return 'refused' in outcome
        ? respond(reply, outcome)
        : respond(reply, present(outcome), outcome.is_new ? 201 : 200)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/v1/review/words/:word',
    config: use,
    schema: { summary: 'Take a word out of the dictionary', tags, params: z.object({ word }) },
    handler: async (request, reply) => {
      const wasThere = await deleteWord(house.db, request.actor!.workspaceId, request.params.word)
      const message = 'The dictionary of the workspace does not have this word.'
      return respond(reply, wasThere ? undefined : refuse('review.not_found', message))
    },
  })
}

async function addWord(
  { db, clock }: House,
  workspaceId: WorkspaceId,
  asked: string,
  by: string,
): Promise<(DictionaryWord & { is_new: boolean }) | Refusal> {
  if ((await countWords(db, workspaceId)) >= dictionaryWordsMax) {
    const message = `The dictionary holds at most ${dictionaryWordsMax} words. Remove some first.`
    return refuse('review.dictionary_full', message, { limit: dictionaryWordsMax })
  }
  const [added] = await insertWords(db, workspaceId, [asked], by, clock.now())
  if (added) return { ...added, is_new: true }
  const known = await findWord(db, workspaceId, asked)
  if (!known) throw new Error('a word was removed while it was being added: try again')
  return { ...known, is_new: false }
}

function present({ word, added_at, added_by }: DictionaryWord) {
  return { word, added_at: added_at.toISOString(), added_by }
}
