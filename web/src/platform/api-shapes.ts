/** What the server answers, as it writes it: snake_case, instants as ISO 8601 UTC strings, null for absent. */

import type { NextStep, Seen } from './insight-shapes.ts'

export * from './account-shapes.ts'
export * from './insight-shapes.ts'

export type Instant = string

export type Page<Row> = { readonly data: readonly Row[]; readonly next_cursor: string | null }

export type Language = 'en' | 'fr'

// contacts and consent

export type Contact = {
  readonly id: string
  readonly name: string | null
  readonly profile_name: string | null
  readonly username: string | null
  readonly display_name: string
  readonly phone: string | null
  readonly email: string | null
  readonly bsuid: string | null
  readonly language: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly created_at: Instant
  readonly merged_into: string | null
}

export type ConsentState = 'given' | 'withdrawn'

export type ConsentEntry = {
  readonly id: string
  readonly purpose: string
  readonly channel: string
  readonly state: ConsentState
  readonly source: string
  readonly wording: string | null
  readonly proof: unknown
  readonly at: Instant
}

export type ConsentNow = {
  readonly purpose: string
  readonly channel: string
  readonly state: ConsentState
  readonly since: Instant
  readonly source: string
}

export type Consents = { readonly data: readonly ConsentEntry[]; readonly current: readonly ConsentNow[] }

// numbers

export type WhatsappNumber = {
  readonly id: string
  readonly channel: 'whatsapp'
  readonly phone_number_id: string
  readonly waba_id: string
  readonly display_phone_number: string
  readonly label: string | null
  readonly verified_name: string | null
  readonly quality: string | null
  readonly messaging_limit: string | null
  readonly per_second: number
  readonly coexistence: boolean
  readonly simulated: boolean
  readonly webhook_lag_ms: number | null
  readonly last_webhook_at: Instant | null
  readonly last_error: {
    readonly code: string | number
    readonly message: string
    readonly at: Instant
  } | null
  readonly sending_stopped: {
    readonly since: Instant
    readonly code: string | number
    readonly message: string
    readonly words?: { readonly en: string; readonly fr: string } | null
  } | null
  readonly connected_at: Instant
}

// messages

export type Tick = 'clock' | 'one_grey' | 'two_grey' | 'two_blue' | 'played' | 'failed'

export type MessageState =
  | 'waiting_approval'
  | 'held'
  | 'queued'
  | 'sending'
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'played'
  | 'failed'
  | 'refused'
  | 'unclear'
  | 'recalled'
  | 'received'
  | 'withdrawn'

export type Media = {
  readonly id: string
  readonly mime_type: string
  readonly file_name: string | null
  readonly size_bytes: number | null
  readonly state: 'pending' | 'stored' | 'failed' | 'removed'
  readonly url: string
}

export type Refusal = { readonly code: string; readonly message: string; readonly details?: unknown }

export type Receipt = { readonly status: string; readonly at: Instant; readonly participant: string | null }

export type Reaction = { readonly emoji: string; readonly by: 'contact' | 'us'; readonly at: Instant }

export type Quote = {
  readonly channel_message_id: string | null
  readonly message: {
    readonly id: string
    readonly type: string
    readonly text: string
    readonly author_name: string | null
    readonly withdrawn: boolean
  } | null
}

/** Where a message stands that somebody else must see first. */
export type Approval = {
  readonly needed: number
  readonly given: number
  readonly reasons: readonly string[]
  readonly asked_at: Instant
  readonly content_hash: string
  /** Its authors, as `agent:…`: none of them approves. */
  readonly people: readonly string[]
  /** `former`: the body as first written, where it was changed since. */
  readonly changed: {
    readonly by: string
    readonly name: string | null
    readonly at: Instant
    readonly former: unknown
  } | null
  readonly decisions: readonly {
    readonly by: string
    readonly name: string | null
    readonly approved: boolean
    readonly reason: string | null
    readonly at: Instant
    /** Taken on the present words. */
    readonly counts: boolean
  }[]
}

export type Message = {
  readonly id: string
  readonly conversation_id: string | null
  readonly contact_id: string | null
  readonly number_id: string | null
  readonly group_id: string | null
  readonly direction: 'in' | 'out'
  readonly channel_message_id: string | null
  readonly type: string
  readonly context: {
    readonly quotes: Quote | null
    readonly forwarded?: boolean | { readonly often: boolean }
    readonly referral?: Readonly<Record<string, unknown>> | null
  } | null
  readonly reactions: readonly Reaction[]
  readonly media: Media | null
  readonly purpose: string | null
  readonly author: {
    readonly kind: 'contact' | 'agent' | 'token' | 'promise' | 'campaign' | 'journey' | 'app'
    readonly id: string | null
    readonly name: string | null
  }
  readonly origin: string | null
  readonly created_at: Instant
  readonly state: MessageState
  readonly tick: Tick | null
  readonly receipts: readonly Receipt[]
  readonly send_after: Instant | null
  readonly seconds_to_undo: number | null
  readonly refusal: Refusal | null
  /** Null for what needed nobody else. */
  readonly approval: Approval | null
  readonly failure: {
    readonly code: string | number
    readonly title: string | null
    readonly words: { readonly en: string; readonly fr: string } | null
    readonly reaction: string
  } | null
  readonly pricing: Readonly<Record<string, unknown>> | null
  readonly marked_read_at: Instant | null
  readonly edited_at: Instant | null
  readonly withdrawn_at: Instant | null
  /** `contact`; `app`, on the business’s own phone; or who did it here, as `agent:…`. */
  readonly withdrawn_by?: string | null
  /** Hidden on this desk alone. */
  readonly hidden_at?: Instant | null
  readonly hidden_by?: Message['author'] | null
  /** Said of messages of ours, where anything can be said. */
  readonly probably_read: Seen | null
  readonly next_step: NextStep | null
  /** The body, under its type's name, in the platform's own names: `message.text.body` for a text. */
  readonly [body: string]: unknown
}

// templates

export type TemplateBlank = {
  readonly component: 'header' | 'body' | 'button'
  readonly index?: number
  readonly name: string
  readonly example: string | null
  readonly format?: string
}

export type Template = {
  readonly id: string
  readonly account_id: string
  readonly name: string
  readonly language: string
  readonly category: string
  readonly status: string
  readonly quality: string | null
  readonly reason: string | null
  readonly parameter_format: 'positional' | 'named' | 'POSITIONAL' | 'NAMED' | null
  readonly components: readonly Readonly<Record<string, unknown>>[]
  readonly blanks: readonly TemplateBlank[]
  readonly changed_at: Instant
}

// inbox

export type ConversationState = 'open' | 'pending' | 'closed'
export type Label = { readonly id: string; readonly name: string }
export type By = { readonly id: string; readonly name: string | null }
/** Who did something: a colleague, a program, the customer, or the desk by itself (`clock`, `merge`). */
export type SignedBy = {
  readonly kind: 'agent' | 'token' | 'contact' | 'clock' | 'merge'
  readonly id: string | null
  readonly name: string | null
}
export type ServiceWindow = { readonly open: boolean; readonly closes_at: Instant | null }

export type LastMessage = {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly type: string
  readonly text: string
  readonly tick: Tick | null
  readonly state: MessageState
  readonly at: Instant
  readonly withdrawn: boolean
  readonly author_name: string | null
}

export type ConversationRow = {
  readonly id: string
  readonly contact: {
    readonly id: string
    readonly display_name: string
    readonly phone: string | null
    readonly language: string | null
  } | null
  readonly group_id: string | null
  readonly number_id: string
  readonly state: ConversationState
  readonly pending_until: Instant | null
  readonly assigned_to: By | null
  readonly labels: readonly Label[]
  readonly last_message: LastMessage | null
  readonly last_message_at: Instant
  readonly waiting_since: Instant | null
  readonly unread_count: number
  readonly window: ServiceWindow
  readonly failed: boolean
  readonly team: ConversationTeam | null
  readonly promise: ConversationPromise | null
}

/** `chosen`: by somebody, rather than that of whoever works on the conversation. */
export type ConversationTeam = { readonly id: string; readonly name: string; readonly chosen: boolean }

/** How soon an answer is promised; both instants are null while nothing is owed. */
export type ConversationPromise = {
  readonly state: 'kept' | 'running' | 'warning' | 'broken'
  readonly due_at: Instant | null
  readonly warn_at: Instant | null
  readonly team_id: string | null
}

export type HistoryEntry = {
  readonly id: string
  readonly kind: 'state' | 'assignment' | 'label' | 'team'
  readonly at: Instant
  readonly by: SignedBy
  readonly state?: ConversationState
  readonly pending_until?: Instant | null
  readonly assigned_to?: By | null
  readonly label?: Label
  /** Put on, or taken off. */
  readonly put?: boolean
  /** null: again as whoever it is assigned to. */
  readonly team?: { readonly id: string; readonly name: string } | null
}

export type Conversation = Omit<ConversationRow, 'contact'> & {
  readonly contact: Contact | null
  readonly number: {
    readonly id: string
    readonly channel: string
    readonly address: string
    readonly label: string | null
    readonly connected: boolean
    readonly sending_stopped: {
      readonly since: Instant
      readonly code: string | null
      readonly message: string | null
    } | null
  } | null
  readonly history: readonly HistoryEntry[]
}

export type Note = { readonly id: string; readonly text: string; readonly at: Instant; readonly by: SignedBy }

export type ThreadPage = {
  readonly data: readonly Message[]
  readonly notes: readonly Note[]
  readonly next_cursor: string | null
}

export const filters = [
  'mine',
  'unassigned',
  'waiting',
  'promise',
  'window_closing',
  'failed',
  'all',
] as const
export type Filter = (typeof filters)[number]
export type Counts = Readonly<Record<Filter, number>>

export type SearchHit = {
  readonly message_id: string
  readonly conversation_id: string | null
  readonly contact_name: string | null
  readonly direction: 'in' | 'out'
  readonly at: Instant
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
}

// live view

export type LiveName =
  | 'messages.received'
  | 'messages.changed'
  | 'messages.queued'
  | 'receipts.recorded'
  | 'conversations.changed'
  | 'notes.changed'
  | 'quick_replies.changed'
  | 'templates.changed'
  | 'numbers.changed'
  | 'consents.changed'
  | 'reach.changed'
  | 'operator.changed'

export type LiveChange = {
  readonly name: LiveName
  readonly conversation_ids: readonly string[]
  readonly message_ids: readonly string[]
  readonly contact_ids: readonly string[]
}
