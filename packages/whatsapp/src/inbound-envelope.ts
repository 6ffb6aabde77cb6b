import type {
  AccountAlert,
  AccountUpdate,
  BusinessCapabilityUpdate,
  NameUpdate,
  NumberQualityUpdate,
  SecurityUpdate,
  TemplateCategoryUpdate,
  TemplateComponentsUpdate,
  TemplateQualityUpdate,
  TemplateStatusUpdate,
  UsernameUpdate,
  UserPreference,
} from './inbound-account.ts'
import type { AppStateSync, HistoryChunk, MessageEcho } from './inbound-coexistence.ts'
import type { InboundMessage, WebhookError } from './inbound-message.ts'
import type { Status } from './inbound-status.ts'

// What the platform posts to a webhook. Everything that any page marks as conditional is optional here,
// and so is everything that two pages disagree on: a reader must do without it.

/** One POST. Up to 1,000 updates may share it: loop over every array. */
export type WebhookDelivery = { object: 'whatsapp_business_account'; entry: WebhookEntry[] }

/** `id` is the account (WABA). `time` in Unix seconds, absent on `messages`. */
export type WebhookEntry = { id: string; time?: number; changes: WebhookChange[] }

export type WebhookChange =
  | { field: 'messages'; value: MessagesValue }
  | { field: 'user_preferences'; value: NumberValue & { user_preferences?: UserPreference[] } }
  | { field: 'smb_message_echoes'; value: NumberValue & { message_echoes?: MessageEcho[] } }
  | { field: 'history'; value: NumberValue & { history?: HistoryChunk[] } }
  | { field: 'smb_app_state_sync'; value: NumberValue & { state_sync?: AppStateSync[] } }
  | { field: 'calls'; value: CallsValue }
  | { field: GroupField; value: GroupsValue }
  | { field: 'standby'; value: NumberValue & { standby?: StandbyUpdates } }
  | { field: 'message_template_status_update'; value: TemplateStatusUpdate | TemplateQualityUpdate }
  | { field: 'message_template_quality_update'; value: TemplateQualityUpdate }
  | { field: 'message_template_components_update'; value: TemplateComponentsUpdate }
  | { field: 'template_category_update'; value: TemplateCategoryUpdate }
  | { field: 'phone_number_quality_update'; value: NumberQualityUpdate }
  | { field: 'phone_number_name_update'; value: NameUpdate }
  | { field: 'business_capability_update'; value: BusinessCapabilityUpdate }
  | { field: 'account_update'; value: AccountUpdate }
  | { field: 'account_alerts'; value: AccountAlert }
  | { field: 'security'; value: SecurityUpdate }
  | { field: 'business_username_updates'; value: UsernameUpdate }

export type WebhookField = WebhookChange['field']

/** What every value about one number starts with. `display_phone_number` is digits without the plus. */
export type NumberValue = {
  messaging_product: 'whatsapp'
  metadata: { display_phone_number: string; phone_number_id: string }
  contacts?: WebhookContact[]
  errors?: WebhookError[]
}

/** `wa_id` is missing for a person with a username whose number may not be shown; `user_id` is the key. */
export type WebhookContact = {
  profile?: { name?: string; username?: string }
  wa_id?: string
  user_id?: string
  parent_user_id?: string
  identity_key_hash?: string
}

export type MessagesValue = NumberValue & { messages?: InboundMessage[]; statuses?: Status[] }

export type StandbyUpdates = {
  messages?: InboundMessage[]
  message_echoes?: MessageEcho[]
  statuses?: Status[]
}

export type CallsValue = NumberValue & {
  calls?: Call[]
  statuses?: CallStatus[]
}

/**
 * `timestamp`, `start_time`, `end_time`: Unix seconds as text; `duration` in seconds, only when
 * answered.
 */
export type Call = {
  id: string
  from?: string
  to?: string
  from_user_id?: string
  event: 'connect' | 'terminate'
  timestamp: string
  direction?: 'USER_INITIATED' | 'BUSINESS_INITIATED'
  session?: { sdp_type: string; sdp: string }
  status?: 'COMPLETED' | 'FAILED'
  start_time?: string
  end_time?: string
  duration?: number
  biz_opaque_callback_data?: string
}

export type CallStatus = {
  id: string
  type?: 'call'
  status: 'RINGING' | 'ACCEPTED' | 'REJECTED'
  timestamp: string
  recipient_id?: string
  recipient_user_id?: string
  biz_opaque_callback_data?: string
}

export type GroupField =
  | 'group_lifecycle_update'
  | 'group_participants_update'
  | 'group_settings_update'
  | 'group_status_update'

/** `initiated_by` stands beside `groups` in some of the platform's samples, inside in others. */
export type GroupsValue = NumberValue & { groups?: GroupEvent[]; initiated_by?: 'business' | 'participant' }

export type GroupParticipant = { wa_id?: string; user_id?: string; username?: string; input?: string }

export type GroupSettingResult = { update_successful: boolean; text?: string; errors?: WebhookError[] }

export type GroupEvent = {
  type:
    | 'group_create'
    | 'group_delete'
    | 'group_participants_add'
    | 'group_participants_remove'
    | 'group_join_request_created'
    | 'group_join_request_revoked'
    | 'group_settings_update'
    | 'group_suspend'
    | 'group_suspend_cleared'
  timestamp?: string
  group_id?: string
  request_id?: string
  subject?: string
  invite_link?: string
  join_approval_mode?: 'auto_approve' | 'approval_required'
  reason?: string
  added_participants?: GroupParticipant[]
  removed_participants?: GroupParticipant[]
  failed_participants?: (GroupParticipant & { errors?: WebhookError[] })[]
  initiated_by?: 'business' | 'participant'
  join_request_id?: string
  wa_id?: string
  user_id?: string
  profile_picture?: GroupSettingResult
  group_subject?: GroupSettingResult
  group_description?: GroupSettingResult
  errors?: WebhookError[]
}
