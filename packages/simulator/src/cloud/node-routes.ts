import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphRefusal } from '../graph-error.ts'
import { changeGroup, deleteGroup, describeGroup, groupFor } from '../groups.ts'
import { findMedium } from '../media.ts'
import type { Template } from '../number.ts'
import { describeTemplate, editTemplate } from '../templates.ts'
import type { World } from '../world.ts'
import { authorise, checkVersion, type Params } from './authorise.ts'
import { describeMedium } from './media-routes.ts'
import { describeAccount, describeNumber } from './numbers-routes.ts'
import { fieldsOf, type TemplateChange } from './templates-routes.ts'

// Graph gives every object one address, /{id}: what it is follows from the id alone.

export function templateFor(world: World, request: FastifyRequest, id: string): Template {
  for (const account of authorise(world, request)) {
    const template = account.templates.get(id)
    if (template) return template
  }
  throw new GraphRefusal(33, `Object with ID '${id}' does not exist.`)
}

export function nodeRoutes(app: FastifyInstance, world: World): void {
  app.get('/:version/:id', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const accounts = authorise(world, request)
    const { fields, phone_number_id: numberId } = request.query as {
      fields?: string
      phone_number_id?: string
    }
    const number = world.numbers.get(id)
    if (number && accounts.has(number.account)) return fieldsOf(describeNumber(world, number), fields)
    const account = world.accounts.get(id)
    if (account && accounts.has(account)) return fieldsOf(describeAccount(account), fields)
    const medium = findMedium(world, id)
    if (medium && accounts.has(medium.number.account)) {
      if (numberId !== undefined && numberId !== medium.number.id) {
        throw new GraphRefusal(33, 'The file belongs to another number.')
      }
      return describeMedium(world, medium)
    }
    const group = groupFor(world, accounts, id)
    if (group) return fieldsOf(describeGroup(group.group), fields)
    return fieldsOf(describeTemplate(templateFor(world, request, id)), fields)
  })

  app.post('/:version/:id', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const accounts = authorise(world, request)
    const body = (request.body ?? {}) as Record<string, unknown>
    const group = groupFor(world, accounts, id)
    if (group) return changeGroup(world, group, body)
    const number = world.numbers.get(id)
    if (number && accounts.has(number.account)) return setNumberWebhook(number, body)
    editTemplate(world, templateFor(world, request, id), body as TemplateChange)
    return { success: true }
  })

  app.delete('/:version/:id', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const accounts = authorise(world, request)
    const medium = findMedium(world, id)
    if (medium && accounts.has(medium.number.account)) {
      world.media.delete(id)
      return { success: true }
    }
    const group = groupFor(world, accounts, id)
    if (group) return deleteGroup(world, group)
    throw new GraphRefusal(33, `Object with ID '${id}' does not exist.`)
  })
}

/** `webhook_configuration` of one number: an address that wins over the account's. webhooks/override. */
function setNumberWebhook(
  number: NonNullable<ReturnType<World['numbers']['get']>>,
  body: Record<string, unknown>,
) {
  const given = body.webhook_configuration as
    | { override_callback_uri?: string; verify_token?: string }
    | undefined
  if (!given) throw new GraphRefusal(100, 'webhook_configuration: Add this field: it is required.')
  if (given.override_callback_uri) {
    number.override = { url: given.override_callback_uri, verifyToken: given.verify_token ?? '' }
  } else delete number.override
  return { success: true }
}
