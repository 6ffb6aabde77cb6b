/** What the simulator's controls answer. Instants are simulated, as ISO 8601. */

export type PhoneState = 'on' | 'off' | 'no_coverage' | 'uninstalled'

export type CustomerThread = {
  readonly phone_number_id: string
  readonly messages: number
  readonly last_inbound_at: string | null
  readonly last_message_at: string | null
  readonly blocked: boolean
  readonly marketing_stopped: boolean
}

export type Customer = {
  readonly wa_id: string
  readonly name: string
  readonly language: string
  readonly phone: PhoneState
  readonly app_open: boolean
  readonly chat_open_with: string | null
  readonly receipts: boolean
  readonly waiting_messages: number
  readonly threads: readonly CustomerThread[]
}

export type PhoneMessage = {
  readonly id: string
  readonly from: 'business' | 'customer'
  readonly type: string
  readonly shown?: unknown
  readonly at: string
  readonly tick: 'clock' | 'one_grey' | 'two_grey' | 'two_blue' | null
  readonly quotes: string | null
  readonly forwarded: boolean
  readonly edited: boolean
  readonly deleted_for_everyone: boolean
  readonly reactions: { readonly business: string | null; readonly customer: string | null }
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly tapped: readonly string[]
  readonly [body: string]: unknown
}

export type PhoneThread = {
  readonly customer: { readonly wa_id: string; readonly name: string; readonly language: string }
  readonly number: { readonly phone_number_id: string; readonly verified_name: string | null }
  readonly blocked: boolean
  readonly marketing_stopped: boolean
  readonly business_is_typing: boolean
  readonly messages: readonly PhoneMessage[]
}

/** What really happened to a message of the business, whatever its receipts say. */
export type Truth = {
  readonly wamid: string
  readonly accepted_at: string | null
  readonly delivered_at: string | null
  readonly seen_at: string | null
  readonly opened_at: string | null
  readonly read_receipt_at: string | null
  readonly played_at: string | null
  readonly error: number | null
  readonly why_silent: string | null
}

export type Delivery = {
  readonly id: string | number
  readonly kinds: readonly string[]
  readonly updates: number
  readonly at: string
  readonly tries: number
  readonly status: number | null
  readonly latency_ms: number | null
  readonly result: string
}

export type Clock = { readonly now: string; readonly speed: number; readonly pending_events: number }
