import { setTimeout as wait } from 'node:timers/promises'
import { readMarkDaysMax, typingSecondsMax } from '@doublecheck/whatsapp'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerFault } from '../faults.ts'
import { GraphRefusal, graphErrorBody } from '../graph-error.ts'
import type { BusinessNumber } from '../number.ts'
import { sendMessage } from '../send-message.ts'
import type { World } from '../world.ts'
import { checkVersion, numberFor, type Params } from './authorise.ts'

type Body = Record<string, unknown>

export function messagesRoutes(app: FastifyInstance, world: World): void {
  app.post('/:version/:id/messages', (request, reply) => answer(world, request, reply, false))
  app.post('/:version/:id/marketing_messages', (request, reply) => answer(world, request, reply, true))
}

async function answer(world: World, request: FastifyRequest, reply: FastifyReply, marketing: boolean) {
  const { version, id } = request.params as Params
  checkVersion(world, version, reply)
  const number = numberFor(world, request, id)
  const body = request.body as Body
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GraphRefusal(100, 'The body must be a JSON object.')
  }
  if (body.status !== undefined) return markRead(world, number, body)
  const latency = world.faults.latencyMs()
  if (latency > 0) await wait(latency)
  const to = String(body.to ?? body.recipient ?? '')
  const before = world.faults.beforeAcceptance(to.startsWith('+') ? to.replace(/\D/g, '') : to)
  if (before) return suffer(before, request, reply)
  const accepted = sendMessage(world, number, body, marketing)
  const after = world.faults.afterAcceptance()
  if (after) return suffer(after, request, reply)
  return accepted
}

/** Lets the answer go wrong in the way asked for. */
async function suffer(fault: AnswerFault, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  switch (fault.kind) {
    case 'refusal':
      throw fault.refusal
    case 'http_5xx':
      reply.code(fault.status)
      if (fault.body === 'html') {
        return reply
          .type('text/html')
          .send('<!DOCTYPE html><title>Error</title><p>Sorry, something went wrong.')
      }
      if (fault.body === 'empty') return reply.send()
      return graphErrorBody(new GraphRefusal(fault.status === 503 ? 131016 : 131000, 'Service unavailable.'))
    case 'timeout':
      reply.hijack()
      // The caller gives up long before; the connection must not outlive this server's own close.
      setTimeout(() => request.raw.socket.destroy(), fault.holdMs).unref()
      return undefined
    case 'reset':
      reply.hijack()
      request.raw.socket.resetAndDestroy()
      return undefined
  }
}

/** Marks a message of the customer as read, and all earlier ones; may show that somebody types. */
function markRead(world: World, number: BusinessNumber, body: Body): object {
  if (body.messaging_product !== 'whatsapp')
    throw new GraphRefusal(100, 'messaging_product: Use one of: whatsapp.')
  if (body.status !== 'read') throw new GraphRefusal(100, 'status: Use one of: read.')
  const id = body.message_id
  if (typeof id !== 'string') throw new GraphRefusal(100, 'message_id: Add this field: it is required.')
  const entry = world.messages.get(id)
  const { message, thread } = entry ?? {}
  if (message?.direction !== 'customer' || (thread && thread.number !== number)) {
    throw new GraphRefusal(131009, 'No message of a customer to this number has this id.')
  }
  if (message.group) throw new GraphRefusal(131009, 'Messages of a group cannot be marked as read.')
  const now = world.clock.now()
  if (message.at < now - readMarkDaysMax * 86_400_000) {
    throw new GraphRefusal(131009, `A message can be marked as read for ${readMarkDaysMax} days.`)
  }
  for (const earlier of thread!.messages) {
    if (earlier.direction !== 'customer' || earlier.at > message.at || earlier.readAt !== undefined) continue
    earlier.readAt = now
    earlier.progress = 'read'
  }
  const typing = body.typing_indicator as { type?: unknown } | undefined
  if (typing !== undefined) {
    if (typing?.type !== 'text') throw new GraphRefusal(100, 'typing_indicator.type: Use one of: text.')
    thread!.typingUntil = now + typingSecondsMax * 1000
  }
  return { success: true }
}
