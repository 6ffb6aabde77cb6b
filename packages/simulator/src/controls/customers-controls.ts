import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Customer } from '../customer.ts'
import { changeState, deleteMessage, editMessage, tap, writeMessage } from '../customer-acts.ts'
import { glanceAt, playMessage, readThread } from '../deliver.ts'
import { addCustomer, findCustomer, type World } from '../world.ts'
import { ControlRefusal, getCustomer, getMessage, getThread, numberMeant, readBody } from './asked.ts'
import { inboundContent } from './inbound-content.ts'
import { describeCustomer, describeMessage, describeThread } from './phone-view.ts'

const state = {
  name: z.string().min(1).optional(),
  username: z.string().nullable().optional(),
  phone: z.enum(['on', 'off', 'no_coverage', 'uninstalled']).optional(),
  app_open: z.boolean().optional(),
  chat_open: z.boolean().optional(),
  receipts: z.boolean().optional(),
  notification_preview: z.boolean().optional(),
  blocked: z.boolean().optional(),
  marketing_stopped: z.boolean().optional(),
  on_whatsapp: z.boolean().optional(),
  phone_number_id: z.string().optional(),
}
const stateBody = z.strictObject({ ...state, number_changed_to: z.string().optional() })
const customerBody = z.strictObject({
  ...state,
  wa_id: z.string().optional(),
  language: z.string().optional(),
  bsuid: z.string().optional(),
})
const messageBody = z.looseObject({
  type: z.string().default('text'),
  phone_number_id: z.string().optional(),
  group_id: z.string().optional(),
  context: z.looseObject({ id: z.string().optional() }).optional(),
  referral: z.looseObject({}).optional(),
  errors: z.array(z.looseObject({})).optional(),
})
const deletionBody = z.strictObject({ message_id: z.string(), for: z.enum(['me', 'everyone']) })
const editBody = z.strictObject({ message_id: z.string(), text: z.string().min(1) })
const readBodyShape = z.strictObject({
  /** `chat`: opened; `notification`: seen without opening; `played`: the voice message `message_id`. */
  how: z.enum(['chat', 'notification', 'played']).default('chat'),
  message_id: z.string().optional(),
  phone_number_id: z.string().optional(),
})
const reactionBody = z.strictObject({ message_id: z.string(), emoji: z.string().optional() })
const tapBody = z.strictObject({
  message_id: z.string(),
  id: z.string().optional(),
  index: z.int().optional(),
  title: z.string().optional(),
})

export function customersControls(app: FastifyInstance, world: World): void {
  app.post('/simulator/customers', async (request, reply) => {
    const body = readBody(customerBody, request)
    const customer = createCustomer(world, body)
    changeState(world, customer, numberMeant(world, customer, body.phone_number_id), body)
    reply.code(201)
    return describeCustomer(world, customer)
  })

  app.get('/simulator/customers', async (request) => {
    const { all, after, limit } = request.query as { all?: string; after?: string; limit?: string }
    // Each stands in the map twice, under number and user id.
    const everyone = [...world.customers].flatMap(([key, customer]) =>
      key === customer.waId && (all !== undefined || !customer.stranger) ? [customer] : [],
    )
    const start = after ? everyone.findIndex(({ waId }) => waId === after) + 1 : 0
    const size = Math.min(Number(limit) || 200, 1000)
    const shown = everyone.slice(start, start + size)
    const more = start + size < everyone.length
    return {
      data: shown.map((customer) => describeCustomer(world, customer)),
      next_cursor: more ? shown.at(-1)!.waId : null,
    }
  })

  app.get('/simulator/customers/:wa_id', async (request) =>
    describeCustomer(world, getCustomer(world, request)),
  )

  app.put('/simulator/customers/:wa_id/state', async (request) => {
    const body = readBody(stateBody, request)
    const customer = getCustomer(world, request)
    changeState(world, customer, numberMeant(world, customer, body.phone_number_id), body)
    return describeCustomer(world, customer)
  })

  app.get('/simulator/customers/:wa_id/thread', async (request) => {
    const { phone_number_id: numberId } = request.query as { phone_number_id?: string }
    return describeThread(world, getThread(world, request, numberId))
  })

  actControls(app, world)
}

function actControls(app: FastifyInstance, world: World): void {
  app.post('/simulator/customers/:wa_id/messages', async (request, reply) => {
    const body = readBody(messageBody, request)
    const thread = getThread(world, request, body.phone_number_id)
    const group = body.group_id === undefined ? undefined : thread.number.groups.get(body.group_id)
    if (body.group_id !== undefined && !group?.participants.has(thread.customer)) {
      throw new ControlRefusal(404, 'unknown_group', 'This person is in no such group.')
    }
    const content = inboundContent(world, thread, body.type, body[body.type])
    const { type, context, referral, errors } = body
    const message = writeMessage(world, thread, { type, content, context, referral, errors, group })
    reply.code(201)
    return describeMessage(message)
  })

  app.post('/simulator/customers/:wa_id/deletions', async (request) => {
    const body = readBody(deletionBody, request)
    const { thread } = getMessage(world, getCustomer(world, request), body.message_id)
    return describeMessage(deleteMessage(world, thread, body.message_id, body.for))
  })

  app.post('/simulator/customers/:wa_id/edits', async (request) => {
    const body = readBody(editBody, request)
    const { thread } = getMessage(world, getCustomer(world, request), body.message_id)
    return describeMessage(editMessage(world, thread, body.message_id, body.text))
  })

  app.post('/simulator/customers/:wa_id/reads', async (request) => {
    const body = readBody(readBodyShape, request)
    const customer = getCustomer(world, request)
    const named = body.message_id === undefined ? undefined : getMessage(world, customer, body.message_id)
    const thread = named?.thread ?? getThread(world, request, body.phone_number_id)
    if (body.how === 'played') {
      if (!named) throw new ControlRefusal(400, 'bad_request', 'message_id: Name the voice message.')
      playMessage(world, thread, named.message)
      return { read: [named.message.id] }
    }
    if (body.how === 'chat') return { read: readThread(world, thread).map(({ id }) => id) }
    const seen = named
      ? [named.message]
      : thread.messages.filter((one) => one.deliveredAt !== undefined && one.seenAt === undefined)
    for (const message of seen) glanceAt(world, message)
    return { read: seen.map(({ id }) => id) }
  })

  app.post('/simulator/customers/:wa_id/reactions', async (request, reply) => {
    const { message_id: id, emoji } = readBody(reactionBody, request)
    const { thread } = getMessage(world, getCustomer(world, request), id)
    const content = { message_id: id, ...(emoji && { emoji }) }
    reply.code(201)
    return describeMessage(writeMessage(world, thread, { type: 'reaction', content }))
  })

  app.post('/simulator/customers/:wa_id/taps', async (request, reply) => {
    const { message_id: id, ...choice } = readBody(tapBody, request)
    const { thread } = getMessage(world, getCustomer(world, request), id)
    reply.code(201)
    return describeMessage(tap(world, thread, id, choice))
  })
}

/** A new person, or the known one at this number made to fit. */
function createCustomer(world: World, body: z.infer<typeof customerBody>): Customer {
  const waId = body.wa_id?.replace(/\D/g, '') ?? freeNumber(world, body.language ?? 'en')
  const known = findCustomer(world, waId)
  if (!known) {
    return addCustomer(world, waId, {
      ...(body.bsuid !== undefined && { bsuid: body.bsuid }),
      ...(body.language !== undefined && { language: body.language }),
    })
  }
  known.stranger = false
  if (body.language !== undefined) known.language = body.language
  if (body.bsuid !== undefined && body.bsuid !== known.bsuid) {
    world.customers.delete(known.bsuid)
    known.bsuid = body.bsuid
    world.customers.set(known.bsuid, known)
  }
  return known
}

/** The next unused number of a range kept for fiction: Arcep's 06 39 98, Ofcom's 07700 900. */
function freeNumber(world: World, language: string): string {
  const [prefix, length] = language.startsWith('fr') ? ['3363998', 4] : ['447700900', 3]
  for (let tail = 1; tail < 10 ** length; tail++) {
    const waId = `${prefix}${String(tail).padStart(length, '0')}`
    if (!world.customers.has(waId)) return waId
  }
  throw new ControlRefusal(409, 'no_number_left', 'Name a wa_id: the ranges kept for fiction are used up.')
}
