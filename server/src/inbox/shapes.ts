import { z } from 'zod'
import { promiseStates } from './promise.ts'

/** What the inbox's routes answer. Times are ISO 8601 in UTC. */

const at = z.string().meta({ format: 'date-time' })
const named = z.object({ id: z.string(), name: z.string().nullable() })

export const signedByShape = z.object({
  kind: z.enum(['agent', 'token', 'contact', 'clock', 'merge']),
  id: z.string().nullable(),
  name: z.string().nullable(),
})

export const labelShape = z.object({ id: z.uuid(), name: z.string() })

const lastMessageShape = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  type: z.string(),
  text: z.string().describe('At most 200 characters; empty when the message was withdrawn or has no words.'),
  tick: z.string().nullable(),
  state: z.string(),
  at,
  withdrawn: z.boolean(),
  author_name: z.string().nullable(),
})

export const conversationShape = z.object({
  id: z.uuid(),
  contact: z
    .object({
      id: z.uuid(),
      display_name: z.string(),
      phone: z.string().nullable(),
      language: z.string().nullable(),
    })
    .nullable(),
  group_id: z.string().nullable(),
  number_id: z.uuid().describe('The number last used.'),
  state: z.enum(['open', 'pending', 'closed']),
  pending_until: at.nullable(),
  assigned_to: named.nullable(),
  labels: z.array(labelShape),
  last_message: lastMessageShape.nullable(),
  last_message_at: at,
  waiting_since: at.nullable().describe('Their first message that we have not answered.'),
  unread_count: z.int().describe('Unseen by any agent; at most 1,000.'),
  seen_message_id: z.uuid().nullable(),
  window: z.object({ open: z.boolean(), closes_at: at.nullable() }),
  failed: z.boolean().describe('Our last message failed, and nothing was said since.'),
  team: z
    .object({ id: z.uuid(), name: z.string(), chosen: z.boolean() })
    .nullable()
    .describe('The team chosen for it, else that of the agent it is assigned to (first by name).'),
  promise: z
    .object({
      state: z.enum(promiseStates),
      due_at: at.nullable(),
      warn_at: at.nullable(),
      team_id: z.uuid().nullable(),
    })
    .nullable()
    .describe(
      'How soon an answer is promised; null where nothing is. kept: nothing is owed now. running, warning (from ' +
        'warn_at), broken (from due_at): the person waits since their first message that was neither answered nor ' +
        'closed away. Both instants count business time.',
    ),
})

export const wholeConversationShape = conversationShape.extend({
  contact: z.looseObject({ id: z.uuid(), display_name: z.string() }).nullable(),
  number: z
    .object({
      id: z.uuid(),
      channel: z.string(),
      address: z.string(),
      label: z.string().nullable(),
      connected: z.boolean(),
      sending_stopped: z
        .object({ since: at, code: z.string().nullable(), message: z.string().nullable() })
        .nullable(),
    })
    .nullable(),
  history: z
    .array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['state', 'assignment', 'label', 'team']),
        at,
        by: signedByShape,
        state: z.string().optional(),
        pending_until: at.nullable().optional(),
        assigned_to: named.nullable().optional(),
        label: labelShape.optional(),
        put: z.boolean().optional(),
        team: z.object({ id: z.uuid(), name: z.string() }).nullable().optional(),
      }),
    )
    .describe('Newest first.'),
})

export const noteShape = z.object({ id: z.uuid(), text: z.string(), at, by: signedByShape })

export const pageOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ data: z.array(shape), next_cursor: z.string().nullable() })

export const threadShape = pageOf(
  z.looseObject({ id: z.uuid(), conversation_id: z.uuid(), type: z.string() }),
).extend({ notes: z.array(noteShape) })

const count = z.int().describe('At most 1,000: so many or more.')
export const countsShape = z.object({
  mine: count,
  unassigned: count,
  waiting: count,
  promise: count,
  window_closing: count,
  failed: count,
  all: count,
})

export const hitShape = z.object({
  message_id: z.uuid(),
  conversation_id: z.uuid().nullable(),
  contact_name: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  at,
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})
