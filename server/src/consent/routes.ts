import { z } from 'zod'
import { findContact } from '../contacts/index.ts'
import {
  type App,
  type ContactId,
  type House,
  inTransaction,
  isId,
  keyset,
  newId,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  words,
  wordsOrNone,
} from '../platform/index.ts'
import { consentChannels, type NewConsent } from './consent.ts'
import { getEntry, listCurrent, listEntries } from './consent-store.ts'
import { courtesyRoutes } from './courtesy-routes.ts'
import { recordConsents } from './record-consents.ts'

export const purposeCharsMax = 64
export const sourceCharsMax = 200
export const wordingCharsMax = 5_000
export const proofCharsMax = 20_000
/** Clocks of other programs run a little ahead. */
const futureMsMax = 5 * 60_000

const tags = ['consent']
const state = z.enum(['given', 'withdrawn'], 'Write given or withdrawn.')

const entryAnswer = z.object({
  id: z.uuid(),
  purpose: z.string(),
  channel: z.string(),
  state,
  source: z.string(),
  wording: z.string().nullable(),
  proof: z.unknown(),
  at: z.string().describe('When the person said it. ISO 8601, UTC'),
  recorded_at: z.string(),
  recorded_by: z.string(),
})

const currentAnswer = z.object({
  purpose: z.string(),
  channel: z.string(),
  state,
  since: z.string(),
  source: z.string(),
})

const entryBody = z.object({
  purpose: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'Write the purpose in lower case, such as marketing or service.')
    .max(purposeCharsMax, `Shorten the purpose to ${purposeCharsMax} characters.`),
  channel: z.enum(consentChannels, `Choose one of ${consentChannels.join(', ')}.`),
  state,
  source: words(sourceCharsMax).nullish().describe('Where it was said: form, import, shop, …'),
  wording: wordsOrNone(wordingCharsMax).nullish().describe('Exactly what was shown or said'),
  proof: z
    .unknown()
    .refine(
      isStorable,
      `Give a proof of at most ${proofCharsMax} characters as JSON, without control characters.`,
    )
    .optional(),
  at: z.iso
    .datetime({ offset: true, error: 'Write an instant, such as 2026-11-03T12:00:00Z.' })
    .optional()
    .describe('When the person said it; now when left out'),
})

const params = z.object({ id: z.uuid('Give the id of a contact.') })

/** What people agreed to, as agents and other programs record and read it. */
export function consentRoutes(app: App, house: House): void {
  recordRoute(app, house)
  readRoute(app, house)
  courtesyRoutes(app, house)
}

function recordRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/consents',
    config: { permission: 'consents.write' },
    schema: {
      summary: 'Record a yes or a no',
      description: 'The ledger is only ever added to: a change of mind is a new entry.',
      tags,
      params,
      body: entryBody,
      response: { 201: entryAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const { proof, ...said } = request.body
      const now = house.clock.now()
      const at = said.at === undefined ? now : new Date(said.at)
      if (at.getTime() > now.getTime() + futureMsMax) {
        return respond(
          reply,
          refuse('consent.in_future', 'at: nobody can say yes or no in the future. Leave it out for now.'),
        )
      }
      const contact = await findContact(house.db, actor.workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const entry: NewConsent = {
        ...said,
        workspace_id: actor.workspaceId,
        contact_id: contact.id,
        source: said.source ?? (actor.kind === 'agent' ? 'agent' : 'api'),
        wording: said.wording || undefined,
        proof: proof ?? undefined,
        at,
        recorded_by: signature(actor),
        fact: `api:${newId(now)}`,
      }
      const outcome = await inTransaction(house.db, async (trx) => {
        await recordConsents(trx, [entry])
        return getEntry(trx, entry)
      })
      return respond(reply, outcome, 201)
    },
  })
}

function readRoute(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/consents',
    config: { permission: 'consents.read' },
    schema: {
      summary: 'What a person agreed to',
      description: '`current` tells where they stand, for each purpose and channel.',
      tags,
      params,
      querystring: z.object(keyset),
      response: {
        200: z.object({
          data: z.array(entryAnswer),
          current: z.array(currentAnswer),
          next_cursor: z.string().nullable(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { limit, cursor } = request.query
      const before = readTimeCursor(cursor)
      if (cursor !== undefined && !before) {
        return respond(
          reply,
          refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.'),
        )
      }
      const contact = await findContact(house.db, workspaceId, request.params.id)
      if (!contact) return respond(reply, refuseUnknown())
      const rows = await listEntries(house.db, workspaceId, contact.id as ContactId, { limit, before })
      const current = await listCurrent(house.db, workspaceId, contact.id as ContactId)
      return respond(reply, { ...toPage(rows, limit, (row) => [row.at, row.id]), current })
    },
  })
}

const refuseUnknown = () =>
  refuse(
    'contacts.not_found',
    'There is no contact with this id in the workspace. Look it up in the list again.',
  )

/** U+0000 and halves of surrogate pairs cannot be stored, and other control characters prove nothing. */
const unstorable = /(?:^|[^\\])(?:\\\\)*\\u(?:00(?:0[0-8be-f]|1[0-9a-f])|d[89a-f])/

function isStorable(proof: unknown): boolean {
  try {
    // JSON.stringify writes such characters, and only such, as escapes with u.
    const text = JSON.stringify(proof) ?? ''
    return text.length <= proofCharsMax && !unstorable.test(text)
  } catch (error) {
    // Nested so deep that it cannot be written down again, let alone read.
    if (error instanceof RangeError) return false
    throw error
  }
}

function readTimeCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = readCursor(cursor) ?? []
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isId(id) ? { at, id } : undefined
}
