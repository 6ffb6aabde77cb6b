import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseDuration } from '../clock.ts'
import { faultsSchema } from '../faults.ts'
import type { Thread } from '../message.ts'
import type { World } from '../world.ts'
import { ControlRefusal, instant, readBody } from './asked.ts'
import { describeTruth } from './phone-view.ts'

const share = z.number().min(0).max(1)
const range = z.tuple([z.number().min(0), z.number().min(0)])
const settingsBody = z.strictObject({
  strangers: z
    .strictObject({
      read_share: share.optional(),
      reply_share: share.optional(),
      delivered_ms: range.optional(),
      read_ms: range.optional(),
    })
    .optional(),
  review_seconds: z.number().min(0).optional(),
  deletions_heard: z.enum(['nothing', 'unsupported']).optional(),
  window_refusal: z.enum(['answer', 'status']).optional(),
})

export function worldControls(app: FastifyInstance, world: World): void {
  faultAndClockControls(app, world)
  recordControls(app, world)
}

function faultAndClockControls(app: FastifyInstance, world: World): void {
  app.put('/simulator/faults', async (request) => {
    world.faults.set(readBody(faultsSchema, request))
    if (!world.faults.settings.webhooks?.hold) world.webhooks.resume()
    return { ...world.faults.settings, happened: world.faults.happened }
  })
  app.get('/simulator/faults', async () => ({ ...world.faults.settings, happened: world.faults.happened }))

  const clockState = () => ({
    now: instant(world.clock.now()),
    speed: world.clock.speed,
    pending_events: world.clock.pending(),
  })
  app.get('/simulator/clock', async () => clockState())
  app.post('/simulator/clock', async (request) => {
    const { advance } = (request.body ?? {}) as { advance?: unknown }
    const ms = parseDuration(advance)
    if (ms === undefined) {
      throw new ControlRefusal(
        400,
        'bad_request',
        'advance: Give a duration such as "25h", "90s" or milliseconds.',
      )
    }
    await world.clock.advance(ms)
    return clockState()
  })

  app.put('/simulator/settings', async (request) => {
    const body = readBody(settingsBody, request)
    const { strangers } = world
    if (body.strangers?.read_share !== undefined) strangers.readShare = body.strangers.read_share
    if (body.strangers?.reply_share !== undefined) strangers.replyShare = body.strangers.reply_share
    if (body.strangers?.delivered_ms) strangers.deliveredMs = body.strangers.delivered_ms
    if (body.strangers?.read_ms) strangers.readMs = body.strangers.read_ms
    if (body.review_seconds !== undefined) world.reviewSeconds = body.review_seconds
    if (body.deletions_heard) world.deletionsHeard = body.deletions_heard
    if (body.window_refusal) world.windowRefusal = body.window_refusal
    return describeSettings(world)
  })
  app.get('/simulator/settings', async () => describeSettings(world))
}

function recordControls(app: FastifyInstance, world: World): void {
  app.get('/simulator/accepted', async (request) => {
    const { after, limit, to } = request.query as { after?: string; limit?: string; to?: string }
    const start = Number(after) || 0
    const size = Math.min(Number(limit) || 1000, 10_000)
    const data = world.accepted.slice(start, start + size)
    return {
      data: to === undefined ? data : data.filter((one) => one.to === to),
      total: world.accepted.length,
      next_cursor: start + size < world.accepted.length ? String(start + size) : null,
    }
  })

  app.get('/simulator/truth', async (request) => {
    const { after, limit, wa_id: waId } = request.query as { after?: string; limit?: string; wa_id?: string }
    const start = Number(after) || 0
    const size = Math.min(Number(limit) || 1000, 10_000)
    const messages = world.accepted.slice(start, start + size).flatMap(({ wamid }) => {
      const entry = world.messages.get(wamid)
      if (!entry?.thread || (waId !== undefined && entry.thread.customer.waId !== waId)) return []
      return [describeTruth(entry.message, entry.thread)]
    })
    return {
      now: instant(world.clock.now()),
      customers: [...world.numbers.values()].flatMap((number) =>
        [...number.threads.values()]
          .filter(({ customer }) => !customer.stranger && (waId === undefined || customer.waId === waId))
          .map((thread) => describeHidden(thread)),
      ),
      messages,
      next_cursor: start + size < world.accepted.length ? String(start + size) : null,
    }
  })

  app.get('/simulator/webhooks', async (request) => {
    const limit = Math.min(Number((request.query as { limit?: string }).limit) || 100, 1000)
    const data = world.webhooks.deliveries.slice(-limit).map((delivery) => ({
      id: delivery.id,
      url: delivery.url,
      field: delivery.field,
      kinds: delivery.kinds,
      updates: delivery.updates,
      at: instant(delivery.at),
      tries: delivery.tries,
      status: delivery.status,
      latency_ms: delivery.latencyMs,
      result: delivery.result,
      error: delivery.error ?? null,
    }))
    return { data, delivered: world.webhooks.delivered }
  })

  // For pages that show a phone: the picture behind an id, without a token.
  app.get('/simulator/media/:id', async (request, reply) => {
    const medium = world.media.get((request.params as { id: string }).id)
    if (!medium)
      throw new ControlRefusal(404, 'unknown_media', 'There is no file with this id, or it has expired.')
    return reply.type(medium.mimeType).send(medium.bytes)
  })
}

function describeHidden(thread: Thread): object {
  const { customer, number } = thread
  return {
    wa_id: customer.waId,
    bsuid: customer.bsuid,
    phone_number_id: number.id,
    phone: customer.phone,
    app_open: customer.appOpen,
    receipts: customer.receipts,
    notification_preview: customer.notificationPreview,
    on_whatsapp: customer.onWhatsApp,
    number_changed_to: customer.numberChangedTo ?? null,
    blocked: thread.blockedByCustomer,
    marketing_stopped: thread.marketingStopped,
    persona: customer.persona?.describe() ?? null,
  }
}

function describeSettings(world: World): object {
  const { strangers } = world
  return {
    strangers: {
      read_share: strangers.readShare,
      reply_share: strangers.replyShare,
      delivered_ms: strangers.deliveredMs,
      read_ms: strangers.readMs,
    },
    review_seconds: world.reviewSeconds,
    deletions_heard: world.deletionsHeard,
    window_refusal: world.windowRefusal,
  }
}
