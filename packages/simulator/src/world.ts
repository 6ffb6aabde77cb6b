import {
  type MessagingTier,
  messagingTiers,
  throughputCoexistence,
  throughputDefault,
} from '@doublecheck/whatsapp'
import { Clock, type ClockOptions } from './clock.ts'
import { type Customer, newCustomer } from './customer.ts'
import { Faults } from './faults.ts'
import { Ids, stableDigits } from './ids.ts'
import type { Medium } from './media.ts'
import type { Message, Thread } from './message.ts'
import { type Account, type BusinessNumber, newPortfolio, type Portfolio } from './number.ts'
import { noDebt, SlidingSecond } from './pace.ts'
import { type Random, seededRandom } from './random.ts'
import { WebhookQueue } from './webhook-queue.ts'

/** An accepted message, kept to count what was sent twice. */
export type Accepted = {
  phone_number_id: string
  to: string
  wamid: string
  type: string
  biz_opaque_callback_data?: string
  at: string
}

/** How people behave about whom nothing was said. Shares from 0 to 1, times in ms. */
export type Strangers = {
  readShare: number
  replyShare: number
  deliveredMs: readonly [number, number]
  readMs: readonly [number, number]
}

/** Everything the simulator knows. One process, one world, in memory. */
export type World = {
  seed: number
  clock: Clock
  ids: Ids
  random: Random
  faults: Faults
  webhooks: WebhookQueue
  /** Where this server listens, for addresses of media. */
  origin: string
  numbers: Map<string, BusinessNumber>
  accounts: Map<string, Account>
  portfolios: Map<string, Portfolio>
  /** By access token: which accounts it opens. */
  tokens: Map<string, Set<Account>>
  /** By phone number in digits, and by user id. */
  customers: Map<string, Customer>
  /** Numbers their owner gave up. */
  abandoned: Map<string, Customer>
  messages: Map<string, { message: Message; thread: Thread | undefined }>
  media: Map<string, Medium>
  accepted: Accepted[]
  strangers: Strangers
  /** What somebody unknown does when a message arrives. */
  strangerNoticed: (thread: Thread, message: Message) => void
  /** Seconds until a new template is judged. */
  reviewSeconds: number
  /** What a number outside coexistence hears when a customer deletes a message: not known, so a choice. */
  deletionsHeard: 'nothing' | 'unsupported'
  /** Where 131047 is told: in the answer, or later in a status. Both are seen in the wild. */
  windowRefusal: 'answer' | 'status'
}

export type WorldOptions = ClockOptions & { seed?: number }

export function createWorld(options: WorldOptions): World {
  const seed = options.seed ?? 1
  const clock = new Clock(options)
  const faults = new Faults(seed)
  const webhooks = new WebhookQueue(clock, faults)
  clock.settle = () => webhooks.idle()
  return {
    seed,
    clock,
    faults,
    webhooks,
    ids: new Ids(seed, clock.startAt),
    random: seededRandom(seed, 'delivery'),
    origin: '',
    numbers: new Map(),
    accounts: new Map(),
    portfolios: new Map(),
    tokens: new Map(),
    customers: new Map(),
    abandoned: new Map(),
    messages: new Map(),
    media: new Map(),
    accepted: [],
    strangers: { readShare: 0, replyShare: 0, deliveredMs: [150, 1500], readMs: [2000, 20_000] },
    strangerNoticed: () => undefined,
    reviewSeconds: 20,
    deletionsHeard: 'nothing',
    windowRefusal: 'answer',
  }
}

export type NumberSettings = {
  phone_number_id: string
  waba_id: string
  display_phone_number: string
  access_token: string
  app_secret: string
  verify_token: string
  webhook_url?: string | undefined
  throughput?: number | undefined
  coexistence?: boolean | undefined
  tier?: MessagingTier | undefined
  portfolio_id?: string | undefined
  verified_name?: string | undefined
  window_enforced?: boolean | undefined
  pair_rate_enforced?: boolean | undefined
  marketing_cap_enforced?: boolean | undefined
  official_business_account?: boolean | undefined
  population?: number | undefined
}

/** Adds a number, or changes the settings of one that exists; its threads stay. */
export function registerNumber(world: World, given: NumberSettings): BusinessNumber {
  const account = accountFor(world, given)
  const coexistence = given.coexistence ?? false
  const known = world.numbers.get(given.phone_number_id)
  const settings = {
    account,
    phone: given.display_phone_number.replace(/\D/g, ''),
    verifiedName: given.verified_name ?? 'Simulated business',
    accessToken: given.access_token,
    appSecret: given.app_secret,
    throughput: given.throughput ?? (coexistence ? throughputCoexistence : throughputDefault),
    coexistence,
    officialBusinessAccount: given.official_business_account ?? false,
    windowEnforced: given.window_enforced ?? true,
    pairEnforced: given.pair_rate_enforced ?? true,
    marketingCapEnforced: given.marketing_cap_enforced ?? true,
    population: given.population ?? 0,
    ...(given.webhook_url && { webhook: { url: given.webhook_url, verifyToken: given.verify_token } }),
  }
  if (known) world.tokens.get(known.accessToken)?.delete(known.account)
  const number: BusinessNumber = known ? Object.assign(known, settings) : blankNumber(world, given, settings)
  world.numbers.set(number.id, number)
  if (number.webhook) account.webhook = number.webhook
  const opened = world.tokens.get(number.accessToken) ?? new Set()
  opened.add(account)
  world.tokens.set(number.accessToken, opened)
  world.webhooks.secrets.set(account.id, number.appSecret)
  return number
}

type Settings = Omit<BusinessNumber, keyof ReturnType<typeof emptyNumber> | 'webhook'> &
  Pick<BusinessNumber, 'webhook'>

function blankNumber(world: World, given: NumberSettings, settings: Settings): BusinessNumber {
  return { ...emptyNumber(given.phone_number_id, world.clock.now()), ...settings }
}

function emptyNumber(id: string, now: number) {
  return {
    id,
    rate: new SlidingSecond(),
    quality: 'GREEN' as BusinessNumber['quality'],
    status: 'CONNECTED' as BusinessNumber['status'],
    registered: true,
    threads: new Map(),
    blocked: new Map(),
    profile: { messaging_product: 'whatsapp' },
    qrCodes: new Map(),
    automation: { prompts: [], commands: [] },
    commerce: { is_cart_enabled: true, is_catalog_visible: false },
    groups: new Map(),
    freeServiceUsed: { month: '', count: 0 },
    historyAsked: false,
    connectedAt: now,
  }
}

function accountFor(world: World, given: NumberSettings): Account {
  const portfolioId = given.portfolio_id ?? stableDigits(`portfolio/${given.waba_id}`, 15)
  const portfolio = world.portfolios.get(portfolioId) ?? newPortfolio(portfolioId, 'TIER_UNLIMITED')
  world.portfolios.set(portfolioId, portfolio)
  if (given.tier && Object.hasOwn(messagingTiers, given.tier)) portfolio.tier = given.tier
  const known = world.accounts.get(given.waba_id)
  if (known) return known
  const account: Account = {
    id: given.waba_id,
    name: given.verified_name ?? 'Simulated business',
    portfolio,
    templates: new Map(),
    creationsAt: [],
    deletedNames: new Map(),
    subscribed: true,
    marketingOnlyByMarketingApi: false,
    verified: true,
  }
  world.accounts.set(account.id, account)
  return account
}

/** By phone number in any notation, or by user id. */
export function findCustomer(world: World, address: string): Customer | undefined {
  return world.customers.get(address) ?? world.customers.get(address.replace(/\D/g, ''))
}

export function addCustomer(world: World, waId: string, given: Partial<Customer>): Customer {
  const customer = newCustomer(waId, given)
  world.customers.set(waId, customer)
  world.customers.set(customer.bsuid, customer)
  return customer
}

/** Whoever answers at this number; somebody does, unless its owner gave it up. */
export function customerAt(world: World, waId: string): Customer {
  return (
    world.customers.get(waId) ?? world.abandoned.get(waId) ?? addCustomer(world, waId, { stranger: true })
  )
}

export function threadOf(number: BusinessNumber, customer: Customer): Thread {
  const known = number.threads.get(customer)
  if (known) return known
  const thread: Thread = {
    number,
    customer,
    messages: [],
    lastInboundAt: 0,
    lastOutboundByPhoneAt: 0,
    freeEntryUntil: 0,
    marketingAt: [],
    pair: noDebt(),
    phoneShared: false,
    blockedByBusiness: false,
    blockedByCustomer: false,
    marketingStopped: false,
    typingUntil: 0,
  }
  number.threads.set(customer, thread)
  return thread
}

const day = 86_400_000

/** May the business see the phone number of this person now? business-scoped-user-ids, mid-2026 copy. */
export function phoneVisible(thread: Thread, now: number): boolean {
  if (!thread.customer.username || thread.phoneShared) return true
  return thread.lastOutboundByPhoneAt > now - 30 * day
}

export function windowOpen(thread: Thread, now: number): boolean {
  return thread.lastInboundAt > now - day
}
