import { messagingTiers } from '@doublecheck/whatsapp'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { writeInApp } from '../business-app.ts'
import type { Customer } from '../customer.ts'
import { getGroup, joinGroup, removeParticipants } from '../groups.ts'
import { deliverHistory, historyDaysMax } from '../history.ts'
import type { BusinessNumber, Template } from '../number.ts'
import { populate } from '../population/people.ts'
import { tellAccount } from '../tell.ts'
import {
  announceCategory,
  describeTemplate,
  endHold,
  pauseTemplate,
  setQuality,
  setStatus,
} from '../templates.ts'
import { findCustomer, registerNumber, threadOf, type World } from '../world.ts'
import { ControlRefusal, getNumber, readBody } from './asked.ts'
import { describeMessage } from './phone-view.ts'

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
  population: z.int().min(0).max(1000).optional(),
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
const historyBody = z.strictObject({
  days: z.number().min(0).max(historyDaysMax).default(30),
  people: z.int().min(1).max(1000).optional(),
  phone_number_id: z.string().optional(),
})
const memberBody = z.strictObject({ wa_id: z.string() })
const echoBody = z.looseObject({ to: z.string(), type: z.string().default('text') })
export function numbersControls(app: FastifyInstance, world: World): void {
  app.post('/simulator/numbers', async (request, reply) => {
    const body = readBody(numberBody, request)
    const number = registerNumber(world, body)
    if (body.population) populate(world, number, body.population)
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
    const customer = customerNamed(world, readBody(memberBody, request).wa_id)
    joinGroup(world, getGroup(world, new Set(world.accounts.values()), id), customer)
    return { success: true }
  })
  app.post('/simulator/groups/:id/leaves', async (request) => {
    const { id } = request.params as { id: string }
    const customer = customerNamed(world, readBody(memberBody, request).wa_id)
    removeParticipants(
      world,
      getGroup(world, new Set(world.accounts.values()), id),
      [customer],
      'participant',
    )
    return { success: true }
  })
  coexistenceControls(app, world)
}

/** What comes from the app beside the API: the past, and what the owner types there. */
function coexistenceControls(app: FastifyInstance, world: World): void {
  app.post('/simulator/history', async (request) => {
    const { days, people, phone_number_id: id } = readBody(historyBody, request)
    const number = id === undefined ? [...world.numbers.values()].at(-1)! : getNumber(world, id)
    return deliverHistory(world, number, days, people ?? (number.population || 24))
  })
  app.post('/simulator/numbers/:id/echoes', async (request, reply) => {
    const number = getNumber(world, (request.params as { id: string }).id)
    const body = readBody(echoBody, request)
    const customer = customerNamed(world, body.to)
    reply.code(201)
    return describeMessage(writeInApp(world, threadOf(number, customer), body.type, body[body.type]))
  })
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

function customerNamed(world: World, address: string): Customer {
  const customer = findCustomer(world, address)
  if (!customer) throw new ControlRefusal(404, 'unknown_customer', `There is no customer ${address}.`)
  return customer
}
