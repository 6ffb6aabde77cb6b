import { z } from 'zod'
import { listAgentNames } from '../accounts/index.ts'
import { conversationsOf, ownerKey } from '../inbox/index.ts'
import { findMessageRow, getMessageRows } from '../messages/index.ts'
import {
  type App,
  type Database,
  type House,
  inTransaction,
  isId,
  isRefusal,
  keyset,
  type MessageId,
  newId,
  readCursor,
  refuse,
  respond,
  signature,
  toPage,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import {
  type BreachRow,
  dataKinds,
  deadlineOf,
  decisions,
  proposalOf,
  type Risk,
  riskAnswers,
  riskQuestions,
} from './breach.ts'
import {
  countUndecided,
  findBreach,
  insertBreaches,
  listBreaches,
  lockBreach,
  updateBreach,
} from './breach-store.ts'

const tags = ['privacy']
const breachId = z.object({ id: z.uuid('must be the id of a breach') })
const instant = z.iso.datetime({ offset: true, error: 'Give a time such as 2026-11-03T09:00:00Z.' })
const kinds = z
  .array(z.enum(dataKinds, { error: `must be one of ${dataKinds.join(', ')}` }))
  .max(dataKinds.length)
const peopleCount = z.number().int().min(0).max(1_000_000_000).nullable()
const what = words(2000)

const reported = z.object({
  message_id: z.uuid('must be the id of a message').nullable().default(null),
  noticed_at: instant.optional().describe('When the first person of the business knew. Left out: now.'),
  what,
  people_count: peopleCount.default(null).describe('null: not known yet'),
  kinds: kinds.default([]),
})

const answer = z.enum(riskAnswers, { error: `must be one of ${riskAnswers.join(', ')}` })
const changed = z.object({
  noticed_at: instant.optional(),
  what: what.optional(),
  people_count: peopleCount.optional(),
  kinds: kinds.optional(),
  risk: z
    .partialRecord(z.enum(riskQuestions, { error: `must be one of ${riskQuestions.join(', ')}` }), answer)
    .optional()
    .describe('only the answers given change'),
  decision: z.enum(decisions, { error: 'must be notify or not' }).optional(),
  reason: words(2000).optional().describe('needed with a decision'),
  authority_told_at: instant.nullable().optional(),
  people_told_at: instant.nullable().optional(),
  closed: z.boolean().optional(),
})

export function privacyRoutes(app: App, house: House): void {
  reportRoute(app, house)
  readRoutes(app, house)
  changeRoute(app, house)
}

const notFound = () => refuse('privacy.not_found', 'There is no such breach.')

function reportRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'POST',
    url: '/api/v1/breaches',
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary:
        'Report personal data that reached somebody it was not for; 72 hours begin when it was noticed',
      body: reported,
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const now = clock.now()
      const { message_id, noticed_at, what, people_count, kinds } = request.body
      const noticed = noticed_at ? new Date(noticed_at) : now
      if (noticed > now) return respond(reply, inFuture())
      if (message_id !== null && !(await findMessageRow(db, actor.workspaceId, message_id)))
        return respond(reply, refuse('messages.not_found', 'There is no such message.'))
      const row = {
        workspace_id: actor.workspaceId,
        id: newId<'breach'>(now),
        message_id,
        noticed_at: noticed,
        what,
        people_count,
        kinds,
        recorded_at: now,
        recorded_by: signature(actor),
      }
      await insertBreaches(db, [row])
      return respond(reply, { id: row.id, noticed_at: noticed, deadline_at: deadlineOf(row) }, 201)
    },
  })
}

const inFuture = () => refuse('privacy.in_future', 'noticed_at: lies ahead. Leave it out for now.')

function readRoutes(app: App, { db, clock }: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/breaches',
    config: { permission: 'privacy.write' },
    schema: {
      tags,
      summary: 'The breach file: open cases, or those that are closed; newest first',
      querystring: z.object({
        state: z.enum(['open', 'closed'], { error: 'must be open or closed' }).default('open'),
        ...keyset,
      }),
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const { state, limit, cursor } = request.query
      const [before] = readCursor(cursor) ?? []
      if (cursor !== undefined && !isId(before))
        return respond(reply, refuse('request.invalid', 'cursor: take the one of the page before.'))
      const rows = await listBreaches(db, workspaceId, {
        closed: state === 'closed',
        limit: limit + 1,
        ...(isId(before) ? { before } : {}),
      })
      const page = toPage(rows, limit, ({ id }) => [id])
      return respond(reply, { ...page, data: await present(db, workspaceId, page.data, clock.now()) })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/breaches/count',
    config: { permission: 'privacy.write' },
    schema: { tags, summary: 'How many cases wait for a decision, and by when the first must be decided' },
    handler: async (request, reply) => {
      const { count, first_noticed_at } = await countUndecided(db, request.actor!.workspaceId)
      const deadline_at = first_noticed_at && deadlineOf({ noticed_at: first_noticed_at })
      return respond(reply, { to_decide: count, deadline_at })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/v1/breaches/:id',
    config: { permission: 'privacy.write' },
    schema: { tags, summary: 'One case of the breach file, with the time left', params: breachId },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const row = await findBreach(db, workspaceId, request.params.id)
      if (!row) return respond(reply, notFound())
      return respond(reply, (await present(db, workspaceId, [row], clock.now()))[0])
    },
  })
}

function changeRoute(app: App, { db, clock }: House): void {
  app.route({
    method: 'PATCH',
    url: '/api/v1/breaches/:id',
    config: { permission: 'privacy.write' },
    schema: {
      tags,
      summary: 'Answer its questions, decide with a reason, close',
      params: breachId,
      body: changed,
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const now = clock.now()
      const kept = await inTransaction(db, async (trx) => {
        const row = await lockBreach(trx, actor.workspaceId, request.params.id)
        if (!row) return notFound()
        const change = changeOf(row, request.body, signature(actor), now)
        return isRefusal(change) ? change : updateBreach(trx, actor.workspaceId, row.id, change)
      })
      if (isRefusal(kept)) return respond(reply, kept)
      return respond(reply, (await present(db, actor.workspaceId, [kept!], now))[0])
    },
  })
}

function changeOf(row: BreachRow, asked: z.output<typeof changed>, by: string, now: Date) {
  const { risk, decision, reason, closed, noticed_at, authority_told_at, people_told_at, ...plain } = asked
  const noticed = noticed_at === undefined ? undefined : new Date(noticed_at)
  if (noticed && noticed > now) return inFuture()
  if (decision !== undefined && reason === undefined)
    return refuse('privacy.reason_missing', 'reason: write down why it is notified, or why not.')
  if (reason !== undefined && decision === undefined && row.decision === null)
    return refuse('privacy.reason_missing', 'decision: give it together with its reason.')
  if (closed && (decision ?? row.decision) === null)
    return refuse('privacy.undecided', 'Decide first whether the authority is told, with a reason.')
  return {
    // An update of nothing is no statement; a column set to itself is one.
    what: row.what,
    ...plain,
    ...(noticed ? { noticed_at: noticed } : {}),
    ...(risk ? { risk: JSON.stringify({ ...(row.risk as Risk), ...risk }) } : {}),
    ...(decision !== undefined ? { decision, reason: reason!, decided_at: now, decided_by: by } : {}),
    ...(decision === undefined && reason !== undefined ? { reason } : {}),
    ...told('authority_told_at', authority_told_at),
    ...told('people_told_at', people_told_at),
    ...(closed === undefined ? {} : { closed_at: closed ? now : null, closed_by: closed ? by : null }),
  }
}

const told = (name: 'authority_told_at' | 'people_told_at', at: string | null | undefined) =>
  at === undefined ? {} : { [name]: at === null ? null : new Date(at) }

/** As the file shows them: the time left, who did what, and the conversation the message stands in. */
async function present(db: Database, workspaceId: WorkspaceId, rows: readonly BreachRow[], now: Date) {
  const told = rows.flatMap(({ message_id }) => (message_id === null ? [] : [message_id as MessageId]))
  const [agents, messages] = await Promise.all([
    listAgentNames(db, workspaceId),
    getMessageRows(db, workspaceId, told),
  ])
  const conversations = await conversationsOf(db, workspaceId, messages)
  const standsIn = new Map<string, string | undefined>(
    messages.map((message) => [message.id, conversations.get(ownerKey(message))]),
  )
  const named = (signed: string | null) =>
    signed === null ? null : { id: signed, name: agents.get(signed.replace(/^agent:/, '')) ?? null }
  return rows.map((row) => {
    const { workspace_id: _workspace, recorded_by, decided_by, closed_by, ...facts } = row
    const deadline_at = deadlineOf(row)
    return {
      ...facts,
      /** Null where the case came from no message, or its conversation is gone. */
      conversation_id: (row.message_id && standsIn.get(row.message_id)) ?? null,
      deadline_at,
      seconds_left: Math.round((deadline_at.getTime() - now.getTime()) / 1000),
      proposal: proposalOf(row.risk as Risk),
      recorded_by: named(recorded_by),
      decided_by: named(decided_by),
      closed_by: named(closed_by),
    }
  })
}
