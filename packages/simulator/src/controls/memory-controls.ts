import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rememberPerson } from '../remember.ts'
import type { World } from '../world.ts'
import { ControlRefusal, getNumber, readBody } from './asked.ts'
import { describeThread } from './phone-view.ts'

const moment = z.iso.datetime().transform((text) => Date.parse(text))
const waId = z.string().regex(/\d/)
const messageBody = z.looseObject({
  id: z.string().min(1),
  from: z.enum(['business', 'customer']),
  type: z.string().min(1),
  at: moment,
  delivered_at: moment.nullish(),
  read_at: moment.nullish(),
  played_at: moment.nullish(),
  quotes: z.string().nullish(),
  deleted: z.boolean().default(false),
})
const personBody = z.strictObject({
  wa_id: waId,
  formerly: z.array(waId).default([]),
  name: z.string().min(1).nullish(),
  username: z.string().min(1).nullish(),
  last_inbound_at: moment.nullish(),
  messages: z.array(messageBody).max(1000).default([]),
})

/** For who starts the simulator again: what its people knew before. */
export function memoryControls(app: FastifyInstance, world: World): void {
  app.post('/simulator/numbers/:id/memories', async (request, reply) => {
    const number = getNumber(world, (request.params as { id: string }).id)
    const person = readBody(personBody, request)
    const thread = rememberPerson(world, number, {
      address: person.wa_id,
      formerly: person.formerly,
      name: person.name ?? undefined,
      username: person.username ?? undefined,
      lastInboundAt: person.last_inbound_at ?? undefined,
      messages: person.messages.map((message) => ({
        id: message.id,
        from: message.from,
        type: message.type,
        content: message[message.type] ?? {},
        at: message.at,
        deliveredAt: message.delivered_at ?? undefined,
        readAt: message.read_at ?? undefined,
        playedAt: message.played_at ?? undefined,
        quotes: message.quotes ?? undefined,
        deleted: message.deleted,
      })),
    })
    if (!thread) throw new ControlRefusal(404, 'unknown_customer', `There is no customer ${person.wa_id}.`)
    reply.code(201)
    return describeThread(world, thread)
  })
}
