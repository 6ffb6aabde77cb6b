import { z } from 'zod'
import { type App, type House, keyset, readCursor, respond, toPage, words } from '../platform/index.ts'
import { agentAnswer, instantOf, pageOf, refuseCursor } from './answers.ts'
import { changeMember } from './change-member.ts'
import { createAgent } from './create-agent.ts'
import { type AgentView, listAgents } from './membership-store.ts'
import { resetAccess } from './reset-access.ts'
import { roles } from './roles.ts'
import { passwordLengthMax, passwordLengthMin } from './sign-in.ts'
import { keepNoAnswer } from './sign-in-routes.ts'
import { nameLengthMax } from './workspace-routes.ts'

const tags = ['team']
const emailLengthMax = 254

const email = z
  .email('Write the whole e-mail address, such as maya@example.com.')
  .max(emailLengthMax, `Shorten the e-mail address to ${emailLengthMax} characters.`)
const password = z
  .string()
  .min(passwordLengthMin, `Choose at least ${passwordLengthMin} characters.`)
  .max(passwordLengthMax, `Choose at most ${passwordLengthMax} characters.`)
const role = z.enum(roles, `Choose one of ${roles.join(', ')}.`)
const params = z.object({ id: z.uuid('Give the id of an agent.') })

export function teamRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/agents',
    config: { permission: 'team.read' },
    schema: {
      summary: 'The people of the workspace by name, suspended ones too',
      tags,
      querystring: z.object(keyset),
      response: { 200: pageOf(agentAnswer) },
    },
    handler: async (request, reply) => {
      const { limit, cursor } = request.query
      const after = readNameCursor(cursor)
      if (cursor !== undefined && !after) return respond(reply, refuseCursor())
      const rows = await listAgents(house.db, request.actor!.workspaceId, { after, limit: limit + 1 })
      const page = toPage(rows, limit, (row) => [row.name, row.id])
      return respond(reply, { ...page, data: page.data.map(presentAgent) })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/agents',
    config: { permission: 'team.write' },
    schema: {
      summary: 'Let a person into the workspace',
      description:
        'Somebody who has an account in another workspace keeps its password: then `password_kept` is true.',
      tags,
      body: z.object({ email, name: words(nameLengthMax), role, password }),
      response: { 201: agentAnswer.extend({ password_kept: z.boolean() }) },
    },
    onRequest: keepNoAnswer,
    handler: async (request, reply) => {
      const agent = await createAgent(house, request.actor!, request.body)
      return respond(reply, 'refused' in agent ? agent : { ...agent, ...presentAgent(agent) }, 201)
    },
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/agents/:id',
    config: { permission: 'team.write' },
    schema: {
      summary: 'Give another role, suspend, or let in again',
      tags,
      params,
      body: z.object({ role: role.optional(), suspended: z.boolean('Say true or false.').optional() }),
      response: { 200: agentAnswer },
    },
    handler: async (request, reply) => {
      const agent = await changeMember(house, request.actor!, request.params.id, request.body)
      return respond(reply, 'refused' in agent ? agent : presentAgent(agent))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/agents/:id/access',
    config: { permission: 'team.write' },
    schema: {
      summary: 'A new password for somebody who lost theirs, or their second factor',
      description: 'Ends their sessions and takes the second factor away.',
      tags,
      params,
      body: z.object({ password }),
      response: { 200: agentAnswer },
    },
    onRequest: keepNoAnswer,
    handler: async (request, reply) => {
      const agent = await resetAccess(house, request.actor!, request.params.id, request.body.password)
      return respond(reply, 'refused' in agent ? agent : presentAgent(agent))
    },
  })
}

function presentAgent(agent: AgentView) {
  return {
    ...agent,
    suspended_at: instantOf(agent.suspended_at),
    last_seen_at: instantOf(agent.last_seen_at),
  }
}

function readNameCursor(cursor: string | undefined): readonly [string, string] | undefined {
  const [name, id] = readCursor(cursor) ?? []
  return typeof name === 'string' && z.uuid().safeParse(id).success ? [name, id as string] : undefined
}
