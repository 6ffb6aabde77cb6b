import {
  blockAfterMessageHoursMax,
  blockedCountMax,
  commandsCountMax,
  iceBreakersCountMax,
  profileAboutCharsMax,
  profileAddressCharsMax,
  profileDescriptionCharsMax,
  profileEmailCharsMax,
  qrCodesCountMax,
  qrMessageCharsMax,
} from '@doublecheck/whatsapp'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Customer } from '../customer.ts'
import { GraphRefusal, webhookError } from '../graph-error.ts'
import { requestHistory } from '../history.ts'
import type { Account, BusinessNumber } from '../number.ts'
import { phoneOf } from '../send-message.ts'
import { verifyWebhook } from '../verify-webhook.ts'
import { findCustomer, threadOf, type World } from '../world.ts'
import { accountFor, checkVersion, numberFor, type Params, page } from './authorise.ts'

type Body = Record<string, unknown>
type Query = Record<string, string | undefined>

export function numbersRoutes(app: FastifyInstance, world: World): void {
  const onNumber = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    run: (number: BusinessNumber, body: Body, query: Query) => unknown,
  ) =>
    app.route({
      method,
      url: `/:version/:id/${path}`,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { version, id, code } = request.params as Params & { code?: string }
        checkVersion(world, version, reply)
        const number = numberFor(world, request, id)
        const query = request.query as Query
        // Graph takes parameters in the address as well as in the body.
        return run(number, { ...query, ...((request.body ?? {}) as Body), ...(code && { code }) }, query)
      },
    })

  onNumber('GET', 'whatsapp_business_profile', (number) => ({ data: [number.profile] }))
  onNumber('POST', 'whatsapp_business_profile', setProfile)
  onNumber('GET', 'block_users', (number, _body, query) => {
    const listed = page([...number.blocked.keys()], query)
    return {
      ...listed,
      data: listed.data.map((customer) => ({ messaging_product: 'whatsapp', wa_id: customer.waId })),
    }
  })
  onNumber('POST', 'block_users', (number, body) => block(world, number, body, true))
  onNumber('DELETE', 'block_users', (number, body) => block(world, number, body, false))
  onNumber('GET', 'message_qrdls', (number) => ({ data: [...number.qrCodes.values()] }))
  onNumber('POST', 'message_qrdls', (number, body) => makeQrCode(world, number, body))
  onNumber('GET', 'message_qrdls/:code', (number, { code }) => ({ data: [getQrCode(number, code)] }))
  onNumber('POST', 'message_qrdls/:code', (number, { code, prefilled_message: message }) => {
    return Object.assign(getQrCode(number, code), { prefilled_message: checkQrMessage(message) })
  })
  onNumber('DELETE', 'message_qrdls/:code', (number, { code }) => {
    return { success: number.qrCodes.delete(getQrCode(number, code).code) }
  })
  onNumber('GET', 'conversational_automation', (number) => ({ conversational_automation: number.automation }))
  onNumber('POST', 'conversational_automation', setAutomation)
  onNumber('GET', 'whatsapp_commerce_settings', (number) => ({ data: [number.commerce] }))
  onNumber('POST', 'whatsapp_commerce_settings', (number, body) => {
    Object.assign(number.commerce, body)
    return { success: true }
  })
  onNumber('POST', 'register', (number, body) => {
    if (!/^\d{6}$/.test(String(body.pin))) throw new GraphRefusal(133005, 'pin: Give six digits.')
    if (number.pin !== undefined && number.pin !== body.pin)
      throw new GraphRefusal(133005, 'The PIN is wrong.')
    number.pin = String(body.pin)
    number.registered = true
    return { success: true }
  })
  onNumber('POST', 'deregister', (number) => {
    number.registered = false
    return { success: true }
  })
  onNumber('POST', 'smb_app_data', (number, body) => requestHistory(world, number, String(body.sync_type)))
  onNumber('POST', 'calls', () => {
    throw new GraphRefusal(138000, 'Calls are not switched on for this number.')
  })
  onNumber('DELETE', 'contact_book', (number, _body, query) => {
    const customer = findCustomer(world, query.bsuid ?? '')
    if (customer) threadOf(number, customer).phoneShared = false
    return { success: true, deleted: customer !== undefined }
  })
  accountRoutes(app, world)
}

function accountRoutes(app: FastifyInstance, world: World): void {
  app.get('/:version/:id/phone_numbers', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const account = accountFor(world, request, id)
    const numbers = [...world.numbers.values()].filter((number) => number.account === account)
    return page(
      numbers.map((number) => describeNumber(world, number)),
      request.query as Query,
    )
  })

  app.get('/:version/:id/subscribed_apps', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const account = accountFor(world, request, id)
    const api = { id: 'simulator', name: 'Simulator', link: world.origin }
    const override = account.override && { override_callback_uri: account.override.url }
    return { data: account.subscribed ? [{ whatsapp_business_api_data: api, ...override }] : [] }
  })

  app.post('/:version/:id/subscribed_apps', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const account = accountFor(world, request, id)
    const body = (request.body ?? {}) as { override_callback_uri?: string; verify_token?: string }
    if (body.override_callback_uri) {
      const webhook = { url: body.override_callback_uri, verifyToken: body.verify_token ?? '' }
      const failure = await verifyWebhook(webhook)
      if (failure) throw new GraphRefusal(100, `The callback address could not be verified: ${failure}`)
      account.override = webhook
    } else delete account.override
    account.subscribed = true
    return { success: true }
  })

  app.delete('/:version/:id/subscribed_apps', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    accountFor(world, request, id).subscribed = false
    return { success: true }
  })
}

export function describeNumber(world: World, number: BusinessNumber): Record<string, unknown> {
  const { portfolio } = number.account
  const standing = number.status === 'CONNECTED' ? 'AVAILABLE' : 'BLOCKED'
  return {
    id: number.id,
    display_phone_number: `+${number.phone}`,
    verified_name: number.verifiedName,
    quality_rating: number.quality,
    status: number.status,
    name_status: 'APPROVED',
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: number.throughput >= 1000 || number.throughput === 0 ? 'HIGH' : 'STANDARD' },
    whatsapp_business_manager_messaging_limit: portfolio.tier,
    is_official_business_account: number.officialBusinessAccount,
    is_on_biz_app: number.coexistence,
    ...(number.username && { username: number.username }),
    health_status: {
      can_send_message: standing,
      entities: [{ entity_type: 'PHONE_NUMBER', id: number.id, can_send_message: standing }],
    },
    webhook_configuration: {
      ...(number.webhook && { application: number.webhook.url }),
      ...(number.account.override && { whatsapp_business_account: number.account.override.url }),
      ...(number.override && { phone_number: number.override.url }),
    },
    last_onboarded_time: new Date(Math.min(number.connectedAt, world.clock.now())).toISOString(),
  }
}

export function describeAccount(account: Account): Record<string, unknown> {
  return {
    id: account.id,
    name: account.name,
    timezone_id: '0',
    message_template_namespace: `ns_${account.id}`,
    whatsapp_business_manager_messaging_limit: account.portfolio.tier,
    owner_business_info: { id: account.portfolio.id, name: account.name },
  }
}

const profileMax: Readonly<Record<string, number>> = {
  about: profileAboutCharsMax,
  address: profileAddressCharsMax,
  description: profileDescriptionCharsMax,
  email: profileEmailCharsMax,
}

function setProfile(number: BusinessNumber, body: Body): object {
  for (const [field, max] of Object.entries(profileMax)) {
    const value = body[field]
    if (typeof value === 'string' && value.length > max) {
      throw new GraphRefusal(100, `${field}: Shorten to ${max} characters.`)
    }
  }
  if (Array.isArray(body.websites) && body.websites.length > 2)
    throw new GraphRefusal(100, 'websites: Keep two.')
  Object.assign(number.profile, body)
  return { success: true }
}

function setAutomation(number: BusinessNumber, body: Body): object {
  const prompts = (body.prompts ?? number.automation.prompts) as string[]
  const commands = (body.commands ?? number.automation.commands) as object[]
  if (prompts.length > iceBreakersCountMax)
    throw new GraphRefusal(100, `prompts: Keep ${iceBreakersCountMax}.`)
  if (commands.length > commandsCountMax) throw new GraphRefusal(100, `commands: Keep ${commandsCountMax}.`)
  number.automation = { prompts, commands }
  return { success: true }
}

function makeQrCode(world: World, number: BusinessNumber, body: Body): object {
  const message = checkQrMessage(body.prefilled_message)
  if (number.qrCodes.size >= qrCodesCountMax)
    throw new GraphRefusal(100, `A number has ${qrCodesCountMax} codes.`)
  const code = Buffer.from(world.ids.digits()).toString('base64url').toUpperCase().slice(0, 14)
  const link = { code, prefilled_message: message, deep_link_url: `https://wa.me/message/${code}` }
  number.qrCodes.set(code, link)
  return link
}

function checkQrMessage(message: unknown): string {
  if (typeof message === 'string' && message !== '' && message.length <= qrMessageCharsMax) return message
  throw new GraphRefusal(100, `prefilled_message: Write 1 to ${qrMessageCharsMax} characters.`)
}

function getQrCode(number: BusinessNumber, code: unknown) {
  const link = number.qrCodes.get(String(code))
  if (!link) throw new GraphRefusal(100, 'The number has no such code.')
  return link
}

/**
 * Blocks or unblocks people; partial failure answers 400 with the failed ones named. block-users
 * 2025-10-27.
 */
function block(world: World, number: BusinessNumber, body: Body, blocked: boolean): object {
  const asked = body.block_users as { user?: string; user_id?: string }[] | undefined
  if (!Array.isArray(asked) || asked.length === 0)
    throw new GraphRefusal(100, 'block_users: Name at least one person.')
  if (blocked && number.blocked.size + asked.length > blockedCountMax) {
    throw new GraphRefusal(139101, `The list holds ${blockedCountMax} people.`)
  }
  const now = world.clock.now()
  const done: object[] = []
  const failed: object[] = []
  for (const { user, user_id: userId } of asked) {
    const input = user ?? userId ?? ''
    const customer = user ? world.customers.get(phoneOf(world, number, user)) : world.customers.get(input)
    const thread = customer && number.threads.get(customer)
    const recent = thread && thread.lastInboundAt > now - blockAfterMessageHoursMax * 3_600_000
    if (!customer || !thread || (blocked && !recent)) {
      failed.push({
        input,
        errors: [webhookError(131047, 'The person did not write within the last 24 hours.')],
      })
      continue
    }
    setBlockedByBusiness(number, customer, blocked, now)
    done.push({ input, wa_id: customer.waId, user_id: customer.bsuid })
  }
  const result = {
    [blocked ? 'added_users' : 'removed_users']: done,
    ...(failed.length && { failed_users: failed }),
  }
  if (failed.length === 0) return { messaging_product: 'whatsapp', block_users: result }
  throw new PartialBlock({ messaging_product: 'whatsapp', block_users: result })
}

function setBlockedByBusiness(
  number: BusinessNumber,
  customer: Customer,
  blocked: boolean,
  now: number,
): void {
  if (blocked) number.blocked.set(customer, now)
  else number.blocked.delete(customer)
  threadOf(number, customer).blockedByBusiness = blocked
}

/** Some were changed, some were not: the answer carries both. */
export class PartialBlock extends GraphRefusal {
  readonly result: object
  constructor(result: object) {
    super(139100, 'Some people could not be blocked or unblocked.')
    this.result = result
  }
}
