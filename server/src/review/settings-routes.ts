import { isValidIBAN } from 'ibantools'
import { isSupportedCountry } from 'libphonenumber-js'
import { z } from 'zod'
import { type App, type House, respond, signature, words } from '../platform/index.ts'
import { getReviewSettings, type ReviewSettings, writeReviewSettings } from './settings-store.ts'

const tags = ['review']
const listMax = 100
const listOf = (one: z.ZodType<string>) => z.array(one).max(listMax, `Name at most ${listMax}.`)

const iban = words(60)
  .transform((text) => text.replace(/[^a-z\d]/gi, '').toUpperCase())
  .refine((text) => isValidIBAN(text), 'This is no valid IBAN: a digit is wrong or missing.')
const domain = words(253)
  .transform((text) =>
    text
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/.*$/, ''),
  )
  .refine((text) => /^([a-z\d-]+\.)+[a-z]{2,}$/.test(text), 'Write a domain, such as lemonbakery.fr.')
const email = words(254).toLowerCase().pipe(z.email('Write the whole e-mail address.'))
const phone = words(40).refine((text) => text.replace(/\D/g, '').length >= 6, 'Write the whole phone number.')
const country = words(2)
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'Give two letters as ISO 3166 writes them, such as FR.')

const settingsBody = z.object({
  names: listOf(words(200)).describe('brands, shops, people who do not work at the desk'),
  phones: listOf(phone),
  emails: listOf(email),
  addresses: listOf(words(300)),
  ibans: listOf(iban),
  domains: listOf(domain),
  country: country
    .nullable()
    .describe('where numbers without country code are dialled; null: as the connected number'),
})

const settingsAnswer = z.object({
  ...Object.fromEntries(
    (['names', 'phones', 'emails', 'addresses', 'ibans', 'domains'] as const).map((name) => [
      name,
      z.array(z.string()),
    ]),
  ),
  country: z.string().nullable(),
})

/** What is the business's own and may stand in any message. */
export function settingsRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/review/settings',
    config: { permission: 'review.use' },
    schema: {
      summary: "The business's own details",
      description:
        'The workspace, its agents and its connected numbers are known already and need not stand here.',
      tags,
      response: { 200: settingsAnswer },
    },
    handler: async (request, reply) =>
      respond(reply, await getReviewSettings(db, request.actor!.workspaceId)),
  })
  app.route({
    method: 'PATCH',
    url: '/api/v1/review/settings',
    config: { permission: 'review.write' },
    schema: {
      summary: "Change the business's own details; a list that is given replaces the one before",
      tags,
      body: settingsBody.partial(),
      response: { 200: settingsAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const change = withoutUndefined(request.body)
      const kept = await writeReviewSettings(db, actor.workspaceId, change, signature(actor), clock.now())
      return respond(reply, kept)
    },
  })
}

const withoutUndefined = (given: object): Partial<ReviewSettings> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
