import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  type Actor,
  type App,
  type House,
  isRefusal,
  type Refusal,
  refuse,
  respond,
  words,
} from '../platform/index.ts'
import { updateAgent } from './agent-store.ts'
import { sessionAnswer } from './answers.ts'
import type { Identify } from './identify.ts'
import { getSession, switchWorkspace } from './session.ts'
import type { SignIn } from './sign-in.ts'
import { interfaceLanguage, nameLengthMax } from './workspace-routes.ts'

const tags = ['session']

export type SessionRouteOptions = {
  readonly signIn: SignIn
  readonly who: Identify
  /** Is there a simulator to look at? */
  readonly simulatorRuns: () => boolean
}

export function sessionRoutes(app: App, house: House, options: SessionRouteOptions): void {
  const present = async (actor: Actor) => ({
    ...(await getSession(house, actor)),
    demo: house.config.demo,
    simulator: options.simulatorRuns(),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/session',
    config: { permission: 'signed_in' },
    schema: {
      summary: 'Who is calling, where, and what they may do',
      tags,
      response: { 200: sessionAnswer },
    },
    handler: async (request, reply) => {
      // The page asks this when it opens, which is when a session is prolonged.
      if (request.actor!.kind === 'agent') {
        const { headers } = await options.signIn.api.getSession({
          headers: fromNodeHeaders(request.headers),
          returnHeaders: true,
        })
        for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
      }
      reply.header('cache-control', 'no-store')
      return respond(reply, await present(request.actor!))
    },
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/session',
    config: { permission: 'signed_in' },
    schema: {
      summary: 'Change the own name or the language of the interface',
      tags,
      body: z.object({
        name: words(nameLengthMax).optional(),
        language: interfaceLanguage.nullable().optional(),
      }),
      response: { 200: sessionAnswer },
    },
    handler: async (request, reply) => {
      const agent = checkAgent(request)
      if (isRefusal(agent)) return respond(reply, agent)
      await updateAgent(house.db, agent.id, request.body)
      return respond(reply, await present(agent))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/workspace',
    config: { permission: 'signed_in' },
    schema: {
      summary: 'Go on in another workspace',
      tags,
      body: z.object({
        workspace_id: z
          .int('Give the number of a workspace.')
          .min(1)
          .max(2 ** 31 - 1),
      }),
      response: { 200: sessionAnswer },
    },
    handler: async (request, reply) => {
      const agent = checkAgent(request)
      if (isRefusal(agent)) return respond(reply, agent)
      const found = await options.signIn.api.getSession({ headers: fromNodeHeaders(request.headers) })
      const refusal = await switchWorkspace(house, agent, found!.session.token, request.body.workspace_id)
      if (refusal) return respond(reply, refusal)
      return respond(reply, await present((await options.who.identify(request.headers))!))
    },
  })
}

function checkAgent(request: FastifyRequest): Actor | Refusal {
  const actor = request.actor!
  if (actor.kind === 'agent') return actor
  return refuse('accounts.agent_needed', 'This belongs to a person: sign in instead of sending a token.')
}
