import type { Problem } from '@doublecheck/whatsapp'
import type { ContactId, MessageId, NumberId, Refusal, Transaction, WorkspaceId } from '../platform/index.ts'
import type { MessageBody } from './message.ts'
import type { Scrub } from './withdraw-messages.ts'

/** Who a message goes to, in the channel's words. At least one is known. */
export type Recipient = { readonly phone?: string; readonly bsuid?: string; readonly group_id?: string }

export type OutboundMessage = {
  readonly workspace_id: WorkspaceId
  readonly message_id: MessageId
  readonly number_id: NumberId
  readonly contact_id: ContactId | null
  readonly to: Recipient
  readonly type: string
  readonly body: MessageBody
  readonly quotes: string | null
}

/** What a failure says, kept as the channel told it, with our code beside. */
export type Failure = {
  readonly code: string
  readonly title: string
  readonly details?: string
}

/** Every way a call can end. Only `throttled` and `stopped` are certain not to have reached anybody and may be tried again. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly channelMessageId: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'throttled'
      readonly retryAfterMs: number
      readonly failure: Failure
      readonly scope: 'message' | 'pair' | 'number'
    }
  | { readonly kind: 'stopped'; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly why: string }

export type NumberRef = { readonly workspace_id: WorkspaceId; readonly number_id: NumberId }

export type SentMessage = NumberRef & {
  readonly message_id: MessageId
  readonly channel_message_id: string
  readonly contact_id: ContactId | null
}

/**
 * What messages needs of a channel. channels/whatsapp fills it; nothing here knows a provider's wire format.
 */
export type Channel = {
  readonly name: string
  /** How this channel's service window works; null when it has none. */
  readonly windowHours: number | null
  /** Which row of deletion/capabilities.ts tells what can be done about messages that left by this number. */
  lineKind(number: NumberRef): Promise<string>
  /** How the business is called on this channel, as customers see it; null where it was not told. */
  businessName?(number: NumberRef): Promise<string | null>
  /** Takes a message that left from the other side too. Only where that row says that the desk can. */
  deleteForEveryone?(message: SentMessage): Promise<Refusal | undefined>
  /** Cuts words that were taken back out of whatever the channel itself keeps. */
  forgetWords(trx: Transaction, scrubs: readonly Scrub[], now: Date): Promise<void>
  /** Everything that is wrong with a body, each problem naming its field. */
  checkBody(type: string, body: unknown): readonly Problem[]
  /** Types that may leave outside the service window. */
  readonly windowFreeTypes: readonly string[]
  /** Addresses a contact must have one of. */
  readonly addressKinds: readonly ('phone' | 'bsuid' | 'email')[]
  /** Templates and everything else that only the channel's own account knows. `undefined`: nothing to object. */
  prepare(drafts: readonly PreparedDraft[]): Promise<readonly (Prepared | Refusal)[]>
  send(message: OutboundMessage): Promise<SendOutcome>
  markRead(number: NumberRef, channelMessageId: string, typing: boolean): Promise<Refusal | undefined>
}

export type PreparedDraft = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  readonly type: string
  readonly body: MessageBody
  readonly purpose: string
}

/** `purpose` may be raised (a marketing template is marketing whatever the caller said); details are kept with the message. */
export type Prepared = { readonly purpose: string; readonly details: Readonly<Record<string, unknown>> }

/** The channel of a number. */
export type Channels = (channel: string) => Channel
