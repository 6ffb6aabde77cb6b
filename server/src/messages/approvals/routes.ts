import { z } from 'zod'
import { recordEvidence } from '../../evidence/index.ts'
import {
  type Actor,
  type App,
  inTransaction,
  keyset,
  type MessageId,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  type WorkspaceId,
  words,
} from '../../platform/index.ts'
import { getApprovalRules, sensitivities, writeApprovalRules } from '../../review/index.ts'
import { listWaitingApproval } from '../message-store.ts'
import { presentMessages } from '../present-messages.ts'
import type { ShownMessages } from '../show-message.ts'
import { type Decision, decide, releaseParked } from './decide.ts'
import { countToDecide, waitingCountMax } from './waiting-report.ts'

const tags = ['approvals']
const reasonCharsMax = 500
const rulesMax = 50
const params = z.object({ id: z.uuid('must be the id of a message') })
const contentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be the approval.content_hash of the message as you read it')
  .optional()
  .describe('approval.content_hash as you read it: other words are not decided upon')

const over = z
  .number('must be a number')
  .min(0, 'must be at least 0')
  .max(1e9, 'must be at most 1,000,000,000')
const rule = z.strictObject({
  when: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('sensitivity'),
        is: z.enum(sensitivities, { error: `must be one of ${sensitivities.join(', ')}` }),
      }),
      z.strictObject({ kind: z.literal('reach'), over: over.int('must be a whole number of people') }),
      z.strictObject({ kind: z.literal('cost'), over }),
    ],
    { error: 'kind must be sensitivity, reach or cost' },
  ),
  approvals: z.union([z.literal(0), z.literal(1), z.literal(2)], { error: 'must be 0, 1 or 2' }),
})

/** A second person: what waits for one, their yes or no, and the table that says when one is asked. */
export function approvalRoutes(app: App, shown: ShownMessages, woken: () => void): void {
  listRoute(app, shown)
  countRoute(app, shown)
  approveRoute(app, shown, woken)
  rejectRoute(app, shown, woken)
  rulesRoutes(app, shown, woken)
}

function listRoute(app: App, { db, clock }: ShownMessages): void {
  app.route({
    method: 'GET',
    url: '/api/v1/approvals',
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'Messages that wait for a second person, oldest first',
      querystring: z.object(keyset),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { limit, cursor } = request.query
      const [after] = readCursor(cursor) ?? []
      if (cursor !== undefined && !z.uuid().safeParse(after).success)
        return respond(
          reply,
          refuse('request.invalid', 'cursor: send the next_cursor of an earlier answer as it was.'),
        )
      const rows = await listWaitingApproval(db, workspaceId, {
        after: after as MessageId | undefined,
        limit: limit + 1,
      })
      const page = toPage(rows, limit, (row) => [row.id])
      const data = await presentMessages(db, workspaceId, page.data, clock.now())
      return respond(reply, { ...page, data })
    },
  })
}

function countRoute(app: App, { db }: ShownMessages): void {
  app.route({
    method: 'GET',
    url: '/api/v1/approvals/count',
    config: { permission: 'approvals.decide' },
    schema: {
      tags,
      summary: `How many waiting messages the caller may decide on, of the oldest ${waitingCountMax}`,
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      return respond(reply, { to_decide: await countToDecide(db, actor.workspaceId, signature(actor)) })
    },
  })
}

function approveRoute(app: App, shown: ShownMessages, woken: () => void): void {
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/approve',
    config: { permission: 'approvals.decide' },
    schema: {
      tags,
      summary: 'Let a waiting message leave, as it stands',
      params,
      body: z.object({ content_hash: contentHash, reason: words(reasonCharsMax).optional() }).nullish(),
    },
    handler: (request, reply) =>
      answer(shown, woken, reply, {
        ...decisionOf(request.actor!, request.params.id, request.body ?? {}),
        approved: true,
      }),
  })
}

function rejectRoute(app: App, shown: ShownMessages, woken: () => void): void {
  app.route({
    method: 'POST',
    url: '/api/v1/messages/:id/reject',
    config: { permission: 'approvals.decide' },
    schema: {
      tags,
      summary: 'Decide that a waiting message does not leave',
      params,
      body: z.object({ content_hash: contentHash, reason: words(reasonCharsMax) }),
    },
    handler: (request, reply) =>
      answer(shown, woken, reply, {
        ...decisionOf(request.actor!, request.params.id, request.body),
        approved: false,
      }),
  })
}

type Said = { readonly reason?: string | undefined; readonly content_hash?: string | undefined }

function decisionOf(actor: Actor, id: string, { reason, content_hash }: Said) {
  return {
    workspace_id: actor.workspaceId,
    message_id: id as MessageId,
    by: signature(actor),
    reason: reason ?? null,
    content_hash,
  }
}

async function answer(
  { db, clock, show }: ShownMessages,
  woken: () => void,
  reply: Parameters<typeof respond>[0],
  decision: Decision,
) {
  const refusal = await decide(db, decision, clock.now())
  if (refusal) return respond(reply, refusal)
  woken()
  return respond(reply, await show(decision.workspace_id, decision.message_id))
}

function rulesRoutes(app: App, { db, clock }: ShownMessages, woken: () => void): void {
  const read = async (workspaceId: WorkspaceId) => ({
    rules: (await getApprovalRules(db, [workspaceId])).get(workspaceId)!,
  })
  app.route({
    method: 'GET',
    url: '/api/v1/approval-rules',
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'The table that says when a second person is asked' },
    handler: async (request, reply) => respond(reply, await read(request.actor!.workspaceId)),
  })
  app.route({
    method: 'PUT',
    url: '/api/v1/approval-rules',
    config: { permission: 'approvals.write' },
    schema: {
      tags,
      summary: 'Write that table; of all lines that hold for a message the highest number counts',
      body: z.object({ rules: z.array(rule).max(rulesMax, `must be at most ${rulesMax} lines`) }),
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      await inTransaction(db, async (trx) => {
        const { rules } = request.body
        const [now, by] = [clock.now(), signature(actor)]
        const id = await writeApprovalRules(trx, actor.workspaceId, rules, by, now)
        // Who asks nobody for a while, and then again, leaves both in the journal.
        await recordEvidence(trx, [
          {
            workspace_id: actor.workspaceId,
            at: now,
            kind: 'approval_rules',
            subject: id,
            contact_id: null,
            actor: by,
            content: { rules },
            keep: true,
          },
        ])
        // Whoever waits is weighed again by the new table, at the last gate.
        await releaseParked(trx, actor.workspaceId)
      })
      woken()
      return respond(reply, await read(actor.workspaceId))
    },
  })
}
