import { z } from 'zod'
import {
  type Actor,
  type App,
  type House,
  keyset,
  permissions,
  type Refusal,
  refuse,
  respond,
  signature,
  toPage,
  words,
} from '../platform/index.ts'
import { instantOf, pageOf, readIdCursor, tokenAnswer } from './answers.ts'
import { refuseBeyond } from './create-agent.ts'
import { createToken, type NewToken } from './create-token.ts'
import type { Identify } from './identify.ts'
import { listBeyond } from './roles.ts'
import { keepNoAnswer } from './sign-in-routes.ts'
import { permissionsOfScopes } from './token.ts'
import { listTokens, revokeToken, type TokenRow } from './token-store.ts'
import { nameLengthMax } from './workspace-routes.ts'

const tags = ['tokens']

const newToken = z.object({
  name: words(nameLengthMax),
  scopes: z
    .array(z.enum(permissions, `Choose among ${permissions.join(', ')}.`))
    .min(1, 'Give at least one permission.')
    .max(permissions.length, 'Give each permission once.'),
  expires_at: z.iso
    .datetime({ offset: true, error: 'Write an instant as 2027-01-31T00:00:00Z.' })
    .transform((text) => new Date(text))
    .optional(),
})

export function tokenRoutes(app: App, house: House, who: Identify): void {
  app.route({
    method: 'GET',
    url: '/api/v1/tokens',
    config: { permission: 'tokens.write' },
    schema: {
      summary: 'The API tokens of the workspace, newest first',
      tags,
      querystring: z.object(keyset),
      response: { 200: pageOf(tokenAnswer) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const before = readIdCursor(cursor)
      if ('refused' in before) return respond(reply, before)
      const bounds = { before: before.id, limit: limit + 1 }
      const page = toPage(await listTokens(house.db, request.actor!.workspaceId, bounds), limit, (row) => [
        row.id,
      ])
      return respond(reply, { ...page, data: page.data.map(presentToken) })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/tokens',
    config: { permission: 'tokens.write' },
    schema: {
      summary: 'Make an API token; it is shown this once',
      description: 'An Idempotency-Key is ignored here, since the answer is kept nowhere.',
      tags,
      body: newToken,
      response: { 201: z.object({ id: z.uuid(), token: z.string() }) },
    },
    onRequest: keepNoAnswer,
    handler: async (request, reply) => {
      const actor = request.actor!
      const asked = { ...request.body, workspace_id: actor.workspaceId, created_by: signature(actor) }
      return respond(reply, checkToken(house, actor, asked) ?? (await createToken(house, asked)), 201)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/tokens/:id',
    config: { permission: 'tokens.write' },
    schema: {
      summary: 'End an API token; other processes of the desk notice within seconds',
      tags,
      params: z.object({ id: z.uuid('Give the id of a token.') }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const now = house.clock.now()
      const hash = await revokeToken(house.db, actor.workspaceId, request.params.id, signature(actor), now)
      if (!hash) return respond(reply, refuse('accounts.not_found', 'No living token has this id.'))
      who.forgetToken(hash)
      return respond(reply, undefined)
    },
  })
}

function checkToken(house: House, actor: Actor, asked: NewToken): Refusal | undefined {
  const beyond = listBeyond(actor.permissions, permissionsOfScopes(asked.scopes))
  if (beyond.length > 0) return refuseBeyond(beyond)
  if (!asked.expires_at || asked.expires_at > house.clock.now()) return undefined
  return refuse('accounts.expiry_past', 'This token would be over already. Choose a later instant, or none.')
}

function presentToken({ id, name, prefix, created_by, ...token }: TokenRow) {
  return {
    id,
    name,
    prefix,
    scopes: [...permissionsOfScopes(token.scopes)],
    created_by,
    created_at: instantOf(token.created_at),
    expires_at: instantOf(token.expires_at),
    last_used_at: instantOf(token.last_used_at),
  }
}
