import type { WebhookError } from './inbound-message.ts'

// What happened to a message of ours. webhooks/reference/messages/status 2025-11-20;
// user ids: business-scoped-user-ids 2026-02-06; groups/webhooks 2025-10-22.

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

export const statusNames = [
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
] as const satisfies readonly StatusName[]

/**
 * `timestamp`: Unix seconds as text. `recipient_id` is missing when the phone number may not be shown; for a
 * group it is the group's id, with one status per participant.
 */
export type Status = {
  id: string
  status: StatusName
  timestamp: string
  recipient_id?: string
  recipient_user_id?: string
  parent_recipient_user_id?: string
  recipient_type?: 'individual' | 'group'
  recipient_participant_id?: string
  /** The same thing, as some of the platform's samples spell it. */
  participant_recipient_id?: string
  recipient_participant_user_id?: string
  biz_opaque_callback_data?: string
  conversation?: Conversation
  pricing?: Pricing
  errors?: WebhookError[]
}

/** Since v24.0 only within a free entry point. `expiration_timestamp` only on `sent`. */
export type Conversation = { id: string; expiration_timestamp?: string; origin?: { type: string } }

/** On `sent` and one of `delivered`, `read`. `billable` is to be removed: read `type` and `category`. */
export type Pricing = {
  billable?: boolean
  pricing_model?: 'PMP' | 'CBP' | (string & {})
  type?: PricingType
  category?: PricingCategory
}

export type PricingType =
  | 'regular'
  | 'free_customer_service'
  | 'free_entry_point'
  | 'free_group_customer_service'
  | (string & {})

export type PricingCategory =
  | 'authentication'
  | 'authentication-international'
  | 'marketing'
  | 'marketing_lite'
  | 'referral_conversion'
  | 'service'
  | 'utility'
  | 'group_marketing'
  | 'group_utility'
  | 'group_service'
  | (string & {})
