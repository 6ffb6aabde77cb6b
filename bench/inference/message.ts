export type Kind = 'campaign' | 'question' | 'notice' | 'reply' | 'follow_up'

/** One message of the business, what its receipts will say and when, and the truth. Hours since the start. */
export type Message = {
  readonly key: number
  readonly kind: Kind
  readonly at: number
  readonly solicitation: boolean
  readonly template: boolean
  readonly expectsAnswer: boolean
  readonly voice: boolean
  /** The message a follow-up is about. */
  readonly about: Message | undefined
  sentAt: number
  deliveredAt: number
  readAt: number
  playedAt: number
  failedAt: number
  /** Truth: on the phone, content seen, chat opened. */
  arrivedAt: number
  seenAt: number
  openedAt: number
  /** Truth: the person has something to answer, and would. */
  willing: boolean
  answeredAt: number
}

export type Heard = {
  readonly at: number
  readonly kind: 'message' | 'reaction' | 'tap' | 'link_click' | 'call'
  readonly about: Message | undefined
}

export type Noted = { readonly at: number; readonly kind: string; readonly observed: boolean }

export const never = Number.POSITIVE_INFINITY
