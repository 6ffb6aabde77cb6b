import { messagingTiers } from '@doublecheck/whatsapp'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseDuration } from '../clock.ts'
import { faultsSchema } from '../faults.ts'
import { getGroup, joinGroup, removeParticipants } from '../groups.ts'
import type { BusinessNumber, Template } from '../number.ts'
import { tellAccount } from '../tell.ts'
import {
  announceCategory,
  describeTemplate,
  endHold,
  pauseTemplate,
  setQuality,
  setStatus,
} from '../templates.ts'
import { registerNumber, type World } from '../world.ts'
import { ControlRefusal, getNumber, instant, readBody } from './asked.ts'
import { describeTruth } from './phone-view.ts'

const tier = z.enum(Object.keys(messagingTiers) as [keyof typeof messagingTiers])
const numberBody = z.strictObject({
  phone_number_id: z.string().min(1),
  waba_id: z.string().min(1),
  display_phone_number: z.string().min(5),
  access_token: z.string().min(1),
  app_secret: z.string().default(''),
  verify_token: z.string().default(''),
  webhook_url: z.url().optional(),
  throughput: z.number().min(0).optional(),
  coexistence: z.boolean().optional(),
  tier: tier.optional(),
  portfolio_id: z.string().optional(),
  verified_name: z.string().optional(),
  window_enforced: z.boolean().optional(),
  pair_rate_enforced: z.boolean().optional(),
  marketing_cap_enforced: z.boolean().optional(),
  official_business_account: z.boolean().optional(),
})
const numberChange = z.strictObject({
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'NA']).optional(),
  status: z.enum(['CONNECTED', 'FLAGGED', 'RESTRICTED', 'DISCONNECTED', 'BANNED']).optional(),
  registered: z.boolean().optional(),
  tier: tier.optional(),
  throughput: z.number().min(0).optional(),
  window_enforced: z.boolean().optional(),
  marketing_only_by_marketing_api: z.boolean().optional(),
  violation_type: z.string().optional(),
})
const templateChange = z.strictObject({
  status: z
    .enum(['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED', 'PENDING', 'ARCHIVED', 'IN_APPEAL'])
    .optional(),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
  /** Announced a day ahead, as the platform does. */
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).optional(),
  pacing: z.enum(['hold', 'release', 'drop']).optional(),
})
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
  app.post('/simulator/numbers', async (request, reply) => {
    const number = registerNumber(world, readBody(numberBody, request))
    reply.code(201)
    return describeForControls(number)
  })
  app.get('/simulator/numbers', async () => ({ data: [...world.numbers.values()].map(describeForControls) }))
  app.put('/simulator/numbers/:id', async (request) => {
    const number = getNumber(world, (request.params as { id: string }).id)
    changeNumber(world, number, readBody(numberChange, request))
    return describeForControls(number)
  })
  app.put('/simulator/templates/:id', async (request) => {
    const { id } = request.params as { id: string }
    for (const account of world.accounts.values()) {
      const template = account.templates.get(id)
      if (!template) continue
      changeTemplate(world, template, readBody(templateChange, request))
      return describeTemplate(template)
    }
    throw new ControlRefusal(404, 'unknown_template', `There is no template ${id}.`)
  })
  app.post('/simulator/groups/:id/joins', async (request) => {
    const { id } = request.params as { id: string }
    const { wa_id: waId } = readBody(z.strictObject({ wa_id: z.string() }), request)
    const customer = world.customers.get(waId)
    if (!customer) throw new ControlRefusal(404, 'unknown_customer', `There is no customer ${waId}.`)
    joinGroup(world, getGroup(world, new Set(world.accounts.values()), id), customer)
    return { success: true }
  })
  app.post('/simulator/groups/:id/leaves', async (request) => {
    const { id } = request.params as { id: string }
    const { wa_id: waId } = readBody(z.strictObject({ wa_id: z.string() }), request)
    const customer = world.customers.get(waId)
    if (!customer) throw new ControlRefusal(404, 'unknown_customer', `There is no customer ${waId}.`)
    removeParticipants(
      world,
      getGroup(world, new Set(world.accounts.values()), id),
      [customer],
      'participant',
    )
    return { success: true }
  })
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

function describeHidden(thread: NonNullable<ReturnType<BusinessNumber['threads']['get']>>): object {
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

export function describeForControls(number: BusinessNumber): object {
  return {
    phone_number_id: number.id,
    waba_id: number.account.id,
    display_phone_number: number.phone,
    verified_name: number.verifiedName,
    access_token: number.accessToken,
    app_secret: number.appSecret,
    verify_token: number.webhook?.verifyToken ?? null,
    webhook_url: (number.override ?? number.account.override ?? number.webhook)?.url ?? null,
    throughput: number.throughput,
    coexistence: number.coexistence,
    tier: number.account.portfolio.tier,
    quality: number.quality,
    status: number.status,
    registered: number.registered,
    window_enforced: number.windowEnforced,
    pair_rate_enforced: number.pairEnforced,
    marketing_cap_enforced: number.marketingCapEnforced,
    population: number.population,
  }
}

function changeNumber(world: World, number: BusinessNumber, change: z.infer<typeof numberChange>): void {
  const { account } = number
  if (change.quality) number.quality = change.quality
  if (change.registered !== undefined) number.registered = change.registered
  if (change.window_enforced !== undefined) number.windowEnforced = change.window_enforced
  if (change.marketing_only_by_marketing_api !== undefined) {
    account.marketingOnlyByMarketingApi = change.marketing_only_by_marketing_api
  }
  if (change.status) number.status = change.status
  if (change.violation_type) {
    tellAccount(world, account, 'account_update', {
      event: 'ACCOUNT_VIOLATION',
      violation_info: { violation_type: change.violation_type },
    })
  }
  if (change.tier && change.tier !== account.portfolio.tier) {
    account.portfolio.tier = change.tier
    tellAccount(world, account, 'business_capability_update', {
      max_daily_conversations_per_business: change.tier,
      max_phone_numbers_per_waba: 25,
    })
  }
  if (change.throughput !== undefined) {
    const upgraded = change.throughput > number.throughput
    number.throughput = change.throughput
    if (!upgraded) return
    tellAccount(world, account, 'phone_number_quality_update', {
      display_phone_number: number.phone,
      event: 'THROUGHPUT_UPGRADE',
      max_daily_conversations_per_business: account.portfolio.tier,
    })
  }
}

function changeTemplate(world: World, template: Template, change: z.infer<typeof templateChange>): void {
  if (change.quality) setQuality(world, template, change.quality)
  if (change.status === 'PAUSED') pauseTemplate(world, template)
  else if (change.status) setStatus(world, template, change.status)
  if (change.category) announceCategory(world, template, change.category)
  if (change.pacing === 'hold') template.pacing = 'held'
  else if (change.pacing) endHold(world, template, change.pacing === 'release')
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
