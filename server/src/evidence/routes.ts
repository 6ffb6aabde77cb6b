import { z } from 'zod'
import {
  type App,
  type House,
  isRefusal,
  keyset,
  readCursor,
  respond,
  signature,
  toPage,
  words,
} from '../platform/index.ts'
import { listKeys } from './desk-key.ts'
import type { FindContactOf } from './export.ts'
import { exportRoutes, isInstant, reasonCharsMax, refuseCursor } from './export-routes.ts'
import { findHead, listHeads } from './head.ts'
import { endHold, placeHold, readHold } from './hold.ts'
import type { Hold } from './hold-store.ts'
import { getChainState } from './journal-store.ts'
import type { ReadContents } from './open-entries.ts'

/** The house, and what rooms above hand in: where contents are read, and whose a conversation is. */
export type EvidenceHouse = House & {
  readonly readers: readonly ReadContents[]
  readonly findContactOf: FindContactOf
}

const tags = ['evidence']

const keyAnswer = z.object({
  fingerprint: z.string().describe('SHA-256 of the key, in hexadecimal'),
  algorithm: z.literal('ed25519'),
  public_key: z.string().describe('32 bytes in base64url'),
  created_at: z.string(),
  retired_at: z.string().nullable(),
})

const headAnswer = z.object({
  workspace: z.number(),
  seq: z.number().describe('How many entries the journal had'),
  hash: z.string(),
  at: z.string(),
  key: z.string().describe('Fingerprint of the key'),
  signature: z.string(),
})

const holdAnswer = z.object({ reason: z.string(), placed_at: z.string(), placed_by: z.string() })

export function evidenceRoutes(app: App, house: EvidenceHouse): void {
  journalRoutes(app, house)
  headsRoute(app, house)
  holdRoutes(app, house)
  exportRoutes(app, house)
}

function journalRoutes(app: App, { db }: EvidenceHouse): void {
  app.route({
    method: 'GET',
    url: '/api/v1/evidence/keys',
    // Whoever holds an export may compare its key with this, without being anybody here.
    config: { permission: 'public' },
    schema: {
      summary: 'The public keys this desk signs its journal with',
      tags,
      response: { 200: z.object({ data: z.array(keyAnswer), next_cursor: z.null() }) },
    },
    handler: async (_request, reply) => {
      const keys = await listKeys(db)
      const data = keys.map((key) => ({
        ...key,
        created_at: key.created_at.toISOString(),
        retired_at: key.retired_at?.toISOString() ?? null,
      }))
      return respond(reply, { data, next_cursor: null })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/evidence/state',
    config: { permission: 'evidence.read' },
    schema: {
      summary: 'How long the journal is, and where it was last signed',
      tags,
      response: {
        200: z.object({
          entries: z.number(),
          waiting: z.number().describe('Facts on their way into the chain'),
          last_at: z.string().nullable(),
          hash: z.string().nullable(),
          head: headAnswer.nullable(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { entries, waiting, last_at, hash } = await getChainState(db, workspaceId)
      return respond(reply, {
        entries,
        waiting,
        last_at: last_at?.toISOString() ?? null,
        hash: hash?.toString('base64url') ?? null,
        head: (await findHead(db, workspaceId, 'latest')) ?? null,
      })
    },
  })
}

function headsRoute(app: App, { db }: EvidenceHouse): void {
  app.route({
    method: 'GET',
    url: '/api/v1/evidence/heads',
    config: { permission: 'evidence.read' },
    schema: {
      summary: 'Where the journal stood each day, signed; newest first',
      description: 'Whoever keeps a head can tell later whether anything before it was changed.',
      tags,
      querystring: z.object(keyset),
      response: { 200: z.object({ data: z.array(headAnswer), next_cursor: z.string().nullable() }) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const [at] = readCursor(cursor) ?? []
      const before = isInstant(at) ? new Date(at) : undefined
      if (cursor !== undefined && !before) return respond(reply, refuseCursor())
      const heads = await listHeads(db, request.actor!.workspaceId, { before, limit })
      return respond(
        reply,
        toPage(heads, limit, (head) => [head.at]),
      )
    },
  })
}

const holdParams = z.object({ id: z.uuid('Give the id of a contact.') })

function holdRoutes(app: App, { db, clock }: EvidenceHouse): void {
  app.route({
    method: 'GET',
    url: '/api/v1/contacts/:id/hold',
    config: { permission: 'evidence.read' },
    schema: {
      summary: 'Whether a person is under legal hold',
      tags,
      params: holdParams,
      response: { 200: z.object({ hold: holdAnswer.nullable() }) },
    },
    handler: async (request, reply) => {
      const hold = await readHold(db, request.actor!.workspaceId, request.params.id)
      return respond(reply, isRefusal(hold) ? hold : { hold: hold && viewHold(hold) })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/contacts/:id/hold',
    config: { permission: 'evidence.hold' },
    schema: {
      summary: 'Keep, under seal, what this person changes or takes back from now on',
      description: 'Only two people together can open it. Ending the hold destroys what was kept.',
      tags,
      params: holdParams,
      body: z.object({ reason: words(reasonCharsMax) }),
      response: { 201: holdAnswer },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const deed = { workspace_id: actor.workspaceId, by: signature(actor), now: clock.now() }
      const outcome = await placeHold(db, deed, request.params.id, request.body.reason)
      return respond(reply, isRefusal(outcome) ? outcome : viewHold(outcome), 201)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/contacts/:id/hold',
    config: { permission: 'evidence.hold' },
    schema: {
      summary: 'End a legal hold and destroy what was kept for it',
      tags,
      params: holdParams,
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const deed = { workspace_id: actor.workspaceId, by: signature(actor), now: clock.now() }
      return respond(reply, await endHold(db, deed, request.params.id))
    },
  })
}

const viewHold = ({ reason, placed_at, placed_by }: Hold) => ({
  reason,
  placed_at: placed_at.toISOString(),
  placed_by,
})
