import type { Selectable } from 'kysely'
import type { ContactId, MediaId, MessageId, Messages, NumberId, WorkspaceId } from '../platform/index.ts'

/**
 * A message as stored, with the facts its outbox row holds while it has one: taken by a dispatcher, of unclear outcome, or
 * waiting for a second person. Loaded only by this room, so nobody computes a state from half the facts.
 */
export type MessageRow = Selectable<Messages> & {
  readonly leased_at: Date | null
  readonly unclear_at: Date | null
  readonly awaits_approval: boolean | null
  readonly former: Former | null
}

/** A message that waits and was changed: its body as first written, and who changed it last, as JSON holds it. */
export type Former = { readonly body: MessageBody; readonly by: string; readonly at: string }

/** Names, not values: the platform's own words for what a message holds. */
export type MessageBody = Readonly<Record<string, unknown>> | readonly unknown[]

/** Replies to a waiting person go before anything sent to many. */
export const lanes = { reply: 0, bulk: 1 } as const
export type Lane = (typeof lanes)[keyof typeof lanes]

/** A message somebody wants to send. Nothing is promised until it was checked and queued. */
export type MessageDraft = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly contact_id: ContactId
  readonly type: string
  readonly body: MessageBody
  /** The channel's id of the message being answered. */
  readonly quotes?: string
  readonly purpose: string
  /** `agent:…` or `token:…`. */
  readonly author: string
  readonly lane: Lane
  /** The end of the undo window: before it, recall is certain. */
  readonly send_after: Date
  /** Our message whose silence this one answers to: it is sent unasked, whatever its purpose. */
  readonly follow_up_of?: MessageId
  /** The second look said stop, and no reason was given for sending it all the same: a second person decides. */
  readonly stopped?: boolean
  /** The same key never queues twice. */
  readonly draft_key?: string
}

/** A draft that may leave, as far as can be known now. Consent and window are asked again at the last gate. */
export type CheckedDraft = MessageDraft & {
  readonly details: Readonly<Record<string, unknown>>
}

export type ReceivedMedia = {
  readonly channel_media_id: string
  readonly mime_type: string
  readonly sha256?: string
  readonly file_name?: string
  readonly voice: boolean
  readonly animated: boolean
}

/** A message as a channel understood it. `out` is one written on the business's own phone. */
export type ReceivedMessage = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly contact_id: ContactId | null
  readonly group_id: string | null
  readonly direction: 'in' | 'out'
  readonly origin: 'live' | 'history' | 'echo'
  readonly channel: string
  readonly channel_message_id: string
  readonly type: string
  readonly body: MessageBody
  readonly details: Readonly<Record<string, unknown>>
  readonly quotes: string | null
  readonly reacts_to: string | null
  readonly at: Date
  readonly media: ReceivedMedia | null
  /** From a history transfer: how far the message had come, time unknown. */
  readonly reached: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | null
  readonly delivery_id: number | null
}

export type MediaView = {
  readonly id: MediaId
  readonly mime_type: string
  readonly file_name: string | null
  readonly size_bytes: number | null
  readonly voice: boolean
  readonly animated: boolean
  readonly state: 'pending' | 'stored' | 'failed' | 'removed'
  readonly url: string
}

export type MessageRef = { readonly workspace_id: WorkspaceId; readonly message_id: MessageId }
