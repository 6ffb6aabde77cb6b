import { z } from 'zod'
import { type App, announce, type House, inTransaction, refuse, respond, words } from '../platform/index.ts'
import { workspaceAnswer } from './answers.ts'
import { businessHours } from './business-hours.ts'
import { findWorkspace, updateWorkspace } from './workspace-store.ts'

const tags = ['workspace']
export const nameLengthMax = 100

/** What the interface speaks. */
export const interfaceLanguage = z.enum(['en', 'fr'], 'Choose en or fr.')

const timeZone = z
  .string()
  .max(60, 'Give a time zone by its name, such as Europe/Paris.')
  .refine(isTimeZone, 'Give a time zone by its name, such as Europe/Paris.')

export function workspaceRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/workspace',
    config: { permission: 'signed_in' },
    schema: { summary: 'The workspace', tags, response: { 200: workspaceAnswer } },
    handler: async (request, reply) =>
      respond(
        reply,
        (await findWorkspace(house.db, request.actor!.workspaceId)) ??
          refuse('accounts.not_found', 'This workspace is gone.'),
      ),
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/workspace',
    config: { permission: 'workspace.write' },
    schema: {
      summary: 'Change the name, language, time zone or business hours of the workspace',
      tags,
      body: z.object({
        name: words(nameLengthMax).optional(),
        language: interfaceLanguage.optional(),
        time_zone: timeZone.optional(),
        business_hours: businessHours.nullable().optional(),
      }),
      response: { 200: workspaceAnswer },
    },
    handler: async (request, reply) => {
      const { workspaceId } = request.actor!
      const workspace = await inTransaction(house.db, async (trx) => {
        await announce(trx, [{ workspace_id: workspaceId, name: 'workspaces.changed', body: {} }])
        return updateWorkspace(trx, workspaceId, request.body)
      })
      return respond(reply, workspace)
    },
  })
}

function isTimeZone(name: string): boolean {
  // An offset is a time zone to Intl, but not to a workspace: it would miss the change to summer time.
  if (/^[+-]|^Etc\//.test(name)) return name === 'Etc/UTC'
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
