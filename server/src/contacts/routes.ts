import { z } from 'zod'
import {
  type App,
  type House,
  inTransaction,
  isId,
  isRefusal,
  keyset,
  readCursor,
  refuse,
  respond,
  toPage,
  words,
  wordsOrNone,
} from '../platform/index.ts'
import { changeContact, refuseUnknown } from './change-contact.ts'
import { attributesMax } from './contact.ts'
import { findContact } from './contact-store.ts'
import { createContacts } from './create-contacts.ts'
import { listContacts } from './list-contacts.ts'
import { parsePhone, phoneRemedy } from './phone.ts'
import { purchaseRoutes } from './purchase-routes.ts'

export const contactNameCharsMax = 200
export const emailCharsMax = 254
export const attributeNameCharsMax = 64
export const attributeCharsMax = 1_000
const searchCharsMax = 200

const tags = ['contacts']

const phone = z
  .string()
  .transform((text, check) => {
    const digits = parsePhone(text)
    if (digits === undefined) check.addIssue({ code: 'custom', message: phoneRemedy })
    return digits ?? ''
  })
  .describe('International, with + and country code')
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(emailCharsMax, `Shorten the e-mail address to ${emailCharsMax} characters.`)
  .pipe(z.email('Write the whole e-mail address, such as lina@example.com.'))
const language = z
  .string()
  .regex(/^[a-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/, 'Write a language code, such as fr or en-GB.')
const attributeNameRemedy = `Name an attribute with at most ${attributeNameCharsMax} letters, digits, spaces, dots, - and _.`
const attributeName = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u)
  .max(attributeNameCharsMax)
const attributeRemedy = `Give text (at most ${attributeCharsMax} characters, no control characters), a number, true, false or null.`
const attributes = z
  .record(
    attributeName,
    z.union([wordsOrNone(attributeCharsMax), z.number(), z.boolean(), z.null()], attributeRemedy),
    {
      error: (issue) => (issue.code === 'invalid_key' ? attributeNameRemedy : undefined),
    },
  )
  .refine((given) => Object.keys(given).length <= attributesMax, `Give at most ${attributesMax} attributes.`)

const contactBody = z.object({
  name: words(contactNameCharsMax).nullish(),
  phone: phone.nullish(),
  email: email.nullish(),
  language: language.nullish(),
  attributes: attributes.optional(),
})

const contactAnswer = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  profile_name: z.string().nullable(),
  username: z.string().nullable(),
  display_name: z.string(),
  phone: z.string().nullable().describe('International, with +'),
  email: z.string().nullable(),
  bsuid: z.string().nullable(),
  language: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  created_at: z.string().describe('ISO 8601, UTC'),
  merged_into: z.uuid().nullable(),
})

const contactParams = z.object({ id: z.uuid('Give the id of a contact.') })

/** People, as agents and other programs see and keep them. */
export function contactRoutes(app: App, house: House): void {
  addRoute(app, house)
  readRoutes(app, house)
  changeRoute(app, house)
  purchaseRoutes(app, house)
}

function addRoute(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/contacts',
    config: { permission: 'contacts.write' },
    schema: {
      summary: 'Add a person',
      description:
        'An address somebody has already is refused with 409 contacts.exists and details.contact_id.',
      tags,
      body: contactBody.refine(
        (draft) => draft.name || draft.phone || draft.email,
        'Give at least a name, a phone number or an e-mail address.',
      ),
      response: { 201: contactAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const outcome = await inTransaction(house.db, async (trx) => {
        const [created] = await createContacts(trx, workspaceId, [request.body], house.clock.now())
        return isRefusal(created) ? created : findContact(trx, workspaceId, created!)
      })
      return respond(reply, outcome, 201)
    },
  })
}

function readRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts',
    config: { permission: 'contacts.read' },
    schema: {
      summary: 'People by name',
      tags,
      querystring: z.object({
        ...keyset,
        q: wordsOrNone(searchCharsMax)
          .optional()
          .describe('Words of a name, digits of a number, or an e-mail address'),
      }),
      response: { 200: z.object({ data: z.array(contactAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor, q } = request.query
      const after = readNameCursor(cursor)
      if (cursor !== undefined && !after) {
        return respond(
          reply,
          refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.'),
        )
      }
      const rows = await listContacts(house.db, request.actor!.workspaceId, {
        limit,
        after,
        q: q || undefined,
      })
      const page = toPage(rows, limit, (row) => [row.sort_name, row.id])
      return respond(reply, page)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id',
    config: { permission: 'contacts.read' },
    schema: {
      summary: 'One person',
      description: 'The id of a contact that was merged answers with the contact it became.',
      tags,
      params: contactParams,
      response: { 200: contactAnswer },
    },
    handler: async (request, reply) => {
      const contact = await findContact(house.db, request.actor!.workspaceId, request.params.id)
      return respond(reply, contact ?? refuseUnknown())
    },
  })
}

function changeRoute(app: App, house: House): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/contacts/:id',
    config: { permission: 'contacts.write' },
    schema: {
      summary: 'Change what we keep about a person',
      description: 'What is left out stays; null takes away. Attributes are changed one by one.',
      tags,
      params: contactParams,
      body: contactBody,
      response: { 200: contactAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const now = house.clock.now()
      return respond(reply, await changeContact(house.db, workspaceId, request.params.id, request.body, now))
    },
  })
}

function readNameCursor(cursor: string | undefined): { sort_name: string; id: string } | undefined {
  const [sortName, id] = readCursor(cursor) ?? []
  return typeof sortName === 'string' && isId(id) ? { sort_name: sortName, id } : undefined
}
