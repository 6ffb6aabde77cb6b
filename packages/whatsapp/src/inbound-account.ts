import type { MessagingTier } from './limits.ts'

// News about templates, numbers, the account and people's wishes. webhooks/reference/* 2025-10 to 2026-05.
// Lists of values grow without notice, so every one of them stays open.

type Open<Known extends string> = Known | (string & {})

export type TemplateEvent = Open<
  | 'APPROVED'
  | 'ARCHIVED'
  | 'DELETED'
  | 'DISABLED'
  | 'FLAGGED'
  | 'IN_APPEAL'
  | 'LIMIT_EXCEEDED'
  | 'LOCKED'
  | 'PAUSED'
  | 'PENDING'
  | 'REINSTATED'
  | 'PENDING_DELETION'
  | 'REJECTED'
>

export type TemplateCategory = Open<'MARKETING' | 'UTILITY' | 'AUTHENTICATION'>

type TemplateName = {
  message_template_id: number | string
  message_template_name: string
  message_template_language: string
}

export type TemplateStatusUpdate = TemplateName & {
  event: TemplateEvent
  message_template_category?: TemplateCategory
  reason?: string | null
  disable_info?: { disable_date?: string | number }
  other_info?: { title?: string; description?: string }
  rejection_info?: { reason?: string; recommendation?: string }
}

export type QualityScore = Open<'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'>

/** The page's own sample shows it under `message_template_status_update`: look for `new_quality_score`. */
export type TemplateQualityUpdate = TemplateName & {
  previous_quality_score: QualityScore
  new_quality_score: QualityScore
}

export type TemplateComponentsUpdate = TemplateName & {
  message_template_element?: string
  message_template_title?: string
  message_template_footer?: string
  message_template_buttons?: Record<string, unknown>[]
}

/** With `correct_category`: a notice 24 h ahead (seconds). With `previous_category`: done. */
export type TemplateCategoryUpdate = TemplateName & {
  new_category: TemplateCategory
  correct_category?: TemplateCategory
  previous_category?: TemplateCategory
  category_update_timestamp?: number
}

export type NumberQualityUpdate = {
  display_phone_number: string
  event: Open<'ONBOARDING' | 'THROUGHPUT_UPGRADE'>
  current_limit?: string
  old_limit?: string
  max_daily_conversations_per_business?: Open<MessagingTier>
}

/** The limit is documented as a tier and shown as a number; -1 is unlimited in the number form. */
export type BusinessCapabilityUpdate = {
  max_daily_conversations_per_business?: Open<MessagingTier> | number
  max_phone_numbers_per_business?: number
  max_phone_numbers_per_waba?: number
}

export type AccountUpdate = {
  event: Open<
    | 'ACCOUNT_VIOLATION'
    | 'ACCOUNT_RESTRICTION'
    | 'ACCOUNT_DELETED'
    | 'DISABLED_UPDATE'
    | 'PARTNER_ADDED'
    | 'PARTNER_REMOVED'
    | 'VOLUME_BASED_PRICING_TIER_UPDATE'
    | 'account_offboarded'
    | 'account_reconnected'
  >
  phone_number?: string
  violation_info?: { violation_type: string }
  restriction_info?: { restriction_type: string; expiration?: string | number }[]
  ban_info?: {
    waba_ban_state?: Open<'DISABLE' | 'REINSTATE' | 'SCHEDULE_FOR_DISABLE'>
    waba_ban_date?: string
  }
  country?: string
  volume_tier_info?: Record<string, unknown>
}

export type AccountAlert = {
  entity_type: Open<'BUSINESS' | 'PHONE_NUMBER' | 'CURRENT_STATUS_ID'>
  entity_id: string | number
  alert_info: {
    alert_severity: string
    alert_status: string
    alert_type: string
    alert_description?: string
  }
}

export type NameUpdate = {
  display_phone_number: string
  decision: Open<'APPROVED' | 'REJECTED' | 'DEFERRED' | 'PENDING'>
  requested_verified_name?: string
  rejection_reason?: string | null
}

export type SecurityUpdate = { display_phone_number: string; event: string; requester?: string | number }

export type UsernameUpdate = {
  display_phone_number: string
  username?: string
  status: Open<'approved' | 'reserved' | 'deleted'>
}

/** The person's own switch for offers. It must reach the consent ledger. `timestamp`: Unix seconds. */
export type UserPreference = {
  wa_id?: string
  user_id?: string
  parent_user_id?: string
  detail?: string
  category: Open<'marketing_messages'>
  value: Open<'stop' | 'resume'>
  timestamp?: number
}
