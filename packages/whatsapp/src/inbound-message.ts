// One message of a customer: value.messages[]. webhooks/reference/messages/* 2025-10 to 2026-07.

/** `title` may change without notice: decide on `code` and `error_data.details`. */
export type WebhookError = {
  code: number
  title?: string
  message?: string
  error_data?: { details?: string }
  href?: string
}

/** `from` is missing when the phone number may not be shown. `timestamp`: Unix seconds as text. */
export type InboundFrame = {
  id: string
  timestamp: string
  from?: string
  from_user_id?: string
  from_parent_user_id?: string
  group_id?: string
  context?: InboundContext
  referral?: Referral
  errors?: WebhookError[]
}

/** `from` and `id` name the quoted message; `forwarded`: up to 5 times, `frequently_forwarded`: more. */
export type InboundContext = {
  from?: string
  id?: string
  forwarded?: boolean
  frequently_forwarded?: boolean
  referred_product?: { catalog_id: string; product_retailer_id: string }
}

/** The advertisement a person came from. `ctwa_clid` is missing for placements in Status. */
export type Referral = {
  source_url?: string
  source_id?: string
  source_type?: string
  headline?: string
  body?: string
  media_type?: string
  image_url?: string
  video_url?: string
  thumbnail_url?: string
  ctwa_clid?: string
  welcome_message?: { text?: string }
}

/** `id` can be fetched for 7 days; `url` for 5 minutes, with the bearer token. `sha256` in base64. */
export type InboundMedia = { id: string; mime_type: string; sha256?: string; url?: string; caption?: string }

export type InboundContent = {
  text: { body: string }
  image: InboundMedia
  video: InboundMedia
  audio: InboundMedia & { voice?: boolean }
  document: InboundMedia & { filename?: string }
  sticker: InboundMedia & { animated?: boolean }
  location: { latitude: number; longitude: number; name?: string; address?: string; url?: string }
  contacts: InboundCard[]
  /** Without `emoji` the reaction was taken back. */
  reaction: { message_id: string; emoji?: string }
  /** A tap on a quick reply of a template. */
  button: { payload?: string; text: string }
  interactive: InteractiveReply
  order: {
    catalog_id: string
    text?: string
    product_items: {
      product_retailer_id: string
      quantity: number
      item_price: number
      currency: string
    }[]
  }
  system: SystemNotice
  request_welcome: Record<string, never>
  /** `type` names the real kind; an open list. */
  unsupported: { type?: string }
  /** Coexistence numbers only. */
  revoke: { original_message_id: string }
  edit: { original_message_id: string; message: EditedMessage }
}

export type InboundType = keyof InboundContent

export type InboundMessage = {
  [Type in InboundType]: InboundFrame & { type: Type } & {
    // Content without fields, and unsupported kinds before November 2025, arrive without their object.
    [Name in Type]: Type extends 'unsupported' | 'request_welcome'
      ? InboundContent[Type] | undefined
      : InboundContent[Type]
  }
}[InboundType]

export type EditedMessage = {
  type: string
  text?: { body: string }
  image?: InboundMedia
  video?: InboundMedia
  document?: InboundMedia & { filename?: string }
  context?: InboundContext
}

export type InboundCard = {
  name: {
    formatted_name: string
    first_name?: string
    last_name?: string
    middle_name?: string
    prefix?: string
    suffix?: string
  }
  phones?: { phone?: string; type?: string; wa_id?: string; user_id?: string }[]
  emails?: { email?: string; type?: string }[]
  addresses?: {
    street?: string
    city?: string
    state?: string
    zip?: string
    country?: string
    country_code?: string
    type?: string
  }[]
  org?: { company?: string; department?: string; title?: string }
  urls?: { url?: string; type?: string }[]
  birthday?: string
  /** `contact_request`: the answer to our question for the number. */
  origin?: 'contact_request' | 'other'
  vcard?: string
}

export type InteractiveReply =
  | { type: 'button_reply'; button_reply: { id: string; title: string } }
  | { type: 'list_reply'; list_reply: { id: string; title: string; description?: string } }
  /** `response_json` is JSON inside a string, with the `flow_token` of the question. */
  | { type: 'nfm_reply'; nfm_reply: { name?: string; body?: string; response_json: string } }
  | {
      type: 'call_permission_reply'
      call_permission_reply: {
        response: 'accept' | 'reject'
        is_permanent?: boolean
        expiration_timestamp?: string
        response_source?: 'user_action' | 'automatic'
      }
    }

/** Comes without `value.contacts`. The message's `from` is the old number. */
export type SystemNotice = {
  type: 'user_changed_number' | 'user_changed_user_id' | (string & {})
  body?: string
  wa_id?: string
  user_id?: string
  parent_user_id?: string
  previous_user_id?: string
  previous_parent_user_id?: string
}
