import type { Customer } from './customer.ts'
import type { Group } from './group.ts'
import type { BusinessNumber } from './number.ts'

/**
 * Where a message is, as its sender knows it. `waiting`: not yet on the server, the phone has no
 * network.
 */
export type Progress = 'waiting' | 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** Why a message that was accepted will fail, known before it is tried. */
export type Doom = { code: number; details: string }

/** One message of a thread, in either direction. Times in ms since 1970, simulated. */
export type Message = {
  id: string
  direction: 'business' | 'customer'
  type: string
  /** The object under the type's name, as sent; for a template also what it shows, in `shown`. */
  content: unknown
  shown?: ShownTemplate
  at: number
  progress: Progress
  sentAt?: number
  deliveredAt?: number
  /** When the person really saw it: whether or not a receipt told so. */
  seenAt?: number
  /** When the chat was opened with it in view; `readAt` is the same instant, if a receipt told it. */
  openedAt?: number
  readAt?: number
  playedAt?: number
  quotes?: string
  callbackData?: string
  category: MessageCategory
  pricing?: { billable: boolean; pricing_model: 'PMP'; type: string; category: string }
  pricingTold?: boolean
  expiresAt: number
  /** Set by the address used: a phone number may then be shown in receipts. */
  byPhone: boolean
  error?: Doom
  doom?: Doom
  group?: Group
  /** Opened by a click on an advertisement. */
  referral?: object
  forwarded?: boolean
  reactions?: { business?: string; customer?: string }
  editedAt?: number
  deletedForMe?: boolean
  deletedForEveryone?: boolean
  tapped?: string[]
}

export type MessageCategory = 'service' | 'utility' | 'marketing' | 'marketing_lite' | 'authentication'

/** What a phone shows of a template: blanks filled. */
export type ShownTemplate = {
  name: string
  header?: { format: string; text?: string; media?: unknown }
  body: string
  footer?: string
  buttons: { type: string; text: string; url?: string; payload?: string; phone_number?: string }[]
}

/** Everything between one number and one person. */
export type Thread = {
  number: BusinessNumber
  customer: Customer
  messages: Message[]
  lastInboundAt: number
  lastOutboundByPhoneAt: number
  freeEntryUntil: number
  marketingAt: number[]
  pair: { freeAt: number; burstAt: number; burstCount: number }
  /** The person gave the phone number away in a card we asked for. */
  phoneShared: boolean
  blockedByBusiness: boolean
  blockedByCustomer: boolean
  marketingStopped: boolean
  typingUntil: number
}
