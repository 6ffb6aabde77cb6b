import type { MessagingTier, TemplateDefinition } from '@doublecheck/whatsapp'
import type { Customer } from './customer.ts'
import type { Group } from './group.ts'
import type { Doom, Thread } from './message.ts'
import { type SlidingSecond, UniqueDay } from './pace.ts'

/** Numbers of one owner share the limit on new conversations. */
export type Portfolio = { id: string; tier: MessagingTier; writtenTo: UniqueDay; tierUsedMax: number }

export type TemplateStatus =
  | 'PENDING'
  | 'APPROVED'
  | 'REJECTED'
  | 'PAUSED'
  | 'DISABLED'
  | 'IN_APPEAL'
  | 'ARCHIVED'
  | 'PENDING_DELETION'
  | 'DELETED'

export type Template = {
  id: string
  account: Account
  definition: TemplateDefinition
  status: TemplateStatus
  category: string
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  qualityAt: number
  rejectedReason: string
  createdAt: number
  editedAt: number[]
  pauses: number
  /** Held: answers say so and nothing leaves until it is released or dropped. */
  pacing: 'none' | 'held'
  /** Each lets one message go, or fail for the reason given. */
  held: ((doom?: Doom) => void)[]
  marketingSyncedAt: number
}

/** A WhatsApp Business Account: owns templates. */
export type Account = {
  id: string
  name: string
  portfolio: Portfolio
  templates: Map<string, Template>
  creationsAt: number[]
  deletedNames: Map<string, number>
  /** Of the app; an override of the account wins over it, one of the number over both. */
  webhook?: Webhook
  override?: Webhook
  subscribed: boolean
  marketingOnlyByMarketingApi: boolean
  verified: boolean
}

export type Webhook = { url: string; verifyToken: string }

export type BusinessNumber = {
  /** `phone_number_id`. */
  id: string
  account: Account
  /** Digits, as in webhooks. */
  phone: string
  verifiedName: string
  accessToken: string
  appSecret: string
  webhook?: Webhook
  override?: Webhook
  /** Messages per second, both directions; 0: no limit. */
  throughput: number
  rate: SlidingSecond
  coexistence: boolean
  officialBusinessAccount: boolean
  windowEnforced: boolean
  pairEnforced: boolean
  marketingCapEnforced: boolean
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'NA'
  status: 'CONNECTED' | 'FLAGGED' | 'RESTRICTED' | 'DISCONNECTED' | 'BANNED'
  registered: boolean
  pin?: string
  threads: Map<Customer, Thread>
  blocked: Map<Customer, number>
  profile: Record<string, unknown>
  qrCodes: Map<string, { code: string; prefilled_message: string; deep_link_url: string }>
  automation: { prompts: string[]; commands: object[] }
  commerce: { is_cart_enabled: boolean; is_catalog_visible: boolean }
  username?: string
  groups: Map<string, Group>
  /** Free service messages used, by calendar month in UTC. */
  freeServiceUsed: { month: string; count: number }
  historyAsked: boolean
  connectedAt: number
  population: number
}

export function newPortfolio(id: string, tier: MessagingTier): Portfolio {
  return { id, tier, writtenTo: new UniqueDay(), tierUsedMax: 0 }
}
