import { z } from 'zod'
import { type App, type House, respond } from '../platform/index.ts'
import { businessHours } from './business-hours.ts'
import { changeTeam, createTeam, removeTeam } from './change-team.ts'
import { memberIds, teamHours, teamName } from './team.ts'
import { listTeams } from './team-store.ts'

const tags = ['team']
const params = z.object({ id: z.uuid('Give the id of a team.') })

const teamAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  business_hours: businessHours.nullable().describe('null: those of the workspace'),
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
})

export function teamsRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/teams',
    config: { permission: 'conversations.read' },
    schema: {
      summary: 'The teams of the workspace by name, with their people',
      tags,
      response: { 200: z.object({ data: z.array(teamAnswer), next_cursor: z.null() }) },
    },
    handler: async (request, reply) =>
      respond(reply, { data: await listTeams(house.db, request.actor!.workspaceId), next_cursor: null }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/teams',
    config: { permission: 'team.write' },
    schema: {
      summary: 'A new team',
      description: 'A person may be in several teams.',
      tags,
      body: z.object({
        name: teamName,
        business_hours: teamHours.optional(),
        member_ids: memberIds.optional(),
      }),
      response: { 201: teamAnswer },
    },
    handler: async (request, reply) =>
      respond(reply, await createTeam(house, request.actor!.workspaceId, request.body), 201),
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/teams/:id',
    config: { permission: 'team.write' },
    schema: {
      summary: 'Change the name, hours or people of a team',
      tags,
      params,
      body: z.object({
        name: teamName.optional(),
        business_hours: teamHours.optional(),
        member_ids: memberIds.optional().describe('Everybody who is in the team from now on.'),
      }),
      response: { 200: teamAnswer },
    },
    handler: async (request, reply) =>
      respond(reply, await changeTeam(house, request.actor!.workspaceId, request.params.id, request.body)),
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/teams/:id',
    config: { permission: 'team.write' },
    schema: { summary: 'Remove a team; its conversations and people stay', tags, params },
    handler: async (request, reply) =>
      respond(reply, await removeTeam(house, request.actor!.workspaceId, request.params.id)),
  })
}
