import type { InboundContent, InboundFrame, WebhookError } from './inbound-message.ts'

// One number in the WhatsApp Business app and in the API. smb_message_echoes 2026-05-21; history 2025-10-22.

type EchoContent = InboundContent & { media_placeholder: Record<string, never> }

/** A message of either side as the app knows it. `to` only on messages of the business. */
export type AppMessage = Omit<InboundFrame, 'from'> & {
  from: string
  to?: string
  to_user_id?: string
  type: keyof EchoContent | (string & {})
} & { [Name in keyof EchoContent]?: EchoContent[Name] }

/** What the business wrote, deleted (`revoke`) or edited (`edit`) in its own app. */
export type MessageEcho = AppMessage

/** Names as the history page writes them, in capitals. */
export type HistoryStatus = 'DELIVERED' | 'ERROR' | 'PENDING' | 'PLAYED' | 'READ' | 'SENT' | (string & {})

export type HistoryMessage = AppMessage & { history_context?: { status?: HistoryStatus; from_me?: boolean } }

/** `id` of a thread is the customer's phone number or user id. */
export type HistoryThread = {
  id: string
  context?: { wa_id?: string; user_id?: string; username?: string }
  messages: HistoryMessage[]
}

/** `phase` 0: the last day, 1: up to 90 days, 2: up to 180 days. `progress` in percent. */
export type HistoryChunk = {
  metadata?: { phase?: 0 | 1 | 2; chunk_order?: number; progress?: number }
  threads?: HistoryThread[]
  errors?: WebhookError[]
}

/** `metadata.timestamp`: Unix seconds as text. */
export type AppStateSync = {
  type: 'contact'
  contact: { full_name?: string; first_name?: string; phone_number?: string; user_id?: string }
  action: 'add' | 'remove' | (string & {})
  metadata?: { timestamp?: string }
}
