import type { FastifyInstance } from 'fastify'
import { GraphRefusal } from '../graph-error.ts'
import {
  createGroup,
  describeGroup,
  getGroup,
  removeParticipants,
  resetInvitation,
  settleJoinRequests,
} from '../groups.ts'
import { participantOf } from '../tell.ts'
import { findCustomer, type World } from '../world.ts'
import { authorise, checkVersion, numberFor, type Params, page } from './authorise.ts'

export function groupsRoutes(app: FastifyInstance, world: World): void {
  app.post('/:version/:id/groups', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    return createGroup(world, numberFor(world, request, id), (request.body ?? {}) as Record<string, unknown>)
  })

  app.get('/:version/:id/groups', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const groups = [...numberFor(world, request, id).groups.values()]
    const listed = page(groups, request.query as Record<string, string>)
    const data = listed.data.map((group) => ({
      id: group.id,
      subject: group.subject,
      created_at: describeGroup(group).creation_timestamp,
    }))
    return { ...listed, data: { groups: data } }
  })

  app.get('/:version/:id/invite_link', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const { group } = getGroup(world, authorise(world, request), id)
    return { messaging_product: 'whatsapp', invite_link: group.inviteLink }
  })

  app.post('/:version/:id/invite_link', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    return resetInvitation(world, getGroup(world, authorise(world, request), id))
  })

  app.delete('/:version/:id/participants', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const owned = getGroup(world, authorise(world, request), id)
    const { participants } = (request.body ?? {}) as { participants?: { user: string }[] }
    const customers = (participants ?? []).map(({ user }) => {
      const customer = findCustomer(world, user)
      if (!customer) throw new GraphRefusal(131212, `${user} is not in the group.`)
      return customer
    })
    if (new Set(customers).size < customers.length) throw new GraphRefusal(131202, 'A person is named twice.')
    return removeParticipants(world, owned, customers, 'business')
  })

  app.get('/:version/:id/join_requests', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const { group } = getGroup(world, authorise(world, request), id)
    const data = [...group.joinRequests].map(([join_request_id, customer]) => ({
      join_request_id,
      ...participantOf(customer),
    }))
    return { data }
  })

  for (const method of ['POST', 'DELETE'] as const) {
    app.route({
      method,
      url: '/:version/:id/join_requests',
      handler: async (request, reply) => {
        const { version, id } = request.params as Params
        checkVersion(world, version, reply)
        const owned = getGroup(world, authorise(world, request), id)
        const { join_requests: ids } = (request.body ?? {}) as { join_requests?: string[] }
        return settleJoinRequests(world, owned, ids ?? [], method === 'POST')
      },
    })
  }
}
