import type { TemplateDefinition } from '@doublecheck/whatsapp'
import type { FastifyInstance } from 'fastify'
import { GraphRefusal } from '../graph-error.ts'
import { createTemplate, deleteTemplates, describeTemplate, unpauseTemplate } from '../templates.ts'
import type { World } from '../world.ts'
import { accountFor, checkVersion, type Params, page } from './authorise.ts'
import { templateFor } from './node-routes.ts'

type ListQuery = { limit?: string; after?: string; before?: string; fields?: string } & Record<
  string,
  string | undefined
>

export function templatesRoutes(app: FastifyInstance, world: World): void {
  app.post('/:version/:id/message_templates', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const template = createTemplate(world, accountFor(world, request, id), request.body)
    return { id: template.id, status: template.status, category: template.category }
  })

  app.get('/:version/:id/message_templates', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const account = accountFor(world, request, id)
    const query = request.query as ListQuery
    const matching = [...account.templates.values()].filter(
      (template) =>
        (query.status === undefined || query.status.toUpperCase() === template.status) &&
        (query.name === undefined || template.definition.name.includes(query.name)) &&
        (query.language === undefined || query.language === template.definition.language) &&
        (query.category === undefined || query.category.toUpperCase() === template.category),
    )
    const listed = page(matching, query, 250)
    return {
      ...listed,
      data: listed.data.map((template) => fieldsOf(describeTemplate(template), query.fields)),
    }
  })

  app.delete('/:version/:id/message_templates', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const account = accountFor(world, request, id)
    const { name, hsm_id: templateId } = request.query as { name?: string; hsm_id?: string }
    if (!name) throw new GraphRefusal(100, 'The parameter name is required.')
    deleteTemplates(world, account, name, templateId)
    return { success: true }
  })

  app.post('/:version/:id/unpause', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    unpauseTemplate(world, templateFor(world, request, id))
    return { success: true }
  })
}

/** Only the fields asked for, and the id, as Graph does. */
export function fieldsOf(whole: Record<string, unknown>, asked: string | undefined): Record<string, unknown> {
  if (!asked) return whole
  // `a,b{c}` and `x.limit(5)`: the name before a brace, a dot or a parenthesis is the field.
  const names = asked.replace(/\{[^}]*\}|\.[^,]*/g, '').split(',')
  const chosen = names.map((name) => name.trim()).filter((name) => whole[name] !== undefined)
  return { ...Object.fromEntries(chosen.map((name) => [name, whole[name]])), id: whole.id }
}

export type TemplateChange = Partial<
  Pick<TemplateDefinition, 'category' | 'components' | 'message_send_ttl_seconds'>
>
