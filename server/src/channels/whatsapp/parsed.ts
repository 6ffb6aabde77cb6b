import type { TemplateNews } from '../../templates/index.ts'

/**
 * What a delivery says, in our words but not yet tied to a workspace: pure data between the parser and the digester.
 * Times are instants; ids are the platform's.
 */
export type Person = {
  readonly phone?: string
  readonly bsuid?: string
  readonly parent_bsuid?: string
  readonly profile_name?: string
  readonly username?: string
}

export type ParsedMessage = {
  readonly person: Person | null
  readonly group_id: string | null
  readonly direction: 'in' | 'out'
  readonly origin: 'live' | 'history' | 'echo'
  readonly channel_message_id: string
  readonly type: string
  readonly body: Readonly<Record<string, unknown>> | readonly unknown[]
  readonly details: Readonly<Record<string, unknown>>
  readonly quotes: string | null
  readonly reacts_to: string | null
  readonly at: Date
  readonly media: {
    readonly channel_media_id: string
    readonly mime_type: string
    readonly sha256?: string
    readonly file_name?: string
    readonly voice: boolean
    readonly animated: boolean
  } | null
  readonly reached: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | null
}

export type ParsedReceipt = {
  readonly channel_message_id: string
  readonly status: string
  readonly at: Date
  readonly participant: string
  readonly echoed: string | null
  readonly errors: readonly unknown[] | null
  readonly pricing: unknown
  /** The recipient as the platform knows them, when it told us both names. */
  readonly person: Person | null
}

export type ParsedWithdrawal = {
  readonly channel_message_id: string
  readonly at: Date
  readonly by: 'contact' | 'app'
}

export type ParsedEdit = {
  readonly channel_message_id: string
  readonly at: Date
  readonly type: string
  readonly body: Readonly<Record<string, unknown>>
}

export type ParsedNumberChange = { readonly from: Person; readonly to: Person; readonly at: Date }

export type ParsedPreference = {
  readonly person: Person
  readonly state: 'given' | 'withdrawn'
  readonly at: Date
  readonly wording: string
}

export type ParsedChange = {
  /** Which change of the delivery, counted from 0. */
  readonly position: number
  readonly account_id: string
  readonly phone_number_id: string | null
  readonly field: string
  readonly messages: ParsedMessage[]
  readonly receipts: ParsedReceipt[]
  readonly withdrawals: ParsedWithdrawal[]
  readonly edits: ParsedEdit[]
  readonly number_changes: ParsedNumberChange[]
  readonly preferences: ParsedPreference[]
  readonly address_book: Person[]
  readonly template_news: TemplateNews[]
  readonly notices: { readonly value: Readonly<Record<string, unknown>>; readonly at: Date | null }[]
  /** Kinds we have no meaning for: kept as they came and counted. */
  readonly unknown: string[]
}

export type ParsedDelivery =
  | {
      readonly kind: 'changes'
      readonly changes: readonly ParsedChange[]
      readonly problems: readonly { position: number; reason: string }[]
    }
  | { readonly kind: 'unreadable'; readonly reason: string }
