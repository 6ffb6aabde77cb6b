/** The shapes this room answers with, for the description of the API. */
import { z } from 'zod'
import { isId, permissions, type Refusal, readCursor, refuse } from '../platform/index.ts'
import { businessHours } from './business-hours.ts'
import { roles } from './roles.ts'

const instant = z.iso.datetime().describe('UTC')
const nullable = instant.nullable()

export const agentAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  two_factor_enabled: z.boolean(),
  suspended_at: nullable,
  last_seen_at: nullable,
})

export const tokenAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(permissions)),
  created_at: instant,
  created_by: z.string(),
  expires_at: nullable,
  last_used_at: nullable,
})

export const auditAnswer = z.object({
  id: z.uuid(),
  at: instant,
  actor: z.object({ kind: z.enum(['agent', 'token']), id: z.uuid(), name: z.string().nullable() }),
  route: z.string(),
  subject: z.record(z.string(), z.string()),
  details: z.record(z.string(), z.unknown()),
})

export const workspaceAnswer = z.object({
  id: z.int(),
  name: z.string(),
  language: z.string(),
  time_zone: z.string(),
  business_hours: businessHours.nullable(),
})

export const sessionAnswer = z.object({
  agent: z
    .object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      language: z.string().nullable(),
      two_factor_enabled: z.boolean(),
    })
    .nullable()
    .describe('null for an API token'),
  workspace: workspaceAnswer.omit({ business_hours: true }),
  workspaces: z.array(z.object({ id: z.int(), name: z.string(), role: z.enum(roles) })),
  role: z.string(),
  permissions: z.array(z.enum(permissions)),
  demo: z.boolean(),
  simulator: z.boolean(),
})

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), next_cursor: z.string().nullable() })
}

/** The id in a cursor of a list ordered by ids. */
export function readIdCursor(cursor: string | undefined): { id: string | undefined } | Refusal {
  if (cursor === undefined) return { id: undefined }
  const id = readCursor(cursor)?.[0]
  return isId(id) ? { id } : refuseCursor()
}

export const refuseCursor = () =>
  refuse('request.invalid', 'cursor: use the next_cursor of an answer as it is, or leave it out.')

export const instantOf = (at: Date | null) => at?.toISOString() ?? null
